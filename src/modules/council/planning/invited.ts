import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import type { Db } from "#platform/db.ts";
import type { Invited } from "./types.ts";

/** Everybody with a seat in the bodies that meet, on the day, with the address they sign in by; else the one they are written to. */
export async function invitedTo(db: Db, meetingId: Uuid): Promise<readonly Invited[]> {
  const { rows } = await sql<Invited>`
    select s.name, coalesce((select u.email from identity.auth_user u join identity.person p on p.id = u.person_id
                     where p.id = s.person_id and p.ended_at is null limit 1), nullif(s.mail, '')) as email
      from council.meeting m join council.membership s
        on s.body_id = m.body_id or s.body_id in (select w.body_id from council.meeting_with w where w.meeting_id = m.id)
     where m.id = ${meetingId} and m.held_on between s.from_day and coalesce(s.until_day, 'infinity')
     order by s.name, s.id`.execute(db);
  return rows;
}
