import { weekdayOf } from "./tables.ts";

/**
 * Values as other systems write them, made into values that cannot be wrong – and said so wherever something had to be
 * changed. Null: nothing usable stood there. Nothing here throws, whatever it is given. Pure.
 */

/** Says what was mended or left out. */
export type Say = (code: string, column: string, value?: unknown) => void;
export type Fields = Readonly<Record<string, unknown>>;

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", ndash: "–", mdash: "—", hellip: "…" },
  ...{
    aelig: "æ",
    oslash: "ø",
    aring: "å",
    AElig: "Æ",
    Oslash: "Ø",
    Aring: "Å",
    eacute: "é",
    uuml: "ü",
    ouml: "ö",
    auml: "ä",
  },
};
const TAG = /<(?:!--[\s\S]*?--|\/?[a-z][^<>]*)>/gi;
const SCRIPT = /<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;

/** Text without the markup somebody's web page left in it. */
function withoutMarkup(text: string): string {
  const bare = text
    .replace(SCRIPT, "")
    .replace(/<(?:br|\/p|\/li|\/div|\/h\d)\b[^<>]*>/gi, "\n")
    .replace(TAG, "");
  return bare.replace(ENTITY, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name] ?? ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : "";
  });
}

const HAS_MARKUP = /<(?:!--|\/?[a-z][^<>]*>)|&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/i;
/** Cut where a character does not end in two. */
const cut = (text: string, longest: number): string =>
  text
    .slice(0, longest - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, "");

/** A text as text: markup, control signs and half characters gone, cut to its length. Empty: undefined. */
export function textOf(value: unknown, column: string, longest: number, say: Say): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === "object") {
    say("notText", column, value);
    return undefined;
  }
  const raw = String(value);
  let text = raw
    .toWellFormed()
    .replaceAll("\r\n", "\n")
    .replace(/(?![\n\t])\p{Cc}/gu, "");
  if (text !== raw.replaceAll("\r\n", "\n")) say("controlCharacters", column);
  if (HAS_MARKUP.test(text)) {
    const bare = withoutMarkup(text);
    if (bare !== text) say("markupRemoved", column, text);
    text = bare;
  }
  text = text.trim();
  if (text.length > longest) {
    say("tooLong", column, text);
    text = `${cut(text, longest).trimEnd()}…`;
  }
  return text === "" ? undefined : text;
}

