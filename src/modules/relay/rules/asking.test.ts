import { describe, expect, it } from "vitest";
import type { OpeningHours } from "#kernel/hours.ts";
import { OFFICE_HOURS } from "#kernel/hours.ts";
import { hours, minutes } from "#kernel/time.ts";
import { type Answerer, DEFAULT_ANSWER_TIMES } from "#kernel/urgency.ts";
import { aCourse, aDoor, aHandover, aNeed, at, expectRefusal, said, shown } from "../../../../test/given.ts";
import { NEED_STATES } from "../types.ts";
import {
  clockFor,
  isOpenNeed,
  mayAnswer,
  mayAsk,
  maySteer,
  pauseClock,
  responsibleFor,
  resumeClock,
  stillOpen,
} from "./asking.ts";

const always: OpeningHours = { always: true };
const office: Answerer = { openingHours: OFFICE_HOURS, answerTimes: null };
/** An organisation that answers the same day within two hours by the clock, and an acute one within one open hour. */
const own: Answerer = {
  openingHours: OFFICE_HOURS,
  answerTimes: {
    ...DEFAULT_ANSWER_TIMES,
    acute: { kind: "openTime", minutes: 60 },
    sameDay: { kind: "clock", minutes: 120 },
  },
};
const closed = aCourse({ state: "closed" });
const wholeCourse = { course: aCourse(), need: null, several: false };
const place = { course: aCourse(), need: aNeed(), several: true };
const treatment = { course: aCourse(), need: aNeed({ kind: "psychiatric" }), several: false };
const hostel = aDoor({ id: "hostel", name: "Natcaféen" });
const clinic = aDoor({ id: "clinic", name: "Klinikken" });
const pendingAt = (...units: string[]) => units.map((toUnitId) => ({ toUnitId }));

describe("who is responsible", () => {
  it.each([
    ["the holder, for the course itself", wholeCourse, "ward"],
    ["the one who has the need, wherever the baton is", place, "shelter"],
  ] as const)("%s", (_, subject, unit) => expect(responsibleFor(subject)).toBe(unit));

  it("is somebody for an open need and for a recognised gap, and for no other", () => {
    const open = NEED_STATES.filter((state) => isOpenNeed(aNeed({ state })));
    expect(open).toEqual(["open", "recognisedGap"]);
  });
});

describe("still open", () => {
  it.each([
    ["a closed course", { ...wholeCourse, course: closed }, "courseClosed"],
    ["an open need on a closed course", { ...place, course: closed }, "courseClosed"],
    ["a need that was met", { ...place, need: aNeed({ state: "met" }) }, "needEnded"],
    ["a need merged into another", { ...place, need: aNeed({ state: "mergedInto" }) }, "needEnded"],
    ["a recognised gap", { ...place, need: aNeed({ state: "recognisedGap" }) }, "yes"],
    ["an open course", wholeCourse, "yes"],
  ] as const)("%s: %s", (_, subject, answer) => expect(said(stillOpen(subject))).toBe(answer));
});

