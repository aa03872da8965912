-- The same work, one hand-written function for each command: the same tables, checks, events, log entry and idempotency row
-- as the house's own commands leave behind, in one call. What the house is measured against; nothing of Stafet uses it.

create schema bench;
grant usage on schema bench to stafet_app;

create function bench.accept(p_handover uuid, p_person uuid, p_unit uuid, p_key text, p_hash bytea, p_now timestamptz)
returns jsonb language plpgsql as $$
declare
  h record;
  answer jsonb;
begin
  perform wall.enter(p_person::text, p_unit::text, 'worker', 'write', '');
  insert into platform.command (actor_id, key, name, request_hash, at) values (p_person, p_key, 'relay.accept', p_hash, p_now);
  perform 1 from relay.course where id = (select course_id from relay.handover where id = p_handover) for no key update;
  select a.to_unit_id, a.from_unit_id, a.state, a.subject_id, a.need_id, c.id as course_id, c.region, c.citizen_id, c.state as course_state,
         n.ended_at, n.kind
    into h
    from relay.handover a join relay.course c on c.id = a.course_id left join relay.need n on n.id = a.need_id
   where a.id = p_handover;
  if h.to_unit_id is distinct from p_unit or h.state not in ('proposed', 'questioned') or h.course_state <> 'open' or h.ended_at is not null then
    raise exception 'not to be accepted';
  end if;
  update relay.handover
     set state = 'accepted', next_rung_at = null, accepted_by = p_person, answered_at = p_now, answered_by = p_person
   where id = p_handover;
  with others as (
    update relay.handover
       set state = 'withdrawn', next_rung_at = null, overtaken_by = p_handover, answered_at = p_now
     where subject_id = h.subject_id and id <> p_handover and state in ('draft', 'proposed', 'questioned')
    returning id, to_unit_id)
  insert into platform.event (id, at, type, region, course_id, need_id, handover_id, citizen_id, unit_id, person_id, by_unit_id, data)
  select uuidv7(), p_now, 'relay.handoverAccepted', h.region, h.course_id, h.need_id, p_handover, h.citizen_id, h.from_unit_id, p_person, p_unit,
         jsonb_build_object('toUnitId', p_unit, 'kind', h.kind)
  union all
  select uuidv7(), p_now, 'relay.handoverWithdrawn', h.region, h.course_id, h.need_id, o.id, h.citizen_id, o.to_unit_id, p_person, p_unit,
         jsonb_build_object('overtakenBy', p_unit)
    from others o;
  update relay.need
     set responsible_id = p_unit, held_since = p_now, moved_by = p_handover, contact_person_id = p_person, next_step = 'Første kontakt',
         next_step_on = (p_now at time zone 'Europe/Copenhagen')::date, next_step_unit_id = p_unit
   where id = h.need_id;
  update relay.alarm set cleared_at = p_now, cleared_by = p_person
   where need_id = h.need_id and kind = 'standstill' and cleared_at is null;
  update relay.external_handover set from_unit_id = p_unit
   where need_id = h.need_id and from_unit_id = h.from_unit_id and ended_at is null;
  insert into identity.audit_entry (id, at, person_id, unit_id, action, outcome, citizen_id, course_id, detail)
  values (uuidv7(), p_now, p_person, p_unit, 'relay.accept', 'done', h.citizen_id, h.course_id, jsonb_build_object('handoverId', p_handover));
  answer := jsonb_build_object('handoverId', p_handover, 'courseId', h.course_id);
  update platform.command set response = answer where actor_id = p_person and key = p_key;
  return answer;
end $$;

create function bench.open(p_known_as text, p_person uuid, p_unit uuid, p_key text, p_hash bytea, p_now timestamptz)
returns jsonb language plpgsql as $$
declare
  v_citizen uuid := uuidv7();
  v_course uuid := uuidv7();
  v_need uuid := uuidv7();
  u record;
  k record;
  answer jsonb;
