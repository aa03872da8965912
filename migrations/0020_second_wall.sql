-- The second wall (law 12, J3). The first is in the views and policies of the code; this one stands under every query: a row about
-- a citizen is there for those who may know of it, and for nobody else, also where a WHERE was forgotten. docs/decisions/0013.
--
-- Three kinds of transaction, told apart by what its opener intended and not by what the engine allows:
--   the house   role "system": sign-in, the ladder, the dispatcher, `stafet verify`. Acts for no unit.
--   a command   mode "write": sees its unit's region. What it may do there is decided by rules, policies and laws 1–9.
--   a reader    mode "read", also while it writes its own look into the log: sees what wall.standing says.
-- Whoever is none of these – no unit, no actor, an unknown mode – sees and changes nothing. A later migration that makes a table
-- about citizens gives it its policies; test/wall fails until it does.

-- Who acts, for whom, how and when: the one way in. A unit's region is looked up and never taken on trust.
create schema wall;
grant usage on schema wall to stafet_app;

create function wall.enter(person text, unit text, role text, mode text, at text) returns void
language plpgsql as $$
begin
  perform set_config('stafet.person_id', person, true), set_config('stafet.unit_id', unit, true), set_config('stafet.role', role, true),
          set_config('stafet.mode', mode, true), set_config('stafet.now', at, true),
          set_config('stafet.region', coalesce((select u.region from identity.unit u where u.id = nullif(unit, '')::uuid), ''), true);
end $$;

create function wall.is_house() returns boolean language sql stable parallel safe
  return coalesce(current_setting('stafet.role', true) = 'system', false);
create function wall.is_command() returns boolean language sql stable parallel safe
  return coalesce(current_setting('stafet.mode', true) = 'write', false);
create function wall.is_reader() returns boolean language sql stable parallel safe
  return coalesce(current_setting('stafet.mode', true) = 'read', false);
create function wall.region() returns text language sql stable parallel safe
  return nullif(current_setting('stafet.region', true), '');
-- The moment of whoever asks, and its day in Denmark; the server's where nobody said (law 16: time is an argument).
create function wall.moment() returns timestamptz language sql stable parallel safe
  return coalesce(nullif(current_setting('stafet.now', true), '')::timestamptz, now());
create function wall.today() returns date language sql stable parallel safe
  return (wall.moment() at time zone 'Europe/Copenhagen')::date;

-- Is the course in the actor's region? All a command is asked.
create function wall.near(course uuid) returns boolean
language plpgsql stable parallel safe security definer set search_path = '' as $$
begin
  return exists (select from relay.course c where c.id = course and c.region = wall.region());
end $$;

create function wall.unit_is_near(unit uuid) returns boolean
language plpgsql stable parallel safe security definer set search_path = '' as $$
begin
  return exists (select from identity.unit u where u.id = unit and u.region = wall.region());
end $$;

-- THE JUDGEMENT, for readers: how the actor's unit stands to a course of its region.
--   3  on the relay: has the baton (or had it last), or an open need; or leads a unit with a seat at its open table, the citizen
--      agreeing; or has emergency access now
--   2  party: asked or was asked, asks or asked; sits or sat at its table, or convened it. `about` a need (or the course's own id,
--      for the baton) narrows it to who is party to that
--   1  may know of it: the citizen arrived at its door, or lets it find them
--   0  nothing: as if there were no such course
-- Who needs to know only that it is at least `enough` says so: a list of what one is asked then costs one look a row and not six.
create function wall.standing(course uuid, about uuid default null, enough int default 3) returns int
language plpgsql stable parallel safe security definer set search_path = '' as $$
declare
  unit uuid := platform.actor_unit();
  person uuid;
  holder uuid;
  citizen uuid;
  asked boolean;
