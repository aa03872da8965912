-- Corrections that leave what was standing (GDPR art. 16), and how long what is known about a person is kept (art. 5 (1) e).

-- What a record said before, field by field. A phone stands with its last digits only: it is encrypted where it counts.
create table citizen.correction (
  id         uuid primary key,
  citizen_id uuid not null references citizen.citizen (id),
  field      text not null check (field in ('knownAs', 'fullName', 'birthYear', 'language', 'phone')),
  was        text check (length(was) <= 200),
  became     text check (length(became) <= 200),
  why        text not null check (length(trim(why)) between 1 and 500),
  at         timestamptz not null,
  by_person  uuid not null references identity.person (id),
  by_unit    uuid not null references identity.unit (id),
  constraint something_was_changed check (field = 'phone' or was is distinct from became)
);
create index on citizen.correction (citizen_id, at);
create index on citizen.correction (by_person);
create index on citizen.correction (by_unit);
grant select, insert on citizen.correction to stafet_app;

-- What is right, beside a text that is not: the text stays as it was written.
alter table relay.contact add unique (id, course_id);
create table relay.correction (
  id         uuid primary key,
  course_id  uuid not null references relay.course (id),
  need_id    uuid,
  contact_id uuid,
  part       text not null check (part in ('citizensWords', 'note')),
  words      text not null check (length(trim(words)) between 1 and 4000),
  why        text not null check (length(trim(why)) between 1 and 500),
  at         timestamptz not null,
  by_person  uuid not null references identity.person (id),
  by_unit    uuid not null references identity.unit (id),
  foreign key (need_id, course_id) references relay.need (id, course_id),
  foreign key (contact_id, course_id) references relay.contact (id, course_id),
  constraint corrects_one_text check (num_nonnulls(need_id, contact_id) = 1 and (contact_id is null or part = 'note'))
);
create index on relay.correction (course_id, at);
create index on relay.correction (need_id, course_id) where need_id is not null;
create index on relay.correction (contact_id, course_id) where contact_id is not null;
create index on relay.correction (by_person);
create index on relay.correction (by_unit);
grant select, insert on relay.correction to stafet_app;

-- How long each kind is kept, from the day each period counts. Changed by whoever owns the database, with a new row and its
-- ground: the application only reads it. Days count from the moment named in docs/data-protection.md, "How long".
create table identity.retention (
  what      text not null check (what in ('courses', 'briefContacts', 'turnedAway', 'gapNotes', 'sightings', 'emergencyAttempts', 'invitations',
                                          'returnedKnowledge', 'sessions', 'mail', 'commands', 'log')),
  from_date date not null,
  days      int check (days > 0),                          -- null: kept
  basis     text not null check (length(trim(basis)) > 0),
  primary key (what, from_date),
  -- A slip of the pen shall not empty the house: less than a year after closing is never right.
  constraint a_course_is_kept_a_year check (what <> 'courses' or days >= 365),
  -- Law 14: an entry taken out of the chain cannot be told from one that was hidden.
  constraint the_log_stays check ((what = 'log') = (days is null))
);
insert into identity.retention (what, from_date, days, basis) values
  -- Counted from the closing of the person's last course. Stafet is not the journal: what must be kept longer was copied there.
  -- Five years is how long somebody can still complain of what happened on the way (and claim what they are owed: most
  -- claims lapse after three, lov om forældelse af fordringer § 3).
  ('courses',           '1900-01-01', 1827, 'Lov om klage- og erstatningsadgang inden for sundhedsvæsenet § 3: senest fem år; databeskyttelsesforordningen art. 5, stk. 1, litra e'),
  -- No name, and no course: kept for the figures of two full years.
  ('briefContacts',     '1900-01-01', 731,  'Databeskyttelsesforordningen art. 5, stk. 1, litra e'),
  -- No name, but places and reasons; as long as ordinary claims last, and for three years of figures for the council.
  ('turnedAway',        '1900-01-01', 1096, 'Lov om forældelse af fordringer § 3; databeskyttelsesforordningen art. 5, stk. 1, litra e'),
  -- That an offer was missing stays, being nobody's; what was written beside it does not.
  ('gapNotes',          '1900-01-01', 731,  'Databeskyttelsesforordningen art. 5, stk. 1, litra e'),
  -- Seen on the street and not met: its words were gone within a month, and that somebody was seen is counted for two full years.
  ('sightings',         '1900-01-01', 731,  'Databeskyttelsesforordningen art. 5, stk. 1, litra e'),
  ('emergencyAttempts', '1900-01-01', 30,   'Databeskyttelsesforordningen art. 5, stk. 1, litra e'),
  ('invitations',       '1900-01-01', 365,  'Databeskyttelsesforordningen art. 5, stk. 1, litra e'),
  -- The citizen did not want it: it can be fetched again for a month, then its words, and where to thank, are gone.
  ('returnedKnowledge', '1900-01-01', 30,   'Databeskyttelsesforordningen art. 5, stk. 1, litra c og e'),
  ('sessions',          '1900-01-01', 30,   'Databeskyttelsesforordningen art. 5, stk. 1, litra e'),
  ('mail',              '1900-01-01', 30,   'Databeskyttelsesforordningen art. 5, stk. 1, litra e'),
  -- How long a command asked again is still recognised: longer than any form stays open.
  ('commands',          '1900-01-01', 7,    'Databeskyttelsesforordningen art. 5, stk. 1, litra e'),
  -- Identifiers, doors, times and purposes: proof of who looked. When a person is forgotten, their identifier leads nowhere.
  ('log',               '1900-01-01', null, 'Databeskyttelsesforordningen art. 5, stk. 2, og art. 32');
