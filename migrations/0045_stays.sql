-- Places to stay, and who has one on which nights (B3). Private to src/modules/stays; places are about nobody, stays are about people.
-- docs/decisions/0032.
--
-- A night is named by the day it begins on: the night of the 22nd is the evening of the 22nd to the morning of the 23rd.

create schema stays;
grant usage on schema stays to stafet_app;

-- How a house keeps its promises. Where there is no row, the defaults hold.
create table stays.house (
  unit_id            uuid primary key references identity.unit (id),
  hold_minutes       int not null default 120 check (hold_minutes between 15 and 1440),
  hold_until_evening boolean not null default false,    -- tonight's holds last until the house's evening too
  evening            text not null default '20:00' check (evening ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  changed_at         timestamptz not null,
  changed_by         uuid not null references identity.person (id)
);
create index on stays.house (changed_by);

-- A bed, a room, a chair, a flat: what one person at a time can have.
create table stays.place (
  id          uuid primary key,
  unit_id     uuid not null references identity.unit (id),               -- the house
  service_id  uuid not null references directory.service (id),           -- counted under
  counted_in  text not null references directory.capacity_unit (code),
  name        text not null check (length(name) between 1 and 60),
  conditions  text[] not null default '{}',                              -- directory.condition's codes
  first_night date not null,
  -- Null: until further notice. A house that closes has its places no more: one that was written in today never was its.
  last_night  date,
  added_at    timestamptz not null,
  added_by    uuid not null references identity.person (id),
  unique (id, unit_id),
  constraint one_place_of_a_name unique (unit_id, name),
  constraint place_ends_after_it_begins check (last_night >= first_night - 1)
);
create index on stays.place (service_id);
create index on stays.place (counted_in);
create index on stays.place (added_by);

-- Nights a place cannot be used.
create table stays.out_of_use (
  id          uuid primary key,
  place_id    uuid not null references stays.place (id),
  reason      text not null check (reason in ('repair', 'cleaning', 'pests', 'noStaff', 'other')),
  words       text not null default '' check (length(words) <= 300),
  first_night date not null,
  last_night  date check (last_night >= first_night - 1),                -- null: until it is back; the night before the first: never began
  at          timestamptz not null,
  person_id   uuid not null references identity.person (id),
  back_at     timestamptz,
  back_by     uuid references identity.person (id),
  check ((back_at is null) = (back_by is null))
);
create unique index one_standstill_of_a_place on stays.out_of_use (place_id) where back_at is null;
create index on stays.out_of_use (place_id);
create index on stays.out_of_use (person_id);
create index on stays.out_of_use (back_by);

-- Who has a place on which nights: promised until a moment, then there, then gone.
create table stays.stay (
  id                 uuid primary key,
  place_id           uuid not null,
  unit_id            uuid not null,                                      -- the house
  course_id          uuid not null references relay.course (id),
  citizen_id         uuid not null references citizen.citizen (id),
  need_id            uuid not null references relay.need (id),
  state              text not null check (state in ('held', 'occupied', 'ended', 'lapsed', 'cancelled', 'refused')),
  first_night        date not null,
  last_night         date not null,
  held_at            timestamptz not null,
  held_until         timestamptz not null check (held_until > held_at),
  held_by            uuid not null references identity.person (id),
  held_for           uuid not null references identity.unit (id),        -- the unit on the course that asked
  occupied_at        timestamptz,
  ended_at           timestamptz,
  -- Why it came to nothing, or where the person went.
  reason             text,
  words              text not null default '' check (length(words) <= 1000),
  -- Nowhere to go: who answers for it and why, which municipality was asked, and what it said (B2).
  leader_name        text check (length(leader_name) between 1 and 200),
  leader_reason      text check (length(leader_reason) between 1 and 1000),
  municipality       text references directory.municipality (code),
  municipality_said  text check (length(municipality_said) between 1 and 1000),
  table_id           uuid references relay.joint_table (id),             -- the leaders called because of it
  changed_at         timestamptz not null,
  changed_by         uuid references identity.person (id),               -- null: the clock
  changed_for        uuid references identity.unit (id),
  open_key           boolean generated always as (case when state in ('held', 'occupied') then true end) stored,
  -- Law 8 for houses: one does not close under who is there, or was promised to come.
  constraint law8_house_is_open foreign key (unit_id, open_key) references identity.unit (id, is_open),
  foreign key (place_id, unit_id) references stays.place (id, unit_id),
  constraint nights_in_order check (last_night >= first_night - case when state in ('held', 'occupied') then 0 else 1 end
                                    and last_night < first_night + 366),
  -- Promised until a moment: from that very second it is gone, and only before it can anybody have come.
  constraint arrived_while_held check (occupied_at < held_until),
  constraint lapsed_after_its_time check (state <> 'lapsed' or changed_at >= held_until),
  constraint occupied_when_they_came check ((state in ('occupied', 'ended')) = (occupied_at is not null)),
  constraint ended_when_they_left check ((state = 'ended') = (ended_at is not null)),
  constraint says_why check ((state in ('ended', 'refused', 'cancelled')) = (reason is not null)),
  constraint somebody_answers_for_it check (case when state = 'ended' and reason = 'nowhere'
    then num_nonnulls(leader_name, leader_reason, municipality, municipality_said) = 4
    else num_nonnulls(leader_name, leader_reason, municipality, municipality_said, table_id) = 0 end)
);
-- Whoever is there is there until they are gone, also when their last night is over: two people never have one bed, and one person
-- never two.
create unique index one_guest_of_a_place on stays.stay (place_id) where state = 'occupied';
create unique index one_place_of_a_guest on stays.stay (citizen_id) where state = 'occupied';
create index on stays.stay (unit_id, state);
create index on stays.stay (unit_id, open_key);
create index on stays.stay (place_id, unit_id);
create index on stays.stay (course_id);
create index on stays.stay (citizen_id);
create index on stays.stay (need_id);
create index on stays.stay (held_until) where state = 'held';
create index on stays.stay (held_by);
create index on stays.stay (held_for);
create index on stays.stay (municipality);
create index on stays.stay (table_id);
create index on stays.stay (changed_by);
create index on stays.stay (changed_for);

-- THE LAW: a place never has two stays on one night. A key of place and night, filled by the trigger below from what stands in
-- stays.stay and by nobody else, so that no code can forget it.
create table stays.night (
  place_id uuid not null references stays.place (id),
  night    date not null,
  stay_id  uuid not null references stays.stay (id),
  constraint one_stay_a_night primary key (place_id, night)
);
create index on stays.night (stay_id, night);

-- Every state a stay has had, who said so and when; written by the same trigger.
create table stays.stay_change (
  stay_id     uuid not null references stays.stay (id),
  number      int not null,
  at          timestamptz not null,
  state       text not null,
  first_night date not null,
  last_night  date not null,
  held_until  timestamptz not null,
  person_id   uuid references identity.person (id),
  unit_id     uuid references identity.unit (id),
  primary key (stay_id, number)
);
create index on stays.stay_change (person_id);
create index on stays.stay_change (unit_id);

-- Who waits for a place to come free. The order is by need (rules.ts), never by who asked first or loudest.
create table stays.waiting (
  id          uuid primary key,
  service_id  uuid not null references directory.service (id),
  unit_id     uuid not null references identity.unit (id),               -- the house
  course_id   uuid not null references relay.course (id),
  citizen_id  uuid not null references citizen.citizen (id),
  need_id     uuid not null references relay.need (id),
  grounds     text[] not null default '{}',
  conditions  text[] not null default '{}',
  asked_at    timestamptz not null,
  asked_by    uuid not null references identity.person (id),
  asked_for   uuid not null references identity.unit (id),
  settled_at  timestamptz,
  settled_by  uuid references identity.person (id),
  settled     text check (settled in ('placed', 'elsewhere', 'withdrawn')),
  constraint settled_somehow check ((settled_at is null) = (settled is null))
);
create unique index waits_once on stays.waiting (service_id, course_id) where settled_at is null;
create index on stays.waiting (unit_id) where settled_at is null;
create index on stays.waiting (unit_id);
create index on stays.waiting (service_id);
create index on stays.waiting (course_id);
create index on stays.waiting (citizen_id);
create index on stays.waiting (need_id);
create index on stays.waiting (asked_by);
create index on stays.waiting (asked_for);
create index on stays.waiting (settled_by);

-- A stay begins as a promise about the course's own citizen and goes one way.
create function stays.stay_before() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'held' then
      raise exception 'a stay begins as a promise' using errcode = '23514', constraint = 'stay_begins_held';
    end if;
    if not exists (select from relay.course c where c.id = new.course_id and c.citizen_id = new.citizen_id)
       or not exists (select from relay.need n where n.id = new.need_id and n.course_id = new.course_id) then
      raise exception 'a stay is of the course''s own citizen and need' using errcode = '23514', constraint = 'stay_of_its_course';
    end if;
  elsif not (case old.state when 'held' then new.state in ('held', 'occupied', 'lapsed', 'cancelled', 'refused')
                            when 'occupied' then new.state in ('occupied', 'ended') else false end) then
    raise exception 'a stay that is % does not become %', old.state, new.state using errcode = '23514', constraint = 'stay_goes_one_way';
  elsif new.occupied_at <> old.occupied_at then
    raise exception 'what has happened stays as it was' using errcode = '23514', constraint = 'stay_goes_one_way';
  end if;
  return new;
end $$;

create function stays.stay_after() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if new.state in ('held', 'occupied') then
    delete from stays.night n where n.stay_id = new.id and n.night not between new.first_night and new.last_night;
    insert into stays.night (place_id, night, stay_id)
      select new.place_id, new.first_night + i, new.id from generate_series(0, new.last_night - new.first_night) i
       where not exists (select from stays.night n where n.stay_id = new.id and n.night = new.first_night + i);
  else
    delete from stays.night n where n.stay_id = new.id;
  end if;
  insert into stays.stay_change (stay_id, number, at, state, first_night, last_night, held_until, person_id, unit_id)
  values (new.id, (select count(*) + 1 from stays.stay_change c where c.stay_id = new.id), new.changed_at, new.state, new.first_night,
          new.last_night, new.held_until, new.changed_by, new.changed_for);
  return null;
end $$;

create trigger a_stay_before before insert or update on stays.stay for each row execute function stays.stay_before();
create trigger a_stay_after after insert or update on stays.stay for each row execute function stays.stay_after();
create trigger never before delete or truncate on stays.stay for each statement execute function relay.never();
create trigger never before delete or truncate on stays.stay_change for each statement execute function relay.never();
revoke execute on all functions in schema stays from public;

grant select on all tables in schema stays to stafet_app;
grant insert, update on stays.house to stafet_app;
grant insert, update (name, conditions, last_night) on stays.place to stafet_app;
grant insert, update (last_night, back_at, back_by) on stays.out_of_use to stafet_app;
grant insert (id, place_id, unit_id, course_id, citizen_id, need_id, state, first_night, last_night, held_at, held_until, held_by, held_for,
              changed_at, changed_by, changed_for) on stays.stay to stafet_app;
grant update (state, last_night, occupied_at, ended_at, reason, words, leader_name, leader_reason, municipality, municipality_said, table_id,
              changed_at, changed_by, changed_for) on stays.stay to stafet_app;
grant insert, update (settled_at, settled_by, settled) on stays.waiting to stafet_app;

-- The second wall. A house knows its own stays; those on the relay know where the person is. Commands see their region.
create function wall.shows_stay(stay uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from stays.stay s where s.id = stay); end $$;
revoke execute on function wall.shows_stay(uuid) from public;
grant execute on function wall.shows_stay(uuid) to stafet_app;

do $$
declare
  walled text;
begin
  foreach walled in array array['stays.stay', 'stays.night', 'stays.stay_change', 'stays.waiting'] loop
    execute format('alter table %s enable row level security', walled);
    execute format('create policy the_house on %s using (current_setting(''stafet.role'', true) = ''system'')', walled);
  end loop;
  foreach walled in array array['stays.stay', 'stays.waiting'] loop
    execute format('create policy readers on %s for select using (current_setting(''stafet.mode'', true) = ''read''
      and (unit_id = platform.actor_unit() or wall.standing(course_id) = 3))', walled);
    execute format('create policy commands on %s using (current_setting(''stafet.mode'', true) = ''write'' and wall.near(course_id))
      with check (current_setting(''stafet.mode'', true) = ''write'' and wall.near(course_id) and wall.unit_is_near(unit_id))', walled);
    execute format('create policy not_by_the_citizen on %s as restrictive for insert with check (not wall.is_citizen())', walled);
    execute format('create policy not_changed_by_the_citizen on %s as restrictive for update using (not wall.is_citizen())', walled);
  end loop;
  foreach walled in array array['stays.night', 'stays.stay_change'] loop
    execute format('create policy readers on %s for select using (current_setting(''stafet.mode'', true) in (''read'', ''write'') and wall.shows_stay(stay_id))', walled);
  end loop;
end $$;
-- The citizen reads on their own page where their place is, and until when it is held.
create policy own on stays.stay for select using (wall.is_own(citizen_id));