begin
  select k.holder_id, k.citizen_id, k.holder_id <> unit and exists (
           select from relay.handover h
            where h.course_id = course and (h.from_unit_id = unit or (h.to_unit_id = unit and (h.kind <> 'ask' or h.answer_by is not null)))
              and (about is null or h.subject_id in (about, course)))
    into holder, citizen, asked
    from relay.course k where k.id = course and k.region = wall.region();
  if not found or unit is null then
    return 0;
  end if;
  if holder = unit then
    return 3;
  end if;
  if asked and enough < 3 then
    return 2;
  end if;
  if exists (select from relay.need n where n.course_id = course and n.responsible_id = unit and n.ended_at is null) then
    return 3;
  end if;
  person := platform.actor_person();
  if exists (select from relay.emergency_access e
              where e.course_id = course and e.person_id = person and e.unit_id = unit and e.until > wall.moment()
                -- Opened ahead of now: the clock went back, and it does not last the longer for it. Two servers may be minutes apart.
                and e.opened_at <= wall.moment() + interval '5 minutes') then
    return 3;
  end if;
  if platform.actor_role() = 'lead'
     and exists (select from relay.joint_table t join relay.seat s on s.table_id = t.id
                  where t.course_id = course and t.state <> 'settled' and not t.anonymous and s.unit_id = unit)
     and cardinality(consent.kinds_for(citizen, unit, wall.today())) > 0 then
    return 3;
  end if;
  if asked
     or exists (select from relay.joint_table t
                 where t.course_id = course and (about is null or t.subject_id in (about, course))
                   and (t.convener_id = unit
                        or exists (select from relay.seat s where s.table_id = t.id and (s.unit_id = unit or s.person_id = person)))) then
    return 2;
  end if;
  if exists (select from relay.contact k where k.course_id = course and k.unit_id = unit and k.way = 'arrived')
     or consent.lets_find(citizen, unit, wall.today()) then
    return 1;
  end if;
  return 0;
end $$;

-- The same of a citizen of the region: the best of their courses.
create function wall.standing_with(citizen uuid, enough int default 3) returns int
language plpgsql stable parallel safe security definer set search_path = '' as $$
declare
  best int;
begin
  if platform.actor_unit() is null then
    return 0;
  end if;
  select coalesce(max(wall.standing(c.id, null, enough)), 0) into best from relay.course c where c.citizen_id = citizen;
  if best = 0 and consent.lets_find(citizen, platform.actor_unit(), wall.today())
     and exists (select from citizen.citizen z where z.id = citizen and z.region = wall.region()) then
    return 1;
  end if;
  return best;
end $$;

-- An organisation's responsible leader (law 8, the ladder) is told of what its units have and were asked – not of the citizen.
create function wall.led() returns uuid[]
language plpgsql stable parallel safe security definer set search_path = '' as $$
begin
  return array(select u.id from identity.organisation o join identity.unit u on u.organisation_id = o.id
                where o.leader_id = platform.actor_person() and u.region = wall.region() and u.closed_at is null);
end $$;

create function wall.leader_sits_at(joint_table uuid) returns boolean
language plpgsql stable parallel safe security definer set search_path = '' as $$
declare
  led uuid[] := wall.led();
begin
  return exists (select from relay.joint_table t
                  where t.id = joint_table and t.state <> 'settled'
                    and (t.convener_id = any(led) or exists (select from relay.seat s where s.table_id = t.id and s.unit_id = any(led))));
end $$;

create function wall.leader_answers_for(need uuid) returns boolean
language plpgsql stable parallel safe security definer set search_path = '' as $$
declare
  led uuid[] := wall.led();
begin
  return cardinality(led) > 0
     and (exists (select from relay.handover h join relay.need n on n.id = h.need_id
                   where n.id = need and h.course_id = n.course_id and h.is_open and (h.to_unit_id = any(led) or h.from_unit_id = any(led)))
          or exists (select from relay.joint_table t join relay.need n on n.id = t.need_id
                      where n.id = need and t.course_id = n.course_id and wall.leader_sits_at(t.id)));
end $$;

