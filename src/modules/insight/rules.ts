import { heldBack, isFew, type ShownCount } from "#kernel/disclosure.ts";
import type { Tally } from "#kernel/quarters.ts";
import type { Direction, Figure, Indicator, Shown } from "./types.ts";

/** From what was counted to what everybody may see of it (I2, law 15). */

const HELD_BACK: Shown = { state: "heldBack", value: null, base: null };
const NOTHING: Shown = { state: "nothing", value: null, base: null };
const shown = (value: number, base: number | null = null): Shown => ({ state: "shown", value, base });

/** How many a share is of is told to the nearest so many: an exact number could be subtracted from another figure's. */
const NEAREST = 10;

type Kind = Pick<Indicator, "unit" | "about">;

/**
 * One figure that no part of is shown beside. Held back: of one to four events or persons; a share of fewer than five, or with one to
 * four on either side of it. Absent tally: nobody was counted.
 */
export function shownOf({ unit, about }: Kind, tally: Tally | undefined): Shown {
  const { count = 0, of = 0, people, middle = null } = tally ?? {};
  const persons = people ?? (unit === "count" ? count : of);
  const few = about === "people" && isFew(persons);
  switch (unit) {
    case "count":
      return few || (about === "people" && isFew(count)) ? HELD_BACK : shown(count);
    case "share":
      if (of === 0) return NOTHING;
      if (about === "bodies") return shown(percent(count, of), of);
      if (few || isFew(of) || isFew(count) || isFew(of - count)) return HELD_BACK;
      return shown(percent(count, of), Math.round(of / NEAREST) * NEAREST);
    case "hours":
      if (of === 0 || middle === null) return NOTHING;
      return few || isFew(of) ? HELD_BACK : shown(Math.round(middle));
  }
}

const percent = (count: number, of: number): number => Math.round((count / of) * 100);

/** All the parts and places there could be: what is missing from a list would tell that it is nought. */
export interface Universe {
  readonly parts: readonly string[];
  readonly areasOf: (region: string) => readonly string[];
}

/** Everything that is told of an indicator in one quarter, in the regions given. */
export function figuresOf(
  indicator: Pick<Indicator, "key" | "unit" | "about" | "parts">,
  tallies: readonly Tally[],
  regions: readonly string[],
  universe: Universe,
): readonly Omit<Figure, "starts">[] {
  const ofRegion = Map.groupBy(tallies, ({ region }) => region);
  return regions.flatMap((region) => {
    const own = ofRegion.get(region) ?? [];
    const at = (area: string, part: string, seen: Shown) => ({
      ...{ indicator: indicator.key, region, area, part },
      ...seen,
    });
    if (!indicator.parts) return [at("", "", shownOf(indicator, own[0]))];
    const whole = own.reduce((sum, { count }) => sum + count, 0);
    return [
      at("", "", shownOf(indicator, { region, count: whole })),
      ...nested(own, universe.parts, universe.areasOf(region)).map(({ area, part, count }) =>
        at(area, part, count === null ? HELD_BACK : shown(count)),
      ),
    ];
  });
}

interface Cell {
  readonly area: string;
  readonly part: string;
  readonly count: ShownCount;
}

/**
 * A region's count by part, and each part that is shown by municipality: two steps, each with its sum known, so that nothing held back
 * can be worked out. Of a part that is held back no municipality is told, and no sum is ever told of a municipality. Noughts that are
 * shown are left out.
 */
function nested(tallies: readonly Tally[], parts: readonly string[], areas: readonly string[]): Cell[] {
  const count = (of: (tally: Tally) => boolean): number =>
    tallies.filter(of).reduce((sum, one) => sum + one.count, 0);
  const all = distinct([...parts, ...tallies.map(({ part = "" }) => part)]);
  const sums = heldBack(all.map((part) => count((one) => one.part === part)));
  return all.flatMap((part, i) => {
    const sum = sums[i] ?? null;
    if (sum === 0) return [];
    const whole: Cell = { area: "", part, count: sum };
    if (sum === null) return [whole];
    const places = distinct([...areas, ...tallies.map(({ area = "" }) => area)]);
    const cells = heldBack(places.map((area) => count((one) => one.part === part && one.area === area)));
    const told = places.map((area, n): Cell => ({ area, part, count: cells[n] ?? null }));
    return [whole, ...told.filter((cell) => cell.count !== 0)];
  });
}

const distinct = (all: readonly string[]): string[] => [...new Set(all)];

/** From the quarter before to the newest; null where either is not shown. */
export function directionOf([newest, before]: readonly Shown[]): Direction | null {
  if (newest?.value == null || before?.value == null) return null;
  if (newest.value === before.value) return "same";
  return newest.value > before.value ? "up" : "down";
}
