import { expect, test } from "vitest";
import type { CourseView, DoorChoice, NeedCard } from "#modules/relay/index.ts";
import { batonAsked, followers, needAsk } from "./present.ts";

const door = (name: string, given: Partial<DoorChoice> = {}): DoorChoice =>
  ({
    id: name,
    name,
    kind: "team",
    sector: "municipality",
    area: "0881",
    likely: true,
    ...given,
  }) as unknown as DoorChoice;

const need = (given: object = {}): NeedCard =>
  ({
    id: "n",
    kind: "dental",
    several: true,
    handovers: [],
    may: { ask: true },
    ...given,
  }) as unknown as NeedCard;

const waitingAt = (name: string, state = "proposed") => ({ state, to: { id: name, name } });

test("the likeliest few are offered, without those already asked", () => {
  const doors = [door("a"), door("b"), door("c", { likely: false }), door("d"), door("e"), door("f")];
  const asks = needAsk(need({ handovers: [waitingAt("b"), waitingAt("d", "redirected")] }), doors);
  expect(asks.doors.map(({ name }) => name)).toEqual(["a", "d", "e", "f"]);
  expect(asks.asked).toEqual(["b"]);
});

test("where some are there for such a need, the others of their sector are not offered", () => {
  const doors = [door("a"), door("b", { fits: true })];
  expect(needAsk(need({}), doors).doors.map(({ name }) => name)).toEqual(["b"]);
});

test("a need nobody here may ask about offers no door", () => {
  expect(needAsk(need({ may: { ask: false } }), [door("a")]).doors).toEqual([]);
});

const town = [
  door("Gadeteamet", { kind: "outreach" }),
  door("Opsøgende team i en anden by", { kind: "outreach", area: "0202" }),
  door("Socialsygeplejerskerne", { kind: "socialNurse", sector: "region", area: "0751" }),
  door("Modtagelsen", { standingReceiver: true }),
  door("Boligteamet"),
];

test.each([
  ["region", ["Socialsygeplejerskerne", "Gadeteamet", "Modtagelsen"]],
  ["civilSociety", ["Gadeteamet", "Socialsygeplejerskerne", "Modtagelsen"]],
] as const)("from the %s in the night it can go on to %j", (sector, names) => {
  expect(followers(town, { sector, area: "0881" }).map(({ name }) => name)).toEqual(names);
});

test("who has been asked for the baton is who has not answered yet", () => {
  const course = (...states: string[]) =>
    ({
      batonHandovers: states.map((state) => ({ ...waitingAt(state, state), answerBy: null })),
    }) as unknown as CourseView;
  expect(batonAsked(course("redirected", "questioned"))?.to.name).toBe("questioned");
  expect(batonAsked(course("withdrawn"))).toBeNull();
});
