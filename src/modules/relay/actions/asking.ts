import type { Instant } from "#kernel/clock.ts";
import { newId } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { type Basis, basisBetween, NOTHING_SAID, type Said } from "#modules/consent/index.ts";
import type { Actor, UnitCard } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db.ts";
import { AnswerQuestion, AskUnits, SendPrepared, Withdraw } from "../commands.ts";
import { mayAskByPlan } from "../policy.ts";
import { clockFor, mayAsk, maySteer, resumeClock, type Subject } from "../rules/asking.ts";
import { obey } from "../rules/ruling.ts";
import { answerQuestions, insertHandover, updateHandover, withdrawHandover } from "../store/handover.ts";
import { citizenOn, loadHandover, loadSubject, openAsks, waiting } from "../store/load.ts";
import type { LegalBasis } from "../types.ts";
import type { MakeCommand, RelayDeps } from "./command.ts";

/** The sender's side: ask doors, answer their questions, withdraw, send what a redirect prepared. Moves nothing (law 3). */
export function askingActions(command: MakeCommand, deps: RelayDeps) {
  const { identity, consents } = deps;
  return {
    /**
     * Asks one or several units to take over a need, or the baton. By the unit that is responsible. Throws Refused
     * `consentChanged` when the citizen has said something else since the sender saw what they had said, `dayIsAhead`
     * for a plan of tomorrow.
     */
    askUnits: command("askUnits", AskUnits, async ({ tx, actor, command: c, now, happened }) => {
      // The lock comes first; everything else is read behind it, in the same packet.
      const [subject, cards, pending, given, onCourse] = await Promise.all([
        loadSubject(tx, c.courseId, c.needId),
        identity.unitCards(tx, c.toUnitIds),
        openAsks(tx, c.needId ?? c.courseId),
        consents.saidOf(tx, citizenOn(c.courseId), dayOf(now)),
        c.needId ? null : waiting(tx, c.courseId),
      ]);
      const { course, need } = subject;
      // Taken back, or said anew, between the page and the click: what was written may say more than may be known now.
      if (c.consentId !== undefined && c.consentId !== (given?.consent?.id ?? "none"))
        throw new Refused("consentChanged");
      const basis = basisOn(given, actor, need ? [need.kind] : (onCourse?.openNeedKinds ?? []));
      const doors = c.toUnitIds.map((id) => cards.get(id) ?? unknownDoor());
      obey(mayAsk(subject, actor.unitId, doors, pending));
      const planOn = c.planOn ?? null;
      if (planOn !== null && planOn > dayOf(now)) throw new Refused("dayIsAhead", { on: planOn });
      const askId = newId();
      const urgency = c.urgency ?? need?.urgency ?? "soon";
      return {
        handoverIds: doors.map((door) => {
          const id = newId();
          insertHandover(tx, {
            id,
            course_id: course.id,
            need_id: need?.id ?? null,
            ask_id: askId,
            from_unit_id: actor.unitId,
            to_unit_id: door.id,
            state: "proposed",
            urgency,
            message: c.message ?? "",
            agreed_with_citizen: c.agreedWithCitizen,
            not_agreed_why: c.notAgreedWhy ?? null,
            legal_basis: basis(door, c.legalBasis),
            plan_on: planOn,
            proposed_by: actor.personId,
            proposed_at: now,
            ...due(clockFor(urgency, door, now)),
          });
          happened("handoverProposed", {
            course,
            needId: need?.id ?? null,
            handoverId: id,
            unitId: door.id,
            data: { urgency, kind: need?.kind ?? null },
          });
          return id;
        }),
      };
    }),

    /** Sends the handover a redirect prepared. By the unit that prepared it; the clock starts now. */
    sendPrepared: command("sendPrepared", SendPrepared, async ({ tx, actor, command: c, now, happened }) => {
      const loaded = await loadHandover(tx, c.handoverId);
      const { handover, course, need, others } = loaded;
      obey(maySteer(handover, actor.unitId, ["draft"]));
      const [cards, basis] = await Promise.all([
        identity.unitCards(tx, [handover.toUnitId]),
        basisFinder(deps, tx, loaded, actor, now),
      ]);
      const door = cards.get(handover.toUnitId) ?? unknownDoor();
      obey(mayAsk(loaded, actor.unitId, [door], others));
      updateHandover(tx, handover.id, {
        state: "proposed",
        ...(c.message === undefined ? {} : { message: c.message }),
        agreed_with_citizen: c.agreedWithCitizen,
        not_agreed_why: c.notAgreedWhy ?? null,
        // Asked without a name the first time, it stays so at the next door; so does what a plan says.
        legal_basis:
          handover.legalBasis === "anonymous" || handover.legalBasis === "coordinationPlan"
            ? handover.legalBasis
            : basis(door),
        proposed_by: actor.personId,
        proposed_at: now,
        ...due(clockFor(handover.urgency, door, now)),
      });
      happened("handoverProposed", {
        course,
        needId: need?.id ?? null,
        handoverId: handover.id,
        unitId: door.id,
        data: { urgency: handover.urgency, kind: need?.kind ?? null },
      });
      return { handoverId: handover.id };
    }),

    /** The receiver's question is answered; its clock runs on with what it had left. By the unit that asked. */
    answerQuestion: command(
      "answerQuestion",
      AnswerQuestion,
      async ({ tx, actor, command: c, now, happened }) => {
        const { handover, course } = await loadHandover(tx, c.handoverId);
        obey(maySteer(handover, actor.unitId, ["questioned"]));
        const door =
          (await identity.unitCards(tx, [handover.toUnitId])).get(handover.toUnitId) ?? unknownDoor();
        const clock = resumeClock(handover, door, now);
        answerQuestions(tx, handover.id, c.answer, actor.personId, now);
        updateHandover(tx, handover.id, {
          state: "proposed",
          clock_with: clock.clockWith,
          clock_left_ms: null,
          ...due(clock),
        });
        happened("questionAnswered", {
          course,
          needId: handover.needId,
          handoverId: handover.id,
          unitId: handover.toUnitId,
        });
        return { handoverId: handover.id };
      },
    ),

    /** The sender no longer asks, or throws away what was prepared. Moves nothing; the sender has it all along. */
    withdraw: command("withdraw", Withdraw, async ({ tx, actor, command: c, now, happened }) => {
      const { handover, course } = await loadHandover(tx, c.handoverId);
      obey(maySteer(handover, actor.unitId, ["draft", "proposed", "questioned"]));
      withdrawHandover(tx, handover.id, { why: c.why ?? null, by: actor.personId, at: now });
      happened("handoverWithdrawn", {
        course,
        needId: handover.needId,
        handoverId: handover.id,
        // What was never sent concerns nobody but the one who prepared it.
        unitId: handover.state === "draft" ? handover.fromUnitId : handover.toUnitId,
      });
      return { handoverId: handover.id };
    }),
  };
}

