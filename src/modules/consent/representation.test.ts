import { describe, expect, it } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import { type Age, isEndingSoon, lastDayGivenBy, lawOn, whyNotGivenBy } from "./representation.ts";
import { type ConsentLaw, GIVERS, type Giver } from "./types.ts";

const today = calendarDay("2026-06-02");
const law: ConsentLaw = {
  validFrom: calendarDay("1900-01-01"),
  longestDays: 365,
  ownConsentAge: 15,
  custodyEnds: 18,
  reminderDays: 30,
  planMonths: 6,
};
const born = (birthYear: number): Age => ({ ageBand: "unknown", birthYear });
const band = (ageBand: string): Age => ({ ageBand, birthYear: null });

describe("who may say that others may know", () => {
  it.each<[string, Age, Giver, ReturnType<typeof whyNotGivenBy>]>([
    ["a child's own yes", born(2012), "citizen", "custodyHolderGives"],
    [
      "a child's, by whoever speaks for them in a case",
      born(2012),
      "partyRepresentative",
      "custodyHolderGives",
    ],
    ["a child's, by age band alone", band("under15"), "citizen", "custodyHolderGives"],
    ["in the year they turn 15, by the custody holder", born(2011), "custodyHolder", "citizenGives"],
    ["at 15 to 17, by the custody holder", band("15-17"), "custodyHolder", "citizenGives"],
    ["in the year they turn 18, by the custody holder", born(2008), "custodyHolder", "citizenGives"],
    ["the year after, by the custody holder", born(2007), "custodyHolder", "custodyHasEnded"],
    ["a grown-up's, by age band, by the custody holder", band("25-39"), "custodyHolder", "custodyHasEnded"],
    ["of an age nobody knows, by the custody holder", band("unknown"), "custodyHolder", "citizenGives"],
    ["a child's, by the custody holder", born(2012), "custodyHolder", null],
    ["a child's, by a guardian", band("under15"), "guardian", null],
    ["in the year they turn 15, their own", born(2011), "citizen", null],
    ["a grown-up's own", born(1980), "citizen", null],
    ["a grown-up's, by a guardian", born(1980), "guardian", null],
    ["a grown-up's, by their representative", born(1980), "partyRepresentative", null],
    ["of an age nobody knows, their own", band("unknown"), "citizen", null],
  ])("%s", (_, age, givenBy, why) => {
    expect(whyNotGivenBy({ scope: "relay", givenBy }, age, law, today)).toBe(why);
    expect(whyNotGivenBy({ scope: "chosen", givenBy }, age, law, today)).toBe(why);
  });

  it.each(GIVERS)("a child may always say less: %s", (givenBy) => {
    for (const scope of ["thisDoor", "notNow"] as const)
      expect(whyNotGivenBy({ scope, givenBy }, born(2015), law, today)).toBeNull();
  });
});

describe("the last day it counts", () => {
  it.each<[string, Giver, Age, string]>([
    ["a grown-up's own: a year on", "citizen", born(1980), "2027-06-02"],
    ["a child's, long before 15: a year on", "custodyHolder", born(2016), "2027-06-02"],
    ["a child's, who may be 15 next year: this year out", "custodyHolder", born(2012), "2026-12-31"],
    ["the same by a guardian", "guardian", born(2012), "2026-12-31"],
    ["a child's whose year nobody knows: asked again soon", "custodyHolder", band("under15"), "2026-07-02"],
    ["a grown-up's guardian: a year on", "guardian", born(1980), "2027-06-02"],
  ])("%s", (_, givenBy, age, day) => expect(lastDayGivenBy(givenBy, age, law, today)).toBe(day));
});

describe("when it is time to ask anew", () => {
  it.each([
    ["a year's, 31 days before", "2026-06-02", "2027-06-02", "2027-05-02", false],
    ["a year's, 30 days before", "2026-06-02", "2027-06-02", "2027-05-03", true],
    ["a month's, on its first day", "2026-06-02", "2026-07-02", "2026-06-02", false],
    ["a month's, when half has gone", "2026-06-02", "2026-07-02", "2026-06-17", true],
  ])("%s", (_, givenOn, endsOn, day, expected) => {
    const consent = { givenAt: new Date(`${givenOn}T10:00:00Z`), endsOn: calendarDay(endsOn) };
    expect(isEndingSoon(consent, law, calendarDay(day))).toBe(expected);
  });
});

it("is the law of the day", () => {
  const later = { ...law, validFrom: calendarDay("2027-01-01"), ownConsentAge: 16 };
  expect(lawOn([later, law], today)).toBe(law);
  expect(lawOn([law, later], calendarDay("2027-01-01"))).toBe(later);
  expect(() => lawOn([later], today)).toThrow("No law of consent");
});
