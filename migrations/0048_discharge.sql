-- Coming in and leaving (B0–B5): the check that follows an admission – and the end of a stay – until somebody has taken over.
-- Private to src/modules/discharge. docs/decisions/0035.
--
-- THE LAW: nothing is finished with an unsecured line unless somebody answers for it by name, and then it is a need with a holder; with
-- no place to stay, the leaders sit at a table. It is kept by the triggers below, whoever writes. Nothing here stops a discharge.

create schema discharge;
grant usage on schema discharge to stafet_app;

-- Limits with the day they count from and where they come from: changed by whoever owns the database, with a new row.
create table discharge.law (
  from_date           date primary key,
  closing_days        int not null check (closing_days between 1 and 90),      -- so long a course is followed after a discharge
  readmission_days    int not null check (readmission_days between 1 and 365),
  region_hours        int not null check (region_hours > 0),                   -- the region answers for the treatment so long after
  region_least_hours  int not null check (region_least_hours >= 0),            -- a stay longer than this
  transport_far_km    int not null check (transport_far_km > 0),
  region_source       text not null,
  transport_source    text not null,
  psychiatric_source  text not null
);
insert into discharge.law values ('1900-01-01', 14, 30, 72, 24, 50,
  'Regionernes behandlingsansvar i 72 timer efter somatiske indlæggelser over 24 timer, når borgeren får kommunal sygepleje (aftale mellem region og kommuner)',
  'Sundhedsloven §§ 171–174 og bekendtgørelsen om befordring og befordringsgodtgørelse',
  'Psykiatriloven §§ 13 a–13 c');
grant select on discharge.law to stafet_app;

-- The check itself. An admission is one with a hospital around it; of a stay, the house says the rest (stays.stay.leaving_id).
create table discharge.leaving (
  id                uuid primary key,
  subject           text not null check (subject in ('admission', 'stay')),
  course_id         uuid not null references relay.course (id),
  citizen_id        uuid not null references citizen.citizen (id),
  unit_id           uuid references identity.unit (id),                -- the ward or the house; null: outside Stafet, and
  place_name        text check (length(place_name) between 1 and 200), -- this is what it is called
  state             text not null default 'open' check (state in ('open', 'left', 'leftEarly', 'stopped')),
  begun_at          timestamptz not null,
  begun_by          uuid not null references identity.person (id),
  begun_unit        uuid not null references identity.unit (id),
  -- Of an admission.
  care              text check (care in ('somatic', 'psychiatric')),
  admitted_at       timestamptz,
  expected_on       date,
  treated_on        date,                                              -- færdigbehandlet: a date of its own (B4)
  previous_id       uuid references discharge.leaving (id),            -- what they left so short a time ago that this is a readmission
  -- How it ended.
  left_at           timestamptz,
  words             text not null default '' check (length(words) <= 1000),
  stopped           text check (stopped in ('died', 'mistake')),
  without_place     boolean not null default false,
  leader_name       text check (length(leader_name) between 1 and 200),
  leader_reason     text check (length(leader_reason) between 1 and 1000),
  municipality      text references directory.municipality (code),
  municipality_said text check (length(municipality_said) between 1 and 1000),
  table_id          uuid references relay.joint_table (id),
  edition           int not null default 0 check (edition >= 0),
  changed_at        timestamptz not null,
  changed_by        uuid references identity.person (id),              -- null: the house's own triggers
  changed_unit      uuid references identity.unit (id),
  ward_key          boolean generated always as (case when state = 'open' and subject = 'admission' then true end) stored,
  constraint somewhere check (num_nonnulls(unit_id, place_name) = 1),
  constraint an_admission_is_somewhere_since check (case subject when 'admission' then num_nonnulls(care, admitted_at) = 2
    else num_nonnulls(care, admitted_at, expected_on, treated_on, previous_id) = 0 end),
  constraint left_at_a_moment check ((state = 'open') = (left_at is null) and isfinite(left_at) and left_at >= admitted_at),
  constraint stopped_for_a_reason check ((state = 'stopped') = (stopped is not null) and (stopped is distinct from 'mistake' or words <> '')),
  -- B2: with no place to stay a leader answers for it by name, and a municipality was asked and has answered.
  constraint somebody_answers_for_it check (case when without_place
    then state = 'left' and num_nonnulls(leader_name, leader_reason, municipality, municipality_said) = 4
    else num_nonnulls(municipality, municipality_said, table_id) = 0 and num_nonnulls(leader_name, leader_reason) in (0, 2) end
    and (state = 'left' or leader_name is null)),
  -- Law 8: a ward does not close while somebody is there.
  constraint law8_ward_is_open foreign key (unit_id, ward_key) references identity.unit (id, is_open)
);
create unique index one_open_admission on discharge.leaving (citizen_id) where state = 'open' and subject = 'admission';
create unique index readmitted_once on discharge.leaving (previous_id) where previous_id is not null and stopped is distinct from 'mistake';
create index on discharge.leaving (previous_id);
create index on discharge.leaving (course_id);
create index on discharge.leaving (citizen_id);
create index on discharge.leaving (unit_id, ward_key);
create index on discharge.leaving (left_at) where left_at is not null;
create index on discharge.leaving (begun_by);
create index on discharge.leaving (begun_unit);
create index on discharge.leaving (municipality);
create index on discharge.leaving (table_id);
create index on discharge.leaving (changed_by);
create index on discharge.leaving (changed_unit);

