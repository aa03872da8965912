import { type RawBuilder, sql } from "kysely";
import type { Uuid } from "#kernel/ids.ts";
import type { VerifyReport } from "../view-types.ts";

/**
 * Laws 1–8 as questions to the raw tables, written apart from the keys and triggers that uphold them: none of these
 * reads a generated column or trusts a constraint. Each gives one row `(breach, id)` for everything that is wrong.
 * All but the last three look only at courses in one range of identifiers, so that memory stays bounded.
 */

/** The figures of the report that should be zero. */
export type Breach = Exclude<
  keyof VerifyReport,
  "openCourses" | "openNeeds" | "logEntries" | "logChain" | "logFirstBroken" | "examples" | "ok"
>;

/** Courses after the first identifier, up to and with the second. */
export interface Range {
  readonly after: Uuid;
  readonly upTo: Uuid;
}

type Check = RawBuilder<{ breach: Breach; id: Uuid }>;

const within = (column: string, { after, upTo }: Range): RawBuilder<boolean> =>
  sql`${sql.ref(column)} > ${after}::uuid and ${sql.ref(column)} <= ${upTo}::uuid`;

/** History in order, each period with the one before it on the same course or need. */
const history = (range: Range) => sql`
  select subject_id, course_id, need_id, spell, since, until, unit_id, handover_id,
         lag(until) over its as before_until, lag(spell) over its as before_spell, lag(unit_id) over its as before_unit
    from relay.period where ${within("course_id", range)}
  window its as (partition by subject_id order by since, until)`;

/** What has a history, from opening to ending. */
const subjects = (range: Range) => sql`
  select id, 'withoutHolder' as bare, holder_id as unit_id, spell, opened_at, coalesce(closed_at, 'infinity') as ends_at
    from relay.course where ${within("id", range)}
  union all
  select id, 'needsWithoutResponsible', responsible_id, spell, opened_at, coalesce(ended_at, 'infinity')
    from relay.need where ${within("course_id", range)}`;

/** Laws 1 and 2: what is open has exactly one; periods tile each spell from its opening to its end. */
const tiling = (range: Range): Check => sql`
  with p as (${history(range)}),
       s as (${subjects(range)}),
       b as (select subject_id, spell, min(since) as first_since, max(until) as last_until from p group by subject_id, spell)
  select s.bare as breach, s.id from s
   where s.ends_at = 'infinity'
     and not exists (select from p where p.subject_id = s.id and p.until = 'infinity' and p.unit_id = s.unit_id)
  union all
  select 'gaps', p.subject_id from p
   where (p.spell = p.before_spell and p.since > p.before_until) or p.spell not in (coalesce(p.before_spell, 1), coalesce(p.before_spell, 0) + 1)
  union all
  select 'gaps', s.id from s left join b on b.subject_id = s.id and b.spell = s.spell
   where b.subject_id is null or b.first_since > s.opened_at or b.last_until < s.ends_at
  union all
  select 'overlaps', p.subject_id from p where p.since >= p.until or p.since < p.before_until
  union all
  select 'overlaps', b.subject_id from b left join s on s.id = b.subject_id
   where s.id is null or b.spell > s.spell
      or (b.spell = s.spell and (b.first_since < s.opened_at or b.last_until > s.ends_at))`;

/**
 * Whoever accepted belonged to the unit – or its leader had signed the duty. That somebody left is only held against
 * an acceptance a day later: the clocks of two machines may differ.
 */
const acceptedRightly = sql`(
  exists (select from identity.membership m
           where m.person_id = h.accepted_by and m.unit_id = h.to_unit_id
             and (m.ended_at is null or m.ended_at >= h.answered_at - interval '1 day'))
  or exists (select from identity.accepting_duty d
              where d.id = h.duty_id and d.unit_id = h.to_unit_id
                and (d.ended_at is null or d.ended_at >= h.answered_at - interval '1 day')))`;

/** Law 3: each move came with an acceptance by the one it went to, from the one who had it; each acceptance moved. */
const moves = (range: Range): Check => sql`
  with p as (${history(range)})
  select 'movedWithoutAcceptance' as breach, p.subject_id as id
    from p left join relay.handover h on h.id = p.handover_id
   where p.spell = p.before_spell
     and (h.state is distinct from 'accepted' or h.to_unit_id <> p.unit_id or h.from_unit_id <> p.before_unit
          or coalesce(h.need_id, h.course_id) not in (p.subject_id, p.course_id) or not ${acceptedRightly})
  union all
  select 'movedWithoutAcceptance', p.subject_id
    from p left join relay.need n on n.id = p.need_id
   where p.before_spell is distinct from p.spell
     and (p.handover_id is not null
          or (p.need_id is not null and not (p.spell = 1 and n.continues is not null)
              and not exists (select from relay.period c where c.subject_id = p.course_id and c.unit_id = p.unit_id))
          or (p.spell = 1 and n.continues is not null
              and not exists (select from relay.period c where c.subject_id = n.continues and c.unit_id = p.unit_id
                                 and not exists (select from relay.period d where d.subject_id = c.subject_id and d.since > c.since))))
  union all
  select 'acceptedWithoutMove', h.id from relay.handover h
   where ${within("h.course_id", range)} and h.state = 'accepted'
     and not exists (select from relay.period p where p.handover_id = h.id and p.subject_id = coalesce(h.need_id, h.course_id))`;