/** The columns of a clock. */
export const due = (clock: { answerBy: Date; nextRungAt: Date }) => ({
  answer_by: clock.answerBy,
  next_rung_at: clock.nextRungAt,
});

const unknownDoor = (): never => {
  throw new Refused("unknownDoor");
};

type FindBasis = (door: UnitCard, asked?: LegalBasis) => LegalBasis;

/**
 * On what ground each door may be told (law 13), from what the citizen has said, as it stands now. A sender may choose to
 * say less – anonymous – but never more: asking on a consent that is not there is refused `noBasis`. A psychiatric unit
 * may ask by a coordination plan, which is a basis of its own (psykiatriloven §§ 13 a–c).
 */
const basisOn =
  (said: Said | undefined, sender: Pick<Actor, "unit">, needKinds: readonly string[]): FindBasis =>
  (door, asked) => {
    const basis: Basis = basisBetween({ said: said ?? NOTHING_SAID, from: sender.unit, to: door, needKinds });
    if (asked === undefined || asked === basis) return basis;
    if (asked === "anonymous") return asked;
    if (asked === "coordinationPlan" && mayAskByPlan(sender.unit)) return asked;
    throw new Refused("noBasis", { unit: door.name, basis });
  };

/** The same for a subject that is loaded already. */
export async function basisFinder(
  { consents }: Pick<RelayDeps, "consents">,
  tx: Tx,
  { course, need }: Subject,
  sender: Pick<Actor, "unit">,
  now: Instant,
): Promise<FindBasis> {
  const given = (await consents.said(tx, [course.citizenId], dayOf(now))).get(course.citizenId);
  const needKinds = need ? [need.kind] : (await waiting(tx, course.id)).openNeedKinds;
  return basisOn(given, sender, needKinds);
}
