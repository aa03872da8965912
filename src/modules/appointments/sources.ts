import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { type Actor, SYSTEM } from "#modules/identity/index.ts";
import type { AppointmentsDeps } from "./command.ts";
import type { CalledOff } from "./source-rules.ts";
import { appointmentsWhere, calledOffOf } from "./store.ts";
import type { Appointment, SourceKind } from "./types.ts";

/** What was read from elsewhere before: for whoever reads it again, and shows what that would change before anything is done. */
export function createSources({ db, citizens, relay }: Pick<AppointmentsDeps, "db" | "citizens" | "relay">) {
  return {
    /** Who has the baton of an open course; null: nobody, or there is none such. For the house itself, which reads on its behalf. */
    async holderOf(courseId: Uuid): Promise<Uuid | null> {
      const found = sql<{ holderId: Uuid }>`
        select holder_id as "holderId" from relay.course where id = ${courseId} and closed_at is null`;
      return (await db.ask(SYSTEM, found))[0]?.holderId ?? null;
    },

    /** Whose course it is, and whether the reader keeps its appointments: for who takes part. Logged. Throws Refused `notFound` for others. */
    whose: (
      actor: Actor,
      courseId: Uuid,
      now: Instant,
    ): Promise<{ readonly knownAs: string; readonly mayKeep: boolean }> =>
      relay.sighted.asParticipant(actor, courseId, "appointments.read", now, async (read, course) => {
        const cards = await citizens.citizenCards(read, [course.citizenId], dayOf(now));
        const takesPart = await relay.inside.takesPart(read, actor, course.id);
        return { knownAs: cards.get(course.citizenId)?.knownAs ?? "", mayKeep: takesPart && course.open };
      }),

    /**
     * A course's appointments, read from elsewhere or entered here, as far as the reader may see them, those that are over among them;
     * and what such a source has called off beside them. For who takes part in the course. Logged. Throws Refused `notFound` for others,
     * `courseClosed`.
     */
    kept: (
      actor: Actor,
      courseId: Uuid,
      kind: SourceKind,
      now: Instant,
    ): Promise<{
      readonly appointments: readonly Appointment[];
      readonly calledOff: readonly CalledOff[];
    }> =>
      relay.sighted.asParticipant(actor, courseId, "appointments.read", now, async (db, course, opens) => {
        if (!(await relay.inside.takesPart(db, actor, course.id))) throw new Refused("notFound");
        if (!course.open) throw new Refused("courseClosed");
        const all = await appointmentsWhere(db, sql`a.course_id = ${course.id}`, MOST);
        const isOpen = ({ needId }: Appointment) =>
          opens.kind("appointments") || (needId !== null && opens.need(needId));
        return {
          appointments: all.filter(isOpen),
          calledOff: await calledOffOf(db, course.id, kind),
        };
      }),
  };
}

const MOST = 5_000;
