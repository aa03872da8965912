import { type Change, changeSchema } from "#modules/council/index.ts";
import { type FormFields, noSuchForm, oneOf, type Parsed } from "../../../http/form.ts";
import { issueMessage } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { SECTIONS } from "./sections.ts";

const lines = (words: string): string[] =>
  words
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
const orNull = (words: string): string | null => (words === "" ? null : words);

/** What was mended of one item, or of the head (`place` 0), from the fields of `MendingFields`. Pure. */
export function parseMending(fields: FormFields, text: Text, place: number): Parsed<Change> {
  const pressed = oneOf(fields.form, ["mend", "drop", "add"]);
  if (pressed === null || (place === 0 && pressed !== "mend")) return noSuchForm(text);
  const parsed = changeSchema.safeParse(
    pressed === "drop"
      ? { what: "drop", place }
      : pressed === "add"
        ? { what: "add", after: place }
        : place === 0
          ? headFrom(fields)
          : itemFrom(fields, place),
  );
  if (parsed.success) return { ok: true, command: parsed.data };
  const errors: Record<string, string> = {};
  for (const { path, code, message } of parsed.error.issues) {
    const [, first = "", second] = path.map(String);
    const name = first === "sections" ? `section-${second}` : first === "next" ? "nextDate" : first;
    const said = code === "too_big" ? "tooLong" : code === "custom" ? message : "unusable";
    errors[name] ??= issueMessage(text, name === "date" && fields.get("date") === "" ? "required" : said);
  }
  return { ok: false, errors };
}

function headFrom(fields: FormFields) {
  const next = fields.get("nextDate");
  return {
    what: "head",
    head: {
      ...{ date: fields.get("date"), start: orNull(fields.get("start")), end: orNull(fields.get("end")) },
      ...{ place: orNull(fields.get("place")), participants: lines(fields.get("participants")) },
      next:
        next === ""
          ? null
          : { date: next, start: orNull(fields.get("nextStart")), end: orNull(fields.get("nextEnd")) },
    },
  };
}

function itemFrom(fields: FormFields, place: number) {
  const number = fields.get("number");
  const open = fields.get("open");
  const sent = (name: string) => (fields.values[name] === undefined ? undefined : fields.get(name));
  const sections = SECTIONS.flatMap((part) => {
    const words = sent(`section-${part}`);
    return words === undefined ? [] : [[part, words] as const];
  });
  const words = sent("words");
  return {
    what: "item",
    place,
    item: {
      ...{ number: number === "" ? null : Number(number), title: fields.get("title") },
      open: open === "open" ? true : open === "closed" ? false : null,
      ...{ caseNumber: orNull(fields.get("caseNumber")), docId: orNull(fields.get("docId")) },
      ...{ sections: Object.fromEntries(sections), absent: lines(fields.get("absent")) },
      ...(words === undefined ? {} : { words }),
    },
  };
}
