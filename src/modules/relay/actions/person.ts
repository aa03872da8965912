import type { z } from "zod";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type CalendarDay, calendarDay, dayOf } from "#kernel/time.ts";
import {
  type Allowance,
  type ConsentLaw,
  type ConsentScope,
  type Giver,
  lastDayGivenBy,
  whyNotGivenBy,
} from "#modules/consent/index.ts";
import {
  ApproveMeetMe,
  GiveConsent,
  LiftObjection,
  MakeObjection,
  MarkMeetMeRead,
  WithdrawConsent,
  WriteMeetMe,
} from "../commands.ts";
import { takesPart } from "../policy.ts";
import { clearAlarms } from "../store/around.ts";
import { loadSubject, unitsOn } from "../store/load.ts";
import type { Course, EventType } from "../types.ts";
import type { Job, MakeCommand, RelayDeps } from "./command.ts";

/**
 * The person's own words (D1) and what they let others know (J1), written down by whoever takes part in the course and
 * stands with them. Throws Refused `notYours` for everybody else, `courseClosed` where nothing goes on any more.
 */
export function personActions(command: MakeCommand, { citizens, consents }: RelayDeps) {
  return {
    /**
     * "Mød mig sådan": a new version; earlier ones are kept. Whoever wrote it has read it. Throws Refused `editedMeanwhile`
     * when a newer version than `follows` is there, `nothingSaid`.
     */
    writeMeetMe: command("writeMeetMe", WriteMeetMe, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseTakenPartIn(job, c.courseId);
      if (course.state !== "open") throw new Refused("courseClosed");
      const { courseId: _, ...said } = c;
      const meetMeId = await citizens.writeMeetMe(tx, { ...said, citizenId: course.citizenId, actor, now });
      citizens.markRead(tx, { meetMeId, actor, now });
      happened("meetMeWritten", { course, unitId: course.holderId });
      return { meetMeId };
    }),

    /**
     * A helper wrote it down, and the citizen has said aloud that it fits: who heard it. Said already, nothing changes. Throws
     * Refused `stale` when it is no longer the newest.
     */
    approveMeetMe: command("approveMeetMe", ApproveMeetMe, async (job) => {
      const { tx, command: c, now, happened } = job;
      const course = await courseTakenPartIn(job, c.courseId);
      const latest = await citizens.latestMeetMe(tx, course.citizenId);
      if (latest?.id !== c.meetMeId) throw new Refused("stale");
      const approval = { citizenIds: [latest.citizenId], meetMeId: latest.id, heardBy: c.heardBy, now };
      if (await citizens.approveMeetMe(tx, approval))
        happened("meetMeApproved", { course, unitId: course.holderId });
      return { meetMeId: latest.id };
    }),

    /** The receipt: our door has read it. Throws Refused `stale` when a newer version has come meanwhile. */
    markMeetMeRead: command("markMeetMeRead", MarkMeetMeRead, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseTakenPartIn(job, c.courseId);
      const latest = await citizens.latestMeetMe(tx, course.citizenId, actor.unitId);
      if (latest?.id !== c.meetMeId) throw new Refused("stale");
      if (!latest.readByReader) {
        citizens.markRead(tx, { meetMeId: latest.id, actor, now });
        happened("meetMeRead", { course, unitId: course.holderId });
      }
      return { meetMeId: latest.id };
    }),

    /**
     * What the citizen – or who may say it for them – says now, in place of what was said before; at most a year
     * (sundhedsloven § 44). Throws Refused `custodyHolderGives`, `citizenGives`, `custodyHasEnded`, `unknownDoor`.
     */
    giveConsent: command("giveConsent", GiveConsent, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseTakenPartIn(job, c.courseId);
      if (course.state !== "open") throw new Refused("courseClosed");
      const { scope, form, witness, givenBy = "citizen", givenByName } = c;
      const today = dayOf(now);
      const [cards, law] = await Promise.all([
        citizens.citizenCards(tx, [course.citizenId], today),
        consents.law(tx, today),
      ]);
      const endsOn = mayBeGivenUntil({ scope, givenBy }, cards.get(course.citizenId), law, today);
      const consentId = await consents.give(tx, {
        citizenId: course.citizenId,
        scope,
        allowances: allowancesFrom(c.allowances),
        form,
        witness,
        givenBy,
        givenByName,
        endsOn,
        actor,
        now,
      });
      clearAlarms(tx, { courseId: course.id }, ["consentEnding"], actor.personId, now);
      happened("consentGiven", { course, unitId: course.holderId, data: { scope, form, givenBy } });
      await tellOthers(job, course, "consentGiven");
      return { consentId };
    }),

    /** Taken back in one step; nothing to take back changes nothing. Also on a closed course. */
    withdrawConsent: command("withdrawConsent", WithdrawConsent, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseTakenPartIn(job, c.courseId);
      const withdrawn = await consents.withdraw(tx, course.citizenId, now);
      if (!withdrawn) return { withdrawn };
      clearAlarms(tx, { courseId: course.id }, ["consentEnding"], actor.personId, now);
      happened("consentWithdrawn", { course, unitId: course.holderId });
      await tellOthers(job, course, "consentWithdrawn");
      return { withdrawn };
    }),

    /**
     * The citizen objects (*frabeder sig*, sundhedsloven § 41 stk. 3): in force until they lift it, whatever else they
     * say. Said twice it stands once. Also on a closed course.
     */
    makeObjection: command("makeObjection", MakeObjection, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseTakenPartIn(job, c.courseId);
      const objectionId = await consents.object(tx, {
        citizenId: course.citizenId,
        against: c.against,
        unitId: c.unitId ?? null,
        organisationId: c.organisationId ?? null,
        form: c.form,
        actor,
        now,
      });
      if (objectionId === null) return { objectionId };
      happened("objectionMade", {
        course,
        unitId: course.holderId,
        data: { against: c.against, form: c.form },
      });
      await tellOthers(job, course, "objectionMade");
      return { objectionId };
    }),

    /** The citizen lifts it again. Throws Refused `stale` when it is lifted already. */
    liftObjection: command("liftObjection", LiftObjection, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseTakenPartIn(job, c.courseId);
      const { citizenId } = course;
      if (!(await consents.lift(tx, { citizenId, objectionId: c.objectionId, by: actor.personId, now })))
        throw new Refused("stale");
      happened("objectionLifted", { course, unitId: course.holderId });
      await tellOthers(job, course, "objectionLifted");
      return { objectionId: c.objectionId };
    }),
  };
}

