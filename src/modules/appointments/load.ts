import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { NOTHING_SAID, toldTo } from "#modules/consent/index.ts";
import type { Course } from "#modules/relay/index.ts";
import type { AppointmentsDeps, Happened, Job } from "./command.ts";
import { type Footing, mayKeep, mayKnow } from "./policy.ts";
import {
  appointmentsWhere,
  courseOf,
  type Loaded,
  type LoadedRight,
  remindedOf,
  rightsWhere,
} from "./store.ts";

/** Loading for commands, behind the lock of the course: two offices at once come one after the other. */
export function loading({ relay, consents }: Pick<AppointmentsDeps, "relay" | "consents">) {
  const footing = async ({ tx, actor, now }: Job<unknown>, course: Course): Promise<Footing> => {
    const said = (await consents.said(tx, [course.citizenId], dayOf(now))).get(course.citizenId);
    return {
      takesPart: await relay.inside.takesPart(tx, actor, course.id),
      holds: course.holderId === actor.unitId,
      told: toldTo(said ?? NOTHING_SAID, actor.unit).kinds.has("appointments"),
    };
  };

  return {
    /** A course the actor takes part in. Throws Refused `notFound`, and `courseClosed` unless it may be over. */
    async course(job: Job<unknown>, courseId: Uuid): Promise<Course> {
      const course = await relay.inside.course(job.tx, courseId);
      if (!mayKeep(await footing(job, course))) throw new Refused("notFound");
      if (course.state !== "open") throw new Refused("courseClosed");
      return course;
    },

    /** An appointment with its course, locked, and how the actor stands to it. Throws Refused `notFound`. */
    async appointment(
      job: Job<unknown>,
      id: Uuid,
    ): Promise<{ readonly it: Loaded; readonly course: Course; readonly footing: Footing }> {
      const courseId = await courseOf(job.tx, "appointment", id);
      if (courseId === null) throw new Refused("notFound");
      const course = await relay.inside.course(job.tx, courseId);
      const [it] = await appointmentsWhere(job.tx, sql`a.id = ${id} and a.course_id = ${courseId}`);
      if (!it) throw new Refused("notFound");
      const stands = await footing(job, course);
      // What of the course is closed to a unit, it cannot change either.
      const takesPart = stands.takesPart && mayKnow(stands, job.actor, it);
      return { it, course, footing: { ...stands, takesPart } };
    },

    /** As it is after what this command has done to it. */
    async again({ tx }: Pick<Job<unknown>, "tx">, id: Uuid): Promise<Loaded> {
      const [it] = await appointmentsWhere(tx, sql`a.id = ${id}`);
      if (!it) throw new Refused("notFound");
      return it;
    },

    /** A right with its course, locked: one the actor keeps. Throws Refused `notFound`, `courseClosed`. */
    async right(job: Job<unknown>, id: Uuid): Promise<LoadedRight> {
      const courseId = await courseOf(job.tx, "right_clock", id);
      if (courseId === null) throw new Refused("notFound");
      const course = await relay.inside.course(job.tx, courseId);
      const [right] = await rightsWhere(job.tx, sql`r.id = ${id} and r.course_id = ${course.id}`);
      const stands = await footing(job, course);
      if (!right || !mayKeep(stands) || !mayKnow(stands, job.actor, right)) throw new Refused("notFound");
      if (course.state !== "open") throw new Refused("courseClosed");
      return right;
    },

    /** The time it had is not its time any more, or it is over: what would remind of it does not leave. */
    async forgetReminders({ tx, now }: Pick<Job<unknown>, "tx" | "now">, it: Loaded): Promise<void> {
      const written = (await remindedOf(tx, it)).flatMap(({ messageId }) => messageId ?? []);
      relay.reminders.drop(tx, it.courseId, written, now);
    },
  };
}

export type Loading = ReturnType<typeof loading>;

/** What is counted of an appointment: codes, and never words. */
export const counted = (it: Pick<Loaded, "id" | "kind" | "company" | "transport" | "sourceKind">) => ({
  appointmentId: it.id,
  kind: it.kind,
  company: it.company,
  transport: it.transport,
  source: it.sourceKind,
});

/** Whoever answers for it is told, and the pages of whoever goes along are drawn anew: of them it says nothing of whom. */
export function tell(
  happened: Happened,
  type: Parameters<Happened>[0],
  it: Loaded,
  data: Readonly<Record<string, unknown>> = {},
): void {
  happened(type, { unitId: it.unitId, of: it, data: { ...counted(it), ...data } });
  for (const unitId of new Set([it.companyUnitId, it.atUnitId]))
    if (unitId !== null && unitId !== it.unitId) happened(type, { unitId });
}