grant select on identity.retention to stafet_app;

-- Before this moment it has lapsed. The given time may lie behind the database's own clock, never before it: a clock that
-- jumped, or was wound for a demonstration, forgets nobody. Null where nothing lapses.
create function identity.lapsed_before(kind text, given timestamptz) returns timestamptz
language sql volatile security definer set search_path = '' as $$
  select least(given, clock_timestamp()) - make_interval(days => r.days)
    from identity.retention r
   where r.what = kind and r.from_date <= (least(given, clock_timestamp()) at time zone 'Europe/Copenhagen')::date
   order by r.from_date desc limit 1
$$;

-- Nothing is deleted from the relay – but what a person's whole lapsed story took with it, by the one function that does.
create or replace function relay.never() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('stafet.forgets', true) is not distinct from pg_current_xact_id()::text then
    return null;
  end if;
  raise exception 'nothing is deleted from the relay' using errcode = '23514', constraint = 'law11_nothing_is_lost';
end $$;

create index on relay.course (closed_at) where closed_at is not null;
create index on relay.brief_contact (at);
create index on relay.turned_away (at);
create index on directory.gap (at) where note <> '';

-- Every record of one person: recognised as the same, or tied by courses and needs that were put together.
create function relay.records_together(citizen uuid) returns uuid[]
language sql stable security definer set search_path = '' as $$
  with recursive together (id) as (
    select citizen
    union
    select o.id from together t, lateral (
      select z.id from citizen.citizen c join citizen.citizen z on z.id = c.same_as or z.same_as = coalesce(c.same_as, c.id) where c.id = t.id
      union all
      select unnest(array[l.kept_id, l.other_id]) from citizen.link l where l.unlinked_at is null and l.kept_id = t.id
      union all
      select unnest(array[l.kept_id, l.other_id]) from citizen.link l where l.unlinked_at is null and l.other_id = t.id
      union all
      select into_.citizen_id from relay.course c join relay.course into_ on into_.id = c.merged_into where c.citizen_id = t.id
      union all
      select from_.citizen_id from relay.course c join relay.course from_ on from_.merged_into = c.id where c.citizen_id = t.id
      union all
      select oc.citizen_id from relay.course c join relay.need n on n.course_id = c.id join relay.need o on o.id = n.merged_into
                            join relay.course oc on oc.id = o.course_id where c.citizen_id = t.id
      union all
      select oc.citizen_id from relay.course c join relay.need n on n.course_id = c.id join relay.need o on o.merged_into = n.id
                            join relay.course oc on oc.id = o.course_id where c.citizen_id = t.id) o)
  select array_agg(id order by id) from together
