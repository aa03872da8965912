import { TokenType } from "@streamparser/json";
import type { JsonBreak, JsonElement } from "./json.ts";

/** Puts the tokens of a JSON text together to records, and keeps nothing else. */

/** No record is bigger: five megabytes of text. */
export const BIGGEST = 5 * 1024 * 1024;
/** Levels no record of HSDS has. */
const DEEPEST = 40;

/** Lists of records, by the names they have in HSDS and its API. */
const LISTS = new Set([
  ...["contents", "services", "service", "organizations", "organization", "locations", "location"],
  ...[
    "service_at_locations",
    "service_at_location",
    "taxonomies",
    "taxonomy",
    "taxonomy_terms",
    "taxonomy_term",
  ],
  ...["programs", "program", "data", "items"],
]);

/** So are the standard's own tables in JSON: "services.csv". */
const isListName = (key: string): boolean => LISTS.has(key) || key.endsWith(".csv");

/** What the grammar lets come next inside a list or an object. */
type Want = "firstValue" | "value" | "firstKey" | "key" | "colon" | "after";
interface Level {
  readonly value: Record<string, unknown> | unknown[];
  key: string | null;
  want: Want;
}

/** The text stops making sense. */
export class Stop extends Error {
  readonly why: JsonBreak["broken"];
  constructor(why: JsonBreak["broken"]) {
    super(why);
    this.why = why;
  }
}

export function collecting(biggest: number) {
  const levels: Level[] = [];
  let out: JsonElement[] = [];
  /** The record being read: how deep it lies, in which list, where it began. */
  let record: { depth: number; list: string | null; line: number } | null = null;
  /** A file's own object, while it is not known whether it is a record or holds lists of them. */
  let outer: { line: number; lists: boolean } | null = null;
  /** Where the last record ended. */
  let since = 0;

  const isList = (level: Level | undefined): boolean => Array.isArray(level?.value);
  const isRecord = (level: Level): boolean => "id" in level.value || "name" in level.value;

  /** Checks that a value may stand here; what follows is a sign between or an end. */
  function valueHere(): void {
    const level = levels.at(-1);
    if (!level) return;
    if (level.want !== "firstValue" && level.want !== "value") throw new Stop("notJson");
    level.want = "after";
  }

  function place(value: unknown): void {
    const level = levels.at(-1);
    if (!level) return;
    if (Array.isArray(level.value)) level.value.push(value);
    else if (level.key !== null) {
      // A name that would become the object's own kind is a name like others.
      Object.defineProperty(level.value, level.key, {
        value,
        enumerable: true,
        configurable: true,
        writable: true,
      });
      level.key = null;
    }
  }

  /** Whether what begins now is a record of its own, and in which list it stands. */
  function beginning(): { list: string | null } | null {
    if (record) return null;
    if (levels.length === 1 && isList(levels[0])) return { list: null };
    if (levels.length === 2 && isList(levels[1]) && outer?.lists) return { list: levels[0]?.key ?? null };
    return null;
  }

  function open(value: Level["value"], line: () => number): void {
    if (levels.length >= DEEPEST) throw new Stop("tooDeep");
    valueHere();
    const begins = beginning();
    const [first] = levels;
    if (begins) record = { depth: levels.length, list: begins.list, line: line() };
    else if (!first) outer = Array.isArray(value) ? null : { line: line(), lists: false };
    else if (
      levels.length === 1 &&
      Array.isArray(value) &&
      outer &&
      isListName(first.key ?? "") &&
      !isRecord(first)
    )
      outer.lists = true;
    levels.push({ value, key: null, want: Array.isArray(value) ? "firstValue" : "firstKey" });
  }

  function give(element: JsonElement, offset: number): void {
    out.push(element);
    since = offset;
  }

  function close(list: boolean, offset: number): void {
    const level = levels.pop();
    const ends = list ? ["firstValue", "after"] : ["firstKey", "after"];
    if (!level || isList(level) !== list || !ends.includes(level.want)) throw new Stop("notJson");
    if (record?.depth === levels.length) {
      give({ line: record.line, list: record.list, value: level.value }, offset);
      record = null;
    } else if (levels.length > 0) place(level.value);
    else if (outer && (!outer.lists || isRecord(level)))
      give({ line: outer.line, list: null, value: level.value }, offset);
  }

  function single(value: unknown, line: () => number, offset: number): void {
    const level = levels.at(-1);
    if (level && (level.want === "firstKey" || level.want === "key")) {
      if (typeof value !== "string") throw new Stop("notJson");
      level.key = value;
      level.want = "colon";
      return;
    }
    valueHere();
    const begins = beginning();
    if (begins || !level) give({ line: line(), list: begins?.list ?? null, value }, offset);
    else place(value);
  }

  function between(token: number): void {
    const level = levels.at(-1);
    if (!level) throw new Stop("notJson");
    if (token === TokenType.COLON && level.want === "colon") level.want = "value";
    else if (token === TokenType.COMMA && level.want === "after")
      level.want = isList(level) ? "value" : "key";
    else throw new Stop("notJson");
  }

  return {
    take(token: number, value: unknown, line: () => number, offset: number): void {
      if (token === TokenType.LEFT_BRACE) open({}, line);
      else if (token === TokenType.LEFT_BRACKET) open([], line);
      else if (token === TokenType.RIGHT_BRACE) close(false, offset);
      else if (token === TokenType.RIGHT_BRACKET) close(true, offset);
      else if (token === TokenType.COLON || token === TokenType.COMMA) between(token);
      else if (token !== TokenType.SEPARATOR) single(value, line, offset);
    },
    /** Nothing between two ends of records grows without end. */
    bound(offset: number): void {
      if (offset - since > biggest) throw new Stop("recordTooBig");
    },
    *ready(): Generator<JsonElement> {
      const given = out;
      out = [];
      yield* given;
    },
    open: (): boolean => levels.length > 0,
  };
}
