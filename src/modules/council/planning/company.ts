import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, dayOf } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";
import type { PublicAgenda } from "./views.ts";

/** That a body meets at a meeting it does not preside over. */
export const isGuestAt = (bodyId: Uuid, meetingId: RawBuilder<unknown>): RawBuilder<boolean> => sql`
  exists (select from council.meeting_with guest where guest.meeting_id = ${meetingId} and guest.body_id = ${bodyId})`;

/** A meeting in a calendar: when, where and whether it is called off; nothing of what is talked about. */
export type CalendarMeeting = Pick<PublicAgenda, "id" | "body" | "state"> & {
  readonly plan: Pick<PublicAgenda["plan"], "day" | "start" | "end" | "place" | "sequence" | "changedAt">;
};

export function createCompanyViews(db: Database) {
  return {
    /** Called meetings a body presides over or meets at, from a year back on: for a calendar that is subscribed to. For everybody. */
    async calendarOf(bodyId: Uuid, now: Instant): Promise<readonly CalendarMeeting[]> {
      const rows = await db.ask(
        SYSTEM,
        sql<CalendarMeeting & { changedAt: Instant }>`
          select m.id, m.state, jsonb_build_object('id', b.id, 'region', b.region, 'slug', b.slug, 'name', b.name, 'kind', b.kind,
                   'lastDay', b.last_day) as body,
                 jsonb_build_object('day', m.held_on, 'start', nullif(m.starts, ''), 'end', nullif(m.ends, ''), 'place', m.place,
                   'sequence', m.sequence) as plan, m.changed_at as "changedAt"
            from council.meeting m join council.body b on b.id = m.body_id
           where m.agenda is not null and m.held_on >= ${addDays(dayOf(now), -366)}
             and (m.body_id = ${bodyId} or ${isGuestAt(bodyId, sql.ref("m.id"))})
           order by m.held_on, m.starts, m.id limit 1000`,
      );
      return rows.map(({ changedAt, plan, ...row }) => ({ ...row, plan: { ...plan, changedAt } }));
    },
  };
}
