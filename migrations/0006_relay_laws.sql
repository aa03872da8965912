-- The triggers behind laws 1–7: history is written here and nowhere else, and only allowed steps are taken.
-- Time never runs backwards on one course or need: where the given time lies before the last change, the last change plus a
-- microsecond is used, so that a clock that jumped cannot make a hole or an overlap. A need begins and ends within its course.

-- Law 3: only a handover accepted in this very transaction moves anything, so that no old acceptance moves a thing again.
create function relay.accepted_now(handover uuid) returns void language plpgsql security definer set search_path = '' as $$
declare
  given record;
begin
  -- Found by its key alone: a planner that has counted few acceptances would rather look through all of them.
  select h.state, h.answered_in into given from relay.handover h where h.id = handover;
  if given.state is distinct from 'accepted' or given.answered_in is distinct from pg_current_xact_id() then
    raise exception 'responsibility moves only by a handover accepted with it' using errcode = '23514', constraint = 'law3_only_acceptance_moves';
  end if;
end $$;

create function relay.course_before() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'open' or new.moved_by is not null or new.open_needs <> 0 then
      raise exception 'a course begins open, with its first door' using errcode = '23514', constraint = 'law1_begins_open';
    end if;
    new.spell := 1;
    new.opened_at := new.begun_at;
    new.held_since := new.begun_at;
    return new;
  end if;
  if old.state = 'open' and new.state = 'open' then
    if new.holder_id <> old.holder_id then
      perform relay.accepted_now(new.moved_by);
      new.held_since := greatest(new.held_since, old.held_since + interval '1 microsecond');
    else
      new.held_since := old.held_since;
      new.moved_by := old.moved_by;
    end if;
    new.opened_at := old.opened_at;
  elsif old.state = 'open' then
    if new.holder_id <> old.holder_id then
      raise exception 'closing does not move the baton' using errcode = '23514', constraint = 'law3_only_acceptance_moves';
    end if;
    new.held_since := old.held_since;
    new.moved_by := old.moved_by;
    new.opened_at := old.opened_at;
    if new.closed_at is not null then
      new.closed_at := greatest(new.closed_at, old.held_since + interval '1 microsecond',
                                (select max(n.ended_at) from relay.need n where n.course_id = new.id));
    end if;
    if new.merged_into is not null and not exists (
        select from relay.course c where c.id = new.merged_into and c.id <> new.id and c.state = 'open' for no key update) then
      raise exception 'a course merges into an open one' using errcode = '23514', constraint = 'law7_merged_into_an_open_one';
    end if;
  elsif new.state = 'open' then
    new.spell := old.spell + 1;
    new.opened_at := greatest(new.opened_at, old.closed_at);
    new.held_since := new.opened_at;
    new.moved_by := null;
    new.closed_at := null;
    new.close_reason := null;
    new.close_note := null;
    new.told_citizen := null;
    new.merged_into := null;
  else
    raise exception 'a closed course is reopened before it is changed' using errcode = '23514', constraint = 'law1_closed_stays';
  end if;
  return new;
end $$;

create function relay.course_after() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' or (old.state = 'closed' and new.state = 'open') then
    insert into relay.period (subject_id, course_id, spell, since, unit_id)
    values (new.id, new.id, new.spell, new.opened_at, new.holder_id);
  elsif new.state = 'closed' then
    update relay.period set until = new.closed_at where subject_id = new.id and until = 'infinity';
  elsif new.holder_id <> old.holder_id then
    update relay.period set until = new.held_since where subject_id = new.id and until = 'infinity';
    insert into relay.period (subject_id, course_id, spell, since, unit_id, follows, from_unit_id, handover_id, moved_with)
    values (new.id, new.id, new.spell, new.held_since, new.holder_id, new.held_since, old.holder_id, new.moved_by, new.id);
  end if;
  return null;
end $$;

-- Law 7: merged into another that is open; not to be found only after being looked for on three days since last met.
create function relay.may_end(need relay.need) returns void language plpgsql security definer set search_path = '' as $$
begin
  if need.merged_into is not null and not exists (
      select from relay.need n where n.id = need.merged_into and n.id <> need.id and n.ended_at is null for no key update) then
    raise exception 'a need merges into an open one' using errcode = '23514', constraint = 'law7_merged_into_an_open_one';
  end if;
  if need.state = 'cannotBeFound' and 3 > (
      select count(distinct (c.at at time zone 'Europe/Copenhagen')::date) from relay.contact c
       where c.course_id = need.course_id and c.way = 'notFound'
         and c.at > coalesce((select max(m.at) from relay.contact m where m.course_id = need.course_id and m.way in ('met', 'phone', 'arrived')), '-infinity')) then
    raise exception 'one looks before one cannot find' using errcode = '23514', constraint = 'law7_looked_for';
  end if;
end $$;

create function relay.need_before() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  course record;
  continued record;
  opens boolean := tg_op = 'INSERT';