-- Everything a leaving has been: where, when expected, how it stood. Written by the trigger below and by nobody else.
create table discharge.change (
  leaving_id  uuid not null references discharge.leaving (id),
  number      int not null,
  at          timestamptz not null,
  state       text not null,
  unit_id     uuid references identity.unit (id),
  place_name  text,
  care        text,
  expected_on date,
  treated_on  date,
  left_at     timestamptz,
  leader_name text,
  leader_reason text,
  person_id   uuid references identity.person (id),
  by_unit     uuid references identity.unit (id),
  primary key (leaving_id, number)
);
create index on discharge.change (unit_id);
create index on discharge.change (person_id);
create index on discharge.change (by_unit);

-- The answers to the two questions for everybody, each time they were given. The newest count.
create table discharge.answer (
  leaving_id uuid not null references discharge.leaving (id),
  edition    int not null check (edition > 0),
  tonight    text not null check (tonight in ('ownHome', 'friendsOrFamily', 'otherPlace', 'otherTreatment', 'nowhere', 'unknown')),
  follow_up  text not null check (follow_up in ('ownDoctor', 'outpatient', 'municipality', 'treatmentPlace', 'holder', 'nobodyYet', 'noneNeeded')),
  matters    text[] not null default '{}' check (matters <@ '{medicine,medicineHelp,nursing,municipalNursing,appointments,hardToTravel,psychiatricCare}'),
  at         timestamptz not null,
  person_id  uuid not null references identity.person (id),
  unit_id    uuid not null references identity.unit (id),
  primary key (leaving_id, edition)
);
create index on discharge.answer (person_id);
create index on discharge.answer (unit_id);

-- Which lines there are and how they stand: known to all on the relay. What they say is in discharge.said, for fewer.
create table discharge.line (
  id         uuid primary key,
  leaving_id uuid not null references discharge.leaving (id),
  kind       text not null check (kind in ('withdrawal', 'pain', 'bodyAndMind', 'companion', 'socialNurse', 'place', 'medicine', 'medicineKept',
               'transport', 'followUp', 'nursing', 'contact', 'information', 'told', 'psychiatricPlan', 'found', 'phoned', 'doorOpen')),
  state      text not null default 'open',
  called     boolean not null default true,          -- false: the answers call for it no more; it is kept and counts for nothing
  need_id    uuid references relay.need (id),
  edition    int not null default 0 check (edition >= 0),
  said_key   int generated always as (nullif(edition, 0)) stored,
  constraint one_line_of_a_kind unique (leaving_id, kind),
  constraint stands_as_its_kind_can check (state = any (case
    when kind in ('withdrawal', 'pain', 'bodyAndMind', 'companion', 'socialNurse', 'found', 'phoned') then '{open,done,asked,notRelevant}'::text[]
    when kind = 'doorOpen' then '{open,secured,notRelevant}' else '{open,secured,notNeeded,need,overridden,due}' end)),
  constraint untouched_is_open check (edition > 0 or state = 'open'),
  constraint a_need_is_named check (state <> 'need' or need_id is not null)
);
create index on discharge.line (need_id);

