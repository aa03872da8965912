import type { Instant } from "#kernel/clock.ts";
import { birthDayOf, CPR_SYSTEM, parseCpr } from "#kernel/cpr.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import { STAFET_PERSON_ID, SYSTEM } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db.ts";
import { AnswerAgeLine, RecordNotification } from "../commands.ts";
import { takesPart } from "../policy.ts";
import { isOpenNeed } from "../rules/asking.ts";
import { AGE_GATES, ageOf, type Born, firstTalkOn, LINES_OF, planFor } from "../rules/comingOfAge.ts";
import {
  agePlansOn,
  coursesOfYoung,
  gatesPlanned,
  insertAgeAnswer,
  insertAgePlan,
} from "../store/comingOfAge.ts";
import { insertContact, insertNeed } from "../store/course.ts";
import { loadNeed, loadSubject } from "../store/load.ts";
import type { AgeGate } from "../types.ts";
import type { MakeCommand, RelayDeps } from "./command.ts";
import { each, unasked } from "./unasked.ts";

/** The kind of need a plan stands as. */
const NEED_KIND = "childrenFamily";
/** How many are taken up at a time. */
const ROUND = 200;
const FIRST = "00000000-0000-0000-0000-000000000000";
/** What the next step says. Stored text, in the language of the relay. */
const nextStepText = (age: number): string =>
  `Tal med den unge om at blive ${age}, og svar på planens linjer`;

/** What the clock does, and what follows when a birthday comes to be known: plans for turning 15 and 18 appear on the open course, half a year ahead (D7). */
export function comingOfAge(deps: RelayDeps) {
  const { citizens, consents, db } = deps;
  const { act, idsOf } = unasked(deps);

  /** The day of birth, from a number that holds it: read by the house to know the day, and shown to nobody. */
  async function bornOn(tx: Tx, citizenId: Uuid, year: number | null): Promise<Born> {
    const numbers = await citizens.numbersOf(tx, citizenId);
    const cpr = numbers.find(({ system }) => system === CPR_SYSTEM);
    const parsed = cpr ? parseCpr(cpr.value) : null;
    return { day: parsed === null ? null : birthDayOf(parsed), year };
  }

  const planOn = (courseId: Uuid, today: CalendarDay, now: Instant) =>
    act("comingOfAge", now, async ({ tx, happened }) => {
      const { course } = await loadSubject(tx, courseId);
      if (course.state !== "open" || course.diedAt !== null) return;
      const { citizenId } = course;
      const [law, cards, planned] = await Promise.all([
        consents.law(tx, today),
        citizens.citizenCards(tx, [citizenId], today),
        gatesPlanned(tx, citizenId),
      ]);
      const year = cards.get(citizenId)?.birthYear ?? null;
      const mayBeTime = (gate: AgeGate) => planFor(gate, { day: null, year }, law, today) !== null;
      // A number is opened only where the year alone says that it may be time.
      if (year !== null && !AGE_GATES.some((gate) => !planned.includes(gate) && mayBeTime(gate))) return;
      const born = await bornOn(tx, citizenId, year);
      for (const gate of AGE_GATES) {
        const passing = planned.includes(gate) ? null : planFor(gate, born, law, today);
        if (passing === null) continue;
        const needId = newId();
        insertNeed(tx, {
          id: needId,
          course_id: courseId,
          kind: NEED_KIND,
          urgency: "ordinary",
          responsible_id: course.holderId,
          held_since: now,
          next_step: nextStepText(ageOf(gate, law)),
          next_step_on: firstTalkOn(passing, today),
          next_step_unit_id: course.holderId,
          opened_at: now,
          opened_by: STAFET_PERSON_ID,
        });
        insertAgePlan(tx, {
          id: newId(),
          citizen_id: citizenId,
          gate,
          turns_on: passing.turnsOn,
          exact: passing.exact,
          need_id: needId,
          planned_at: now,
        });
        const data = { kind: NEED_KIND, urgency: "ordinary", gate };
        happened("needOpened", { course, needId, unitId: course.holderId, data });
      }
    });

  /** Whose year says that they may be near an age that changes something. */
  async function bornBetween(today: CalendarDay): Promise<{ from: number; to: number }> {
    const law = await db.read(SYSTEM, (snapshot) => consents.law(snapshot, today));
    const year = Number(today.slice(0, 4));
    return { from: year - law.custodyEnds, to: year + 1 - law.ownConsentAge };
  }

  return {
    /**
     * The plan of one course whose time it is already, when the course or the day of birth has just come to be known: nobody waits
     * for the night. Once more does nothing.
     */
    async planComingOfAgeOn(courseId: Uuid, now: Instant): Promise<void> {
      const today = dayOf(now);
      const page = { after: FIRST, most: 1, only: courseId };
      for (const id of await idsOf(coursesOfYoung(await bornBetween(today), page)))
        await planOn(id, today, now);
    },

    /** Plans for everybody whose time it is. Run again, or by several at once, each plan is there once. Returns how many were looked at. */
    async planComingOfAge(now: Instant): Promise<number> {
      const today = dayOf(now);
      const born = await bornBetween(today);
      let looked = 0;
      for (let after: Uuid | undefined = FIRST; after !== undefined; ) {
        const young: readonly Uuid[] = await idsOf(coursesOfYoung(born, { after, most: ROUND }));
        looked += await each(young, (courseId) => planOn(courseId, today, now));
        after = young.at(-1);
      }
      return looked;
    },
  };
}

/** What people do: the plan's lines are answered, and the duty to notify is noted. */
export function youngActions(command: MakeCommand) {
  return {
    /**
     * One line of a plan is answered; answered anew, the newest counts. By whoever has the need it stands as. Throws Refused
     * `notResponsible`, `needEnded`, `noAgePlan` for a need that is no plan, and for a line that is not the plan's.
     */
    answerAgeLine: command(
      "answerAgeLine",
      AnswerAgeLine,
      async ({ tx, actor, command: c, now, happened }) => {
        const { course, need } = await loadNeed(tx, c.needId);
        if (need.responsibleId !== actor.unitId)
          throw new Refused("notResponsible", { unitId: need.responsibleId });
        if (!isOpenNeed(need)) throw new Refused("needEnded", { state: need.state });
        const plan = (await agePlansOn(tx, course.id)).find(({ needId }) => needId === need.id);
        if (!plan || !LINES_OF[plan.gate].includes(c.line)) throw new Refused("noAgePlan");
        insertAgeAnswer(tx, {
          id: newId(),
          plan_id: plan.id,
          line: c.line,
          outcome: c.outcome,
          note: c.note,
          at: now,
          by_person: actor.personId,
          by_unit: actor.unitId,
        });
        const data = { line: c.line, outcome: c.outcome };
        happened("agePlanAnswered", { course, needId: need.id, unitId: need.responsibleId, data });
        return { needId: need.id };
      },
    ),

    /** The duty to notify was done: where it was sent, and when. No contact with the citizen. By whoever takes part; also on a closed course. */
    recordNotification: command(
      "recordNotification",
      RecordNotification,
      async ({ tx, actor, command: c, now, happened }) => {
        const { course } = await loadSubject(tx, c.courseId);
        if (!(await takesPart(tx, actor, course.id))) throw new Refused("notYours");
        const { personId, unitId } = actor;
        const row = { course_id: course.id, unit_id: unitId, person_id: personId, at: now };
        insertContact(tx, { id: newId(), ...row, way: "notified", note: c.sentTo });
        happened("contactRecorded", { course, unitId: course.holderId, data: { way: "notified" } });
        return { courseId: course.id };
      },
    ),
  };
}
