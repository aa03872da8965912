import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { Database, Db } from "#platform/db.ts";
import { SYSTEM } from "./types.ts";
import type { SealedHead } from "./verify-log.ts";

/** Reading the log (J2): the citizen's own view of it, the officer's search, and its head to note down elsewhere. */

/** One line of the log, as people read it: which door, when, what, why. */
export interface LogLine {
  readonly id: Uuid;
  readonly at: Instant;
  /** As the log names it: "course.read", "relay.accept". */
  readonly action: string;
  readonly outcome: "done" | "denied";
  readonly unit: string | null;
  readonly organisation: string | null;
  readonly purpose: string | null;
  readonly courseId: Uuid | null;
}

/** What an officer sees besides: who it was. */
export interface OfficerLine extends LogLine {
  readonly personId: Uuid | null;
  readonly person: string | null;
  readonly unitId: Uuid | null;
  readonly citizenId: Uuid | null;
  readonly detail: Readonly<Record<string, unknown>>;
  /** How many courses a list showed them; null where it was no list. */
  readonly shown: number | null;
}

/** All lines of one door, one day, that say the same: for the report to the person. */
export interface LogDay {
  readonly day: CalendarDay;
  readonly action: string;
  readonly outcome: "done" | "denied";
  readonly unit: string | null;
  readonly organisation: string | null;
  readonly purpose: string | null;
  readonly times: number;
}

export interface LogPage<T> {
  readonly lines: readonly T[];
  /** Pass as `before` for what is older; null at the end. */
  readonly older: Uuid | null;
}

/** Every condition narrows; none gives the newest of all. */
export interface LogSearch {
  readonly personId?: Uuid | null | undefined;
  /** A part of the name of who did it, or of their unit. */
  readonly name?: string | null | undefined;
  readonly unitId?: Uuid | null | undefined;
  readonly citizenId?: Uuid | null | undefined;
  readonly courseId?: Uuid | null | undefined;
  /** Begins with: "course." finds every look at a course. */
  readonly action?: string | null | undefined;
  readonly outcome?: "done" | "denied" | null | undefined;
  readonly from?: Instant | null | undefined;
  readonly until?: Instant | null | undefined;
  readonly before?: Uuid | null | undefined;
}

const LINES = 100;

const pageOf = <T extends { readonly id: Uuid }>(rows: readonly T[]): LogPage<T> => ({
  lines: rows.slice(0, LINES),
  older: rows.length > LINES ? (rows[LINES - 1]?.id ?? null) : null,
});

const given = (id: Uuid | null | undefined): Uuid | null => (id && isUuid(id) ? id : null);

/** Older than the line `before`, of the same search; an identifier that is no line's gives nothing. */
const olderThan = (before: Uuid | null) => sql`
  (${before}::uuid is null or (e.at, e.id) < (select b.at, b.id from identity.audit_entry b where b.id = ${before}))`;

/** Entries about these people, and those that say that one of their courses stood on a list. */
const aboutThem = (citizenIds: readonly Uuid[], courseIds: readonly Uuid[]) => sql`
  (select * from identity.audit_entry where citizen_id = any(${[...citizenIds]}::uuid[])
   union all
   select * from identity.audit_entry where id = any(array(select identity.entries_showing(${[...courseIds]}::uuid[]))))`;

/**
 * The whole of what `citizenLog` pages through, and what names only the person's courses: by door and day, newest first.
 * In the caller's transaction; the caller has authorised and logs.
 */
export async function citizenLogByDay(
  db: Db,
  citizenIds: readonly Uuid[],
  courseIds: readonly Uuid[],
): Promise<readonly LogDay[]> {
  const { rows } = await sql<LogDay>`
    select (e.at at time zone 'Europe/Copenhagen')::date as day, e.action, e.outcome, c.name as unit,
           c.organisation_name as organisation, e.purpose, count(*)::int as times
      from (${aboutThem(citizenIds, courseIds)}
            union all
            select * from identity.audit_entry
             where course_id = any(${[...courseIds]}::uuid[]) and citizen_id <> all(${[...citizenIds]}::uuid[]) is not false) e
      left join identity.unit_card c on c.id = e.unit_id
     group by 1, 2, 3, 4, 5, 6
     order by 1 desc, 5, 4, 2, 3, 6`.execute(db);
  return rows;
}