$$;

-- Nothing of theirs is open, and all of it was closed before the moment.
create function relay.has_lapsed(records uuid[], before timestamptz) returns boolean
language sql stable security definer set search_path = '' as $$
  select before is not null
     and not exists (select from relay.course c where c.citizen_id = any(records) and (c.closed_at is null or c.closed_at > before))
     and not exists (select from citizen.citizen z where z.id = any(records) and z.created_at > before)
$$;

create function relay.lapsed_records(before timestamptz) returns setof uuid
language sql stable security definer set search_path = '' as $$
  select z.id from citizen.citizen z
   where z.created_at <= before
     and not exists (select from relay.course c where c.citizen_id = z.id and (c.closed_at is null or c.closed_at > before))
     and relay.has_lapsed(relay.records_together(z.id), before)
$$;

-- What is forgotten stands here, whole, though later migrations make some of the tables: the bodies are read when they first run.
set local check_function_bodies = off;

-- Forgets whole persons whose period is over, at most so many, all or nothing. What it deleted, per kind; people = 0: nobody left.
create function relay.forget_people(given timestamptz, most int) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  before timestamptz := identity.lapsed_before('courses', given);
  one uuid;
  records uuid[];
  courses uuid[];
  needs uuid[];
  asks uuid[];
  tables uuid[];
  gaps uuid[];
  leavings uuid[];
  total record;
