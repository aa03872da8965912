import { expect, test } from "vitest";
import type { TimelineEntry } from "#modules/relay/index.ts";
import { textFor } from "../../../text/server.ts";
import { detailOf, stepOf, together } from "./happened.ts";

const at = new Date("2026-06-02T08:00:00Z");
const unit = (name: string) => ({
  id: name,
  slug: name,
  name,
  sector: "region" as const,
  phone: "+4500000000",
  organisation: name,
});
const anEntry = (facts: Partial<TimelineEntry> = {}): TimelineEntry => ({
  id: "e",
  at,
  type: "ladderClimbed",
  person: null,
  byUnit: null,
  unit: unit("A"),
  needKind: "dental",
  party: null,
  data: {},
  ...facts,
});

test("what concerns several units at once is one line", () => {
  const lines = together([anEntry(), anEntry({ unit: unit("B") }), anEntry({ unit: unit("A") })]);
  expect(lines.map(({ units }) => units)).toEqual([["A", "B"]]);
});

test.each([
  ["another moment", { at: new Date(at.getTime() + 1) }],
  ["another need", { needKind: "somatic" }],
  ["another kind of event", { type: "alarmRaised" as const }],
  ["done by another", { byUnit: unit("C") }],
])("%s is another line", (_, facts) => {
  expect(together([anEntry(), anEntry(facts)])).toHaveLength(2);
});

test("a page answered line by line is one line, and says how many", () => {
  const settled = (minutes: number, by = "A") =>
    anEntry({
      type: "discharge.lineSettled",
      byUnit: unit(by),
      at: new Date(at.getTime() - minutes * 60_000),
    });
  const lines = together([settled(0), settled(1), settled(2), settled(40), settled(41, "B")]);
  expect(lines.map(({ times }) => times)).toEqual([3, 1, 1]);
});

test("the door that has the baton is no other door", () => {
  expect(stepOf(anEntry({ type: "arrived", byUnit: unit("A") }))).toBe("arrivedHere");
  expect(stepOf(anEntry({ type: "arrived", byUnit: unit("B") }))).toBe("arrived");
});

test("needs opened together stay apart", () => {
  const opened = anEntry({ type: "needOpened" });
  expect(together([opened, opened])).toHaveLength(2);
});

test("what a door outside said names that door, not the unit that asked", () => {
  const said = anEntry({ type: "externalConfirmed", party: "Tandklinikken" });
  expect(together([said])[0]?.units).toEqual([]);
  expect(detailOf(said, textFor("da"))).toBe("Tandklinikken");
});

test("the unit that did it is not also named as told", () => {
  expect(together([anEntry({ byUnit: unit("A") })])[0]?.units).toEqual([]);
});

test.each([
  ["handoverRedirected", { reason: "noCapacity" }, "Vi har ikke plads"],
  ["needEnded", { state: "met" }, "Mødt"],
  ["ladderClimbed", { step: "unitLead" }, "Enhedens leder"],
  ["contactRecorded", { way: "notFound" }, "Ledt efter, ikke fundet"],
  ["handoverRedirected", { reason: "toString" }, null],
  ["handoverRedirected", {}, null],
  ["arrived", { atUnitId: "x" }, null],
] as const)("%s with %j says %j", (type, data, words) => {
  expect(detailOf(anEntry({ type, data }), textFor("da"))).toBe(words);
});

test("who had the baton is not named as the door that turned them away", () => {
  const away = { type: "turnedAwayRecorded", needKind: null } as const;
  expect(together([anEntry(away)]).map(({ units }) => units)).toEqual([[]]);
  expect(detailOf(anEntry({ ...away, party: "Banegården" }), textFor("da"))).toBe("Banegården");
});