/** What the command's lines say, as they are kept. */
export const allowancesFrom = (lines: z.output<typeof GiveConsent>["allowances"]): readonly Allowance[] =>
  (lines ?? []).map(({ recipient, unitId = null, organisationId = null, kinds, purpose, endsOn }) => ({
    recipient,
    unitId,
    organisationId,
    kinds: [...new Set(kinds)],
    purpose,
    endsOn: endsOn ? calendarDay(endsOn) : null,
  }));

/** The last day what is said counts. Throws when this giver may not say it (consent/representation.ts). */
export function mayBeGivenUntil(
  said: { readonly scope: ConsentScope; readonly givenBy: Giver },
  person:
    | { readonly ageBand?: string | undefined; readonly birthYear?: number | null | undefined }
    | undefined,
  law: ConsentLaw,
  today: CalendarDay,
): CalendarDay {
  const age = { ageBand: person?.ageBand ?? "unknown", birthYear: person?.birthYear ?? null };
  const why = whyNotGivenBy(said, age, law, today);
  if (why !== null) throw new Refused(why);
  return lastDayGivenBy(said.givenBy, age, law, today);
}

/**
 * Takes effect at once everywhere: whoever has a need or an open ask of the course, or a seat at its table, has its
 * pages drawn anew. That something was said is told, not of whom. The holder is told with the event itself.
 */
async function tellOthers(
  { tx, happened }: Pick<Job<unknown>, "tx" | "happened">,
  course: Course,
  type: EventType,
): Promise<void> {
  for (const unitId of await unitsOn(tx, course.id))
    if (unitId !== course.holderId) happened(type, { region: course.region, unitId });
}

async function courseTakenPartIn(
  { tx, actor }: Pick<Job<unknown>, "tx" | "actor">,
  courseId: Uuid,
): Promise<Course> {
  const { course } = await loadSubject(tx, courseId);
  if (!(await takesPart(tx, actor, courseId))) throw new Refused("notYours");
  return course;
}