begin
  if tg_op = 'UPDATE' then
    opens := old.ended_at is not null and new.ended_at is null;
    if new.course_id <> old.course_id then
      raise exception 'a need stays on its course' using errcode = '23514', constraint = 'law2_stays_on_its_course';
    end if;
  end if;
  if opens then
    -- Locks the course, so that it cannot close between this need's opening and the commit (law 7).
    select c.holder_id, c.state, c.held_since into course from relay.course c where c.id = new.course_id for no key update;
    if course.state is distinct from 'open' then
      raise exception 'a need opens on an open course' using errcode = '23514', constraint = 'law7_need_on_open_course';
    end if;
    new.opened_at := greatest(new.opened_at, course.held_since);
    if tg_op = 'INSERT' and new.continues is not null then
      select n.responsible_id, n.ended_at into continued from relay.need n where n.id = new.continues for no key update;
      if continued.ended_at is not null or continued.responsible_id is distinct from new.responsible_id then
        raise exception 'a merged need keeps who is responsible' using errcode = '23514', constraint = 'law3_merge_moves_nothing';
      end if;
    elsif new.responsible_id is distinct from course.holder_id then
      raise exception 'a need begins with the one who has the baton' using errcode = '23514', constraint = 'law2_begins_with_holder';
    end if;
  end if;
  if tg_op = 'INSERT' then
    if new.ended_at is not null or new.moved_by is not null then
      raise exception 'a need begins open' using errcode = '23514', constraint = 'law2_begins_open';
    end if;
    new.spell := 1;
    new.held_since := new.opened_at;
    return new;
  end if;
  if opens then
    new.spell := old.spell + 1;
    new.opened_at := greatest(new.opened_at, old.ended_at);
    new.held_since := new.opened_at;
    new.moved_by := null;
    new.end_reason := null;
    new.merged_into := null;
  else
    new.opened_at := old.opened_at;
    if old.ended_at is not null and (new.ended_at is distinct from old.ended_at or new.responsible_id <> old.responsible_id
        or new.state <> old.state or (new.end_reason, new.merged_into) is distinct from (old.end_reason, old.merged_into)) then
      raise exception 'an ended need is reopened before it is changed' using errcode = '23514', constraint = 'law2_ended_stays';
    end if;
    if new.responsible_id <> old.responsible_id then
      if new.ended_at is not null then
        raise exception 'ending moves nothing' using errcode = '23514', constraint = 'law3_only_acceptance_moves';
      end if;
      perform relay.accepted_now(new.moved_by);
      new.held_since := greatest(new.held_since, old.held_since + interval '1 microsecond');
    else
      new.held_since := old.held_since;
      new.moved_by := old.moved_by;
    end if;
    if old.ended_at is null and new.ended_at is not null then
      new.ended_at := greatest(new.ended_at, old.held_since + interval '1 microsecond');
      perform relay.may_end(new);
    end if;
  end if;
  return new;
end $$;

create function relay.need_after() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' or (old.ended_at is not null and new.ended_at is null) then
    insert into relay.period (subject_id, course_id, need_id, spell, since, unit_id)
    values (new.id, new.course_id, new.id, new.spell, new.opened_at, new.responsible_id);
    update relay.course set open_needs = open_needs + 1 where id = new.course_id;
  elsif old.ended_at is null and new.ended_at is not null then
    update relay.period set until = new.ended_at where subject_id = new.id and until = 'infinity';
    update relay.course set open_needs = open_needs - 1 where id = new.course_id;
  elsif new.responsible_id <> old.responsible_id then
    update relay.period set until = new.held_since where subject_id = new.id and until = 'infinity';
    insert into relay.period (subject_id, course_id, need_id, spell, since, unit_id, follows, from_unit_id, handover_id, moved_with)
    values (new.id, new.course_id, new.id, new.spell, new.held_since, new.responsible_id, new.held_since, old.responsible_id, new.moved_by,
            (select h.subject_id from relay.handover h where h.id = new.moved_by));
  end if;
  return null;
end $$;

-- Answers are given by somebody who works at the unit now, and is the one acting.
create function relay.is_acting_member(person uuid, unit uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select person is not distinct from platform.actor_person()
     and exists (select from identity.membership m join identity.person p on p.id = m.person_id
                  where m.person_id = person and m.unit_id = unit and m.ended_at is null and p.ended_at is null)
$$;

-- Law 5: the doors belong to the answer; none is added to one already given.
create function relay.next_door_before() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from relay.handover h where h.id = new.handover_id
                    and (h.state in ('proposed', 'questioned') or h.answered_in = pg_current_xact_id())) then
    raise exception 'the doors come with the answer' using errcode = '23514', constraint = 'law5_doors_come_with_the_answer';
  end if;
  return new;
end $$;