begin
  select 0 as people, 0 as records, 0 as courses, 0 as needs, 0 as handovers into total;
  perform set_config('stafet.forgets', pg_current_xact_id()::text, true);
  for one in select * from relay.lapsed_records(before) limit most loop
    records := relay.records_together(one);
    -- Locked first, looked at afterwards: somebody may be reopening one of them, or opening another, at this very moment.
    perform from relay.course c where c.citizen_id = any(records) order by c.id for update;
    perform from citizen.citizen z where z.id = any(records) order by z.id for update;
    continue when not found or relay.records_together(one) <> records or not relay.has_lapsed(records, before);

    courses := array(select c.id from relay.course c where c.citizen_id = any(records));
    needs := array(select n.id from relay.need n where n.course_id = any(courses));
    asks := array(select h.id from relay.handover h where h.course_id = any(courses));
    tables := array(select t.id from relay.joint_table t where t.course_id = any(courses));
    gaps := array(select n.gap_id from relay.need n where n.course_id = any(courses) and n.gap_id is not null
            union select h.gap_id from relay.handover h where h.course_id = any(courses) and h.gap_id is not null
            union select t.gap_id from relay.joint_table t where t.course_id = any(courses) and t.gap_id is not null);

    delete from relay.alarm where course_id = any(courses) or need_id = any(needs) or table_id = any(tables)
      or external_id in (select e.id from relay.external_handover e where e.course_id = any(courses));
    delete from relay.emergency_access where course_id = any(courses);
    delete from relay.correction where course_id = any(courses);
    delete from relay.turned_away where course_id = any(courses);
    delete from appointments.reminder where appointment_id in (
      select a.id from appointments.appointment a where a.course_id = any(courses) or a.citizen_id = any(records));
    delete from appointments.edition where appointment_id in (
      select a.id from appointments.appointment a where a.course_id = any(courses) or a.citizen_id = any(records));
    delete from appointments.appointment where course_id = any(courses) or citizen_id = any(records);
    delete from appointments.right_clock where course_id = any(courses) or citizen_id = any(records);
    delete from appointments.wish where citizen_id = any(records);
    delete from appointments.called_off where course_id = any(courses);
    delete from relay.delivery where message_id in (select m.id from relay.message m where m.course_id = any(courses));
    delete from relay.message where course_id = any(courses);
    delete from relay.felt_answer where ask_id in (select k.id from relay.felt_ask k where k.course_id = any(courses) or k.citizen_id = any(records));
    delete from relay.felt_ask where course_id = any(courses) or citizen_id = any(records);
    delete from relay.contact where course_id = any(courses);
    delete from outreach.attempt where search_id in (select s.id from outreach.search s where s.course_id = any(courses) or s.citizen_id = any(records));
    delete from outreach.search where course_id = any(courses) or citizen_id = any(records);
    delete from stays.waiting where course_id = any(courses) or citizen_id = any(records);
    delete from stays.night where stay_id in (select s.id from stays.stay s where s.course_id = any(courses) or s.citizen_id = any(records));
    delete from stays.stay_change where stay_id in (select s.id from stays.stay s where s.course_id = any(courses) or s.citizen_id = any(records));
    delete from stays.stay where course_id = any(courses) or citizen_id = any(records);
    leavings := array(select l.id from discharge.leaving l where l.course_id = any(courses) or l.citizen_id = any(records));
    delete from discharge.said where line_id in (select n.id from discharge.line n where n.leaving_id = any(leavings));
    delete from discharge.line where leaving_id = any(leavings);
    delete from discharge.answer where leaving_id = any(leavings);
    delete from discharge.change where leaving_id = any(leavings);
    delete from discharge.leaving where id = any(leavings);
    delete from relay.seat where table_id = any(tables);
    delete from relay.joint_table where id = any(tables);
    delete from relay.external_handover where course_id = any(courses);
    delete from relay.question where handover_id = any(asks);
    delete from relay.escalation where handover_id = any(asks);
    delete from relay.next_door where handover_id = any(asks);
    delete from relay.period where course_id = any(courses);
    delete from relay.handover where id = any(asks);
    delete from relay.age_answer where plan_id in (select p.id from relay.age_plan p where p.need_id = any(needs) or p.citizen_id = any(records));
    delete from relay.age_plan where need_id = any(needs) or citizen_id = any(records);
    delete from relay.need where id = any(needs);
    delete from relay.course where id = any(courses);
    delete from platform.event where course_id = any(courses);
    update directory.gap set note = '' where id = any(gaps) and note <> '';

    delete from consent.allowance where consent_id in (select g.id from consent.consent g where g.citizen_id = any(records));
    delete from consent.consent where citizen_id = any(records);
    delete from consent.objection where citizen_id = any(records);
    delete from citizen.channel where citizen_id = any(records);
    delete from citizen.knowledge_useful where note_id in (select n.id from citizen.knowledge_note n where n.citizen_id = any(records));
    delete from citizen.knowledge_note where citizen_id = any(records);
    delete from citizen.knowledge_invitation where citizen_id = any(records);
    delete from citizen.companion_wish where companion_id in (select k.id from citizen.companion k where k.citizen_id = any(records));
    delete from citizen.companion where citizen_id = any(records);
    delete from citizen.own_doctor where citizen_id = any(records);
    delete from citizen.work_up where citizen_id = any(records);
    delete from citizen.complaint where citizen_id = any(records);
    delete from citizen.correction where citizen_id = any(records);
    delete from citizen.identifier where citizen_id = any(records);
    -- Also a link that was taken back: it says of the other that they were taken for somebody who is no longer known.
    delete from citizen.link where kept_id = any(records) or other_id = any(records);
    delete from citizen.meet_me_read where meet_me_id in (select m.id from citizen.meet_me m where m.citizen_id = any(records));
    delete from citizen.safety_answer where note_id in (select s.id from citizen.safety_note s where s.citizen_id = any(records));
    delete from citizen.safety_version where note_id in (select s.id from citizen.safety_note s where s.citizen_id = any(records));
    delete from citizen.safety_note where citizen_id = any(records);
    delete from citizen.meet_me where citizen_id = any(records);
    delete from citizen.kept_form where card_id in (select k.id from citizen.card k where k.citizen_id = any(records));
    delete from citizen.card_session where card_id in (select k.id from citizen.card k where k.citizen_id = any(records));
    delete from citizen.card where citizen_id = any(records);
    delete from citizen.citizen where id = any(records);

    select total.people + 1 as people, total.records + cardinality(records) as records, total.courses + cardinality(courses) as courses,
           total.needs + cardinality(needs) as needs, total.handovers + cardinality(asks) as handovers into total;
  end loop;
  perform set_config('stafet.forgets', '', true);
  return to_jsonb(total);