begin
  perform wall.enter(p_person::text, p_unit::text, 'worker', 'write', '');
  insert into platform.command (actor_id, key, name, request_hash, at) values (p_person, p_key, 'relay.openCourse', p_hash, p_now);
  select region, area, holds_courses into u from identity.unit where id = p_unit;
  if not u.holds_courses then
    raise exception 'holds no courses';
  end if;
  select code, usual_urgency into k from relay.need_kind where code = 'sleepTonight';
  insert into citizen.citizen (id, region, known_as, name_keys, created_at) values (v_citizen, u.region, p_known_as, array[lower(p_known_as)], p_now);
  insert into relay.course (id, region, area, citizen_id, holder_id, contact_person_id, held_since, begun_at, opened_at, opened_by, last_contact_at)
  values (v_course, u.region, u.area, v_citizen, p_unit, p_person, p_now, p_now, p_now, p_person, p_now);
  insert into relay.contact (id, course_id, unit_id, person_id, at, way) values (uuidv7(), v_course, p_unit, p_person, p_now, 'met');
  insert into relay.need (id, course_id, kind, urgency, responsible_id, contact_person_id, held_since, next_step, next_step_on, next_step_unit_id,
                          opened_at, opened_by)
  values (v_need, v_course, k.code, k.usual_urgency, p_unit, p_person, p_now, 'Find en dør, der kan hjælpe',
          (p_now at time zone 'Europe/Copenhagen')::date, p_unit, p_now, p_person);
  insert into platform.event (id, at, type, region, course_id, need_id, citizen_id, unit_id, person_id, by_unit_id, data)
  values (uuidv7(), p_now, 'relay.courseOpened', u.region, v_course, null, v_citizen, p_unit, p_person, p_unit, '{}'),
         (uuidv7(), p_now, 'relay.needOpened', u.region, v_course, v_need, v_citizen, p_unit, p_person, p_unit,
          jsonb_build_object('kind', k.code, 'urgency', k.usual_urgency));
  insert into identity.audit_entry (id, at, person_id, unit_id, action, outcome, citizen_id, course_id, detail)
  values (uuidv7(), p_now, p_person, p_unit, 'relay.openCourse', 'done', v_citizen, v_course, '{}');
  answer := jsonb_build_object('courseId', v_course, 'citizenId', v_citizen, 'needIds', jsonb_build_array(v_need));
  update platform.command set response = answer where actor_id = p_person and key = p_key;
  return answer;
end $$;

create function bench.ask(p_course uuid, p_need uuid, p_to uuid, p_due timestamptz, p_person uuid, p_unit uuid, p_key text, p_hash bytea, p_now timestamptz)
returns jsonb language plpgsql as $$
declare
  v_handover uuid := uuidv7();
  s record;
  answer jsonb;
begin
  perform wall.enter(p_person::text, p_unit::text, 'worker', 'write', '');
  insert into platform.command (actor_id, key, name, request_hash, at) values (p_person, p_key, 'relay.askUnits', p_hash, p_now);
  perform 1 from relay.course where id = p_course for no key update;
  select c.region, c.citizen_id, c.state, n.responsible_id, n.urgency, n.kind, n.ended_at, k.several into s
    from relay.course c join relay.need n on n.course_id = c.id join relay.need_kind k on k.code = n.kind
   where c.id = p_course and n.id = p_need;
  if s.state is distinct from 'open' or s.ended_at is not null or s.responsible_id <> p_unit
     or not exists (select from identity.unit where id = p_to and is_open and answers_asks and holds_needs)
     or exists (select from relay.handover where subject_id = p_need and state in ('proposed', 'questioned') and (to_unit_id = p_to or not s.several)) then
    raise exception 'not to be asked';
  end if;
  perform 1 from consent.consent where citizen_id = s.citizen_id and withdrawn_at is null;
  insert into relay.handover (id, course_id, need_id, ask_id, from_unit_id, to_unit_id, state, exclusive, urgency, agreed_with_citizen, legal_basis,
                              proposed_by, proposed_at, answer_by, next_rung_at)
  values (v_handover, p_course, p_need, uuidv7(), p_unit, p_to, 'proposed', false, s.urgency, true, 'anonymous', p_person, p_now, p_due, p_due);
  insert into platform.event (id, at, type, region, course_id, need_id, handover_id, citizen_id, unit_id, person_id, by_unit_id, data)
  values (uuidv7(), p_now, 'relay.handoverProposed', s.region, p_course, p_need, v_handover, s.citizen_id, p_to, p_person, p_unit,
          jsonb_build_object('kind', s.kind, 'urgency', s.urgency));
  insert into identity.audit_entry (id, at, person_id, unit_id, action, outcome, citizen_id, course_id, detail)
  values (uuidv7(), p_now, p_person, p_unit, 'relay.askUnits', 'done', s.citizen_id, p_course,
          jsonb_build_object('courseId', p_course, 'needId', p_need, 'toUnitIds', jsonb_build_array(p_to)));
  answer := jsonb_build_object('handoverIds', jsonb_build_array(v_handover));
  update platform.command set response = answer where actor_id = p_person and key = p_key;
  return answer;
