import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Db } from "#platform/db.ts";
import type { Care, StopReason, Tick } from "./types.ts";

/** What pages show beside what the rules look at: bounded reads by leaving, under the reader's own wall. */

export interface LeavingRow {
  readonly id: Uuid;
  readonly unitId: Uuid | null;
  readonly placeName: string | null;
  readonly begunBy: Uuid;
  readonly begunUnit: Uuid;
  readonly changedAt: Instant;
  readonly changedBy: Uuid | null;
  readonly changedUnit: Uuid | null;
  readonly words: string;
  readonly stopped: StopReason | null;
  readonly withoutPlace: boolean;
  readonly leaderName: string | null;
  readonly leaderReason: string | null;
  readonly municipality: string | null;
  readonly municipalityName: string | null;
  readonly municipalitySaid: string | null;
  readonly tableId: Uuid | null;
  /** Of the course, where the reader may know of it. */
  readonly holderId: Uuid | null;
  readonly courseOpen: boolean | null;
  /** May know in which ward they are, and whether it is for body or mind. */
  readonly knowsCare: boolean;
  /** May know what was answered: it says something of illness. */
  readonly knowsAnswers: boolean;
}

export async function leavingRows(db: Db, ids: readonly Uuid[]): Promise<ReadonlyMap<Uuid, LeavingRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<LeavingRow>`
    select l.id, l.unit_id as "unitId", l.place_name as "placeName", l.begun_by as "begunBy", l.begun_unit as "begunUnit",
           l.changed_at as "changedAt", l.changed_by as "changedBy", l.changed_unit as "changedUnit", l.words, l.stopped,
           l.without_place as "withoutPlace", l.leader_name as "leaderName", l.leader_reason as "leaderReason", l.municipality,
           m.name as "municipalityName", l.municipality_said as "municipalitySaid", l.table_id as "tableId", c.holder_id as "holderId",
           c.state = 'open' as "courseOpen", k.treats or wall.knows(l.citizen_id, case l.care when 'psychiatric' then 'psychiatry' else 'health' end) as "knowsCare",
           k.treats or wall.knows(l.citizen_id, 'health') as "knowsAnswers"
      from discharge.leaving l
      cross join lateral (select wall.treats(l.citizen_id, l.id) as treats) k
      left join relay.course c on c.id = l.course_id
      left join directory.municipality m on m.code = l.municipality
     where l.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface LineRow {
  readonly id: Uuid;
  /** The reader may read what it says. */
  readonly reads: boolean;
  readonly byUnit: Uuid | null;
  readonly byWords: string | null;
  readonly phone: string | null;
  readonly words: string | null;
  readonly ticks: readonly Tick[] | null;
  readonly at: Instant | null;
  readonly personId: Uuid | null;
  readonly unitId: Uuid | null;
  readonly needKind: string | null;
  readonly needOpen: boolean | null;
}

export async function lineRows(db: Db, leavingIds: readonly Uuid[]): Promise<ReadonlyMap<Uuid, LineRow>> {
  if (leavingIds.length === 0) return new Map();
  const { rows } = await sql<LineRow>`
    select n.id, wall.reads_line(n.id) as reads, s.by_unit as "byUnit", s.by_words as "byWords", s.phone, s.words, s.ticks, s.at,
           s.person_id as "personId", s.unit_id as "unitId", d.kind as "needKind", d.ended_at is null as "needOpen"
      from discharge.line n
      left join discharge.said s on s.line_id = n.id and s.edition = n.edition
      left join relay.need d on d.id = n.need_id
     where n.leaving_id = any(${[...leavingIds]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface ChangeRow {
  readonly at: Instant;
  readonly unitId: Uuid | null;
  readonly placeName: string | null;
  readonly care: Care | null;
  readonly expectedOn: CalendarDay | null;
  readonly treatedOn: CalendarDay | null;
  readonly personId: Uuid | null;
  readonly byUnit: Uuid | null;
}

/** What it has been, the newest first; most of them where there are many. */
export async function changeRows(db: Db, leavingId: Uuid): Promise<readonly ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select at, unit_id as "unitId", place_name as "placeName", care, expected_on::text as "expectedOn", treated_on::text as "treatedOn",
           person_id as "personId", by_unit as "byUnit"
      from discharge.change where leaving_id = ${leavingId} order by number desc limit 200`.execute(db);
  return rows;
}
