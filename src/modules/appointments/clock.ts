import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, dayOf, instantAt } from "#kernel/time.ts";
import { STAFET_PERSON_ID, SYSTEM } from "#modules/identity/index.ts";
import type { Course } from "#modules/relay/index.ts";
import { appendEvents } from "#platform/events.ts";
import { type AppointmentsDeps, eventOf } from "./command.ts";
import { counted, type Loading } from "./load.ts";
import { begins, isShort, remindersDue } from "./rules.ts";
import {
  appointmentsWhere,
  carryAll,
  changeAppointment,
  insertReminder,
  type Loaded,
  remindedOf,
  rightsWhere,
  tellPassed,
  wishOf,
} from "./store.ts";
import { type AppointmentEvent, type Before, USUAL_BEFORE } from "./types.ts";

interface ClockJob {
  readonly tx: Parameters<typeof carryAll>[0];
  readonly now: Instant;
  readonly course: Course;
}
type Tell = (
  type: AppointmentEvent,
  about: { unitId: Uuid | null; needId?: Uuid | null; data: object },
) => void;

const BY_CLOCK = { personId: STAFET_PERSON_ID, unitId: null };
/** The longest reminder goes so many days before. */
const LOOK_AHEAD = 7;

/** More than this no course has. */
const MOST_OF_A_COURSE = 5_000;

