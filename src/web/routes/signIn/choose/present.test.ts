import { expect, test } from "vitest";
import type { DemoPerson } from "#modules/identity/index.ts";
import { bySector } from "./present.ts";

const person = (slug: string, ...works: [string, string][]): DemoPerson =>
  ({
    slug,
    units: works.map(([sector, role]) => ({ unitId: `${slug}-${sector}`, unitName: sector, sector, role })),
  }) as unknown as DemoPerson;

test("people stand by the sector of their first unit, in the order of a first walk, workers before leads", () => {
  const groups = bySector([
    person("kaas", ["civilSociety", "lead"]),
    person("bjerregaard", ["region", "lead"], ["municipality", "lead"]),
    person("mikkelsen", ["region", "worker"]),
  ]);
  expect(groups.map(({ sector, people }) => [sector, people.map(({ slug }) => slug)])).toEqual([
    ["region", ["mikkelsen", "bjerregaard"]],
    ["civilSociety", ["kaas"]],
  ]);
});

test("nobody to be is no group at all", () => {
  expect(bySector([])).toEqual([]);
  expect(bySector([person("nowhere")])).toEqual([]);
});
