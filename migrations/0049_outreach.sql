-- Outreach (A7): rounds of street nurses and mobile teams, whom they look for, and whom they have seen and not met.
-- Private to src/modules/outreach. docs/decisions/0036.
--
-- A round's day lasts until six in the morning, as a night does among the places to stay: who is out at two is on yesterday's round.

create schema outreach;
grant usage on schema outreach to stafet_app;

-- The plan: a team's way through the town, on these weekdays or on one day.
create table outreach.round (
  id       uuid primary key,
  unit_id  uuid not null references identity.unit (id),
  name     text not null check (length(name) between 1 and 80),
  weekdays int[] not null,                                       -- 1 is Monday; none: once, on_day
  on_day   date,
  begins   text not null check (begins ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  edition  int not null check (edition > 0),
  made_at  timestamptz not null,
  made_on  date not null,                                        -- before it, nothing was left undone
  made_by  uuid not null references identity.person (id),
  ended_at timestamptz check (ended_at >= made_at),
  ended_by uuid references identity.person (id),
  constraint goes_on_some_day check ((cardinality(weekdays) > 0) <> (on_day is not null)),
  constraint on_weekdays_there_are check (weekdays <@ '{1,2,3,4,5,6,7}'::int[]),
  constraint ended_by_somebody check (num_nonnulls(ended_at, ended_by) in (0, 2))
);
create index on outreach.round (unit_id);
create index on outreach.round (made_by);
create index on outreach.round (ended_by);

-- Who usually goes.
create table outreach.goer (
  round_id  uuid not null references outreach.round (id),
  person_id uuid not null references identity.person (id),
  primary key (round_id, person_id)
);
create index on outreach.goer (person_id);

-- Where it stops, in order: in words, or a place the directory knows too.
create table outreach.stop (
  id          uuid primary key,
  round_id    uuid not null references outreach.round (id),
  position    int not null check (position > 0),
  place       text not null check (length(trim(place)) between 1 and 120),
  location_id uuid references directory.location (id),
  usual_time  text check (usual_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  added_on    date not null,
  left_on     date check (left_on >= added_on)                   -- the first day it is no stop any more
);
create index on outreach.stop (round_id, position);
create index on outreach.stop (location_id);

-- That somebody was there on a day, or could not be: once, whoever presses first. Done stands.
create table outreach.visit (
  stop_id   uuid not null references outreach.stop (id),
  day       date not null,
  state     text not null check (state in ('done', 'skipped')),
  why       text check (why in ('noTime', 'notSafe', 'shut', 'weather', 'other')),
  at        timestamptz not null,
  person_id uuid not null references identity.person (id),
  constraint one_visit_a_day primary key (stop_id, day),
  constraint skipped_for_a_reason check ((state = 'skipped') = (why is not null))
);
create index on outreach.visit (person_id);

-- Somebody on a course of the team's, whom it looks for: at a stop of a round, or wherever it comes.
create table outreach.search (
  id         uuid primary key,
  unit_id    uuid not null references identity.unit (id),
  course_id  uuid not null references relay.course (id),
  citizen_id uuid not null references citizen.citizen (id),
  stop_id    uuid references outreach.stop (id),
  place      text not null default '' check (length(place) <= 200), -- where they are usually found
  begun_at   timestamptz not null,
  begun_by   uuid not null references identity.person (id),
  ended_at   timestamptz check (ended_at >= begun_at),
  ended_by   uuid references identity.person (id),                 -- null: the clock
  ended_how  text check (ended_how in ('stopped', 'notOurs', 'died')),
  constraint ended_somehow check ((ended_at is null) = (ended_how is null))
);
create unique index looked_for_once on outreach.search (unit_id, course_id) where ended_at is null;
create index on outreach.search (unit_id);
create index on outreach.search (course_id);
create index on outreach.search (citizen_id);
create index on outreach.search (stop_id);
create index on outreach.search (begun_by);
create index on outreach.search (ended_by);

-- How it went on a day: a key, so that two who press at once count once.
create table outreach.attempt (
  search_id uuid not null references outreach.search (id),
  day       date not null,
  outcome   text not null check (outcome in ('met', 'notFound')),
  how       text check (how in ('talked', 'hello', 'hard', 'wantsHelp')),
  at        timestamptz not null,
  person_id uuid not null references identity.person (id),
  constraint one_attempt_a_day primary key (search_id, day),
  constraint met_somehow check ((outcome = 'met') = (how is not null))
);
create index on outreach.attempt (person_id);

-- Seen and not met: a few words to know them by, no name and no number; gone by themselves, or when they are met.
create table outreach.sighting (
  id        uuid primary key,
  unit_id   uuid not null references identity.unit (id),
  region    text not null check (region ~ '^DK-8[0-9]$'),
  stop_id   uuid references outreach.stop (id),
  words     text check (length(trim(words)) between 1 and 160),
  seen_at   timestamptz not null,
  seen_on   date not null,
  seen_by   uuid not null references identity.person (id),
  ends_on   date not null,                                         -- the last day it stands
  ended_at  timestamptz check (ended_at >= seen_at),
  ended_by  uuid references identity.person (id),                  -- null: the clock
  ended_how text check (ended_how in ('course', 'brief', 'gone', 'lapsed')),
  constraint stands_a_month_at_most check (ends_on between seen_on and seen_on + 30),
  constraint sighting_ended_somehow check ((ended_at is null) = (ended_how is null)),
  constraint words_only_while_it_stands check ((ended_at is null) = (words is not null))
);
create index on outreach.sighting (unit_id);
create index on outreach.sighting (stop_id);
create index on outreach.sighting (seen_by);
create index on outreach.sighting (ended_by);
create index on outreach.sighting (ends_on) where ended_at is null;
create index on outreach.sighting (ended_at) where ended_at is not null;

create function outreach.search_before() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from relay.course c where c.id = new.course_id and c.citizen_id = new.citizen_id) then
    raise exception 'looked for is the course''s own citizen' using errcode = '23514', constraint = 'search_of_its_course';
  end if;
  return new;
end $$;
create trigger a_search_before before insert on outreach.search for each row execute function outreach.search_before();

create function outreach.met_stays_met() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.outcome = 'met' and new.outcome <> 'met' then
    raise exception 'who was met was met' using errcode = '23514', constraint = 'met_stays_met';
  end if;
  return new;
end $$;
create trigger met_stays_met before update on outreach.attempt for each row execute function outreach.met_stays_met();
create function outreach.done_stays_done() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.state = 'done' and new.state <> 'done' then
    raise exception 'who was there was there' using errcode = '23514', constraint = 'done_stays_done';
  end if;
  return new;
end $$;
create trigger done_stays_done before update on outreach.visit for each row execute function outreach.done_stays_done();
create trigger never before delete or truncate on outreach.search for each statement execute function relay.never();
create trigger never before delete or truncate on outreach.attempt for each statement execute function relay.never();
revoke execute on all functions in schema outreach from public;

grant select on all tables in schema outreach to stafet_app;
grant insert, update (name, weekdays, on_day, begins, edition, ended_at, ended_by) on outreach.round to stafet_app;
grant insert, delete on outreach.goer to stafet_app;
grant insert, update (position, place, location_id, usual_time, left_on) on outreach.stop to stafet_app;
grant insert, update (state, why, at, person_id) on outreach.visit to stafet_app;
grant insert, update (stop_id, place, ended_at, ended_by, ended_how) on outreach.search to stafet_app;
grant insert, update (outcome, how, at, person_id) on outreach.attempt to stafet_app;
grant insert, update (words, ended_at, ended_by, ended_how) on outreach.sighting to stafet_app;

-- The second wall: the team looks for those whose relay it is on; what it has seen is its own.
create function wall.shows_search(search uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from outreach.search s where s.id = search); end $$;
revoke execute on function wall.shows_search(uuid) from public;
grant execute on function wall.shows_search(uuid) to stafet_app;

alter table outreach.search enable row level security;
alter table outreach.attempt enable row level security;
alter table outreach.sighting enable row level security;
create policy the_house on outreach.search using (current_setting('stafet.role', true) = 'system');
create policy the_house on outreach.attempt using (current_setting('stafet.role', true) = 'system');
create policy the_house on outreach.sighting using (current_setting('stafet.role', true) = 'system');
create policy readers on outreach.search for select using (current_setting('stafet.mode', true) = 'read' and wall.standing(course_id) = 3);
create policy readers on outreach.attempt for select using (current_setting('stafet.mode', true) = 'read' and wall.shows_search(search_id));
create policy readers on outreach.sighting for select using (current_setting('stafet.mode', true) = 'read' and unit_id = platform.actor_unit());
create policy commands on outreach.search using (current_setting('stafet.mode', true) = 'write' and unit_id = platform.actor_unit() and wall.near(course_id));
create policy commands on outreach.attempt using (current_setting('stafet.mode', true) = 'write' and wall.shows_search(search_id));
create policy commands on outreach.sighting using (current_setting('stafet.mode', true) = 'write' and unit_id = platform.actor_unit()
  and region = wall.region());
create policy not_by_the_citizen on outreach.search as restrictive using (not wall.is_citizen());
create policy not_by_the_citizen on outreach.attempt as restrictive using (not wall.is_citizen());
create policy not_by_the_citizen on outreach.sighting as restrictive using (not wall.is_citizen());

