import type { RunSql } from "../db.ts";

/**
 * The laws once more, read from the raw tables by queries of their own: each gives a row for every breach. Independent
 * of the keys and triggers that uphold them and of `stafet verify`, so that all three would have to be wrong in the same way.
 */
const checks: Readonly<Record<string, string>> = {
  "1: an open course has one current holder": `
    select c.id from relay.course c
     where (c.state = 'open') <> (1 = (select count(*) from relay.period p where p.subject_id = c.id and p.until = 'infinity' and p.unit_id = c.holder_id))
        or 1 < (select count(*) from relay.period p where p.subject_id = c.id and p.until = 'infinity')`,
  "2: an open need has one current responsible": `
    select n.id from relay.need n
     where (n.ended_at is null) <> (1 = (select count(*) from relay.period p where p.subject_id = n.id and p.until = 'infinity' and p.unit_id = n.responsible_id))
        or 1 < (select count(*) from relay.period p where p.subject_id = n.id and p.until = 'infinity')`,
  "1, 2: periods tile each spell, without gap or overlap": `
    select subject_id, since from (
      select p.*, lag(until) over s as before, lag(unit_id) over s as unit_before, lag(spell) over a as spell_before, lag(until) over a as ended_before
        from relay.period p
      window s as (partition by subject_id, spell order by since), a as (partition by subject_id order by since)) p
     where since >= until
        or (before is null) <> (follows is null)
        or before <> since or follows <> since or from_unit_id <> unit_before or unit_id = unit_before
        or since < ended_before or spell < spell_before or spell > spell_before + 1`,
  "1, 2: the history begins with the opening and ends with the ending": `
    select x.id from (
      select id, spell, opened_at, closed_at as ended_at from relay.course union all select id, spell, opened_at, ended_at from relay.need) x
     where x.opened_at is distinct from (select min(since) from relay.period p where p.subject_id = x.id and p.spell = x.spell)
        or coalesce(x.ended_at, 'infinity') is distinct from (select max(until) from relay.period p where p.subject_id = x.id and p.spell = x.spell)
        or x.spell <> (select count(distinct spell) from relay.period p where p.subject_id = x.id)
        or x.spell <> (select count(*) from relay.period p where p.subject_id = x.id and follows is null)`,
  "2: a need begins with the one who has the baton": `
    select p.subject_id from relay.period p join relay.need n on n.id = p.need_id
     where p.follows is null and not (p.spell = 1 and n.continues is not null)
       and not exists (select from relay.period c where c.subject_id = p.course_id and c.unit_id = p.unit_id)`,
  "2: a need lives while its course does": `
    select p.subject_id from relay.period p
     where p.need_id is not null
       and not (select coalesce(range_agg(tstzrange(c.since, c.until)), '{}'::tstzmultirange) from relay.period c where c.subject_id = p.course_id) @> tstzrange(p.since, p.until)`,
  "3: whatever moved was accepted, by the one it moved to, from the one who had it": `
    select p.subject_id from relay.period p left join relay.handover h on h.id = p.handover_id
     where p.follows is not null and (h.state is distinct from 'accepted' or h.to_unit_id <> p.unit_id or h.from_unit_id <> p.from_unit_id
            or h.subject_id not in (p.subject_id, p.course_id))`,
  "3: whatever was accepted moved, once": `
    select h.id from relay.handover h
     where (h.state = 'accepted') <> (1 = (select count(*) from relay.period p where p.handover_id = h.id and p.subject_id = h.subject_id))`,
  "3: who accepted worked there, or its leader had signed": `
    select h.id from relay.handover h
     where h.state = 'accepted'
       and not exists (select from identity.membership m where m.person_id = h.accepted_by and m.unit_id = h.to_unit_id)
       and not exists (select from identity.accepting_duty d where d.id = h.duty_id and d.unit_id = h.to_unit_id)`,
  "4: one acceptance an ask":
    "select ask_id from relay.handover where state = 'accepted' group by 1 having count(*) > 1",
  "4: who asks still holds": `
    select h.id from relay.handover h
     where h.state in ('proposed', 'questioned')
       and not exists (select from relay.period p where p.subject_id = h.subject_id and p.until = 'infinity' and p.unit_id = h.from_unit_id)`,
  "4: one at a time where an authority decides, and for the baton": `
    select h.subject_id from relay.handover h left join relay.need n on n.id = h.need_id left join relay.need_kind k on k.code = n.kind
     where h.state in ('proposed', 'questioned') and not coalesce(k.several, false) group by 1 having count(*) > 1`,
  "5: who shows the way on names a reason, and a door or a gap": `
    select h.id from relay.handover h
     where h.state = 'redirected' and (h.redirect_reason is null or h.answered_by is null
        or (h.gap_id is null and not exists (select from relay.next_door d where d.handover_id = h.id)))`,
  "6: a clock on every open ask, and on no other": `
    select h.id from relay.handover h
     where (h.state in ('proposed', 'questioned')) <> (h.next_rung_at is not null)
        or (h.state in ('proposed', 'questioned') and h.answer_by is null)`,
  "6: every step of the ladder is written down, in order": `
    select h.id from relay.handover h
     where h.rung <> (select count(*) from relay.escalation e where e.handover_id = h.id)
        or h.rung <> coalesce((select max(rung) from relay.escalation e where e.handover_id = h.id), 0)`,
  "6: every open need has a next step": `
    select id from relay.need where ended_at is null and (next_step is null or next_step_on is null or next_step_unit_id is null)`,
  "7: a closed course has a reason, its citizen told, and no open need": `
    select c.id from relay.course c
     where (c.state = 'closed' and (c.close_reason is null or c.told_citizen is null))
        or c.open_needs <> (select count(*) from relay.need n where n.course_id = c.id and n.ended_at is null)
        or (c.state = 'closed' and c.open_needs > 0)`,
  "1: one open course of a citizen":
    "select min(id::text) from relay.course where state = 'open' group by citizen_id having count(*) > 1",
  "7: what a joint table is to find a taker for has not ended": `
    select t.id from relay.joint_table t join relay.course c on c.id = t.course_id left join relay.need n on n.id = t.need_id
     where t.state <> 'settled' and (c.state = 'closed' or n.ended_at is not null)`,
  "7: an ended need says why": `
    select id from relay.need
     where (state = 'mergedInto') <> (merged_into is not null) or (state = 'noLongerRelevant' and coalesce(end_reason, '') = '')
        or (state = 'recognisedGap' and (gap_id is null or next_step_on > recognised_on + 90))`,
  "7: what was merged goes on, with the same": `
    select n.id from relay.need n
     where n.state = 'mergedInto' and not exists (
       select from relay.need g join relay.period p on p.subject_id = g.id and p.spell = 1 and p.follows is null
        where g.id = n.merged_into and g.continues = n.id and p.unit_id = n.responsible_id)`,
  "8: nothing is left with a closed unit": `
    select u.id from identity.unit u
     where u.closed_at is not null and (exists (select from relay.course c where c.holder_id = u.id and c.state = 'open')
        or exists (select from relay.need n where (n.responsible_id = u.id or n.next_step_unit_id = u.id) and n.ended_at is null)
        or exists (select from relay.handover h where h.to_unit_id = u.id and h.state in ('proposed', 'questioned'))
        or exists (select from identity.accepting_duty d where d.unit_id = u.id and d.ended_at is null))`,
  "11: every acceptance was told once": `
    select h.id from relay.handover h
     where h.state = 'accepted' and h.kind = 'ask'
       and 1 <> (select count(*) from platform.event e where e.handover_id = h.id and e.type = 'relay.handoverAccepted')`,
  "11: every course and need was told once": `
    select c.id from relay.course c
     where 1 <> (select count(*) from platform.event e where e.course_id = c.id and e.type = 'relay.courseOpened')
    union all
    select n.id from relay.need n
     where n.continues is null and 1 <> (select count(*) from platform.event e where e.need_id = n.id and e.type = 'relay.needOpened')`,
  "11: every step of the ladder was told": `
    select e.id from relay.escalation e
     where not exists (select from platform.event v where v.handover_id = e.handover_id and v.type = 'relay.ladderClimbed'
                         and (v.data ->> 'rung')::int = e.rung)`,
  "11: no command is left without its answer": "select key from platform.command where response is null",
};

const all = Object.entries(checks)
  .map(([law, query], index) => `select ${index} as nr, $$${law}$$ as law, x::text as row from (${query}) x`)
  .join("\nunion all\n");

/** Every breach of laws 1–8 and 11 in the database, as "law: row". Run as the owner, who sees everything. */
export async function breaches(owner: RunSql): Promise<string[]> {
  const rows = await owner(all);
  return rows.map(({ law, row }) => `${law}: ${row}`);
}

export const lawsChecked: readonly string[] = Object.keys(checks);
