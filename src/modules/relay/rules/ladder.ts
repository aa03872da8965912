import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type Answerer, answerBy, answerTimesOf, halfAsLongAgain } from "#kernel/urgency.ts";
import type { Handover, LadderStep } from "../types.ts";

/** A unit as the ladder sees it: whom it can turn to there. */
export interface LadderUnit extends Answerer {
  readonly id: Uuid;
  readonly sector: "region" | "municipality" | "generalPractice" | "civilSociety" | "state";
  readonly leadId: Uuid | null;
  readonly leaderId: Uuid | null;
}

export interface Rung {
  readonly rung: number;
  readonly step: LadderStep;
  readonly nextRungAt: Instant;
  /** Whose step it is now, and the person there when one is named. */
  readonly unitId: Uuid;
  readonly personId: Uuid | null;
}

/** Nobody commands a self-employed GP or an independent association: a reminder, and the holder's own lead instead. */
const COMMANDED: readonly LadderStep[] = ["unitLead", "organisationLeader", "jointTable", "standingReceiver"];
const INDEPENDENT: readonly LadderStep[] = [
  "unitLead",
  "reminderAndOwnLead",
  "jointTable",
  "standingReceiver",
];
/** The sender left the receiver's question unanswered: its own house first. */
const SENDERS: readonly LadderStep[] = ["senderLead", "senderLead", "jointTable", "standingReceiver"];

const isIndependent = (unit: LadderUnit): boolean =>
  unit.sector === "generalPractice" || unit.sector === "civilSociety";

/** The step taken at rung n (from 1). Past the top the leaders are told again: a clock always runs (law 6). */
export function stepAt(rung: number, receiver: LadderUnit, clockWith: Handover["clockWith"]): LadderStep {
  const steps = clockWith === "sender" ? SENDERS : isIndependent(receiver) ? INDEPENDENT : COMMANDED;
  return steps[rung - 1] ?? "againToLeader";
}

/**
 * Given an open handover whose time has passed, when the ladder is climbed, then the next step is taken and the one
 * after gets half the time an answer has, counted from now: a leader has the whole of it even when the ladder stood
 * still, and a question that was long in being answered puts nothing off. Moves no responsibility (law 3).
 */
export function climb(handover: Handover, receiver: LadderUnit, sender: LadderUnit, now: Instant): Rung {
  const rung = handover.rung + 1;
  const step = stepAt(rung, receiver, handover.clockWith);
  const answerer = handover.clockWith === "sender" ? sender : receiver;
  const [hours, times] = [answerer.openingHours, answerTimesOf(answerer)];
  const whole = answerBy(handover.urgency, hours, now, times);
  const nextRungAt = halfAsLongAgain(now, whole, hours, handover.urgency, { times, after: now });
  return { rung, step, nextRungAt, ...whoActs(step, receiver, sender) };
}

function whoActs(
  step: LadderStep,
  receiver: LadderUnit,
  sender: LadderUnit,
): Pick<Rung, "unitId" | "personId"> {
  switch (step) {
    case "unitLead":
      return { unitId: receiver.id, personId: receiver.leadId };
    case "organisationLeader":
      return { unitId: receiver.id, personId: receiver.leaderId ?? receiver.leadId };
    case "reminderAndOwnLead":
    case "senderLead":
    case "jointTable":
    case "standingReceiver":
      return { unitId: sender.id, personId: sender.leadId };
    case "againToLeader":
      return isIndependent(receiver)
        ? { unitId: sender.id, personId: sender.leaderId ?? sender.leadId }
        : { unitId: receiver.id, personId: receiver.leaderId ?? receiver.leadId };
  }
}
