import { type CalendarDay, parseCalendarDay } from "./time.ts";

/**
 * Personnumre and what stands for one where there is none. A value of these types exists only where its text is a number
 * that could have been issued; whether it was, only the CPR register knows. Nothing here says anything about gender.
 */

/** Ten digits without hyphen. Only `parseCpr` makes one. */
export type Cpr = string & { readonly __brand: "Cpr" };

export const CPR_SYSTEM = "urn:oid:1.2.208.176.1.2";
/** National replacement numbers (X-eCPR), unique in the country. */
export const X_ECPR_SYSTEM = "urn:oid:1.2.208.176.1.6.1.1";
/** Regional replacement numbers (D-eCPR), and the older kind: unique only to the one who issued them. */
export const D_ECPR_SYSTEM = "urn:oid:1.2.208.176.1.6.1.3";
export const NUMBER_SYSTEMS = [CPR_SYSTEM, X_ECPR_SYSTEM, D_ECPR_SYSTEM] as const;
export type NumberSystem = (typeof NUMBER_SYSTEMS)[number];

/** A number with what makes it unique. */
export interface PersonNumber {
  readonly system: NumberSystem;
  /** Who issued it, where two issuers may have issued the same; else empty. */
  readonly issuer: string;
  /** Ten characters, capitals. */
  readonly value: string;
}

/** Without the hyphen or the spaces people write, or null where anything else stands between. */
const tenOf = (text: string): string | null =>
  /^([0-9]{6})[-\u2010-\u2013 ]?([0-9A-Z]{4})$/.exec(text.trim().toUpperCase())?.slice(1).join("") ?? null;

/**
 * A CPR number as people write it: ten digits, with or without a hyphen or a space. The day must exist. Modulus 11 is not
 * asked about: numbers that fail it have been issued since 1 October 2007 and are as valid as any.
 */
export function parseCpr(text: string): Cpr | null {
  const ten = tenOf(text);
  if (ten === null || !/^[0-9]{10}$/.test(ten)) return null;
  return dayIn(ten.slice(0, 6), centuryOf(ten)) === null ? null : (ten as Cpr);
}

/** The day of birth the number holds. */
export function birthDayOf(cpr: Cpr): CalendarDay {
  const day = dayIn(cpr.slice(0, 6), centuryOf(cpr));
  if (day === null) throw new RangeError("Not a CPR number");
  return day;
}

/** The seventh digit and the year say which century (CPR-kontoret, the structure of the number). */
function centuryOf(ten: string): number {
  const [seventh, year] = [Number(ten[6]), Number(ten.slice(4, 6))];
  if (seventh <= 3) return 1900;
  if (seventh === 4 || seventh === 9) return year <= 36 ? 2000 : 1900;
  return year <= 57 ? 2000 : 1800;
}

const dayIn = (six: string, century: number): CalendarDay | null =>
  parseCalendarDay(`${century + Number(six.slice(4, 6))}-${six.slice(2, 4)}-${six.slice(0, 2)}`);

/** A replacement number does not say which century: the day must exist in one of them (29 February 1900 did not). */
const dayExists = (six: string): boolean => dayIn(six, 1900) !== null || dayIn(six, 2000) !== null;

/**
 * A CPR number or a replacement number: X-eCPR (day, month, year, 1 or 7, two letters, a digit), D-eCPR (the same with 0, 5
 * or 6), and the older kind whose day has 60 added. `issuer` – a region's or a hospital's own name or number – is needed
 * where the number is unique to it alone. Null: no such number. "issuer": one, but it has to be said who issued it.
 */
export function parsePersonNumber(text: string, issuer = ""): PersonNumber | "issuer" | null {
  const cpr = parseCpr(text);
  if (cpr !== null) return { system: CPR_SYSTEM, issuer: "", value: cpr };
  const value = tenOf(text);
  if (value === null) return null;
  const six = value.slice(0, 6);
  if (/^.{6}[17][A-Z]{2}[0-9]$/.test(value) && dayExists(six))
    return { system: X_ECPR_SYSTEM, issuer: "", value };
  const regional = /^.{6}[056][A-Z]{2}[0-9]$/.test(value) && dayExists(six);
  if (!regional && !isOlder(value)) return null;
  const by = issuer.trim();
  return by === "" ? "issuer" : { system: D_ECPR_SYSTEM, issuer: by, value };
}

const isOlder = (value: string): boolean =>
  /^[6-9]/.test(value) &&
  dayExists(`${String(Number(value.slice(0, 2)) - 60).padStart(2, "0")}${value.slice(2, 6)}`);

/** "010203-4567". */
export const formatNumber = (value: string): string => `${value.slice(0, 6)}-${value.slice(6)}`;

/** "010203-••••": enough to know one's own paper by. */
export const maskNumber = (value: string): string => `${value.slice(0, 6)}-••••`;

/** What can be read as CPR numbers in a text that was meant for something else, as they stand there. */
export const cprsIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<![0-9])[0-9]{6}[-\u2010-\u2013 ]?[0-9]{4}(?![0-9])/g)]
    .map(([found]) => found)
    .filter((found) => parseCpr(found) !== null);

export const holdsCpr = (text: string): boolean => cprsIn(text).length > 0;