-- A row that is there when the row it belongs to is: asked as the actor, so that the policy of that table decides, and by a function,
-- so that its policies are not planned again inside every statement about what belongs to it.
-- Dear in the planner's eyes too: it is to find the rows by index first, and not to ask of every row there is.
create function wall.shows_handover(handover uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from relay.handover h where h.id = handover); end $$;
create function wall.shows_table(joint_table uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from relay.joint_table t where t.id = joint_table); end $$;
create function wall.shows_citizen(citizen uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from citizen.citizen z where z.id = citizen); end $$;
create function wall.shows_consent(consent uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from consent.consent c where c.id = consent); end $$;
create function wall.shows_meet_me(meet_me uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from citizen.meet_me w where w.id = meet_me); end $$;

-- Whom somebody at the door could be, among those the unit may know of. A function of its own, because under the wall no query may
-- look into the names' index before it is known whose names they are.
create function citizen.look_alikes(keys text[], exact text[], born int, most int)
returns table (id uuid, known_as text, full_name text, birth_year int)
language sql stable security definer set search_path = '' as $$
  select z.id, z.known_as, z.full_name, z.birth_year
    from (select c.* from citizen.citizen c
           where c.name_keys && keys and (wall.is_house() or c.region = wall.region())
           order by (select count(*) from unnest(exact) as word where word = any(c.name_keys)) desc,
                    abs(coalesce(c.birth_year - born, 5)), c.id
           limit most) z
   where wall.is_house() or wall.standing_with(z.id, 1) > 0
$$;

-- All records recognised as the same person as this one, to whoever may know of this one.
create function citizen.records_of(citizen uuid) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select z.id from citizen.citizen one join citizen.citizen z on coalesce(one.same_as, one.id) in (z.id, z.same_as)
   where one.id = records_of.citizen and (wall.is_house() or (one.region = wall.region() and z.region = one.region
                                               and (wall.is_command() or wall.standing_with(one.id, 1) > 0)))
$$;

revoke execute on all functions in schema wall from public;
grant execute on all functions in schema wall to stafet_app;
revoke execute on function citizen.look_alikes(text[], text[], int, int), citizen.records_of(uuid) from public;
grant execute on function citizen.look_alikes(text[], text[], int, int), citizen.records_of(uuid) to stafet_app;

-- Policies read who acts straight from the settings: a function of that, inlined into every policy of every table of every
-- statement, was a good part of planning a page. A setting that is not there is null, and null lets nobody in.

-- The house itself, on every table here: verifying, the ladder, one-time links, the dispatcher, sign-in, the demonstration's seed.
do $$
declare
  walled text;
begin
  foreach walled in array array[
    'citizen.citizen', 'citizen.identifier', 'citizen.link', 'citizen.meet_me', 'citizen.meet_me_read', 'consent.consent', 'consent.allowance', 'consent.objection',
    'relay.course', 'relay.need', 'relay.handover', 'relay.next_door', 'relay.question', 'relay.escalation', 'relay.period',
    'relay.joint_table', 'relay.seat', 'relay.external_handover', 'relay.contact', 'relay.alarm', 'relay.emergency_access', 'relay.emergency_attempt', 'relay.brief_contact', 'relay.turned_away',
    'platform.event', 'platform.command', 'identity.audit_entry']
  loop
    execute format('alter table %s enable row level security', walled);
    execute format('create policy the_house on %s using (current_setting(''stafet.role'', true) = ''system'')', walled);
  end loop;
end $$;

-- Readers. The cheap test of the row's own columns stands first, so that a list of one's own work asks nothing more.
create policy readers on citizen.citizen for select using (current_setting('stafet.mode', true) = 'read' and region = wall.region() and wall.standing_with(id, 1) > 0);
create policy readers on citizen.identifier for select using (current_setting('stafet.mode', true) = 'read' and wall.standing_with(citizen_id, 1) > 0);
create policy readers on citizen.link for select using (current_setting('stafet.mode', true) = 'read' and (wall.standing_with(kept_id) = 3 or wall.standing_with(other_id) = 3));
create policy readers on citizen.meet_me for select using (current_setting('stafet.mode', true) = 'read' and wall.standing_with(citizen_id) = 3);
create policy readers on citizen.meet_me_read for select using (current_setting('stafet.mode', true) = 'read'
  and wall.shows_meet_me(meet_me_id));