/** A web address; one without a scheme gets one. */
export function urlOf(value: unknown, column: string, say: Say): string | undefined {
  const text = textOf(value, column, 2001, say);
  if (text === undefined) return undefined;
  const whole =
    /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+\.[a-z]{2,}:\d/i.test(text)
      ? text
      : `https://${text.replace(/^\/+/, "")}`;
  if (
    (!/^https?:\/\/[^\s<>"/]+\.[^\s<>"]+$/i.test(whole) &&
      !/^https?:\/\/localhost\b[^\s<>"]*$/i.test(whole)) ||
    whole.length > 2000 ||
    !URL.canParse(whole)
  ) {
    say("notAUrl", column, text);
    return undefined;
  }
  if (whole !== text) say("schemeAdded", column, text);
  return whole;
}

export function emailOf(value: unknown, column: string, say: Say): string | undefined {
  const text = textOf(value, column, 321, say);
  if (text === undefined) return undefined;
  const bare = text.replace(/^mailto:/i, "");
  if (
    /^(?!\.)(?!.*\.\.)[A-Za-z0-9_'+\-.]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9][A-Za-z0-9-]*\.)+[A-Za-z]{2,}$/.test(
      bare,
    ) &&
    bare.length <= 320
  ) {
    if (bare !== text) say("rewritten", column, text);
    return bare;
  }
  say("notAnEmail", column, text);
  return undefined;
}

/** "07:30", "7:30am", "07.30", "0730", "7", "10:00:00Z": the time of day on the wall, "HH:MM". */
export function timeOf(value: unknown, column: string, say: Say): string | undefined {
  const text = textOf(value, column, 100, say);
  if (text === undefined) return undefined;
  const found =
    /^(?:kl\.?\s*)?(\d{1,2})(?:[:.]?(\d{2}))?(?:[:.]\d{2}(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?\s*(?:z|[+-]\d{2}:?\d{2})?$/i.exec(
      text,
    );
  const [, hours = "", minutes = "00", half] = found ?? [];
  const hour =
    Number(hours) +
    (half?.toLowerCase() === "p" && Number(hours) < 12
      ? 12
      : half?.toLowerCase() === "a" && hours === "12"
        ? -12
        : 0);
  const time = `${String(hour).padStart(2, "0")}:${minutes}`;
  if (
    !found ||
    (half && (Number(hours) > 12 || hours === "0")) ||
    !(/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time) || time === "24:00")
  ) {
    say("notATime", column, text);
    return undefined;
  }
  if (!/^\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?$/.test(text)) say("rewritten", column, text);
  return time;
}

/** "2026-03-02", with or without a time behind, "02-03-2026", "2/3 2026": a day that there is. */
export function dayOf(value: unknown, column: string, say: Say): string | undefined {
  const text = textOf(value, column, 100, say);
  if (text === undefined) return undefined;
  const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(text);
  const danish = /^(\d{1,2})[-./](\d{1,2})[-./ ]\s*(\d{4})$/.exec(text);
  const day = iso
    ? `${iso[1]}-${iso[2]}-${iso[3]}`
    : danish
      ? `${danish[3]}-${danish[2]?.padStart(2, "0")}-${danish[1]?.padStart(2, "0")}`
      : "";
  if (day === "" || !isDay(day)) {
    say("notADay", column, text);
    return undefined;
  }
  if (!iso) say("rewritten", column, text);
  return day;
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

interface Range {
  readonly min?: number;
  readonly max?: number;
  readonly whole?: boolean;
}

/** A number within bounds, with a point or a comma. */
export function numberOf(
  value: unknown,
  column: string,
  say: Say,
  { min = -Infinity, max = Infinity, whole = false }: Range = {},
): number | undefined {
  if (value === null || value === undefined || value === "") return undefined;
  const text = typeof value === "number" ? String(value) : (textOf(value, column, 100, say) ?? "");
  if (text === "") return undefined;
  const number = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i.test(text)
    ? Number(text.replace(",", "."))
    : Number.NaN;
  if (!(number >= min && number <= max) || (whole && !Number.isInteger(number))) {
    say("notANumber", column, text);
    return undefined;
  }
  return Object.is(number, -0) ? 0 : number;
}

const COUNTRIES: Readonly<Record<string, string>> = {
  ...{
    DANMARK: "DK",
    DENMARK: "DK",
    DNK: "DK",
    SVERIGE: "SE",
    SWEDEN: "SE",
    NORGE: "NO",
    NORWAY: "NO",
    TYSKLAND: "DE",
    GERMANY: "DE",
  },
  ...{ "UNITED STATES": "US", USA: "US", "UNITED KINGDOM": "GB", UK: "GB" },
};

/** Two letters. */
export function countryOf(value: unknown, column: string, say: Say): string | undefined {
  const text = textOf(value, column, 100, say);
  if (text === undefined) {
    if (typeof value === "string" && value !== "") say("blank", column);
    return undefined;
  }
  const upper = text.toUpperCase();
  const country = COUNTRIES[upper] ?? upper;
  if (!/^[A-Z]{2}$/.test(country)) {
    say("notACountry", column, text);
    return undefined;
  }
  if (country !== text) say("rewritten", column, text);
  return country;
}

/** "MO,TU", "Monday; Tuesday", "2MO". */
export function bydayOf(value: unknown, column: string, say: Say): string | undefined {
  const text = textOf(value, column, 300, say);
  if (text === undefined) return undefined;
  const days = text
    .split(/[,;\s]+/)
    .filter((part) => part !== "")
    .map((part) => {
      const [, place = "", name = ""] = /^([+-]?\d{0,2})(\D+)$/.exec(part) ?? [];
      const day = weekdayOf(name);
      return day === null || name === "" ? null : `${place}${day}`;
    });
  if (days.length === 0 || days.includes(null)) {
    say("notDays", column, text);
    return undefined;
  }
  const byday = days.join(",");
  if (byday !== text) say("rewritten", column, text);
  return byday;
}

/** One of the words of a list in the standard, however it is written. */
export function wordOf<T extends string>(
  value: unknown,
  column: string,
  words: Readonly<Record<string, T>>,
  say: Say,
): T | undefined {
  const text = textOf(value, column, 100, say);
  if (text === undefined) return undefined;
  const folded = text.toLowerCase().replaceAll(/[\s_-]+/g, " ");
  const found = Object.hasOwn(words, folded) ? words[folded] : undefined;
  if (found === undefined) say("unknownWord", column, text);
  return found;
}

/** The standard asks for a description: whoever has none writes the name again, and that is none. */
export const unlessName = (description: string | undefined, name: string): string | undefined =>
  description === name ? undefined : description;

/** An object without the keys that have nothing. */
export const given = <T extends object>(
  fields: T,
): { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
} =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  ) as never;