create function relay.handover_before() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if (new.kind = 'ask') <> (new.state in ('draft', 'proposed')) or (new.kind <> 'ask' and new.state <> 'accepted') then
      raise exception 'an ask begins as a draft or proposed' using errcode = '23514', constraint = 'law3_asks_are_answered';
    end if;
    new.exclusive := coalesce((select not k.several from relay.need n join relay.need_kind k on k.code = n.kind where n.id = new.need_id), true);
  else
    if old.state in ('accepted', 'redirected', 'withdrawn') then
      raise exception 'an answered handover stays as it was answered' using errcode = '23514', constraint = 'law3_answers_stay';
    end if;
    if (new.state = 'draft' and old.state <> 'draft')
       or (old.state = 'draft' and new.state not in ('draft', 'proposed', 'withdrawn')) then
      raise exception 'no way from % to %', old.state, new.state using errcode = '23514', constraint = 'law3_answers_stay';
    end if;
    if new.rung not in (old.rung, old.rung + 1) then
      raise exception 'the ladder is climbed step by step' using errcode = '23514', constraint = 'law6_one_step_at_a_time';
    end if;
    if old.state <> 'draft' and new.state = old.state and new.rung = old.rung
       and (new.next_rung_at <> old.next_rung_at or new.answer_by <> old.answer_by) then
      raise exception 'a clock is not put off' using errcode = '23514', constraint = 'law6_no_putting_off';
    end if;
  end if;
  if new.state in ('accepted', 'redirected', 'withdrawn') then
    new.answered_in := pg_current_xact_id();
  end if;
  if new.state = 'redirected' and not relay.is_acting_member(new.answered_by, new.to_unit_id) then
    raise exception 'only a member of the asked unit shows the way on' using errcode = '23514', constraint = 'law5_only_a_member_shows_on';
  end if;
  if new.state = 'accepted' then
    if new.duty_id is not null then
      if not exists (select 1 from identity.accepting_duty d join relay.course c on c.area = d.area
                      where d.id = new.duty_id and c.id = new.course_id and d.ended_at is null) then
        raise exception 'the standing receiver''s duty is signed for the course''s area' using errcode = '23514', constraint = 'law3_only_its_own_duty';
      end if;
    elsif not relay.is_acting_member(new.accepted_by, new.to_unit_id) then
      raise exception 'only a member of the receiving unit accepts' using errcode = '23514', constraint = 'law3_only_a_member_accepts';
    end if;
  end if;
  return new;
end $$;

create trigger a_course_before before insert or update of holder_id, state, held_since, moved_by, opened_at, closed_at,
  close_reason, close_note, told_citizen, merged_into on relay.course
  for each row execute function relay.course_before();
create trigger a_course_after after insert or update of holder_id, state on relay.course
  for each row execute function relay.course_after();
create trigger a_need_before before insert or update on relay.need for each row execute function relay.need_before();
create trigger a_need_after after insert or update of state, responsible_id, ended_at on relay.need
  for each row execute function relay.need_after();
create trigger a_next_door_before before insert on relay.next_door for each row execute function relay.next_door_before();
create trigger a_handover_before before insert or update on relay.handover for each row execute function relay.handover_before();

-- Nobody deletes from the relay: what was, was.
create function relay.never() returns trigger language plpgsql as $$
begin
  raise exception 'nothing is deleted from the relay' using errcode = '23514', constraint = 'law11_nothing_is_lost';
end $$;
create trigger never before delete or truncate on relay.course for each statement execute function relay.never();
create trigger never before delete or truncate on relay.need for each statement execute function relay.never();
create trigger never before delete or truncate on relay.handover for each statement execute function relay.never();
create trigger never before delete or truncate on relay.period for each statement execute function relay.never();

-- The guards serve the triggers and nobody else.
revoke execute on all functions in schema relay from public;

grant select on all tables in schema relay to stafet_app;
grant insert (id, region, area, citizen_id, holder_id, contact_person_id, held_since, begun_at, opened_at, opened_by, last_contact_at) on relay.course to stafet_app;
grant update (holder_id, contact_person_id, held_since, moved_by, state, opened_at, closed_at, close_reason, close_note, told_citizen,
              merged_into, last_contact_at) on relay.course to stafet_app;
grant insert (id, course_id, kind, citizens_words, note, urgency, responsible_id, contact_person_id, held_since, duty_bearer_id, duty_bearer_text,
              waits_for, next_step, next_step_on, next_step_unit_id, opened_at, opened_by, continues) on relay.need to stafet_app;
grant update (citizens_words, note, urgency, state, responsible_id, contact_person_id, held_since, moved_by, duty_bearer_id, duty_bearer_text,
              waits_for, next_step, next_step_on, next_step_unit_id, opened_at, ended_at, end_reason, merged_into, gap_id, recognised_on)
      on relay.need to stafet_app;
grant insert (id, course_id, need_id, kind, ask_id, part_of, from_unit_id, to_unit_id, state, exclusive, urgency, message, agreed_with_citizen,
              not_agreed_why, legal_basis, proposed_by, proposed_at, answer_by, clock_with, next_rung_at, answered_at, answered_by, accepted_by,
              duty_id, first_contact_on) on relay.handover to stafet_app;
grant update (state, message, urgency, agreed_with_citizen, not_agreed_why, legal_basis, proposed_by, proposed_at, answer_by, clock_with,
              clock_left_ms, rung, next_rung_at, answered_at, answered_by, accepted_by, duty_id, first_contact_on, redirect_reason, redirect_text,
              first_next_door, gap_id, withdrawn_why, overtaken_by) on relay.handover to stafet_app;
grant insert on relay.next_door to stafet_app;
