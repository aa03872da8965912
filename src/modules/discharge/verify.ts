import { sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Database } from "#platform/db.ts";

export type DischargeBreach =
  | "leftUnseen"
  | "leftUnsecured"
  | "linesAstray"
  | "admittedTwice"
  | "notFollowed";

/** What is wrong with leavings, if anything: how many of each sort, and a few to look at. */
export interface DischargeReport {
  /** Left with no place to stay, and no leader, municipality or answer kept. */
  readonly leftUnseen: number;
  /** Finished with a line that nobody secured, said no to, or has as a need. */
  readonly leftUnsecured: number;
  /** Lines that do not stand as they were last said. */
  readonly linesAstray: number;
  readonly admittedTwice: number;
  /** Courses that were closed while somebody was in a ward, or inside the days after, on an open line. */
  readonly notFollowed: number;
  readonly examples: readonly { readonly breach: DischargeBreach; readonly id: Uuid }[];
  readonly ok: boolean;
}

const MOST_EXAMPLES = 5;

/**
 * The law of leaving as questions to the raw rows, written apart from the triggers that uphold it: part of `stafet verify` and of the
 * nightly job.
 */
export const createDischargeVerify = (db: Database) => async (): Promise<DischargeReport> => {
  const rows = await db.ask(
    SYSTEM,
    sql<{ breach: DischargeBreach; id: Uuid }>`
      with finished as (
        select l.*, a.tonight, a.follow_up, a.matters from discharge.leaving l
          left join lateral (select * from discharge.answer a where a.leaving_id = l.id order by a.edition desc limit 1) a on true
         where l.state = 'left')
      select 'leftUnseen' as breach, f.id from finished f
       where f.tonight in ('nowhere', 'unknown') and num_nonnulls(f.leader_name, f.leader_reason, f.municipality, f.municipality_said) < 4
         and not exists (select from discharge.line n join discharge.said s on s.line_id = n.id
                          where n.leaving_id = f.id and n.kind = 'place' and s.state = 'secured')
      union
      select 'leftUnsecured', f.id from finished f
       where f.tonight is null
          or exists (select from unnest(discharge.called(f.tonight, f.follow_up, f.matters, f.care)) wanted
                      where not exists (select from discharge.line n where n.leaving_id = f.id and n.kind = wanted and n.state <> 'open'))
          or (f.leader_name is null and exists (select from discharge.line n where n.leaving_id = f.id and n.state = 'overridden' and n.called))
      union
      select 'linesAstray', n.leaving_id from discharge.line n left join discharge.said s on s.line_id = n.id and s.edition = n.edition
       where (n.edition > 0) <> (s.line_id is not null) or n.state <> coalesce(s.state, 'open')
          or exists (select from discharge.said x where x.line_id = n.id and x.edition > n.edition)
      union
      select 'admittedTwice', b.id from discharge.leaving a join discharge.leaving b on a.citizen_id = b.citizen_id and a.id < b.id
       where a.subject = 'admission' and b.subject = 'admission' and a.state = 'open' and b.state = 'open'
      union
      select 'notFollowed', l.id from discharge.leaving l join relay.course c on c.id = l.course_id
       where c.state = 'closed' and c.close_reason <> 'died'
         and ((l.state = 'open' and l.subject = 'admission')
              or (l.state in ('left', 'leftEarly')
                  and (c.closed_at at time zone 'Europe/Copenhagen')::date between (l.left_at at time zone 'Europe/Copenhagen')::date
                      and (l.left_at at time zone 'Europe/Copenhagen')::date
                          + (select w.closing_days - 1 from discharge.law w order by w.from_date limit 1)
                  and exists (select from discharge.line n where n.leaving_id = l.id and n.called and n.state in ('open', 'due')
                                 and n.kind not in ('withdrawal', 'pain', 'bodyAndMind', 'companion', 'socialNurse'))))`,
  );
  const count = (breach: DischargeBreach): number => rows.filter((row) => row.breach === breach).length;
  return {
    leftUnseen: count("leftUnseen"),
    leftUnsecured: count("leftUnsecured"),
    linesAstray: count("linesAstray"),
    admittedTwice: count("admittedTwice"),
    notFollowed: count("notFollowed"),
    examples: rows.slice(0, MOST_EXAMPLES),
    ok: rows.length === 0,
  };
};
