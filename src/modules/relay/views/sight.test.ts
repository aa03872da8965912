import { describe, expect, it } from "vitest";
import {
  agreedToShow,
  type ConsentNow,
  type Ground,
  maySeeIdentity,
  opensNeed,
  type Standing,
  sightOf,
} from "./sight.ts";

const relay: ConsentNow = { scope: "relay", givenToUnit: "ward" };
const onlyWard: ConsentNow = { scope: "thisDoor", givenToUnit: "ward" };
const onlyUs: ConsentNow = { scope: "thisDoor", givenToUnit: "us" };
const notNow: ConsentNow = { scope: "notNow", givenToUnit: "us" };
const ALL_CONSENTS = [relay, onlyWard, onlyUs, notNow, null];

const standing = (facts: Partial<Standing> = {}): Standing => ({
  unitId: "us",
  lead: false,
  holder: false,
  responsibleFor: [],
  seated: false,
  consent: null,
  ...facts,
});

/** "all", "none", "none, but who has the baton" or the needs that are open. */
const told = (facts: Partial<Standing>): string => {
  const sight = sightOf(standing(facts));
  if (sight.kind === "some") return [...sight.needIds].join(" ");
  return sight.kind === "none" && sight.mayKnowHolder ? "none, but who has the baton" : sight.kind;
};

describe("how much of a course a unit may see (law 12)", () => {
  it.each<[string, Partial<Standing>, string]>([
    ["no part in it, nothing said", {}, "none"],
    ["no part in it, those on my relay", { consent: relay }, "none, but who has the baton"],
    ["no part in it, only another door", { consent: onlyWard }, "none"],
    ["no part in it, only this door", { consent: onlyUs }, "none"],
    ["no part in it, not now", { consent: notNow }, "none"],
    ["a need, nothing said", { responsibleFor: ["sleep"] }, "sleep"],
    ["two needs, nothing said", { responsibleFor: ["sleep", "wound"] }, "sleep wound"],
    ["a need, those on my relay", { responsibleFor: ["sleep"], consent: relay }, "all"],
    ["a need, only another door", { responsibleFor: ["sleep"], consent: onlyWard }, "sleep"],
    ["a need, only this door", { responsibleFor: ["sleep"], consent: onlyUs }, "all"],
    ["a need, not now", { responsibleFor: ["sleep"], consent: notNow }, "sleep"],
    ["a seat for a lead, nothing said", { lead: true, seated: true }, "none"],
    ["a seat for a lead, those on my relay", { lead: true, seated: true, consent: relay }, "all"],
    ["a seat for a lead, only another door", { lead: true, seated: true, consent: onlyWard }, "none"],
    ["a seat, but no lead", { seated: true, consent: relay }, "none, but who has the baton"],
    ["a lead without a seat", { lead: true, consent: relay }, "none, but who has the baton"],
    ["a need and a seat, nothing said", { lead: true, responsibleFor: ["sleep"], seated: true }, "sleep"],
  ])("%s", (_, facts, expected) => expect(told(facts)).toBe(expected));

  it.each(ALL_CONSENTS)("the holder sees everything, whatever was said: %j", (consent) =>
    expect(told({ holder: true, consent })).toBe("all"),
  );

  it("opens a need only to those it is open to; the course's own things only to those who see it all", () => {
    const some = sightOf(standing({ responsibleFor: ["sleep"] }));
    expect([opensNeed(some, "sleep"), opensNeed(some, "mind"), opensNeed(some, null)]).toEqual([
      true,
      false,
      false,
    ]);
    const all = sightOf(standing({ holder: true }));
    expect([opensNeed(all, "mind"), opensNeed(all, null)]).toEqual([true, true]);
    const none = sightOf(standing({ consent: relay }));
    expect([opensNeed(none, "mind"), opensNeed(none, null)]).toEqual([false, false]);
  });
});

describe("who sees full name, birth year and phone", () => {
  it.each<[string, ConsentNow | null, readonly Ground[], boolean]>([
    ["took over anonymously", null, ["anonymous"], false],
    ["took over anonymously, consent since", relay, ["anonymous"], true],
    ["took over on a consent since withdrawn", null, ["consent"], false],
    ["took over on a consent that holds", relay, ["consent"], true],
    ["took over for treatment", null, ["treatment"], true],
    ["took over for treatment, the citizen objects: only another door", onlyWard, ["treatment"], false],
    ["took over for treatment, the citizen objects: not now", notNow, ["treatment"], false],
    ["took over under a coordination plan, not now", notNow, ["coordinationPlan"], true],
    ["was told, and only this door", onlyUs, ["anonymous"], true],
    ["was the first door", null, ["firstDoor"], true],
    ["was the first door, and took back anonymously", notNow, ["firstDoor", "anonymous"], true],
    ["reopened it, nothing said", null, [], false],
    ["reopened it, those on my relay", relay, [], true],
  ])("%s", (_, consent, grounds, expected) => expect(maySeeIdentity("us", consent, grounds)).toBe(expected));
});

describe("what a receiver may know of the person before accepting (law 13)", () => {
  it.each<[ConsentNow | null, Parameters<typeof agreedToShow>[1], boolean]>([
    [relay, "consent", true],
    [relay, "anonymous", false],
    [null, "consent", false],
    [null, "treatment", false],
    [onlyUs, "treatment", false],
    [notNow, "consent", false],
  ])("said %j, asked on %s: %s", (consent, basis, expected) =>
    expect(agreedToShow(consent, basis)).toBe(expected),
  );
});