/** What the clock does: reminders are written, rights that have gone by are told, and what is over stops. */
export function createClockwork(
  { db, identity, relay }: Pick<AppointmentsDeps, "db" | "identity" | "relay">,
  { forgetReminders }: Pick<Loading, "forgetReminders">,
) {
  /** One thing on one course, its events and its log entry with it. The course is locked; null: there is none such. */
  const onCourse = <T>(
    courseId: Uuid,
    action: string,
    now: Instant,
    work: (job: ClockJob, told: Tell) => Promise<T>,
  ): Promise<T> =>
    db.write(SYSTEM, async (tx) => {
      const course = await relay.inside.course(tx, courseId);
      const of = { courseId: course.id, citizenId: course.citizenId };
      let told = 0;
      const done = await work({ tx, now, course }, (type, { unitId, needId = null, data }) => {
        told++;
        const about = { unitId, of: { ...of, needId }, data: { ...data } };
        appendEvents(tx, [eventOf(type, about, BY_CLOCK, now, course.region)]);
      });
      if (told > 0)
        identity.audit.record(tx, [{ at: now, actor: SYSTEM, action: `appointments.${action}`, ...of }]);
      return done;
    });

  /** Each on its own: one that fails holds up nobody else. Throws AggregateError at the end. */
  const each = async <T>(all: readonly T[], work: (one: T) => Promise<number>): Promise<number> => {
    const errors: unknown[] = [];
    let count = 0;
    for (const one of all)
      count += await work(one).catch((error: unknown) => {
        errors.push(error);
        return 0;
      });
    if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of ${all.length} failed`);
    return count;
  };

  /** Looked at again behind the lock of the course: what was moved, cancelled or ended since is not reminded of. */
  const remindOf = ({ id, courseId }: Pick<Loaded, "id" | "courseId">, now: Instant): Promise<number> =>
    onCourse(courseId, "remind", now, async ({ tx, course }, told) => {
      const [it] = await appointmentsWhere(tx, sql`a.id = ${id} and a.course_id = ${course.id}`);
      if (!it || course.state !== "open" || course.diedAt !== null || it.unitId === null) return 0;
      const done = (await remindedOf(tx, it)).map(({ before }) => before);
      const { send, passOver } = remindersDue(it, await wishOf(tx, it.citizenId), done, now);
      if (send === null) return 0;
      for (const before of passOver) insertReminder(tx, it, before, null, now);
      const reminder = {
        unitId: it.unitId,
        moment: it.startsAt ?? instantAt(it.day, "00:00"),
        wholeDay: it.startsAt === null,
        mootAt: begins(it),
        short: isShort(send),
      };
      const messageId = await relay.reminders.remind(tx, course, reminder, now);
      insertReminder(tx, it, send, messageId, now);
      if (messageId === null) return 0;
      told("reminded", { unitId: it.unitId, needId: it.needId, data: { ...counted(it), before: send } });
      return 1;
    });

  /** They have died: nothing is booked any more. */
  const stop = async (job: ClockJob, told: Tell): Promise<number> => {
    const { tx, now, course } = job;
    const booked = await appointmentsWhere(
      tx,
      sql`a.course_id = ${course.id} and a.state = 'booked'`,
      MOST_OF_A_COURSE,
    );
    for (const it of booked) {
      await forgetReminders(job, it);
      const by = { personId: null, unitId: null, at: now };
      changeAppointment(tx, it, { state: "cancelled", endedWhy: "died" }, by);
      told("cancelled", { unitId: it.unitId, needId: it.needId, data: { ...counted(it), by: "died" } });
    }
    return booked.length;
  };

  return {
    /**
     * Writes the reminders that are due, each once: of what is booked, on an open course, at the time it has. What has begun needs
     * none, and those still waiting for somebody to bring them are not a task any more. Returns how many were written.
     */
    async remind(now: Instant): Promise<number> {
      const today = dayOf(now);
      const ahead = await db.read(SYSTEM, async (snapshot) => {
        const { rows } = await sql<Loaded & { wish: Before[] | null; done: Before[] }>`
          select a.id, a.course_id as "courseId", a.day::text as day, a.starts_at as "startsAt", a.ends_at as "endsAt", a.state,
                 e.at as "timedAt",
                 (select w.before from appointments.wish w join citizen.citizen z on z.id = w.citizen_id
                   where coalesce(z.same_as, z.id) = coalesce(me.same_as, me.id) order by w.changed_at desc limit 1) as wish,
                 array(select r.before from appointments.reminder r where r.appointment_id = a.id and r.timed = a.timed) as done
            from appointments.appointment a
            join relay.course c on c.id = a.course_id and c.closed_at is null and c.died_at is null
            join citizen.citizen me on me.id = a.citizen_id
            join appointments.edition e on e.appointment_id = a.id and e.number = a.timed
           where a.state = 'booked' and a.day between ${today}::date and ${addDays(today, LOOK_AHEAD)}::date`.execute(
          snapshot,
        );
        return rows.filter(({ wish, done, ...it }) => remindersDue(it, wish ?? USUAL_BEFORE, done, now).send);
      });
      return each(ahead, (it) => remindOf(it, now));
    },

    /** What was to be brought by hand, or did not arrive, and has begun meanwhile: nobody's task any more. Returns of how many. */
    async settleLate(now: Instant): Promise<number> {
      const late = await db.ask(
        SYSTEM,
        sql<{ courseId: Uuid; ids: Uuid[] }>`
          select course_id as "courseId", array_agg(id) as ids from relay.message
           where moot_at <= ${now} and state in ('byHand', 'failed') group by course_id`,
      );
      return each(late, ({ courseId, ids }) =>
        onCourse(courseId, "settleLate", now, async ({ tx }) => {
          relay.reminders.drop(tx, courseId, ids, now);
          return ids.length;
        }),
      );
    },

    /** The last day of a right has gone by: told once, to whoever answers for it. Returns how many. */
    async passRights(now: Instant): Promise<number> {
      const passed = sql`r.ended_at is null and r.passed_at is null and r.last_on < ${dayOf(now)}::date`;
      const all = await db.read(SYSTEM, (snapshot) =>
        rightsWhere(
          snapshot,
          sql`${passed} and exists (select from relay.course c where c.id = r.course_id and c.closed_at is null and c.died_at is null)`,
        ),
      );
      return each(all, ({ id, courseId }) =>
        onCourse(courseId, "passRight", now, async ({ tx, course }, told) => {
          const [right] = await rightsWhere(tx, sql`r.id = ${id} and ${passed}`);
          if (!right || course.state !== "open" || course.diedAt !== null) return 0;
          tellPassed(tx, id, now);
          const data = { rightId: id, kind: right.kind };
          told("rightPassed", { unitId: right.unitId, needId: right.needId, data });
          return 1;
        }),
      );
    },

    /**
     * A course has closed. Somebody has died: what was booked is cancelled by the house, and nobody is reminded or asked how it went.
     * Two courses were put together: it goes on in the other. Otherwise it stands, and no more comes of it unless the course is opened
     * again. Again, it does nothing. Returns how many were cancelled.
     */
    courseClosed: (courseId: Uuid, now: Instant): Promise<number> =>
      onCourse(courseId, "courseClosed", now, async (job, told) => {
        const { tx, course } = job;
        const { rows } = await sql<{ reason: string | null; into: Uuid | null }>`
          select close_reason as reason, merged_into as "into" from relay.course where id = ${courseId}`.execute(
          tx,
        );
        const { reason = null, into = null } = rows[0] ?? {};
        if (into !== null) carryAll(tx, courseId, into);
        if (course.state === "open" || reason !== "died") return 0;
        return stop(job, told);
      }),

    /**
     * Somebody in a ward or a house wrote that they have died: nobody is reminded, also before whoever has the baton has closed the
     * course. Again, it does nothing. Returns how many were cancelled.
     */
    died: (courseId: Uuid, now: Instant): Promise<number> => onCourse(courseId, "died", now, stop),
  };
}
