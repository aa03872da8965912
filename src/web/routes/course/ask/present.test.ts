import { expect, test } from "vitest";
import type { Hit } from "#modules/directory/index.ts";
import type { CourseView, DoorChoice, NeedCard } from "#modules/relay/index.ts";
import { doorsToAsk, MOST_SHOWN, nearness, offersFor, shownTo, worthSaying } from "./present.ts";

const aDoor = (id: string, facts: Partial<DoorChoice> = {}) =>
  ({ id, name: id, likely: true, ...facts }) as DoorChoice;
const anOffer = (serviceId: string, unitId: string | null) => ({ serviceId, unitId }) as Hit;
const nothing = { byName: [], hits: [], able: [], asked: [] };
const ids = (found: Partial<Parameters<typeof doorsToAsk>[0]>) =>
  doorsToAsk({ ...nothing, ...found }).doors.map(({ door }) => door.id);

test("doors by name, then in the order of the directory's offers, then the rest; each once, without those asked", () => {
  const byName = [aDoor("named")];
  const hits = [anOffer("o1", "b"), anOffer("o2", "a"), anOffer("o3", "named"), anOffer("o4", "asked")];
  const able = ["a", "b", "asked", "plain", "named"].map((id) => aDoor(id));
  expect(ids({ byName, hits, able, asked: [{ id: "asked" }] })).toEqual(["named", "b", "a", "plain"]);
});

test("a door carries the first of its offers; one without any is asked all the same", () => {
  const hits = [anOffer("first", "a"), anOffer("second", "a")];
  const { doors } = doorsToAsk({ ...nothing, hits, able: [aDoor("plain"), aDoor("a")] });
  expect(doors.map(({ offer }) => offer?.serviceId ?? null)).toEqual(["first", null]);
});

test("an offer whose unit cannot take this is no door, and one that is not on Stafet is rung", () => {
  const found = doorsToAsk({ ...nothing, hits: [anOffer("o1", "cannot"), anOffer("o2", null)], able: [] });
  expect(found.doors).toEqual([]);
  expect(found.toRing.map(({ serviceId }) => serviceId)).toEqual(["o2"]);
});

test("what is true of every door is not said at each", () => {
  const why = [
    { code: "need", need: "home", typed: null },
    { code: "need", need: "home", typed: "bolig" },
    { code: "area", state: "serves" },
    { code: "age", state: "outside" },
    { code: "condition", condition: "dogs", typed: null, state: "met" },
  ] as const;
  expect(worthSaying({ why } as unknown as Hit).why).toEqual([why[1], why[3], why[4]]);
});

test("a long list is cut, and says so", () => {
  const able = Array.from({ length: MOST_SHOWN + 1 }, (_, n) => aDoor(`${n}`));
  expect(doorsToAsk({ ...nothing, able })).toMatchObject({ more: true });
  expect(ids({ able })).toHaveLength(MOST_SHOWN);
});

test("the directory is asked by need, age and place, and by nothing that names anybody", () => {
  const course = aCourse("relay");
  expect(offersFor({ ...course, area: "0370" }, "dental", "")).toEqual({
    words: "",
    filters: { needs: ["dental"] },
    person: { needs: ["dental"], age: 50, municipality: "0370" },
    size: 40,
  });
  expect(offersFor({ ...course, area: "0370" }, "dental", "bus")).toMatchObject({
    words: "bus",
    filters: {},
  });
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
