import type { FileRow, PersonFile } from "#modules/relay/index.ts";
import { whyLeftOut } from "./leftOut.ts";
import type { ReportWords } from "./words/da.ts";

/** One fact: a label and what stands there, in words. */
export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface Section {
  /** The table, for programs. */
  readonly name: string;
  readonly title: string;
  readonly records: readonly (readonly Fact[])[];
}

/** The file in words, ready to be written as HTML or JSON. */
export interface Report {
  readonly lang: string;
  readonly title: string;
  readonly lead: string;
  readonly made: string;
  readonly purpose: Fact;
  readonly records: string;
  readonly sections: readonly Section[];
  readonly log: readonly {
    readonly day: string;
    readonly who: string;
    readonly what: string;
    readonly times: number;
    readonly why: string;
  }[];
}

interface Table {
  readonly title: string;
  readonly columns: Readonly<Record<string, string>>;
}

const TIME = /(^|_)(at|since|until|by)$/;
const DAY = /_on$|_night$/;
const LOCALE: Readonly<Record<string, string>> = { da: "da-DK", en: "en-GB" };

/** Everything in the file in the reader's words and Danish local time. */
export function presentReport(file: PersonFile, purpose: string, words: ReportWords): Report {
  const day = new Intl.DateTimeFormat(LOCALE[words.lang], { dateStyle: "long", timeZone: "UTC" });
  const moment = new Intl.DateTimeFormat(LOCALE[words.lang], {
    dateStyle: "long",
    timeStyle: "short",
    timeZone: "Europe/Copenhagen",
  });
  const inWords = wordsFor(
    file,
    words,
    (at) => moment.format(at),
    (text) => day.format(new Date(text)),
  );
  return {
    lang: words.lang,
    title: words.title,
    lead: words.lead,
    made: words.made(moment.format(file.at)),
    purpose: { label: words.purpose, value: purpose },
    records: words.records(file.citizenIds.length),
    sections: file.tables.map(({ name, rows }) => {
      const table: Table | undefined = (words.tables as Readonly<Record<string, Table>>)[name];
      return {
        name,
        title: table?.title ?? name,
        records: rows.map((row) => factsOf(name, row, table, inWords)),
      };
    }),
    log: logOf(file, words, (text) => day.format(new Date(text))),
  };
}

/** One line for all that reads the same: what was done is told coarsely, so that it can be read. */
function logOf({ log }: PersonFile, words: ReportWords, day: (text: string) => string): Report["log"] {
  const lines = new Map<string, Report["log"][number]>();
  for (const { day: on, unit, organisation, action, outcome, times, purpose } of log) {
    const did = actionInWords(action, words);
    const line = {
      day: day(on),
      who: unit === null ? words.log.stafet : [unit, organisation].filter(Boolean).join(", "),
      what: outcome === "denied" ? `${did} (${words.log.denied})` : did,
      why: purposeInWords(purpose ?? "", words),
    };
    const key = JSON.stringify(line);
    lines.set(key, { ...line, times: times + (lines.get(key)?.times ?? 0) });
  }
  return [...lines.values()];
}

type InWords = (table: string, column: string, value: unknown) => string;

/** A column nobody has given a label is shown by its own name: better ugly than missing. Empty ones are left out. */
function factsOf(name: string, row: FileRow, table: Table | undefined, inWords: InWords): Fact[] {
  const labels = table?.columns ?? {};
  const order = [...Object.keys(labels), ...Object.keys(row).filter((column) => !(column in labels))];
  return order.flatMap((column) => {
    const value = row[column];
    if (value === null || value === undefined || value === "" || whyLeftOut(name, column) !== null) return [];
    return [{ label: labels[column] ?? column, value: inWords(name, column, value) }];
  });
}

function wordsFor(
  { names, needKinds, conditions }: PersonFile,
  words: ReportWords,
  moment: (at: Date) => string,
  day: (text: string) => string,
): InWords {
  const lang = words.lang === "da" ? "da" : "en";
  const one: InWords = (table, column, value) => {
    if (typeof value === "boolean") return value ? words.yes : words.no;
    if (typeof value !== "string") return typeof value === "number" ? String(value) : JSON.stringify(value);
    const code = codeInWords(table, column, value, words);
    if (code !== null) return code;
    if ((table === "relay.need" && column === "kind") || column === "need_kind")
      return needKinds.get(value)?.[lang] ?? value;
    if (column === "conditions") return conditions.get(value)?.[lang] ?? value;
    if (column === "region") return (words.regions as Readonly<Record<string, string>>)[value] ?? value;
    if (column === "language") return languageInWords(value, words.lang);
    if (value === "infinity") return words.always;
    if (DAY.test(column)) return day(value);
    if (TIME.test(column)) return moment(new Date(value));
    return names.get(value) ?? value;
  };
  return (table, column, value) =>
    Array.isArray(value)
      ? value.map((each) => one(table, column, each)).join(", ")
      : one(table, column, value);
}

function codeInWords(table: string, column: string, value: string, words: ReportWords): string | null {
  const all = words.codes as Readonly<Record<string, Readonly<Record<string, string>>>>;
  const key = table === "platform.event" ? value.replace(/^relay\./, "") : value;
  return all[`${table}.${column}`]?.[key] ?? null;
}

/** What somebody did, coarsely: every look, every writing, and this very file. */
function actionInWords(action: string, { log }: ReportWords): string {
  if (action === "citizen.reported") return log.reported;
  if (/^(stays|outreach|discharge|appointments)\.read$/.test(action)) return log.looked;
  if (/^(relay|stays|outreach|discharge|appointments)\./.test(action)) return log.wrote;
  if (action.startsWith("list.")) return log.listed;
  return /\.(read|copied|searched|listed|shown|compared|\w+Read|opened)$/.test(action)
    ? log.looked
    : log.signed;
}

/** Most say why in their own words; a choice is a code. */
function purposeInWords(purpose: string, { log }: ReportWords): string {
  const words: Readonly<Record<string, string>> = log.purposes;
  return Object.hasOwn(words, purpose) ? (words[purpose] ?? purpose) : purpose;
}

/** "da" is "dansk"; what is not a language's code stands as it was written. */
function languageInWords(value: string, lang: string): string {
  if (!/^[a-z]{2,3}$/.test(value)) return value;
  return new Intl.DisplayNames([lang], { type: "language" }).of(value) ?? value;
}
