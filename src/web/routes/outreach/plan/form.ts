import type { z } from "zod";
import { outreachSchemas } from "#modules/outreach/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

export type Planning =
  | { readonly do: "plan"; readonly command: z.input<typeof outreachSchemas.PlanRound> }
  | { readonly do: "change"; readonly command: z.input<typeof outreachSchemas.ChangeRound> }
  | { readonly do: "end"; readonly command: z.input<typeof outreachSchemas.EndRound> };

/** "21:30 Havnen" and "Parken", a line each, to stops. A time may be written with a dot. */
export const stopsFrom = (lines: string): { place: string; usualTime?: string }[] =>
  lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => {
      const [, hour, minute, place] = /^(?:kl\.?\s*)?([01]?\d|2[0-3])[.:]([0-5]\d)\s+(.+)$/i.exec(line) ?? [];
      return hour && minute && place
        ? { place, usualTime: `${hour.padStart(2, "0")}:${minute}` }
        : { place: line };
    });

/** A new round where there is no `roundId`. Pure. */
export const parsePlan =
  (roundId: string | null) =>
  (fields: FormFields, text: Text): Parsed<Planning> => {
    if (fields.form === "end" && roundId !== null) {
      const parsed = parseCommand(outreachSchemas.EndRound, { roundId }, text);
      return parsed.ok ? { ok: true, command: { do: "end", command: parsed.command } } : parsed;
    }
    if (fields.form !== "plan") return noSuchForm(text);
    const plan = {
      name: fields.get("name"),
      weekdays: fields.all("weekdays").map(Number),
      onDay: fields.get("onDay"),
      begins: fields.get("begins"),
      goes: fields.all("goes"),
      stops: stopsFrom(fields.get("stops")),
    };
    const how = { field: fieldOf, words: { stops: text.fieldIssues.notAStop } };
    if (roundId === null) {
      const parsed = parseCommand(outreachSchemas.PlanRound, plan, text, how);
      return parsed.ok ? { ok: true, command: { do: "plan", command: parsed.command } } : parsed;
    }
    const seen = { roundId, seen: Number(fields.get("seen")), ...plan };
    const parsed = parseCommand(outreachSchemas.ChangeRound, seen, text, how);
    return parsed.ok ? { ok: true, command: { do: "change", command: parsed.command } } : parsed;
  };

const fieldOf = (path: string): string => path.split(".")[0] ?? path;