end $$;

-- The other kinds that only this may delete: single rows about nobody known. Returns how many; less than `most`: none is left.
create function relay.forget_rows(kind text, given timestamptz, most int) returns int
language plpgsql security definer set search_path = '' as $$
declare
  before timestamptz := identity.lapsed_before(kind, given);
  gone int;
begin
  if kind = 'briefContacts' then
    delete from relay.brief_contact where id in (select b.id from relay.brief_contact b where b.at <= before order by b.at limit most);
  elsif kind = 'turnedAway' then
    -- One that opened a course goes with it.
    delete from relay.turned_away where id in (
      select t.id from relay.turned_away t where t.at <= before and t.course_id is null order by t.at limit most);
  elsif kind = 'gapNotes' then
    update directory.gap set note = '' where id in (select g.id from directory.gap g where g.at <= before and g.note <> '' order by g.at limit most);
  elsif kind = 'sightings' then
    delete from outreach.sighting where id in (select s.id from outreach.sighting s where s.ended_at <= before order by s.ended_at limit most);
  elsif kind = 'emergencyAttempts' then
    delete from relay.emergency_attempt where id in (select a.id from relay.emergency_attempt a where a.at <= before order by a.at limit most);
  elsif kind = 'returnedKnowledge' then
    update citizen.knowledge_note set words = null, giver_name = '–', relation = '–', thanks_sealed = null, thanks_next_at = null where id in (
      select n.id from citizen.knowledge_note n
       where n.state = 'returned' and n.words is not null and n.decided_at <= before order by n.decided_at limit most);
  elsif kind = 'invitations' then
    delete from identity.invitation where id in (
      select i.id from identity.invitation i where i.expires_at <= before order by i.expires_at limit most);
  else
    raise exception 'nothing of the kind % is forgotten here', kind using errcode = '22023';
  end if;
  get diagnostics gone = row_count;
  return gone;
end $$;

-- How many have lapsed, per kind: what the next run would take.
create function relay.count_lapsed(given timestamptz) returns table (what text, rows bigint)
language sql volatile security definer set search_path = '' as $$
  with b as (select k as what, identity.lapsed_before(k, given) as before
               from unnest('{courses,briefContacts,turnedAway,gapNotes,sightings,emergencyAttempts,invitations,returnedKnowledge,sessions,mail,commands}'::text[]) k)
  select b.what, case b.what
    when 'courses' then (select count(*) from relay.course c where c.citizen_id in (select relay.lapsed_records(b.before)))
    when 'briefContacts' then (select count(*) from relay.brief_contact r where r.at <= b.before)
    when 'turnedAway' then (select count(*) from relay.turned_away r where r.at <= b.before and r.course_id is null)
    when 'gapNotes' then (select count(*) from directory.gap r where r.at <= b.before and r.note <> '')
    when 'sightings' then (select count(*) from outreach.sighting r where r.ended_at <= b.before)
    when 'emergencyAttempts' then (select count(*) from relay.emergency_attempt r where r.at <= b.before)
    when 'invitations' then (select count(*) from identity.invitation r where r.expires_at <= b.before)
    when 'returnedKnowledge' then (select count(*) from citizen.knowledge_note r where r.state = 'returned' and r.words is not null and r.decided_at <= b.before)
    when 'sessions' then (select count(*) from identity.session r where r.expires_at <= b.before)
    when 'mail' then (select count(*) from platform.mail r where r.at <= b.before)
    when 'commands' then (select count(*) from platform.command r where r.at <= b.before)
  end from b
$$;

revoke execute on function identity.lapsed_before(text, timestamptz), relay.records_together(uuid), relay.has_lapsed(uuid[], timestamptz),
  relay.lapsed_records(timestamptz), relay.forget_people(timestamptz, int), relay.forget_rows(text, timestamptz, int),
  relay.count_lapsed(timestamptz) from public;
grant execute on function relay.forget_people(timestamptz, int), relay.forget_rows(text, timestamptz, int), relay.count_lapsed(timestamptz) to stafet_app;
