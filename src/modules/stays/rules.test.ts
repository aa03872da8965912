import { describe, expect, it } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import { at } from "../../../test/given.ts";
import {
  byNeed,
  countedOn,
  freeOn,
  heldUntil,
  isLive,
  lastSlept,
  mayArrive,
  mayEnd,
  mayExtend,
  mayHold,
  mayStandStill,
  mayTakeBack,
  type Ruling,
  tonightAt,
  whyBefore,
} from "./rules.ts";
import { type House, type PlaceFacts, type Standing, type Stay, USUAL_HOUSE } from "./types.ts";

const NOW = at("2026-11-22 21:00");
const day = (n: number) => calendarDay(`2026-11-${String(n).padStart(2, "0")}`);
const said = (ruling: Ruling): string => (ruling.ok ? "yes" : ruling.code);

const aStay = (facts: Partial<Stay> = {}): Stay => ({
  id: "stay",
  placeId: "place",
  unitId: "shelter",
  courseId: "course",
  citizenId: "citizen",
  needId: "need",
  state: "held",
  firstNight: day(22),
  lastNight: day(23),
  heldUntil: at("2026-11-22 23:00"),
  heldFor: "ward",
  leavingId: null,
  ...facts,
});
const occupied = (facts: Partial<Stay> = {}) => aStay({ state: "occupied", ...facts });
const aPlace = (stays: readonly Standing[] = [], facts: Partial<PlaceFacts> = {}): PlaceFacts => ({
  id: "place",
  unitId: "shelter",
  serviceId: "service",
  countedIn: "bed",
  name: "Seng 1",
  conditions: [],
  firstNight: day(1),
  lastNight: null,
  outOfUse: [],
  stays,
  ...facts,
});
const nights = (first: number, last: number) => ({ firstNight: day(first), lastNight: day(last) });

