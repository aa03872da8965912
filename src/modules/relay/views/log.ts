import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import { type Actor, type LogLine, type LogPage, SYSTEM } from "#modules/identity/index.ts";
import type { ViewDeps } from "./deps.ts";
import type { Participants } from "./participants.ts";

export interface CourseLog extends LogPage<LogLine> {
  readonly courseId: Uuid;
  readonly knownAs: string;
}

export function createCourseLogView({ db, identity, citizens }: ViewDeps, participants: Participants) {
  /** All of them, also those the reader knows nothing of: whose lists they stood on is the citizen's to see. */
  const coursesOf = async (citizenIds: readonly Uuid[]): Promise<Uuid[]> => {
    const rows = await db.ask(
      SYSTEM,
      sql<{ id: Uuid }>`select id from relay.course where citizen_id = any(${[...citizenIds]}::uuid[])`,
    );
    return rows.map(({ id }) => id);
  };

  return {
    /**
     * Who has looked, when and why (J2): the log of the person, to be read with them or printed for them. For those who
     * see the whole course – the doors in it tell what somebody is treated for –; the look is logged like any other.
     * Throws Refused `notFound` for others and unknown identifiers, `notYours` for who sees only a part.
     */
    async courseLog(actor: Actor, courseId: Uuid, before: Uuid | null, now: Instant): Promise<CourseLog> {
      const { citizenIds, knownAs } = await participants.onlyForParticipants(
        actor,
        courseId,
        "log.read",
        now,
        async (db, course) => {
          const records = await citizens.recordsOf(db, course.citizenId);
          const cards = await citizens.citizenCards(db, [course.citizenId], dayOf(now));
          return { citizenIds: records, knownAs: cards.get(course.citizenId)?.knownAs ?? "" };
        },
        { whole: true },
      );
      const log = await identity.citizenLog(citizenIds, await coursesOf(citizenIds), before);
      return { courseId, knownAs, ...log };
    },
  };
}