/** Laws 4–6: one asked at a time where that is the rule, by the one who has it; a door or a gap; a clock. */
const asks = (range: Range): Check => sql`
  with h as (select *, state in ('proposed', 'questioned') as waits from relay.handover where ${within("course_id", range)})
  select 'doubleAsks' as breach, coalesce(h.need_id, h.course_id) as id
    from h left join relay.need n on n.id = h.need_id left join relay.need_kind k on k.code = n.kind
   where h.waits group by 2 having count(*) > 1 and not bool_and(coalesce(k.several, false))
  union all
  select 'asksByOthers', h.id from h
   where h.waits
     and not exists (select from relay.period p where p.subject_id = coalesce(h.need_id, h.course_id)
                        and p.until = 'infinity' and p.unit_id = h.from_unit_id)
  union all
  select 'redirectsWithoutDoor', h.id from h
   where h.state = 'redirected'
     and (h.redirect_reason is null or (h.redirect_reason = 'other' and coalesce(h.redirect_text, '') = '')
          or (h.gap_id is null and not exists (select from relay.next_door d where d.handover_id = h.id)))
  union all
  select 'handoversWithoutClock', h.id from h
   where h.waits <> (h.next_rung_at is not null) or (h.waits and h.answer_by is null)
  union all
  select 'rungsNotWrittenDown', h.id from h
    left join lateral (select count(*) as steps, max(e.rung) as last from relay.escalation e where e.handover_id = h.id) as e on true
   where h.waits and (h.rung <> e.steps or h.rung <> coalesce(e.last, 0))`;

/** Laws 6 and 7: a next step on what is open; a reason on what is not. */
const endings = (range: Range): Check => sql`
  with c as (select * from relay.course where ${within("id", range)}),
       n as (select *, state in ('open', 'recognisedGap') as stands from relay.need where ${within("course_id", range)})
  select 'needsWithoutNextStep' as breach, n.id from n
   where n.stands and (n.next_step is null or n.next_step_on is null or n.next_step_unit_id is null)
  union all
  select 'closedWithOpenNeeds', c.id
    from c left join (select course_id, count(*) filter (where stands) as standing from n group by course_id) as counted on counted.course_id = c.id
   where c.open_needs <> coalesce(counted.standing, 0) or (c.state = 'closed' and counted.standing > 0)
  union all
  select 'closedWithoutReason', c.id from c
   where (c.state = 'closed') <> (c.closed_at is not null)
      or (c.state = 'closed' and (c.close_reason is null or coalesce(c.told_citizen, '') = '' or (c.close_reason = 'merged') <> (c.merged_into is not null)))
  union all
  select 'closedWithoutReason', n.id from n
   where n.stands <> (n.ended_at is null)
      or (n.state in ('noLongerRelevant', 'cannotBeFound') and coalesce(n.end_reason, '') = '')
      or (n.state = 'mergedInto') <> (n.merged_into is not null)
      or (n.state = 'recognisedGap' and (n.gap_id is null or n.recognised_on is null or n.next_step_on > n.recognised_on + 90))
  union all
  select 'tablesOnEnded', t.id
    from relay.joint_table t left join c on c.id = t.course_id left join n on n.id = t.need_id
   where ${within("t.course_id", range)} and t.state <> 'settled' and (c.closed_at is not null or n.ended_at is not null)`;

export const rangedChecks = [tiling, moves, asks, endings] as const;

/** Law 4: the first acceptance wins. One sort over all acceptances, since an ask is no course's own. */
const doubleAcceptances: Check = sql`
  select 'doubleAcceptances' as breach, min(id::text)::uuid as id from relay.handover
   where state = 'accepted' group by ask_id having count(*) > 1`;

/** One person is on one course at a time: who has the baton has one answer (law 1). */
const doubleCourses: Check = sql`
  select 'doubleCourses' as breach, min(id::text)::uuid as id from relay.course
   where closed_at is null group by citizen_id having count(*) > 1`;

/** Law 8: nothing is left with a unit that is closed. From the closed units, which are few. */
const orphans: Check = sql`
  with closed as (select id from identity.unit where closed_at is not null)
  select 'orphans' as breach, c.id from closed join relay.course c on c.holder_id = closed.id and c.closed_at is null
  union all
  select 'orphans', n.id from closed join relay.need n on n.responsible_id = closed.id and n.ended_at is null
  union all
  select 'orphans', n.id from closed join relay.need n on n.next_step_unit_id = closed.id and n.ended_at is null
  union all
  select 'orphans', h.id from closed join relay.handover h on h.to_unit_id = closed.id and h.state in ('proposed', 'questioned')
  union all
  select 'orphans', d.unit_id from closed join identity.accepting_duty d on d.unit_id = closed.id and d.ended_at is null`;

export const wholeChecks: readonly Check[] = [doubleAcceptances, doubleCourses, orphans];
