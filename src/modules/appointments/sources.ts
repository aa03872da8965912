import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { AppointmentsDeps } from "./command.ts";
import { appointmentsWhere } from "./store.ts";
import type { Appointment, SourceKind } from "./types.ts";

/** What was read from elsewhere before: for whoever reads it again, and shows what that would change before anything is done. */
export function createSources({ db, relay }: Pick<AppointmentsDeps, "db" | "relay">) {
  return {
    /** Who has the baton of an open course; null: nobody, or there is none such. For the house itself, which reads on its behalf. */
    async holderOf(courseId: Uuid): Promise<Uuid | null> {
      const found = sql<{ holderId: Uuid }>`
        select holder_id as "holderId" from relay.course where id = ${courseId} and closed_at is null`;
      return (await db.ask(SYSTEM, found))[0]?.holderId ?? null;
    },

    /**
     * A course's appointments from a kind of source, as far as the reader may see them; those that are over among them. For who takes
     * part in the course. Logged. Throws Refused `notFound` for others.
     */
    kept: (
      actor: Parameters<typeof relay.sighted.asParticipant>[0],
      courseId: Uuid,
      kind: SourceKind,
      now: Instant,
    ): Promise<readonly Appointment[]> =>
      relay.sighted.asParticipant(actor, courseId, "appointments.read", now, async (db, course, opens) => {
        const all = await appointmentsWhere(
          db,
          sql`a.course_id = ${course.id} and a.source_kind = ${kind}`,
          MOST,
        );
        return all.filter(
          ({ needId }) => opens.kind("appointments") || (needId !== null && opens.need(needId)),
        );
      }),
  };
}

const MOST = 5_000;
