import { parse as parseArray } from "postgres-array";

/**
 * How values travel, the same on both engines: parameters always leave as text, results always come back as
 *   timestamptz → Date · date → "YYYY-MM-DD" · int2/4/8, float → number · numeric, interval, range → string
 *   json, jsonb → parsed · bytea → Buffer · bool → boolean · arrays of these → arrays · all else → string.
 * Sessions run with timezone UTC, datestyle ISO and intervalstyle iso_8601.
 */

/**
 * PostgreSQL's `infinity` as a Date: the last moment a Date can say. It compares, sorts and prints like any
 * other, and goes back as `infinity`. The earliest one stands for `-infinity`.
 */
export const FOREVER: Date = new Date(8_640_000_000_000_000);
const BEGINNING = -8_640_000_000_000_000;

const escaped = (text: string): string => `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;

function encodeArray(values: readonly unknown[]): string {
  const items = values.map((value) => {
    if (Array.isArray(value)) return encodeArray(value);
    const text = encode(value);
    return text === null ? "NULL" : escaped(text);
  });
  return `{${items.join(",")}}`;
}

function encodeDate(value: Date): string {
  const ms = value.getTime();
  if (Number.isNaN(ms)) throw new TypeError("An invalid Date cannot go to the database");
  if (ms === FOREVER.getTime()) return "infinity";
  if (ms === BEGINNING) return "-infinity";
  return value.toISOString();
}

const isRecord = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof Date) &&
  !(value instanceof Uint8Array);

/**
 * A JavaScript value as a parameter. Objects go as JSON. An array goes as a PostgreSQL array, unless it holds
 * objects: then as JSON. Use `jsonb(value)` for a JSON array of plain values, or one that may be empty.
 */
export function encode(value: unknown): string | null {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    case "undefined":
      return null;
    case "object":
      break;
    default:
      throw new TypeError(`A ${typeof value} cannot go to the database`);
  }
  if (value === null) return null;
  if (value instanceof Date) return encodeDate(value);
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString("hex")}`;
  if (Array.isArray(value)) return value.some(isRecord) ? JSON.stringify(value) : encodeArray(value);
  return JSON.stringify(value);
}

function decodeTimestamp(text: string): Date {
  if (text === "infinity") return new Date(FOREVER);
  if (text === "-infinity") return new Date(BEGINNING);
  const match = /^(\d{4,6})-(\d\d)-(\d\d) ([\d:.]+)\+00( BC)?$/.exec(text);
  if (match === null) throw new RangeError("A timestamp that is not in UTC and ISO format");
  const [, year = "", month, day, time, bc] = match;
  const signed = bc ? 1 - Number(year) : Number(year);
  const iso = signed >= 0 && signed <= 9999 ? String(signed).padStart(4, "0") : extendedYear(signed);
  return new Date(`${iso}-${month}-${day}T${time}Z`);
}

const extendedYear = (year: number): string =>
  `${year < 0 ? "-" : "+"}${String(Math.abs(year)).padStart(6, "0")}`;

function decodeInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError("A bigint too large for a number");
  return value;
}

const decodeBytea = (text: string): Buffer => Buffer.from(text.slice(2), "hex");

type Decode = (text: string) => unknown;

/** Keyed by [type oid, oid of its array type], as fixed in PostgreSQL's catalogue. */
const scalars: readonly (readonly [number, number, Decode | null])[] = [
  [16, 1000, (text) => text === "t"], // bool
  [17, 1001, decodeBytea],
  [18, 1002, null], // "char"
  [19, 1003, null], // name
  [20, 1016, decodeInt8],
  [21, 1005, Number], // int2
  [23, 1007, Number], // int4
  [25, 1009, null], // text
  [26, 1028, Number], // oid
  [114, 199, JSON.parse],
  [700, 1021, Number], // float4
  [701, 1022, Number], // float8
  [1042, 1014, null], // bpchar
  [1043, 1015, null], // varchar
  [1082, 1182, null], // date
  [1083, 1183, null], // time
  [1114, 1115, null], // timestamp without zone: not used by us, left as text
  [1184, 1185, decodeTimestamp],
  [1186, 1187, null], // interval
  [1700, 1231, null], // numeric
  [2950, 2951, null], // uuid
  [3802, 3807, JSON.parse],
];

const asIs: Decode = (text) => text;

/** Type oid → how its text becomes a value. What is not here stays text. */
export const decoders: Readonly<Record<number, Decode>> = Object.freeze(
  Object.fromEntries(
    scalars.flatMap(([oid, arrayOid, decode]) => [
      [oid, decode ?? asIs],
      [arrayOid, (text: string) => parseArray(text, decode ?? asIs)],
    ]),
  ),
);