export function createLogViews(db: Database) {
  return {
    /**
     * Who has looked at, or written about, this person – all their records –, and on whose lists their courses stood,
     * newest first, a hundred lines at a time.
     * Organisations and times, and why; not which member of staff (GDPR art. 15; Datatilsynet 2024-32-0283). The caller
     * has authorised, and logs that the log was read.
     */
    async citizenLog(
      citizenIds: readonly Uuid[],
      courseIds: readonly Uuid[],
      before: Uuid | null = null,
    ): Promise<LogPage<LogLine>> {
      const { rows } = await db.read(SYSTEM, (snapshot) =>
        sql<LogLine>`
          select e.id, e.at, e.action, e.outcome, c.name as unit, c.organisation_name as organisation, e.purpose,
                 e.course_id as "courseId"
            from ${aboutThem(citizenIds, courseIds)} e left join identity.unit_card c on c.id = e.unit_id
           where ${olderThan(given(before))}
           order by e.at desc, e.id desc limit ${LINES + 1}`.execute(snapshot),
      );
      return pageOf(rows);
    },

    /** For the data-protection officer: lines of the log with who it was. The caller has authorised, and logs the search. */
    async searchLog(asked: LogSearch): Promise<LogPage<OfficerLine>> {
      const [person, unit, citizen, course] = [
        given(asked.personId),
        given(asked.unitId),
        given(asked.citizenId),
        given(asked.courseId),
      ];
      const name = asked.name || null;
      const { rows } = await db.read(SYSTEM, (snapshot) =>
        sql<OfficerLine>`
          select e.id, e.at, e.action, e.outcome, c.name as unit, c.organisation_name as organisation, e.purpose,
                 e.course_id as "courseId", e.person_id as "personId", p.name as person, e.unit_id as "unitId",
                 e.citizen_id as "citizenId", e.detail,
                 case when e.action like 'list.%' then jsonb_array_length(e.detail->'courses') end as shown
            from identity.audit_entry e
            left join identity.unit_card c on c.id = e.unit_id
            left join identity.person p on p.id = e.person_id
           where (${person}::uuid is null or e.person_id = ${person})
             and (${name}::text is null or position(lower(${name}) in lower(concat_ws(' ', p.name, c.name))) > 0)
             and (${unit}::uuid is null or e.unit_id = ${unit})
             and (${citizen}::uuid is null or e.citizen_id = ${citizen})
             and (${course}::uuid is null or e.course_id = ${course}
                  or e.id = any(array(select identity.entries_showing(array[${course}]::uuid[]))))
             and (${asked.action ?? null}::text is null or starts_with(e.action, ${asked.action ?? ""}))
             and (${asked.outcome ?? null}::text is null or e.outcome = ${asked.outcome ?? null})
             and (${asked.from ?? null}::timestamptz is null or e.at >= ${asked.from ?? null})
             and (${asked.until ?? null}::timestamptz is null or e.at < ${asked.until ?? null})
             and ${olderThan(given(asked.before))}
           order by e.at desc, e.id desc limit ${LINES + 1}`.execute(snapshot),
      );
      return pageOf(rows);
    },

    /** The newest link of the chain, to be noted where whoever owns the database cannot reach; null while there is none. */
    async logHead(): Promise<SealedHead | null> {
      const { rows } = await db.read(SYSTEM, (snapshot) =>
        sql<{ seq: number; hash: Buffer | Uint8Array }>`
          select seq, hash from identity.audit_link order by seq desc limit 1`.execute(snapshot),
      );
      const [head] = rows;
      return head ? { seq: head.seq, hash: Buffer.from(head.hash).toString("hex") } : null;
    },
  };
}
