import { expect, test } from "vitest";
import type { DemoPerson } from "#modules/identity/index.ts";
import { people } from "../../../../../demo/region/people.ts";
import { demoPeople } from "../../../text/en/demoPeople.ts";
import { bySector, textsIn, toldIn } from "./present.ts";

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

const sara = { slug: "sara-mikkelsen", title: "Sygeplejerske", hint: "Åbn et forløb" };

test("who the person is and what to try come in the viewer's language, or as the Danish they are", () => {
  expect(toldIn("en", sara, demoPeople)).toMatchObject({ lang: "en", title: "Nurse, night duty" });
  expect(toldIn("da", sara, {})).toMatchObject({
    lang: "da",
    hint: "Åbn et forløb",
  });
  expect(toldIn("en", { ...sara, slug: "constructor" }, demoPeople)).toMatchObject({
    lang: "da",
    title: "Sygeplejerske",
  });
});

test("everybody one can be in the demonstration is told of in English, and nobody else", () => {
  const choosable = people.filter(({ hint }) => hint !== undefined).map(({ slug }) => slug);
  expect(Object.keys(demoPeople).sort()).toEqual(choosable.sort());
});

test("of a form kept, what people typed is shown: not its key, identifiers and ticked codes", () => {
  const values = {
    key: ["k1"],
    form: ["note"],
    needId: ["00000000-0000-7000-8000-0000000000aa"],
    kinds: ["dental", "somewhereToSleep"],
    note: ["Han vil gerne ringes op", ""],
    again: ["Han vil gerne ringes op"],
  };
  expect(textsIn(values)).toEqual(["Han vil gerne ringes op"]);
});
