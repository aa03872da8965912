import { expect, test } from "vitest";
import type { CourseView, DoorChoice, NeedCard } from "#modules/relay/index.ts";
import { doorsToAsk, MOST_SHOWN, nearness, shownTo } from "./present.ts";

const aDoor = (id: string, facts: Partial<DoorChoice> = {}) =>
  ({ id, name: id, likely: true, ...facts }) as DoorChoice;
const ids = (found: Parameters<typeof doorsToAsk>[0]) => doorsToAsk(found).doors.map(({ id }) => id);

test("doors by name come before doors by meaning, each once, without those already asked", () => {
  const byName = [aDoor("a", { likely: false }), aDoor("b")];
  const byMeaning = [aDoor("b"), aDoor("c"), aDoor("unlikely", { likely: false }), aDoor("asked")];
  expect(ids({ byName, byMeaning, able: null, asked: [{ id: "asked" }] })).toEqual(["a", "b", "c"]);
});

test("for the baton, only doors that can hold it", () => {
  expect(ids({ byName: [], byMeaning: [aDoor("a"), aDoor("b")], able: [aDoor("b")], asked: [] })).toEqual([
    "b",
  ]);
});

test("a long list is cut, and says so", () => {
  const byName = Array.from({ length: MOST_SHOWN + 1 }, (_, n) => aDoor(`${n}`));
  expect(doorsToAsk({ byName, byMeaning: [], able: null, asked: [] })).toMatchObject({ more: true });
  expect(ids({ byName, byMeaning: [], able: null, asked: [] })).toHaveLength(MOST_SHOWN);
});

test.each([
  ["its own municipality", { sector: "municipality", area: "0101" }, "here"],
  ["a region's unit next door serves all", { sector: "region", area: "0102" }, "region"],
  ["another municipality", { sector: "municipality", area: "0102" }, "elsewhere"],
] as const)("%s", (_, door, expected) => {
  expect(nearness(aDoor("a", door), "0101")).toBe(expected);
});

const aNeed = (kind: string, unitId: string, endedAt: Date | null = null) =>
  ({ kind, citizensWords: "Min seng", dutyBearer: null, endedAt, responsible: { id: unitId } }) as NeedCard;
const aCourse = (scope: "relay" | "thisDoor" | null, needs: NeedCard[] = []) =>
  ({
    citizen: { knownAs: "Bo", ageBand: "40-59", language: "da", consent: scope && { scope }, objections: [] },
    needs,
  }) as unknown as CourseView;

test.each([
  ["those on the relay may know", "relay", { knownAs: "Bo", language: "da", citizensWords: "Min seng" }],
  ["only this door may know", "thisDoor", null],
  ["nobody has asked the citizen", null, null],
] as const)("law 13: %s", (_, scope, person) => {
  expect(shownTo(aCourse(scope), aNeed("home", "us"), "us").person).toEqual(person);
});

test("the baton carries the open needs that are ours", () => {
  const needs = [aNeed("home", "us"), aNeed("dental", "them"), aNeed("income", "us", new Date(0))];
  expect(shownTo(aCourse("relay", needs), null, "us")).toMatchObject({ needKind: null, carries: ["home"] });
});