describe("asking", () => {
  it.each([
    [
      "about somebody who has died",
      { ...place, course: aCourse({ diedAt: new Date() }) },
      "shelter",
      [hostel],
      [],
      "citizenDied",
    ],
    ["on a closed course", { ...place, course: closed }, "shelter", [hostel], [], "courseClosed"],
    [
      "for a need that ended",
      { ...place, need: aNeed({ state: "died" }) },
      "shelter",
      [hostel],
      [],
      "needEnded",
    ],
    [
      "for a need, by the holder who is not responsible for it",
      place,
      "ward",
      [hostel],
      [],
      "notResponsible",
    ],
    ["for the course, by one who only has a need", wholeCourse, "shelter", [hostel], [], "notResponsible"],
    ["two at once for the course", wholeCourse, "ward", [hostel, clinic], [], "oneAtATime"],
    ["two at once for what an authority decides", treatment, "shelter", [hostel, clinic], [], "oneAtATime"],
    ["a second while the first considers it", treatment, "shelter", [clinic], ["hostel"], "oneAtATime"],
    [
      "the same door again where one at a time is asked",
      treatment,
      "shelter",
      [hostel],
      ["hostel"],
      "oneAtATime",
    ],
    ["oneself", place, "shelter", [aDoor()], [], "toItself"],
    ["the same door twice in one go", place, "shelter", [hostel, hostel], [], "alreadyAsked"],
    ["a door that is already asked", place, "shelter", [clinic, hostel], ["hostel"], "alreadyAsked"],
    [
      "a door of another region",
      place,
      "shelter",
      [{ ...hostel, region: "DK-81" }],
      [],
      "doorInAnotherRegion",
    ],
    ["a closed unit", place, "shelter", [{ ...hostel, isOpen: false }], [], "doorCannotHold"],
    ["one that answers no asks", place, "shelter", [{ ...hostel, answersAsks: false }], [], "doorCannotHold"],
    [
      "a need of one that holds none",
      place,
      "shelter",
      [{ ...hostel, holdsNeeds: false }],
      [],
      "doorCannotHold",
    ],
    [
      "the baton of one that holds none",
      wholeCourse,
      "ward",
      [{ ...hostel, holdsCourses: false }],
      [],
      "doorCannotHold",
    ],
    [
      "a door behind a good one",
      place,
      "shelter",
      [clinic, { ...hostel, isOpen: false }],
      [],
      "doorCannotHold",
    ],
    ["a need of one that holds no batons", place, "shelter", [{ ...hostel, holdsCourses: false }], [], "yes"],
    [
      "the baton of one that holds no needs",
      wholeCourse,
      "ward",
      [{ ...hostel, holdsNeeds: false }],
      [],
      "yes",
    ],
    ["several for a place to sleep", place, "shelter", [hostel, clinic], [], "yes"],
    ["one more for a place to sleep", place, "shelter", [clinic], ["hostel"], "yes"],
    ["one for what an authority decides", treatment, "shelter", [clinic], [], "yes"],
    ["one for the course", wholeCourse, "ward", [hostel], [], "yes"],
  ] as const)("%s: %s", (_, subject, byUnit, doors, pending, answer) => {
    expect(said(mayAsk(subject, byUnit, doors, pendingAt(...pending)))).toBe(answer);
  });

  it("says which unit is responsible, who considers it already, and which door it is about", () => {
    expectRefusal(mayAsk(place, "ward", [hostel], []), "notResponsible", { unitId: "shelter" });
    expectRefusal(mayAsk(treatment, "shelter", [clinic], pendingAt("hostel")), "oneAtATime", {
      unitId: "hostel",
    });
    expectRefusal(mayAsk(wholeCourse, "ward", [hostel, clinic], []), "oneAtATime", { unitId: null });
    expectRefusal(mayAsk(place, "shelter", [clinic, hostel], pendingAt("hostel")), "alreadyAsked", {
      unit: "Natcaféen",
    });
  });
});

describe("answering", () => {
  it.each([
    ["another unit's", "proposed", "ward", "notYours"],
    ["another unit's, even when it is answered", "accepted", "ward", "notYours"],
    ["one that was never sent", "draft", "shelter", "notSent"],
    ["an accepted one", "accepted", "shelter", "alreadyAnswered"],
    ["a redirected one", "redirected", "shelter", "alreadyAnswered"],
    ["a withdrawn one", "withdrawn", "shelter", "alreadyAnswered"],
    ["a proposed one", "proposed", "shelter", "yes"],
    ["one we asked a question about", "questioned", "shelter", "yes"],
  ] as const)("%s: %s by %s is %s", (_, state, unit, answer) => {
    expect(said(mayAnswer(aHandover({ state }), unit))).toBe(answer);
  });

  it("tells how it was answered meanwhile", () => {
    expectRefusal(mayAnswer(aHandover({ state: "withdrawn" }), "shelter"), "alreadyAnswered", {
      state: "withdrawn",
    });
  });
});

describe("steering what one sent", () => {
  it.each([
    ["by the receiver", "proposed", "shelter", ["proposed", "questioned"], "notYours"],
    ["after it was answered", "accepted", "ward", ["proposed", "questioned"], "alreadyAnswered"],
    ["an answer to no question", "proposed", "ward", ["questioned"], "alreadyAnswered"],
    ["by the sender", "questioned", "ward", ["questioned"], "yes"],
    ["a draft it prepared", "draft", "ward", ["draft"], "yes"],
  ] as const)("%s: %s by %s", (_, state, unit, states, answer) => {
    expect(said(maySteer(aHandover({ state }), unit, states))).toBe(answer);
  });
});