-- What was taken back is history, for those on the relay.
create policy readers on consent.consent for select using (current_setting('stafet.mode', true) = 'read'
  and wall.standing_with(citizen_id, case when withdrawn_at is null then 1 else 3 end) >= case when withdrawn_at is null then 1 else 3 end);
create policy readers on consent.allowance for select using (current_setting('stafet.mode', true) = 'read' and wall.shows_consent(consent_id));
create policy readers on consent.objection for select using (current_setting('stafet.mode', true) = 'read'
  and wall.standing_with(citizen_id, case when lifted_at is null then 1 else 3 end) >= case when lifted_at is null then 1 else 3 end);

create policy readers on relay.course for select using (current_setting('stafet.mode', true) = 'read' and region = wall.region()
  and (holder_id = (select platform.actor_unit()) or wall.standing(id, null, 1) > 0
       or (closed_at is null and holder_id = any ((select wall.led())::uuid[]))));
create policy readers on relay.need for select using (current_setting('stafet.mode', true) = 'read'
  and (responsible_id = (select platform.actor_unit()) and ended_at is null or wall.standing(course_id, id, 2) > 1
       or (ended_at is null and responsible_id = any ((select wall.led())::uuid[])) or wall.leader_answers_for(id)));
create policy readers on relay.handover for select using (current_setting('stafet.mode', true) = 'read'
  and (from_unit_id = (select platform.actor_unit()) or (to_unit_id = (select platform.actor_unit()) and (kind <> 'ask' or answer_by is not null))
       or wall.standing(course_id, subject_id, 2) > 1
       or (is_open and (to_unit_id = any ((select wall.led())::uuid[]) or from_unit_id = any ((select wall.led())::uuid[])))));
create policy readers on relay.next_door for select using (current_setting('stafet.mode', true) = 'read' and wall.shows_handover(handover_id));
create policy readers on relay.question for select using (current_setting('stafet.mode', true) = 'read' and wall.shows_handover(handover_id));
create policy readers on relay.escalation for select using (current_setting('stafet.mode', true) = 'read' and wall.shows_handover(handover_id));
create policy readers on relay.period for select using (current_setting('stafet.mode', true) = 'read' and wall.standing(course_id) = 3);
create policy readers on relay.joint_table for select using (current_setting('stafet.mode', true) = 'read'
  and (convener_id = platform.actor_unit() or wall.standing(course_id, subject_id, 2) > 1 or (state <> 'settled' and wall.leader_sits_at(id))));
create policy readers on relay.seat for select using (current_setting('stafet.mode', true) = 'read'
  and (unit_id = platform.actor_unit() or person_id = platform.actor_person() or wall.shows_table(table_id)));
create policy readers on relay.external_handover for select using (current_setting('stafet.mode', true) = 'read' and wall.standing(course_id) = 3);
create policy readers on relay.contact for select using (current_setting('stafet.mode', true) = 'read'
  and (unit_id = platform.actor_unit() and way = 'arrived' or wall.standing(course_id) = 3));
create policy readers on relay.alarm for select using (current_setting('stafet.mode', true) = 'read'
  and (unit_id = platform.actor_unit() or unit_id = any ((select wall.led())::uuid[])));
create policy readers on relay.emergency_access for select using (current_setting('stafet.mode', true) = 'read' and wall.near(course_id)
  and ((person_id = platform.actor_person() and unit_id = platform.actor_unit()) or wall.standing(course_id) = 3));
create policy readers on relay.emergency_attempt for select using (current_setting('stafet.mode', true) = 'read' and person_id = platform.actor_person());
create policy readers on relay.brief_contact for select using (current_setting('stafet.mode', true) = 'read' and unit_id = platform.actor_unit());
create policy readers on relay.turned_away for select using (current_setting('stafet.mode', true) = 'read'
  and (unit_id = platform.actor_unit() or (course_id is not null and wall.standing(course_id) = 3)));
create policy readers on platform.event for select using (current_setting('stafet.mode', true) = 'read' and region = wall.region()
  and case when course_id is not null then wall.standing(course_id) = 3
           when citizen_id is not null then wall.standing_with(citizen_id) = 3
           else unit_id = platform.actor_unit() end);