-- Every word saved on a line, with who said it. Never changed: said anew.
create table discharge.said (
  line_id   uuid not null references discharge.line (id),
  edition   int not null check (edition > 0),
  state     text not null,
  by_unit   uuid references identity.unit (id),                   -- who secured it, was asked, or did it
  by_words  text check (length(by_words) between 1 and 200),
  phone     text not null default '' check (length(phone) <= 40),
  until     date,                                                 -- the last day; null: without an end
  words     text not null default '' check (length(words) <= 1000),
  ticks     text[] not null default '{}',
  at        timestamptz not null,
  person_id uuid references identity.person (id),                 -- null: the clock
  unit_id   uuid references identity.unit (id),
  primary key (line_id, edition),
  unique (line_id, edition, state),
  constraint by_one_of_them check (num_nonnulls(by_unit, by_words) <= 1),
  constraint secured_by_somebody check (state not in ('secured', 'asked') or num_nonnulls(by_unit, by_words) = 1),
  constraint in_the_citizens_words check (state not in ('notNeeded', 'notRelevant') or words <> ''),
  constraint ends_only_where_secured check (until is null or state in ('secured', 'due'))
);
create index on discharge.said (by_unit);
create index on discharge.said (person_id);
create index on discharge.said (unit_id);
create index on discharge.said (until) where until is not null;
-- A line stands as it was last said, by name.
alter table discharge.line add constraint stands_as_it_was_said foreign key (id, said_key, state)
  references discharge.said (line_id, edition, state) deferrable initially deferred;
create index on discharge.line (id, said_key, state);

-- The lines the answers call for; of a stay – no care – the house says where they go, and whoever has the baton is the one to ring. The same as src/modules/discharge/rules.ts, linesFor, which a test holds it against.
create function discharge.called(tonight text, follow_up text, matters text[], care text) returns text[]
language sql immutable set search_path = '' as $$
  with own as (select array_remove(array[
      case when tonight in ('nowhere', 'unknown') or (care is not null and tonight <> 'ownHome') then 'place' end,
      case when 'medicine' = any(matters) then 'medicine' end,
      case when 'medicineHelp' = any(matters) or ('medicine' = any(matters) and tonight not in ('ownHome', 'otherTreatment')) then 'medicineKept' end,
      case when matters && '{appointments,hardToTravel}' then 'transport' end,
      case when follow_up not in ('noneNeeded', 'holder') or 'appointments' = any(matters) then 'followUp' end,
      case when matters && '{nursing,municipalNursing}' then 'nursing' end,
      case when care = 'psychiatric' or 'psychiatricCare' = any(matters) then 'psychiatricPlan' end], null) as lines)
  select case when cardinality(lines) = 0 or care is null then lines else lines || '{contact,information,told}' end from own
$$;

-- What is unsettled of a leaving as of a day: called lines that are open, that were secured for a time gone by, or that are not there.
create function discharge.unsettled(leaving uuid, on_day date) returns text[]
language sql stable security definer set search_path = '' as $$
  with given as (
    select l.id, a.tonight, discharge.called(a.tonight, a.follow_up, a.matters, l.care) as lines
      from discharge.leaving l join lateral (select * from discharge.answer a where a.leaving_id = l.id order by a.edition desc limit 1) a on true
     where l.id = leaving)
  select coalesce(array_agg(wanted order by wanted), '{}') from given g, unnest(g.lines) wanted
   where not exists (
     select from discharge.line n join discharge.said s on s.line_id = n.id and s.edition = n.edition
      where n.leaving_id = g.id and n.kind = wanted and n.called
        and case n.state when 'secured' then s.until is null or s.until >= on_day
                         when 'notNeeded' then n.kind <> 'place' or g.tonight not in ('nowhere', 'unknown')
                         when 'need' then n.kind <> 'place'
                         else false end)