describe("the clock", () => {
  it("starts the ladder's first step at the answer-by time", () => {
    const clock = clockFor("sameDay", office, at("2026-06-03 14:00"));
    expect([shown(clock.answerBy), shown(clock.nextRungAt)]).toEqual([
      "2026-06-04 11:00",
      "2026-06-04 11:00",
    ]);
  });

  const question = { state: "questioned", clockWith: "sender" } as const;

  it.each([
    ["keeps what the receiver had left of its opening time", aHandover(), "2026-06-03 11:00", hours(2)],
    [
      "counts no closed time as left",
      aHandover({ answerBy: at("2026-06-04 10:00") }),
      "2026-06-03 14:00",
      hours(3),
    ],
    ["leaves a moment where the time had passed", aHandover(), "2026-06-03 13:30", minutes(30)],
    ["leaves a moment where almost none was left", aHandover(), "2026-06-03 12:50", minutes(30)],
    [
      "counts an acute one by the clock",
      aHandover({ urgency: "acute", answerBy: at("2026-06-03 22:00") }),
      "2026-06-03 21:15",
      minutes(45),
    ],
    [
      "keeps it through a second question before the first is answered",
      aHandover({ ...question, clockLeftMs: hours(3), answerBy: at("2026-06-03 14:00") }),
      "2026-06-03 13:00",
      hours(3),
    ],
  ] as const)("a question %s", (_, handover, now, left) => {
    expect(pauseClock(handover, office, office, at(now)).clockLeftMs).toBe(left);
  });

  it.each([
    ["by the sender's own hours", OFFICE_HOURS, "2026-06-03 14:00", "2026-06-04 11:00"],
    ["day and night where the sender is always there", always, "2026-06-03 14:00", "2026-06-03 18:00"],
  ] as const)("a question starts the sender's %s", (_, openingHours, now, due) => {
    const clock = pauseClock(aHandover(), office, { ...office, openingHours }, at(now));
    expect(clock).toMatchObject({ clockWith: "sender", answerBy: at(due), nextRungAt: at(due) });
  });

  it.each([
    ["in opening time", "sameDay", hours(2), "2026-06-03 14:00", "2026-06-04 09:00"],
    ["at night, by the clock when acute", "acute", minutes(45), "2026-06-03 23:30", "2026-06-04 00:15"],
    ["a moment, when nothing was written down", "sameDay", null, "2026-06-03 10:00", "2026-06-03 10:30"],
  ] as const)("the answer gives the rest back %s", (_, urgency, clockLeftMs, now, due) => {
    const clock = resumeClock(aHandover({ ...question, urgency, clockLeftMs }), office, at(now));
    expect(clock).toEqual({
      clockWith: "receiver",
      clockLeftMs: null,
      answerBy: at(due),
      nextRungAt: at(due),
    });
  });

  it("runs by the answering organisation's own times, in their own kind of time", () => {
    const asked = at("2026-06-03 14:30");
    expect(shown(clockFor("sameDay", own, asked).answerBy)).toBe("2026-06-03 16:30");
    expect(shown(clockFor("acute", own, asked).answerBy)).toBe("2026-06-04 08:30");
    // A question leaves the receiver 90 minutes by its clock; the sender has four opening hours of its own.
    const handover = aHandover({ answerBy: at("2026-06-03 16:30"), proposedAt: asked });
    const paused = pauseClock(handover, own, office, at("2026-06-03 15:00"));
    expect([paused.clockLeftMs, shown(paused.answerBy)]).toEqual([minutes(90), "2026-06-04 12:00"]);
    const resumed = resumeClock({ ...handover, ...paused }, own, at("2026-06-03 20:00"));
    expect(shown(resumed.answerBy)).toBe("2026-06-03 21:30");
  });

  it("loses nothing by a question and its answer in the same minute", () => {
    const now = at("2026-06-03 11:00");
    const paused = {
      ...aHandover(),
      ...pauseClock(aHandover(), office, { ...office, openingHours: always }, now),
    };
    expect(resumeClock(paused, office, now).answerBy).toEqual(aHandover().answerBy);
  });
});