describe("tonight", () => {
  it.each([
    ["2026-11-22 21:00", "2026-11-22"],
    ["2026-11-23 00:00", "2026-11-22"],
    ["2026-11-23 05:59", "2026-11-22"],
    ["2026-11-23 06:00", "2026-11-23"],
    // Clocks go back at three on 25 October 2026, and forward at two on 29 March.
    ["2026-10-25 01:30", "2026-10-24"],
    ["2026-10-25 05:59", "2026-10-24"],
    ["2026-10-25 06:00", "2026-10-25"],
    ["2026-03-29 01:59", "2026-03-28"],
    ["2026-03-29 03:00", "2026-03-28"],
    ["2026-03-29 05:59", "2026-03-28"],
    ["2026-03-29 06:00", "2026-03-29"],
  ])("at %s is the night of %s", (now, night) => expect(tonightAt(at(now))).toBe(night));

  it("lasts through both of the hours that are named alike", () => {
    for (const utc of ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T04:59:59Z"])
      expect(tonightAt(new Date(utc))).toBe("2026-10-24");
    expect(tonightAt(new Date("2026-10-25T05:00:00Z"))).toBe("2026-10-25");
    expect(tonightAt(new Date("2026-03-29T03:59:59Z"))).toBe("2026-03-28");
    expect(tonightAt(new Date("2026-03-29T04:00:00Z"))).toBe("2026-03-29");
  });
});

describe("a promise", () => {
  const evenings: House = { ...USUAL_HOUSE, holdUntilEvening: true };
  it.each([
    [USUAL_HOUSE, 22, "2026-11-22 10:00", "2026-11-22 12:00"],
    [evenings, 22, "2026-11-22 10:00", "2026-11-22 20:00"],
    [evenings, 22, "2026-11-22 19:00", "2026-11-22 21:00"],
    [USUAL_HOUSE, 24, "2026-11-22 10:00", "2026-11-24 20:00"],
    [USUAL_HOUSE, 22, "2026-11-23 03:00", "2026-11-23 05:00"],
  ] as const)("of %j for the %s, made at %s, lasts until %s", (house, night, now, until) =>
    expect(heldUntil(house, day(night), at(now))).toEqual(at(until)),
  );

  it("is gone from the very second it lapses", () => {
    const stay = aStay();
    const before = new Date(stay.heldUntil.getTime() - 1);
    expect([isLive(stay, before), isLive(stay, stay.heldUntil)]).toEqual([true, false]);
    expect([
      said(mayArrive(stay, aPlace([stay]), before)),
      said(mayArrive(stay, aPlace([stay]), stay.heldUntil)),
    ]).toEqual(["yes", "holdLapsed"]);
    expect(said(mayHold(aPlace([stay]), nights(22, 22), before))).toBe("placeTaken");
    expect(said(mayHold(aPlace([stay]), nights(22, 22), stay.heldUntil))).toBe("yes");
    expect(said(mayTakeBack(stay, stay.heldUntil))).toBe("holdLapsed");
  });
});

describe("a place", () => {
  const later = aStay({
    id: "later",
    firstNight: day(25),
    lastNight: day(26),
    heldUntil: at("2026-11-25 20:00"),
  });
  it.each([
    ["for last night", aPlace(), nights(21, 22), "nightIsPast"],
    ["backwards", aPlace(), nights(23, 22), "tooManyNights"],
    [
      "for longer than one promises",
      aPlace(),
      { firstNight: day(22), lastNight: calendarDay("2027-03-01") },
      "tooManyNights",
    ],
    [
      "too far ahead",
      aPlace(),
      { firstNight: calendarDay("2027-03-01"), lastNight: calendarDay("2027-03-01") },
      "nightTooFar",
    ],
    ["before it is the house's", aPlace([], { firstNight: day(23) }), nights(22, 23), "placeNotThen"],
    ["after it was", aPlace([], { lastNight: day(22) }), nights(22, 23), "placeNotThen"],
    [
      "while it is mended",
      aPlace([], { outOfUse: [{ firstNight: day(20), lastNight: null }] }),
      nights(22, 22),
      "placeOutOfUse",
    ],
    ["into its mending", aPlace([], { outOfUse: [nights(23, 24)] }), nights(22, 23), "placeOutOfUse"],
    ["before its mending", aPlace([], { outOfUse: [nights(23, 24)] }), nights(22, 22), "yes"],
    ["that somebody has", aPlace([occupied()]), nights(23, 24), "placeTaken"],
    ["the night after theirs", aPlace([occupied()]), nights(24, 24), "yes"],
    ["into another's promise", aPlace([later]), nights(22, 25), "placeTaken"],
    ["up to another's promise", aPlace([later]), nights(22, 24), "yes"],
    [
      "whose guest's last night is over",
      aPlace([occupied({ lastNight: day(20), firstNight: day(19) })]),
      nights(22, 22),
      "placeTaken",
    ],
    ["that another left", aPlace([aStay({ state: "ended" })]), nights(22, 22), "yes"],
  ] as const)("asked for %s: %s", (_, place, asked, answer) =>
    expect(said(mayHold(place, asked, NOW))).toBe(answer),
  );

  it("is not taken from who has it", () => {
    const still = { firstNight: day(23), lastNight: null };
    expect(said(mayStandStill(aPlace([occupied()]), still, NOW))).toBe("placeTaken");
    expect(said(mayStandStill(aPlace([later]), still, NOW))).toBe("placeTaken");
    expect(said(mayStandStill(aPlace([later]), nights(23, 24), NOW))).toBe("yes");
    expect(said(mayStandStill(aPlace([occupied()]), nights(24, 24), NOW))).toBe("yes");
  });

  it("counts when it is the house's and can be used, and as free when nobody has it", () => {
    const places = [
      aPlace(),
      aPlace([occupied()]),
      aPlace([aStay()]),
      aPlace([], { outOfUse: [nights(22, 22)] }),
      aPlace([], { firstNight: day(23) }),
    ];
    expect([freeOn(places, day(22), NOW), countedOn(places, day(22))]).toEqual([1, 3]);
    expect([freeOn(places, day(23), NOW), countedOn(places, day(23))]).toEqual([3, 5]);
    expect(freeOn(places, day(22), at("2026-11-22 23:00"))).toBe(2);
  });
});

describe("a stay", () => {
  it.each([
    ["before its night", aStay({ firstNight: day(23) }), [], "nightNotYet"],
    ["when it has begun", occupied(), [], "stayNotHeld"],
    ["when it was given back", aStay({ state: "cancelled" }), [], "stayNotHeld"],
    [
      "while the one before is there still",
      aStay(),
      [occupied({ id: "old", firstNight: day(20), lastNight: day(21) })],
      "placeTaken",
    ],
    ["on its night", aStay(), [], "yes"],
  ] as const)("begins %s: %s", (_, stay, others, answer) =>
    expect(said(mayArrive(stay, aPlace([stay, ...others]), NOW))).toBe(answer),
  );

  it.each([
    ["that has not begun", aStay(), 25, [], "stayNotOccupied"],
    ["by no night", occupied(), 23, [], "nightIsPast"],
    ["to a night that is over", occupied({ firstNight: day(18), lastNight: day(19) }), 21, [], "nightIsPast"],
    [
      "into another's promise",
      occupied(),
      25,
      [aStay({ id: "next", firstNight: day(25), lastNight: day(25), heldUntil: at("2026-11-25 20:00") })],
      "placeTaken",
    ],
    ["by a night", occupied(), 24, [], "yes"],
    ["after its last night", occupied({ firstNight: day(18), lastNight: day(19) }), 22, [], "yes"],
  ] as const)("%s is extended: %s", (_, stay, last, others, answer) =>
    expect(said(mayExtend(stay, aPlace([stay, ...others]), day(last), NOW))).toBe(answer),
  );

  it("is not extended past a quarter at a time", () => {
    const far = occupied({ firstNight: day(22), lastNight: day(23) });
    expect(said(mayExtend(far, aPlace([far]), calendarDay("2027-02-22"), NOW))).toBe("yes");
    expect(said(mayExtend(far, aPlace([far]), calendarDay("2027-02-23"), NOW))).toBe("tooManyNights");
  });

  it.each([
    ["2026-11-22 23:00", 21],
    ["2026-11-23 03:00", 22],
    ["2026-11-23 09:00", 22],
    ["2026-11-25 09:00", 24],
  ])("that began on the 22nd and ends at %s was slept until the %sth", (now, last) =>
    expect(lastSlept(occupied(), at(now))).toBe(day(last)),
  );

  it("ends when somebody is there", () => {
    expect(said(mayEnd(aStay()))).toBe("stayNotOccupied");
    expect(said(mayEnd(occupied()))).toBe("yes");
  });
});

describe("who waits", () => {
  const waits = (grounds: Parameters<typeof byNeed>[0]["grounds"], asked: string) => ({
    grounds,
    askedAt: at(asked),
  });
  it("is next by need, and then by how long they have waited", () => {
    const young = waits(["young", "pregnant", "unsafeNow", "leavingHospital", "illness"], "2026-11-01 08:00");
    const street = waits(["outTonight"], "2026-11-22 20:00");
    const early = waits([], "2026-10-01 08:00");
    const late = waits([], "2026-11-20 08:00");
    expect([late, young, early, street].sort(byNeed)).toEqual([street, young, early, late]);
    expect([whyBefore(street, young), whyBefore(young, early), whyBefore(early, late)]).toEqual([
      "outTonight",
      "illness",
      null,
    ]);
  });
});
