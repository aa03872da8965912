import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import { ageBandOf, rootsAfter } from "./rules.ts";

const today = calendarDay("2026-07-01");

it.each([
  [2026, "under15"],
  [2011, "under15"], // 14 or 15: the younger counts
  [2010, "15-17"],
  [2008, "15-17"], // 17 or 18
  [2007, "18-24"],
  [2001, "18-24"],
  [2000, "25-39"],
  [1986, "25-39"],
  [1985, "40-59"],
  [1966, "40-59"],
  [1965, "60+"],
  [1930, "60+"],
] as const)("somebody born in %i is %s in 2026", (year, band) => {
  expect(ageBandOf(year, today)).toBe(band);
});

describe("under which record each stands", () => {
  const ids = ["a", "b", "c", "d", "e", "f"];
  const record = fc.record({ sameAs: fc.constantFrom(null, ...ids), age: fc.nat(3) });
  const someRecords = fc
    .tuple(...ids.map(() => record))
    .map((drafts) =>
      drafts.map(({ sameAs, age }, n) => ({ id: ids[n] ?? "", sameAs, createdAt: new Date(age) })),
    );
  const someLinks = fc.array(fc.record({ a: fc.constantFrom(...ids, "gone"), b: fc.constantFrom(...ids) }));

  it("is the same for two exactly when links lead from one to the other, and every such record stands by itself", () => {
    fc.assert(
      fc.property(someRecords, someLinks, fc.constantFrom(null, ...ids), (records, links, preferred) => {
        const roots = rootsAfter(records, links, preferred);
        const rootOf = (id: string): string => roots.get(id) ?? id;
        const reach = (from: string): Set<string> => {
          const seen = new Set([from]);
          for (let before = 0; before < seen.size; ) {
            before = seen.size;
            for (const { a, b } of links.filter(({ a: one }) => one !== "gone")) {
              if (seen.has(a)) seen.add(b);
              if (seen.has(b)) seen.add(a);
            }
          }
          return seen;
        };
        for (const one of ids) {
          for (const other of ids) expect(rootOf(one) === rootOf(other)).toBe(reach(one).has(other));
          expect(roots.get(rootOf(one))).toBeNull();
        }
        if (preferred !== null) expect(rootOf(preferred)).toBe(preferred);
      }),
    );
  });
});
