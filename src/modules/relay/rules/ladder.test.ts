import { describe, expect, it } from "vitest";
import { minutes, plus } from "#kernel/time.ts";
import { DEFAULT_ANSWER_TIMES, URGENCIES } from "#kernel/urgency.ts";
import { aHandover, aLadderUnit, at, shown } from "../../../../test/given.ts";
import type { Handover } from "../types.ts";
import { pauseClock, resumeClock } from "./asking.ts";
import { climb, type LadderUnit, stepAt } from "./ladder.ts";

const municipality = aLadderUnit();
const ward = aLadderUnit({
  id: "ward",
  sector: "region",
  leadId: "ward's lead",
  leaderId: "region's leader",
});
const association = aLadderUnit({
  id: "café",
  sector: "civilSociety",
  leadId: "café's lead",
  leaderId: "chair",
});
const gp = aLadderUnit({ id: "gp", sector: "generalPractice", leadId: "doctor", leaderId: null });

const stepsFor = (unit: LadderUnit, clockWith: Handover["clockWith"] = "receiver") =>
  [1, 2, 3, 4, 5, 17].map((rung) => stepAt(rung, unit, clockWith));

describe("the steps (A5)", () => {
  const commanded = [
    "unitLead",
    "organisationLeader",
    "jointTable",
    "standingReceiver",
    "againToLeader",
    "againToLeader",
  ];
  const independent = [
    "unitLead",
    "reminderAndOwnLead",
    "jointTable",
    "standingReceiver",
    "againToLeader",
    "againToLeader",
  ];
  const senders = [
    "senderLead",
    "senderLead",
    "jointTable",
    "standingReceiver",
    "againToLeader",
    "againToLeader",
  ];
  it.each([
    ["a general practitioner, whom nobody commands", gp, "receiver", independent],
    ["an association, which nobody commands", association, "receiver", independent],
    ["the municipality", municipality, "receiver", commanded],
    ["the region", ward, "receiver", commanded],
    ["the state", aLadderUnit({ sector: "state" }), "receiver", commanded],
    ["a sender who owes an answer", municipality, "sender", senders],
    ["a sender who owes a general practitioner an answer", gp, "sender", senders],
  ] as const)("for %s", (_, unit, clockWith, steps) => expect(stepsFor(unit, clockWith)).toEqual(steps));
});

describe("whose step it is", () => {
  const who = (rung: number, receiver: LadderUnit, handover: Partial<Handover> = {}, sender = ward) => {
    const { step, unitId, personId } = climb(
      aHandover({ rung, ...handover }),
      receiver,
      sender,
      at("2026-06-03 13:00"),
    );
    return [step, unitId, personId];
  };
  const owed = { clockWith: "sender" } as const;
  const leaderless = aLadderUnit({ leaderId: null });
  it.each([
    [0, municipality, {}, "unitLead", "shelter", "shelter's lead"],
    [1, municipality, {}, "organisationLeader", "shelter", "municipality's leader"],
    [1, leaderless, {}, "organisationLeader", "shelter", "shelter's lead"],
    [1, gp, {}, "reminderAndOwnLead", "ward", "ward's lead"],
    [1, association, {}, "reminderAndOwnLead", "ward", "ward's lead"],
    [2, municipality, {}, "jointTable", "ward", "ward's lead"],
    [3, municipality, {}, "standingReceiver", "ward", "ward's lead"],
    [4, municipality, {}, "againToLeader", "shelter", "municipality's leader"],
    [4, leaderless, {}, "againToLeader", "shelter", "shelter's lead"],
    [4, association, {}, "againToLeader", "ward", "region's leader"],
    [0, municipality, owed, "senderLead", "ward", "ward's lead"],
    [1, gp, owed, "senderLead", "ward", "ward's lead"],
  ] as const)("from rung %i at %o", (rung, receiver, handover, step, unit, person) => {
    expect(who(rung, receiver, handover)).toEqual([step, unit, person]);
  });

  it("falls to the sender's own lead where its house has no leader", () => {
    const aloneToo = aLadderUnit({ id: "gp", sector: "generalPractice", leadId: "doctor", leaderId: null });
    expect(who(4, association, {}, aloneToo)).toEqual(["againToLeader", "gp", "doctor"]);
  });

  it("is nobody by name where no lead is named", () => {
    expect(who(0, aLadderUnit({ leadId: null }))).toEqual(["unitLead", "shelter", null]);
  });
});

