import { meetingSchemas } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../http/form.ts";
import { parseCommand } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { textsFrom } from "../shared/texts.ts";

const AWAY = ["out", "disqualified"] as const;
const TAKE = ["standing", "beside", "both"] as const;
type Schemas = typeof meetingSchemas;

/** What was pressed under an item. Every form is called after what it does and the item it does it to: "dissent-<id>". */
export type Pressed = { readonly itemId: string } & (
  | { readonly do: "texts"; readonly texts: ReturnType<typeof textsFrom>; readonly writer: string }
  | {
      readonly do: "settle";
      readonly command: {
        meetingId: string;
        besideId: string;
        seen: number;
        take: (typeof TAKE)[number];
      };
    }
  | {
      readonly do: "away";
      readonly command: {
        meetingId: string;
        itemId: string;
        away: { attendanceId: string; why: (typeof AWAY)[number] | null }[];
      };
    }
  | { readonly do: "dissent"; readonly command: Schemas["addDissent"]["_zod"]["input"] }
  | { readonly do: "undissent"; readonly command: { meetingId: string; dissentId: string } }
  | { readonly do: "writeOn" }
  | { readonly do: "finish"; readonly seen: number }
  | { readonly do: "task"; readonly command: Schemas["addTask"]["_zod"]["input"] }
);

/** `at`: the meeting the page is about. */
export function parseWriting(
  fields: FormFields,
  text: Text,
  { meetingId, bodyId }: { meetingId: string; bodyId: string },
): Parsed<Pressed> {
  const dash = fields.form.indexOf("-");
  const what = oneOf(fields.form.slice(0, dash), [
    ...(["texts", "settle", "away", "dissent", "undissent", "task", "finish", "writeOn"] as const),
  ]);
  const itemId = fields.form.slice(dash + 1);
  switch (what) {
    case null:
      return noSuchForm(text);
    case "texts":
      return {
        ok: true,
        command: { do: "texts", itemId, texts: textsFrom(fields), writer: fields.get("writer") },
      };
    case "settle": {
      const take = oneOf(fields.get("take"), TAKE);
      if (take === null) return noSuchForm(text);
      const [besideId, seen] = [fields.get("beside"), Number(fields.get("seen"))];
      return { ok: true, command: { do: "settle", itemId, command: { meetingId, besideId, seen, take } } };
    }
    case "away":
      return {
        ok: true,
        command: { do: "away", itemId, command: { meetingId, itemId, away: awayFrom(fields) } },
      };
    case "dissent": {
      const many = fields.get("howMany").trim();
      const given = {
        ...{ meetingId, itemId, name: fields.get("name"), words: fields.get("words") },
        howMany: many === "" ? null : Number(many),
      };
      const parsed = parseCommand(meetingSchemas.addDissent, given, text);
      return parsed.ok ? { ok: true, command: { do: "dissent", itemId, command: parsed.command } } : parsed;
    }
    case "undissent": {
      const command = { meetingId, dissentId: fields.get("dissent") };
      return { ok: true, command: { do: "undissent", itemId, command } };
    }
    case "writeOn":
      return { ok: true, command: { do: "writeOn", itemId } };
    case "finish":
      return { ok: true, command: { do: "finish", itemId, seen: Number(fields.get("seen")) } };
    case "task": {
      const given = {
        bodyId,
        itemId,
        words: fields.get("task"),
        owner: fields.get("owner"),
        due: fields.get("due"),
      };
      const parsed = parseCommand(meetingSchemas.addTask, given, text, {
        field: (path) => (path === "words" ? "task" : path),
      });
      return parsed.ok ? { ok: true, command: { do: "task", itemId, command: parsed.command } } : parsed;
    }
  }
}

/** Everybody who came, with what is said of them at this item. */
const awayFrom = (fields: FormFields) =>
  Object.entries(fields.values).flatMap(([name, [value = ""]]) =>
    name.startsWith("away-") ? [{ attendanceId: name.slice("away-".length), why: oneOf(value, AWAY) }] : [],
  );
