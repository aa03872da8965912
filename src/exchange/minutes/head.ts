import { datesIn } from "./dates.ts";
import { entryOn, hasLeaders } from "./leaders.ts";
import type { Line } from "./lines.ts";

const TITLE = /^(?:beslutnings)?(?:referat|dagsorden|protokol)\b[\s:–-]*(.*)$/iu;
const FIELDS = {
  date: /^(?:mødedato|dato)\b\s*:?\s*(.*)$/iu,
  time: /^(?:mødetidspunkt|tidspunkt)\b\s*:?\s*(.*)$/iu,
  place: /^(?:mødested|sted)\b\s*:?\s*(.*)$/iu,
  participants: /^(?:mødedeltagere|deltagere|til stede|mødt)\b\s*:?\s*(.*)$/iu,
  absent: /^(?:afbud|fraværende|ikke mødt)\b\s*:?\s*(.*)$/iu,
} as const;
type Field = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as Field[];

const CONTENTS = /^indholdsfortegnelse\s*:?$/iu;

/** What a line begins minutes with: "REFERAT Udsatterådet d. 30-04-2026". Null for any other. */
export function titleOn(text: string): { readonly body: string | null; readonly dated: string } | null {
  const match = TITLE.exec(text);
  const rest = match?.[1] ?? "";
  const [date] = datesIn(rest);
  if (!match || !date) return null;
  const body = rest
    .slice(0, date.at)
    .replace(/\s*(?:\bd\.|\bden|[-–,])?\s*$/iu, "")
    .replace(/^(?:fra|af|for)\s+/iu, "")
    .trim();
  return { body: body === "" ? null : body, dated: rest };
}

export interface Head {
  readonly title: Line | null;
  readonly body: string | null;
  /** Each field with the line it began on. */
  readonly fields: Readonly<Partial<Record<Field, Line>>>;
}

/** What stands before the first item: the title and its fields, each to the next empty line. */
export function readHead(lines: readonly Line[]): Head {
  const title = lines.find(({ text }) => titleOn(text) !== null) ?? null;
  const begun: Partial<Record<Field, { readonly n: number; readonly words: string[] }>> = {};
  let open = null as Field | null;
  for (const line of lines) {
    if (line === title) continue;
    if (CONTENTS.test(line.text)) break;
    const began = NAMES.find((field) => begun[field] === undefined && FIELDS[field].test(line.text));
    const before = open ? begun[open] : undefined;
    if (began) {
      begun[began] = { n: line.n, words: [FIELDS[began].exec(line.text)?.[1] ?? ""] };
      open = began;
    } else if (line.text === "") open = before?.words.every((words) => words === "") ? open : null;
    else before?.words.push(line.text);
  }
  const fields = Object.fromEntries(
    Object.entries(begun).map(([field, { n, words }]) => [field, { n, text: joined(words) }]),
  );
  return { title, body: title ? (titleOn(title.text)?.body ?? null) : null, fields };
}

/** Titles of the table of contents, before their leaders and page numbers; one may go on over the line's end. */
export function contentsIn(lines: readonly Line[]): string[] {
  const titles: string[] = [];
  const from = lines.findIndex(({ text }) => CONTENTS.test(text));
  if (from === -1) return titles;
  const until = lines.findLastIndex(({ text }) => hasLeaders(text));
  let begun: string[] = [];
  let page = 0;
  for (const { text } of lines.slice(from + 1, until + 1)) {
    const entry = entryOn(text);
    // Pages only go up: a smaller number belongs to the title.
    const ends = entry !== null && (entry.page === "" || Number(entry.page) >= page);
    begun.push((ends ? entry.title : text).trim());
    if (!ends) continue;
    titles.push(joined(begun).replace(/^(?:punkt\s*)?\d{1,3}[.:]\s*/iu, ""));
    page = Number(entry.page);
    begun = [];
  }
  return titles;
}

/** One line of several; put together once, since a text that grows line by line is copied each time. */
const joined = (words: readonly string[]): string =>
  words
    .filter((line) => line !== "")
    .join(" ")
    .trim();