end $$;

-- So many needs, each asked of the same two doors, in a course of its own. Gives the first door's handovers.
create function bench.asked(p_count int, p_from uuid, p_by uuid, p_to uuid, p_and uuid, p_now timestamptz) returns setof uuid language plpgsql as $$
begin
  create temp table if not exists fresh (course uuid, citizen uuid, need uuid, ask uuid, first uuid, second uuid);
  truncate fresh;
  insert into fresh select uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7(), uuidv7() from generate_series(1, p_count);
  insert into citizen.citizen (id, region, known_as, created_at) select citizen, 'DK-84', 'Kim', p_now from fresh;
  insert into relay.course (id, region, area, citizen_id, holder_id, held_since, begun_at, opened_at, opened_by)
    select course, 'DK-84', '0101', citizen, p_from, p_now, p_now, p_now, p_by from fresh;
  insert into relay.need (id, course_id, kind, urgency, responsible_id, held_since, next_step, next_step_on, next_step_unit_id, opened_at, opened_by)
    select need, course, 'sleepTonight', 'sameDay', p_from, p_now, 'Find en dør', p_now::date + 7, p_from, p_now, p_by from fresh;
  insert into relay.handover (id, course_id, need_id, ask_id, from_unit_id, to_unit_id, state, exclusive, urgency, agreed_with_citizen, legal_basis,
                              proposed_by, proposed_at, answer_by, next_rung_at)
    select first, course, need, ask, p_from, p_to, 'proposed', false, 'sameDay', true, 'anonymous', p_by, p_now, p_now + interval '4 hours', p_now + interval '4 hours' from fresh
    union all
    select second, course, need, ask, p_from, p_and, 'proposed', false, 'sameDay', true, 'anonymous', p_by, p_now, p_now + interval '4 hours', p_now + interval '4 hours' from fresh;
  return query select first from fresh;
end $$;

-- What the commands leave behind, by kind: so much must come from either way.
create function bench.counts() returns table (what text, n bigint) language sql as $$
  select 'citizen', count(*) from citizen.citizen
  union all select 'course ' || state, count(*) from relay.course group by state
  union all select 'need ' || state, count(*) from relay.need group by state
  union all select 'handover ' || state, count(*) from relay.handover group by state
  union all select 'period' || case when until = 'infinity' then ' that goes on' else '' end, count(*) from relay.period group by 1
  union all select 'contact ' || way, count(*) from relay.contact group by way
  union all select 'event ' || type, count(*) from platform.event group by type
  union all select 'log ' || action || ' ' || outcome, count(*) from identity.audit_entry group by action, outcome
  union all select 'command ' || name || case when response is null then ' unanswered' else '' end, count(*) from platform.command group by 1, name
$$;

grant execute on function bench.accept, bench.open, bench.ask to stafet_app;