$$;

-- What of it still has to be followed: the course does not close on it (closing_days).
create function discharge.holds_course(course uuid, moment timestamptz) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from discharge.leaving l where l.course_id = course and l.state = 'open' and l.subject = 'admission')
      or exists (
    select from discharge.leaving l
      join lateral (select closing_days from discharge.law w where w.from_date <= (l.left_at at time zone 'Europe/Copenhagen')::date
                     order by w.from_date desc limit 1) w on true
      join discharge.line n on n.leaving_id = l.id and n.called
      left join discharge.said s on s.line_id = n.id and s.edition = n.edition
     where l.course_id = course and l.state in ('left', 'leftEarly')
       and n.kind not in ('withdrawal', 'pain', 'bodyAndMind', 'companion', 'socialNurse')
       and (moment at time zone 'Europe/Copenhagen')::date < (l.left_at at time zone 'Europe/Copenhagen')::date + w.closing_days
       and (n.state in ('open', 'due', 'asked')
            or (n.state = 'secured' and n.kind <> 'doorOpen'
                and s.until < (l.left_at at time zone 'Europe/Copenhagen')::date + w.closing_days - 1)))
$$;

create function discharge.leaving_before() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'open' then
      raise exception 'a leaving begins open' using errcode = '23514', constraint = 'leaving_begins_open';
    end if;
    -- Locks the course, so that it cannot close between this and the commit.
    perform from relay.course c where c.id = new.course_id and c.citizen_id = new.citizen_id and (c.state = 'open' or new.subject = 'stay')
        for no key update;
    if not found then
      raise exception 'a leaving is of an open course''s own citizen' using errcode = '23514', constraint = 'leaving_of_its_course';
    end if;
    return new;
  end if;
  if new.citizen_id <> old.citizen_id or new.subject <> old.subject or new.admitted_at is distinct from old.admitted_at
     or (new.course_id <> old.course_id
         and not exists (select from relay.course c where c.id = old.course_id and c.merged_into = new.course_id)) then
    raise exception 'what has happened stays as it was' using errcode = '23514', constraint = 'leaving_stays_whose_it_is';
  end if;
  -- Whoever went before time has not finished, and whoever finished has not gone before time: back first, and then anew.
  if new.state <> old.state and not (case old.state when 'open' then true when 'stopped' then false else new.state = 'open' end) then
    raise exception 'a leaving that is % does not become %', old.state, new.state using errcode = '23514', constraint = 'leaving_goes_one_way';
  end if;
  return new;
end $$;

create function discharge.leaving_after() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into discharge.change (leaving_id, number, at, state, unit_id, place_name, care, expected_on, treated_on, left_at, leader_name,
                                leader_reason, person_id, by_unit)
  values (new.id, (select count(*) + 1 from discharge.change c where c.leaving_id = new.id), new.changed_at, new.state, new.unit_id,
          new.place_name, new.care, new.expected_on, new.treated_on, new.left_at, new.leader_name, new.leader_reason, new.changed_by,
          new.changed_unit);
  return null;
end $$;

-- At the commit, with all that was said in it: what is finished is settled, or answered for by name and a need with a holder.
create function discharge.left_lawfully() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  is_now record;
  missing text[];
