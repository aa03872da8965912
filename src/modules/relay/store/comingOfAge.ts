import { type Insertable, sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { type Db, later, type Tables, type Tx } from "#platform/db.ts";
import type { AgeGate, AgeLine, AgeOutcome } from "../types.ts";

/** SQL of plans for turning 15 and 18. Reads and writes run in the caller's transaction. */

/**
 * Open courses of those who may be near an age that changes something, and have not both plans yet: a page after that identifier, or
 * `only` that one.
 */
export const coursesOfYoung = (
  born: { from: number; to: number },
  { after, most, only = null }: { readonly after: Uuid; readonly most: number; readonly only?: Uuid | null },
) => sql<{
  id: Uuid;
}>`
  select c.id from relay.course c join citizen.citizen z on z.id = c.citizen_id
   where c.state = 'open' and c.died_at is null and c.id > ${after} and (${only}::uuid is null or c.id = ${only})
     and (z.birth_year between ${born.from} and ${born.to}
          or (z.birth_year is null and z.age_band in ('under15', '15-17')
              and exists (select from citizen.identifier i where i.citizen_id = z.id and i.removed_at is null)))
     and (select count(*) from relay.age_plan p where p.citizen_id = z.id) < 2
   order by c.id limit ${most}`;

/** What is planned for this person already, under whichever record. */
export async function gatesPlanned(db: Db, citizenId: Uuid): Promise<readonly AgeGate[]> {
  const { rows } = await sql<{ gate: AgeGate }>`
    select gate from relay.age_plan where citizen_id in (select citizen.same_records(${citizenId}))`.execute(
    db,
  );
  return rows.map(({ gate }) => gate);
}

export const insertAgePlan = (tx: Tx, row: Insertable<Tables["relay.age_plan"]>): void =>
  later(tx, tx.insertInto("relay.age_plan").values(row));

export const insertAgeAnswer = (tx: Tx, row: Insertable<Tables["relay.age_answer"]>): void =>
  later(tx, tx.insertInto("relay.age_answer").values(row));

export interface AgePlanRow {
  readonly id: Uuid;
  /** The need it stands as now: where courses were merged, the one that goes on. */
  readonly needId: Uuid;
  readonly gate: AgeGate;
  readonly turnsOn: CalendarDay;
  readonly exact: boolean;
  readonly answers: readonly {
    readonly line: AgeLine;
    readonly outcome: AgeOutcome;
    readonly note: string;
    readonly at: string;
    readonly unitName: string;
  }[];
}

/** The plans of a course's needs, each line's newest answer with it. */
export async function agePlansOn(db: Db, courseId: Uuid): Promise<readonly AgePlanRow[]> {
  const { rows } = await sql<AgePlanRow>`
    select p.id, n.id as "needId", p.gate, p.turns_on as "turnsOn", p.exact,
           coalesce((select jsonb_agg(jsonb_build_object('line', a.line, 'outcome', a.outcome, 'note', a.note, 'at', a.at, 'unitName', u.name))
                       from (select distinct on (line) * from relay.age_answer w where w.plan_id = p.id order by line, at desc, id desc) a
                       join identity.unit_card u on u.id = a.by_unit), '[]') as answers
      from relay.need n join relay.age_plan p on p.need_id in (n.id, n.continues)
     where n.course_id = ${courseId} order by p.turns_on, p.id`.execute(db);
  return rows;
}