-- Commands: the region, and no further.
create policy commands on citizen.citizen using (current_setting('stafet.mode', true) = 'write' and region = wall.region());
create policy commands on citizen.identifier using (current_setting('stafet.mode', true) = 'write' and wall.shows_citizen(citizen_id));
create policy commands on citizen.link using (current_setting('stafet.mode', true) = 'write' and wall.shows_citizen(kept_id)
  and wall.shows_citizen(other_id));
create policy commands on citizen.meet_me using (current_setting('stafet.mode', true) = 'write' and wall.shows_citizen(citizen_id));
create policy commands on citizen.meet_me_read using (current_setting('stafet.mode', true) = 'write' and wall.shows_meet_me(meet_me_id));
create policy commands on consent.consent using (current_setting('stafet.mode', true) = 'write' and wall.shows_citizen(citizen_id));create policy commands on consent.allowance using (current_setting('stafet.mode', true) = 'write' and wall.shows_consent(consent_id));
create policy commands on consent.objection using (current_setting('stafet.mode', true) = 'write' and wall.shows_citizen(citizen_id));
create policy commands on relay.course using (current_setting('stafet.mode', true) = 'write' and region = wall.region());
create policy commands on relay.need using (current_setting('stafet.mode', true) = 'write' and (responsible_id = platform.actor_unit() or wall.near(course_id)))
  with check (current_setting('stafet.mode', true) = 'write' and wall.near(course_id));
-- An ask does not leave the region either: another region is another data controller, and is phoned like any door outside (A11).
create policy commands on relay.handover using (current_setting('stafet.mode', true) = 'write' and (to_unit_id = platform.actor_unit() or wall.near(course_id)))
  with check (current_setting('stafet.mode', true) = 'write' and wall.near(course_id) and wall.unit_is_near(to_unit_id));
create policy commands on relay.next_door using (current_setting('stafet.mode', true) = 'write' and wall.shows_handover(handover_id));
create policy commands on relay.question using (current_setting('stafet.mode', true) = 'write' and wall.shows_handover(handover_id));
create policy commands on relay.escalation for select using (current_setting('stafet.mode', true) = 'write' and wall.shows_handover(handover_id));
create policy commands on relay.period for select using (current_setting('stafet.mode', true) = 'write' and wall.near(course_id));
create policy commands on relay.joint_table using (current_setting('stafet.mode', true) = 'write' and wall.near(course_id));
create policy commands on relay.seat using (current_setting('stafet.mode', true) = 'write' and wall.shows_table(table_id));
create policy commands on relay.external_handover using (current_setting('stafet.mode', true) = 'write' and wall.near(course_id));
create policy commands on relay.contact using (current_setting('stafet.mode', true) = 'write' and wall.near(course_id));
create policy commands on relay.alarm using (current_setting('stafet.mode', true) = 'write' and wall.unit_is_near(unit_id) and (course_id is null or wall.near(course_id)));
create policy commands on relay.emergency_access using (current_setting('stafet.mode', true) = 'write' and wall.near(course_id));
create policy commands on relay.emergency_attempt using (current_setting('stafet.mode', true) = 'write' and person_id = platform.actor_person());
create policy commands on relay.brief_contact using (current_setting('stafet.mode', true) = 'write' and region = wall.region() and unit_id = platform.actor_unit());
create policy commands on relay.turned_away using (current_setting('stafet.mode', true) = 'write' and region = wall.region() and unit_id = platform.actor_unit()
  and (course_id is null or wall.near(course_id)));
create policy commands on platform.event for insert with check (current_setting('stafet.mode', true) = 'write' and region = wall.region());

-- What one has asked for, one finds again; nobody else does.
create policy its_own on platform.command using (actor_id = platform.actor_person()) with check (actor_id = platform.actor_person());

-- Everybody's looks and acts are written down, in their own name. Read by the house alone.
create policy in_ones_own_name on identity.audit_entry for insert
  with check (person_id = platform.actor_person() and unit_id is not distinct from platform.actor_unit());