begin
  select l.*, c.state = 'open' as course_open into is_now
    from discharge.leaving l join relay.course c on c.id = l.course_id where l.id = new.id;
  if is_now.state = 'leftEarly' then
    if 3 > (select count(*) from discharge.line n where n.leaving_id = new.id and n.called and n.kind in ('found', 'phoned', 'doorOpen')) then
      raise exception 'who went before time is looked for' using errcode = '23514', constraint = 'left_early_is_followed';
    end if;
    return null;
  elsif is_now.state <> 'left' then
    return null;
  end if;
  if not exists (select from discharge.answer a where a.leaving_id = new.id) then
    raise exception 'the two questions are for everybody' using errcode = '23514', constraint = 'left_answered';
  end if;
  missing := discharge.unsettled(new.id, (is_now.left_at at time zone 'Europe/Copenhagen')::date);
  if is_now.without_place <> ('place' = any(missing)) then
    raise exception 'no place to stay is said, and answered for' using errcode = '23514', constraint = 'left_without_place_unseen';
  end if;
  if is_now.without_place and is_now.course_open and not exists (
      select from relay.joint_table t where t.id = is_now.table_id and t.course_id = is_now.course_id) then
    raise exception 'the leaders are called' using errcode = '23514', constraint = 'left_without_place_unseen';
  end if;
  if cardinality(missing) > 0 and (is_now.leader_name is null or exists (
      select from unnest(missing) wanted
       where not exists (select from discharge.line n where n.leaving_id = new.id and n.kind = wanted and n.called and n.state = 'overridden'
                            and (not is_now.course_open or exists (
                                   select from relay.need d where d.id = n.need_id and d.course_id = is_now.course_id and d.ended_at is null))))) then
    raise exception 'what is unsettled is answered for, and a need with a holder' using errcode = '23514', constraint = 'left_unsecured';
  end if;
  return null;
end $$;

-- A line is said anew, one edition at a time; of what is finished none is opened without somebody having it as a need.
create function discharge.line_before() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.leaving_id <> old.leaving_id or new.kind <> old.kind or new.edition not in (old.edition, old.edition + 1) then
    raise exception 'a line is said anew' using errcode = '23514', constraint = 'line_said_anew';
  end if;
  if new.edition = old.edition and new.state <> old.state then
    raise exception 'a line is said anew' using errcode = '23514', constraint = 'line_said_anew';
  end if;
  return new;
end $$;

create function discharge.line_after() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (
      select from discharge.leaving l join discharge.line n on n.leaving_id = l.id
       where n.id = new.id and l.state = 'left' and n.called and n.kind not in ('withdrawal', 'pain', 'bodyAndMind', 'companion', 'socialNurse')
         and (n.state = 'open' or (n.state = 'due' and not exists (select from relay.need d where d.id = n.need_id)))) then
    raise exception 'what is finished has no line that nobody has' using errcode = '23514', constraint = 'left_unsecured';
  end if;
  return null;
end $$;

create trigger a_leaving_before before insert or update on discharge.leaving for each row execute function discharge.leaving_before();
create trigger a_leaving_after after insert or update on discharge.leaving for each row execute function discharge.leaving_after();
create constraint trigger b_left_lawfully after update of state on discharge.leaving deferrable initially deferred
  for each row when (old.state is distinct from new.state) execute function discharge.left_lawfully();
create trigger a_line_before before update on discharge.line for each row execute function discharge.line_before();
create constraint trigger b_line_after after insert or update on discharge.line deferrable initially deferred
  for each row execute function discharge.line_after();
create trigger never before delete or truncate on discharge.leaving for each statement execute function relay.never();
create trigger never before delete or truncate on discharge.change for each statement execute function relay.never();
create trigger never before delete or truncate on discharge.answer for each statement execute function relay.never();
create trigger never before delete or truncate on discharge.line for each statement execute function relay.never();
create trigger never before delete or truncate on discharge.said for each statement execute function relay.never();

-- A course is followed after a discharge: it does not close while somebody is in a ward, nor on a line that is open. But for death –
-- and merging, which takes all of it along.
create function discharge.course_before() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.close_reason not in ('died', 'merged') and discharge.holds_course(new.id, new.closed_at) then
    raise exception 'a course is followed after a discharge' using errcode = '23514', constraint = 'discharge_is_followed';
  end if;
  return new;
end $$;

