import type { z } from "zod";
import { isUuid } from "#kernel/ids.ts";
import { outreachSchemas } from "#modules/outreach/index.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

type S = typeof outreachSchemas;

/** What was pressed on a round. Each form is named by what it does and whom, or where, it is about. */
export type Pressed =
  | { readonly do: "mark"; readonly command: z.input<S["MarkStop"]> }
  | { readonly do: "rest"; readonly command: z.input<S["LeaveRest"]> }
  | { readonly do: "met"; readonly command: z.input<S["NoteMet"]> }
  | { readonly do: "missed"; readonly command: z.input<S["NoteNotFound"]> }
  | { readonly do: "seen"; readonly command: z.input<S["NoteSighting"]> }
  | { readonly do: "gone"; readonly command: z.input<S["EndSighting"]> };

const as = <D extends Pressed["do"], C>(what: D, parsed: Parsed<C>): Parsed<{ do: D; command: C }> =>
  parsed.ok ? { ok: true, command: { do: what, command: parsed.command } } : parsed;

/** A form of one round on one day to a command. Pure. */
export const parseRound =
  (roundId: string, day: string) =>
  (fields: FormFields, text: Text): Parsed<Pressed> => {
    const [what, ...rest] = fields.form.split("-");
    const id = rest.join("-");
    const s = outreachSchemas;
    if (what === "seen") {
      const days = Number(fields.get("days"));
      const seen = { words: fields.get("words"), stopId: fields.get("stopId"), ...(days ? { days } : {}) };
      return as("seen", parseCommand(s.NoteSighting, seen, text));
    }
    if (what === "rest")
      return as("rest", parseCommand(s.LeaveRest, { roundId, day, why: fields.get("why") }, text));
    if (!isUuid(id)) return noSuchForm(text);
    switch (what) {
      case "done":
        return as("mark", parseCommand(s.MarkStop, { stopId: id, day, state: "done" }, text));
      case "skip":
        return as(
          "mark",
          parseCommand(s.MarkStop, { stopId: id, day, state: "skipped", why: fields.get("why") }, text),
        );
      case "met":
        return as(
          "met",
          parseCommand(s.NoteMet, { searchId: id, how: fields.get("how"), words: fields.get("words") }, text),
        );
      case "missed":
        return as("missed", parseCommand(s.NoteNotFound, { searchId: id }, text));
      case "gone":
        return as("gone", parseCommand(s.EndSighting, { sightingId: id }, text));
      default:
        return noSuchForm(text);
    }
  };
