import fc from "fast-check";
import { expect, test } from "vitest";
import { FEWEST } from "#kernel/disclosure.ts";
import type { Tally } from "#kernel/quarters.ts";
import { directionOf, figuresOf, shownOf } from "./rules.ts";
import type { Shown } from "./types.ts";

const region = "DK-84";
const told = ({ state, value, base }: Shown): string =>
  state === "shown" ? `${value}${base === null ? "" : ` of ${base}`}` : state;

test.each([
  // Counts: one to four of what is counted, or of persons, are held back.
  ["count", {}, "0"],
  ["count", { count: 4 }, "heldBack"],
  ["count", { count: 5 }, "5"],
  ["count", { count: 12, people: 4 }, "heldBack"],
  ["count", { count: 12, people: 5 }, "12"],
  // Shares: and so are those with one to four on either side.
  ["share", {}, "nothing"],
  ["share", { count: 0, of: 4 }, "heldBack"],
  ["share", { count: 0, of: 12 }, "0 of 10"],
  ["share", { count: 3, of: 100 }, "heldBack"],
  ["share", { count: 97, of: 100 }, "heldBack"],
  ["share", { count: 50, of: 100, people: 4 }, "heldBack"],
  ["share", { count: 37, of: 148, people: 90 }, "25 of 150"],
  ["share", { count: 15, of: 15 }, "100 of 20"],
  // Hours that half is below.
  ["hours", {}, "nothing"],
  ["hours", { count: 9, of: 9, people: 4, middle: 3.2 }, "heldBack"],
  ["hours", { count: 9, of: 9, people: 8, middle: 3.5 }, "4"],
] as const)("of people, a %s of %j is told as %s", (unit, tally, shown) => {
  const counted = Object.keys(tally).length === 0 ? undefined : { region, count: 0, ...tally };
  expect(told(shownOf({ unit, about: "people" }, counted))).toBe(shown);
});

test("what bodies did is public, and told exactly", () => {
  expect(told(shownOf({ unit: "share", about: "bodies" }, { region, count: 1, of: 3 }))).toBe("33 of 3");
});

test("no share tells of one to four people, on either side", () => {
  fc.assert(
    fc.property(fc.nat({ max: 60 }), fc.nat({ max: 60 }), fc.nat({ max: 60 }), (count, rest, people) => {
      const figure = shownOf(
        { unit: "share", about: "people" },
        { region, count, of: count + rest, people: Math.min(people, count + rest) },
      );
      if (figure.state !== "shown") return;
      for (const side of [count, rest]) expect(side === 0 || side >= FEWEST).toBe(true);
      expect((figure.base ?? 0) % 10).toBe(0);
    }),
  );
});

const AREAS = ["0101", "0147", "0151", "0153"];
const PARTS = ["dental", "sleepTonight", "income"];
const missing = { key: "missingOffers", unit: "count", about: "people", parts: true } as const;
const universe = { parts: PARTS, areasOf: () => AREAS };

/** Few, many and none: parts that are held back as a whole among parts that are not. */
const anyCount = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.nat({ max: 3 }) },
  { weight: 2, arbitrary: fc.nat({ max: 14 }) },
);
const anyTable = fc
  .array(anyCount, {
    minLength: PARTS.length * AREAS.length,
    maxLength: PARTS.length * AREAS.length,
  })
  .map((cells) =>
    PARTS.flatMap((part, p) =>
      AREAS.map((area, a): Tally => ({ region, area, part, count: cells[p * AREAS.length + a] ?? 0 })),
    ),
  );

const sum = (all: readonly Tally[]): number => all.reduce((total, { count }) => total + count, 0);

test("of a table of parts and municipalities nothing shown, and nothing one can subtract, is of one to four", () => {
  fc.assert(
    fc.property(anyTable, (tallies) => {
      const figures = figuresOf(missing, tallies, [region], universe);
      const at = (area: string, part: string) =>
        figures.find((one) => one.area === area && one.part === part);
      // Nought is not kept: what is not there and not under something hidden is nought.
      const value = (area: string, part: string): number | null => {
        const figure = at(area, part);
        return figure ? figure.value : 0;
      };
      for (const { value: shown } of figures)
        if (shown !== null) expect(shown === 0 || shown >= FEWEST).toBe(true);
      const groups = [
        { whole: value("", ""), parts: PARTS.map((part) => ["", part] as const) },
        ...PARTS.map((part) => ({
          whole: value("", part),
          parts: AREAS.map((area) => [area, part] as const),
        })),
      ];
      for (const { whole, parts } of groups) {
        if (whole === null) {
          // Nothing under something hidden is told.
          for (const [area, part] of parts) expect(value(area, part) ?? 0).toBe(0);
          continue;
        }
        const hidden = parts.filter(([area, part]) => value(area, part) === null);
        const rest = whole - parts.reduce((total, [area, part]) => total + (value(area, part) ?? 0), 0);
        if (hidden.length === 0) expect(rest).toBe(0);
        else {
          expect(rest).toBeGreaterThanOrEqual(FEWEST);
          expect(hidden.length).toBeGreaterThanOrEqual(2);
        }
      }
      const total = sum(tallies);
      expect(value("", "")).toBe(total > 0 && total < FEWEST ? null : total);
      // What is shown is what was counted.
      for (const { area, part, value: shown } of figures)
        if (shown !== null)
          expect(shown).toBe(
            sum(
              tallies.filter(
                (one) => (area === "" || one.area === area) && (part === "" || one.part === part),
              ),
            ),
          );
    }),
  );
});

test("a quarter goes up or down from the one before, where both are shown", () => {
  const shown = (value: number): Shown => ({ state: "shown", value, base: null });
  const hidden: Shown = { state: "heldBack", value: null, base: null };
  expect(directionOf([shown(7), shown(5)])).toBe("up");
  expect(directionOf([shown(0), shown(5), shown(9)])).toBe("down");
  expect(directionOf([shown(5), shown(5)])).toBe("same");
  expect(directionOf([shown(5), hidden])).toBeNull();
  expect(directionOf([hidden, shown(5)])).toBeNull();
  expect(directionOf([shown(5)])).toBeNull();
});