create function discharge.course_after() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.close_reason = 'died' then
    -- Everything stops.
    update discharge.leaving set state = 'stopped', stopped = 'died', left_at = greatest(new.closed_at, admitted_at), edition = edition + 1,
           changed_at = new.closed_at, changed_by = platform.actor_person(), changed_unit = platform.actor_unit()
     where course_id = new.id and state = 'open';
  elsif new.merged_into is not null then
    update discharge.line n set need_id = d.merged_into from discharge.leaving l, relay.need d
     where l.course_id = new.id and n.leaving_id = l.id and d.id = n.need_id and d.merged_into is not null;
    update discharge.leaving set course_id = new.merged_into where course_id = new.id;
  end if;
  return null;
end $$;
create trigger b_discharge_before before update of state on relay.course
  for each row when (old.state = 'open' and new.state = 'closed') execute function discharge.course_before();
create trigger b_discharge_after after update of state on relay.course
  for each row when (old.state = 'open' and new.state = 'closed') execute function discharge.course_after();

-- The end of a stay is the end of its leaving: the same check (B2).
alter table stays.stay add column leaving_id uuid references discharge.leaving (id);
create index on stays.stay (leaving_id);
grant update (leaving_id) on stays.stay to stafet_app;
create function discharge.stay_after() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from stays.stay s join discharge.leaving l on l.id = s.leaving_id
                  where s.id = new.id and l.subject = 'stay' and l.state <> 'open'
                    and l.citizen_id in (select citizen.same_records(s.citizen_id))) then
    raise exception 'a stay ends with its leaving' using errcode = '23514', constraint = 'stay_ends_with_its_leaving';
  end if;
  return null;
end $$;
create constraint trigger b_discharge_after after update of state on stays.stay deferrable initially deferred
  for each row when (new.state = 'ended' and old.state <> 'ended') execute function discharge.stay_after();

revoke execute on all functions in schema discharge from public;
grant execute on function discharge.called(text, text, text[], text), discharge.unsettled(uuid, date),
  discharge.holds_course(uuid, timestamptz) to stafet_app;

grant select on all tables in schema discharge to stafet_app;
grant insert (id, subject, course_id, citizen_id, unit_id, place_name, begun_at, begun_by, begun_unit, care, admitted_at, expected_on, treated_on,
              previous_id, changed_at, changed_by, changed_unit) on discharge.leaving to stafet_app;
grant update (unit_id, place_name, state, care, expected_on, treated_on, previous_id, left_at, words, stopped, without_place, leader_name,
              leader_reason, municipality, municipality_said, table_id, edition, changed_at, changed_by, changed_unit) on discharge.leaving to stafet_app;
grant insert on discharge.answer, discharge.said to stafet_app;
grant insert (id, leaving_id, kind) on discharge.line to stafet_app;
grant update (state, called, need_id, edition) on discharge.line to stafet_app;

-- The second wall. That somebody is in hospital, and which lines there are, is for those on the person's relay, and for the ward; what a
-- line says is for the ward that treats them, and for whoever may know of that kind of thing. A ward where they are again reads what was
-- missing when they left (B4) – but where the citizen objects.
create function wall.shows_leaving(leaving uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from discharge.leaving l where l.id = leaving); end $$;

create function wall.treats(citizen uuid, leaving uuid) returns boolean
language plpgsql stable parallel safe security definer set search_path = '' as $$
declare
  unit uuid := platform.actor_unit();
begin
  return unit is not null and exists (
    select from discharge.leaving l
     where l.unit_id = unit and l.citizen_id in (select citizen.same_records(treats.citizen))
       and (l.id = leaving
            or (l.previous_id = leaving and l.state = 'open' and not exists (
                  select from consent.objection o
                   where o.citizen_id in (select citizen.same_records(treats.citizen)) and o.lifted_at is null
                     and (o.against = 'all' or o.unit_id = unit
                          or o.organisation_id = (select u.organisation_id from identity.unit u where u.id = unit))))));
end $$;

