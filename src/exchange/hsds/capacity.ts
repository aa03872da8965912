import type { Instant } from "#kernel/clock.ts";
import { minutes } from "#kernel/time.ts";
import type { Capacity, CapacityUnit, Figure } from "#modules/directory/index.ts";
import { madeId } from "./ids.ts";
import { type Fields, numberOf, textOf } from "./mend.ts";
import { listOf, type Reading } from "./parts.ts";
import type { Hsds } from "./write.ts";

/** How many places are free, as HSDS says it (`service_capacity`, counted in a `unit`). Pure. */

const SCHEME = "stafet";
const unitId = (code: string): string => madeId("unit", code);

/** Figures as HSDS has them. What nobody believes any more is not told as free places. */
export const capacitiesOut = (figures: readonly Capacity[], units: readonly CapacityUnit[]): Hsds[] =>
  figures.flatMap(({ serviceId, unit: code, available, maximum, saidAt, age }) => {
    const unit = units.find((one) => one.code === code);
    if (age === "unknown" || !unit) return [];
    return [
      {
        id: madeId(serviceId, "capacity", code),
        unit: { id: unitId(code), name: unit.one.en, scheme: SCHEME, identifier: code },
        available,
        ...(maximum === null ? {} : { maximum }),
        updated: saidAt.toISOString(),
      },
    ];
  });

/** A clock a little ahead of ours is no lie. */
const AHEAD = minutes(5);

/** The figures a service comes with: each counted in a unit we know, with the moment it was said. */
export function capacitiesOf(
  reading: Reading & {
    readonly units: readonly CapacityUnit[];
    /** When it is read: nobody says how many places are free tomorrow. */
    readonly at: Instant;
  },
  owner: { readonly id: string; readonly fields: Fields },
): Figure[] {
  const most = { min: 0, max: 10_000, whole: true };
  return listOf(reading, owner, "capacities", "service_capacity", 20, ({ fields, say }) => {
    const unit = unitOf(fields.unit, reading.units);
    if (!unit) return left(say, "capacityUnitUnknown", "unit", nameOf(fields.unit));
    const available = numberOf(fields.available, "available", say, most);
    if (available === undefined) return left(say, "capacityMissing", "available");
    const maximum = numberOf(fields.maximum, "maximum", say, most);
    if (maximum !== undefined && available > maximum)
      return left(say, "capacityMoreThanAll", "available", available);
    const saidAt = momentOf(textOf(fields.updated, "updated", 40, say));
    if (saidAt === null) return left(say, "capacityUndated", "updated", fields.updated);
    if (saidAt.getTime() > reading.at.getTime() + AHEAD)
      return left(say, "capacityAhead", "updated", fields.updated);
    return { unit: unit.code, available, maximum: maximum ?? null, saidAt: saidAt.toISOString() };
  });
}

function left(
  say: (code: string, column: string, value?: unknown) => void,
  code: string,
  column: string,
  value?: unknown,
): null {
  say(code, column, value);
  return null;
}

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const nameOf = (unit: unknown): unknown => (isObject(unit) ? (unit.name ?? unit.id) : unit);
const same = (a: unknown, b: string): boolean =>
  typeof a === "string" && a.trim().toLowerCase() === b.toLowerCase();

/** One of ours, by its identifier or by what people call it: "beds", "senge". */
function unitOf(unit: unknown, units: readonly CapacityUnit[]): CapacityUnit | undefined {
  if (!isObject(unit)) return undefined;
  return units.find(
    ({ code, one, several }) =>
      same(unit.id, unitId(code)) ||
      (same(unit.scheme, SCHEME) && same(unit.identifier, code)) ||
      [code, one.da, one.en, several.da, several.en].some((word) => same(unit.name, word)),
  );
}

/** "2026-03-04T11:00:00Z", with its zone: without one nobody knows when it was. A day alone is its beginning in UTC. */
function momentOf(text: string | undefined): Instant | null {
  if (
    text === undefined ||
    !/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2}))?$/.test(text)
  )
    return null;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? null : moment;
}