describe("the next step's time (law 6)", () => {
  const climbedAt = (now: string, facts: Partial<Handover> = {}, receiver = municipality) =>
    shown(climb(aHandover(facts), receiver, ward, at(now)).nextRungAt);
  const acute = { urgency: "acute", answerBy: at("2026-06-03 10:00") } as const;
  const night = aLadderUnit({ openingHours: { always: true } });

  it.each([
    ["half an hour after an acute one", "2026-06-03 10:00", acute, municipality, "2026-06-03 10:30"],
    ["the same again", "2026-06-03 10:30", { ...acute, rung: 1 }, municipality, "2026-06-03 11:00"],
    ["at night too, when acute", "2026-06-04 02:00", { ...acute, rung: 3 }, municipality, "2026-06-04 02:30"],
    ["two opening hours after a same-day one", "2026-06-03 13:00", {}, municipality, "2026-06-03 15:00"],
    ["two opening hours, across the night", "2026-06-03 14:00", {}, municipality, "2026-06-04 09:00"],
    ["two hours where it is always open", "2026-06-03 23:00", {}, night, "2026-06-04 01:00"],
    [
      "the whole half, though the ladder stood still for days",
      "2026-06-08 09:00",
      {},
      municipality,
      "2026-06-08 11:00",
    ],
    [
      "the sender's hours, when the sender owes the answer",
      "2026-06-03 14:00",
      { clockWith: "sender" },
      night,
      "2026-06-04 09:00",
    ],
  ] as const)("%s", (_, now, facts, receiver, due) => expect(climbedAt(now, facts, receiver)).toBe(due));

  it("is half of the organisation's own time, where it has one", () => {
    const answerTimes = { ...DEFAULT_ANSWER_TIMES, sameDay: { kind: "clock", minutes: 120 } } as const;
    const quick = aLadderUnit({ answerTimes });
    expect(climbedAt("2026-06-03 14:30", {}, quick)).toBe("2026-06-03 15:30");
    // The sender's own, when the sender owes the answer.
    const owing = { clockWith: "sender" } as const;
    expect(climbedAt("2026-06-03 14:30", owing, quick)).toBe("2026-06-04 09:30");
  });

  it("is not put off by a question that took a week to answer", () => {
    const asked = aHandover({ ...acute, proposedAt: at("2026-06-03 09:00") });
    const paused = {
      ...asked,
      ...pauseClock(asked, municipality, ward, at("2026-06-03 09:30")),
    };
    const now = at("2026-06-10 09:30");
    const resumed = { ...paused, ...resumeClock(paused, municipality, now) };
    expect(shown(resumed.answerBy)).toBe("2026-06-10 10:00");
    expect(shown(climb(resumed, municipality, ward, resumed.answerBy).nextRungAt)).toBe("2026-06-10 10:30");
  });

  it("climbs one step at a time and always later, however often and whatever the urgency", () => {
    for (const urgency of URGENCIES) {
      let handover = aHandover({ urgency });
      let now = at("2026-06-03 13:00");
      for (let rung = 1; rung <= 12; rung += 1) {
        const step = climb(handover, municipality, ward, now);
        expect(step.rung).toBe(rung);
        expect(step.nextRungAt.getTime()).toBeGreaterThan(now.getTime());
        handover = { ...handover, rung: step.rung, nextRungAt: step.nextRungAt };
        now = plus(step.nextRungAt, minutes(1));
      }
    }
  });

  it("runs on where the clock was set back before the asking", () => {
    const now = at("2026-06-01 08:00");
    expect(climb(aHandover(), municipality, ward, now).nextRungAt.getTime()).toBeGreaterThan(now.getTime());
  });
});