create function wall.reads_line(line uuid) returns boolean
language plpgsql stable parallel safe security definer set search_path = '' as $$
begin
  return exists (
    select from discharge.line n join discharge.leaving l on l.id = n.leaving_id
     where n.id = line
       and (wall.treats(l.citizen_id, l.id)
            or (wall.stands_with_person(l.citizen_id)
                and wall.knows(l.citizen_id, case when n.kind in ('pain', 'medicine', 'medicineKept', 'followUp', 'nursing') then 'health'
                      when n.kind = 'withdrawal' then 'substanceUse' when n.kind in ('bodyAndMind', 'psychiatricPlan') then 'psychiatry'
                      when n.kind in ('companion', 'told') then 'network' when n.kind = 'contact' then 'contact' else 'need' end))));
end $$;
create function wall.shows_line(line uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from discharge.line n where n.id = line); end $$;
revoke execute on function wall.shows_leaving(uuid), wall.treats(uuid, uuid), wall.reads_line(uuid), wall.shows_line(uuid) from public;
grant execute on function wall.shows_leaving(uuid), wall.treats(uuid, uuid), wall.reads_line(uuid), wall.shows_line(uuid) to stafet_app;

do $$
declare
  walled text;
begin
  foreach walled in array array['discharge.leaving', 'discharge.change', 'discharge.answer', 'discharge.line', 'discharge.said'] loop
    execute format('alter table %s enable row level security', walled);
    execute format('create policy the_house on %s using (current_setting(''stafet.role'', true) = ''system'')', walled);
  end loop;
  foreach walled in array array['discharge.leaving', 'discharge.answer', 'discharge.line', 'discharge.said'] loop
    execute format('create policy not_by_the_citizen on %s as restrictive for insert with check (not wall.is_citizen())', walled);
  end loop;
  foreach walled in array array['discharge.leaving', 'discharge.line'] loop
    execute format('create policy not_changed_by_the_citizen on %s as restrictive for update using (not wall.is_citizen())', walled);
  end loop;
end $$;
create policy readers on discharge.leaving for select using (current_setting('stafet.mode', true) = 'read'
  and (unit_id = platform.actor_unit() or wall.stands_with_person(citizen_id) or wall.treats(citizen_id, id)));
create policy readers on discharge.change for select using (current_setting('stafet.mode', true) = 'read' and wall.shows_leaving(leaving_id));
create policy readers on discharge.line for select using (current_setting('stafet.mode', true) = 'read' and wall.shows_leaving(leaving_id));
create policy readers on discharge.said for select using (current_setting('stafet.mode', true) = 'read' and wall.reads_line(line_id));
-- The answers say something of illness.
create policy readers on discharge.answer for select using (current_setting('stafet.mode', true) = 'read'
  and exists (select from discharge.leaving l where l.id = leaving_id and (wall.treats(l.citizen_id, l.id) or wall.knows(l.citizen_id, 'health'))));
create policy commands on discharge.leaving using (current_setting('stafet.mode', true) = 'write' and wall.near(course_id))
  with check (current_setting('stafet.mode', true) = 'write' and wall.near(course_id) and (unit_id is null or wall.unit_is_near(unit_id)));
create policy commands on discharge.change for select using (current_setting('stafet.mode', true) = 'write' and wall.shows_leaving(leaving_id));
create policy commands on discharge.answer using (current_setting('stafet.mode', true) = 'write' and wall.shows_leaving(leaving_id));
create policy commands on discharge.line using (current_setting('stafet.mode', true) = 'write' and wall.shows_leaving(leaving_id));
create policy commands on discharge.said using (current_setting('stafet.mode', true) = 'write' and wall.shows_line(line_id));
-- The citizen reads it all on their own page.
create policy own on discharge.leaving for select using (wall.is_own(citizen_id));
create policy own on discharge.line for select using (wall.is_citizen() and wall.shows_leaving(leaving_id));
create policy own on discharge.answer for select using (wall.is_citizen() and wall.shows_leaving(leaving_id));
create policy own on discharge.said for select using (wall.is_citizen() and wall.shows_line(line_id));
