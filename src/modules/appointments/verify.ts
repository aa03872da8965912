import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";

export type AppointmentBreach = "missedAndLetGo" | "editionsAstray" | "remindedInVain" | "rightsReset";

/** What is wrong with appointments, if anything: how many of each sort, and a few to look at. */
export interface AppointmentsReport {
  /** Nobody came, and nobody is to do anything about it by any day (law 10). */
  readonly missedAndLetGo: number;
  /** Appointments that do not stand as their last edition has them, or with editions missing. */
  readonly editionsAstray: number;
  /** Reminders still on their way of what is not booked at that time any more. */
  readonly remindedInVain: number;
  /** Rights whose days are not those of the law on the day they began. */
  readonly rightsReset: number;
  readonly examples: readonly { readonly breach: AppointmentBreach; readonly id: Uuid }[];
  readonly ok: boolean;
}

const MOST_EXAMPLES = 5;

/**
 * The laws of an appointment as questions to the raw rows, written apart from the triggers that uphold them: part of `stafet verify` and
 * of the nightly job.
 */
export const createAppointmentsVerify = (db: Database) => async (): Promise<AppointmentsReport> => {
  const rows = await db.ask(
    SYSTEM,
    sql<{ breach: AppointmentBreach; id: Uuid }>`
      select 'missedAndLetGo' as breach, a.id from appointments.appointment a where a.state = 'noShow' and a.step_on is null
      union all
      select 'editionsAstray', a.id from appointments.appointment a
        left join lateral (select count(*) as n, max(e.number) as last from appointments.edition e where e.appointment_id = a.id) h on true
        left join appointments.edition e on e.appointment_id = a.id and e.number = a.edition
       where h.n <> a.edition or h.last <> a.edition or e.number is null
          or (e.day, e.starts_at, e.said ->> 'state') is distinct from (a.day, a.starts_at, a.state)
      union all
      select 'remindedInVain', a.id from appointments.reminder r join appointments.appointment a on a.id = r.appointment_id
        join relay.message m on m.id = r.message_id join relay.course c on c.id = a.course_id
       where m.state in ('underWay', 'byHand', 'failed') and (a.state <> 'booked' or a.timed <> r.timed)
      union all
      select 'rightsReset', r.id from appointments.right_clock r
        left join lateral (select t.days from appointments.right_term t where t.kind = r.kind and t.from_date <= r.started_on
                            order by t.from_date desc limit 1) t on true
       where r.last_on <> r.started_on + coalesce(t.days, -1)`,
  );
  const count = (breach: AppointmentBreach): number => rows.filter((row) => row.breach === breach).length;
  return {
    missedAndLetGo: count("missedAndLetGo"),
    editionsAstray: count("editionsAstray"),
    remindedInVain: count("remindedInVain"),
    rightsReset: count("rightsReset"),
    examples: rows.slice(0, MOST_EXAMPLES),
    ok: rows.length === 0,
  };
};
