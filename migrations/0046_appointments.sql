-- Appointments of a course's citizen (B5): when and where, what to bring, who goes along; what became of them; reminders of them, each
-- sent once; and rights whose days run on whatever happens to an appointment. Private to src/modules/appointments. docs/decisions/0033.

create schema appointments;
grant usage on schema appointments to stafet_app;

-- Rights that count in days, each from the day it holds (law: dated configuration with its source).
create table appointments.right_term (
  kind      text not null check (kind in ('assessment')),
  from_date date not null,
  days      int not null check (days between 1 and 366),
  source    text not null check (length(source) between 1 and 200),
  primary key (kind, from_date),
  unique (kind, from_date, days)
);
insert into appointments.right_term values
  ('assessment', '2016-10-01', 30, 'Sundhedsloven § 82 b: udredning inden 30 dage efter henvisningen');

-- One running right. When it began, and so when its last day is, is never changed by anything: there is no grant that could.
create table appointments.right_clock (
  id          uuid primary key,
  course_id   uuid not null references relay.course (id),
  citizen_id  uuid not null references citizen.citizen (id),
  need_id     uuid references relay.need (id),
  kind        text not null,
  about       text not null default '' check (length(about) <= 200),
  started_on  date not null,
  term_from   date not null check (term_from <= started_on),
  days        int not null,
  last_on     date not null generated always as (started_on + days) stored,
  started_at  timestamptz not null,
  started_by  uuid not null references identity.person (id),
  started_for uuid not null references identity.unit (id),
  passed_at   timestamptz,                                               -- when it was told that the last day has gone by
  ended       text check (ended in ('kept', 'declinedByCitizen', 'mistake')),
  ended_at    timestamptz,
  ended_by    uuid references identity.person (id),
  ended_for   uuid references identity.unit (id),
  foreign key (kind, term_from, days) references appointments.right_term (kind, from_date, days),
  constraint right_ends_somehow check (num_nonnulls(ended, ended_at, ended_by, ended_for) in (0, 4))
);
create unique index one_right_of_a_kind on appointments.right_clock (course_id, kind, need_id, started_on) nulls not distinct where ended_at is null;
create index on appointments.right_clock (course_id);
create index on appointments.right_clock (citizen_id);
create index on appointments.right_clock (need_id);
create index on appointments.right_clock (kind, term_from, days);
create index on appointments.right_clock (last_on) where ended_at is null and passed_at is null;
create index on appointments.right_clock (started_by);
create index on appointments.right_clock (started_for);
create index on appointments.right_clock (ended_by);
create index on appointments.right_clock (ended_for);

create table appointments.appointment (
  id                uuid primary key,
  course_id         uuid not null references relay.course (id),
  citizen_id        uuid not null references citizen.citizen (id),
  need_id           uuid references relay.need (id),                     -- whose unit answers for it; null: whoever has the baton
  right_id          uuid references appointments.right_clock (id),
  again_of          uuid references appointments.appointment (id),       -- booked again after this one came to nothing
  kind              text not null check (kind in ('hospital', 'psychiatry', 'substance', 'doctor', 'dentist', 'municipality', 'other')),
  purpose           text not null check (length(purpose) between 1 and 200),
  -- A day in Denmark, and a moment within it; no moment: some time that day.
  day               date not null check (isfinite(day)),
  starts_at         timestamptz,
  ends_at           timestamptz check (ends_at > starts_at),
  over_at           timestamptz not null,                                -- from then on somebody says how it went; set by the trigger
  place             text not null default '' check (length(place) <= 200),
  service_id        uuid references directory.service (id),
  at_unit_id        uuid references identity.unit (id),
  with_whom         text not null default '' check (length(with_whom) <= 200),
  bring             text not null default '' check (length(bring) <= 500),
  phone             text not null default '' check (length(phone) <= 40),
  company           text not null check (company in ('nobodyYet', 'alone', 'companion', 'unit')),
  companion_id      uuid references citizen.companion (id),
  company_unit_id   uuid references identity.unit (id),
  company_words     text not null default '' check (length(company_words) <= 120),
  transport         text not null check (transport in ('notSaid', 'own', 'public', 'fetched', 'taxi', 'patientTransport')),
  transport_unit_id uuid references identity.unit (id),                  -- who arranges it
  transport_words   text not null default '' check (length(transport_words) <= 200),
  citizen_says      text not null check (citizen_says in ('agreed', 'told', 'notYet')),
  -- Where it was read from, and which edition of theirs: an older one never overwrites a newer.
  source_kind       text not null default 'entered' check (source_kind in ('entered', 'ical', 'fhir')),
  source_uid        text check (length(source_uid) between 1 and 255),
  source_sequence   bigint check (source_sequence >= 0),
  state             text not null check (state in ('booked', 'attended', 'noShow', 'cancelled')),
  edition           int not null,
  timed             int not null,                                        -- the edition that set the time it has now
  moved_by          text check (moved_by in ('citizen', 'place', 'us', 'source')),
  ended_why         text check (ended_why in ('citizen', 'place', 'us', 'source', 'mistake', 'died')),
  reasons           text[] not null default '{}',                        -- why nobody came, as far as anybody knows
  words             text not null default '' check (length(words) <= 1000), -- what was learned
  said_at           timestamptz,                                         -- when its outcome was said
  step_on           date,                                                -- nobody came: what is done next is done by then
  step              text check (step in ('bookedAgain', 'otherWay', 'declinedByCitizen', 'notNeeded')),
  step_at           timestamptz,
  step_by           uuid references identity.person (id),
  cannot_come_at    timestamptz,                                         -- the citizen said so themselves
  booked_at         timestamptz not null,
  booked_by         uuid not null references identity.person (id),
  booked_for        uuid not null references identity.unit (id),
  changed_at        timestamptz not null,
  changed_by        uuid references identity.person (id),                -- null: the clock, or the citizen
  changed_for       uuid references identity.unit (id),
  constraint day_is_denmarks check ((starts_at at time zone 'Europe/Copenhagen')::date = day),
  constraint ends_only_what_begins check (ends_at is null or (starts_at is not null and ends_at < starts_at + interval '24 hours')),
  constraint is_somewhere check (place <> '' or num_nonnulls(service_id, at_unit_id) > 0),
  constraint company_is_named check (companion_id is null = (company <> 'companion') and company_unit_id is null = (company <> 'unit')),
  constraint source_has_its_number check ((source_kind = 'entered') = (source_uid is null) and (source_uid is null) = (source_sequence is null)),
  constraint ended_says_why check ((state = 'cancelled') = (ended_why is not null)),
  constraint outcome_has_its_moment check ((state in ('attended', 'noShow')) = (said_at is not null)),
  -- Nobody has come, or failed to, before it was.
  constraint attended_on_the_day check (state <> 'attended' or (said_at at time zone 'Europe/Copenhagen')::date >= day),
  constraint missed_after_it_began check (state <> 'noShow' or said_at >= coalesce(starts_at, day::timestamp at time zone 'Europe/Copenhagen')),
  constraint reasons_are_known check (array_position(reasons, null) is null and reasons <@ '{noTransport,afraid,notTold,forgot,ill,withdrawal,noPhone,turnedAway,waiting,didNotWant,other,unknown}'::text[]
    and (cardinality(reasons) > 0) = (state = 'noShow')),
  -- A no-show closes nothing: it has a next step with a day, until somebody says what was done (law 10).
  constraint law10_no_show_has_a_step check ((state = 'noShow') = (step_on is not null)),
  constraint step_is_done_by_somebody check (num_nonnulls(step, step_at, step_by) in (0, 3) and (step is null or state = 'noShow')),
  constraint never_again_of_itself check (again_of <> id)
);
-- Read once more from where it came from, it is the same appointment.
create unique index one_appointment_of_a_source on appointments.appointment (course_id, source_kind, source_uid) where source_uid is not null;
create index on appointments.appointment (course_id, state);
create index on appointments.appointment (day) where state = 'booked';
create index on appointments.appointment (citizen_id);
create index on appointments.appointment (need_id);
create index on appointments.appointment (right_id);
create index on appointments.appointment (again_of);
create index on appointments.appointment (service_id);
create index on appointments.appointment (at_unit_id);
create index on appointments.appointment (companion_id);
create index on appointments.appointment (company_unit_id);
create index on appointments.appointment (transport_unit_id);
create index on appointments.appointment (booked_by);
create index on appointments.appointment (booked_for);
create index on appointments.appointment (changed_by);
create index on appointments.appointment (changed_for);
create index on appointments.appointment (step_by);

-- Every edition an appointment has had, who made it and when; written by the trigger below and by nobody else.
create table appointments.edition (
  appointment_id uuid not null references appointments.appointment (id),
  number         int not null,
  became         text not null check (became in ('booked', 'changed', 'moved', 'attended', 'noShow', 'cancelled', 'bookedAfterAll')),
  at             timestamptz not null,
  person_id      uuid references identity.person (id),
  unit_id        uuid references identity.unit (id),
  day            date not null,
  starts_at      timestamptz,
  ends_at        timestamptz,
  said           jsonb not null,                                         -- the whole appointment as it then was
  primary key (appointment_id, number)
);
create index on appointments.edition (person_id);
create index on appointments.edition (unit_id);

-- How long before one wants to be reminded: the citizen's own choice. No row: the usual. An empty list: not at all.
create table appointments.wish (
  citizen_id uuid primary key references citizen.citizen (id),
  before     text[] not null check (array_position(before, null) is null and before <@ '{weekBefore,threeDaysBefore,dayBefore,sameMorning,twoHours}'::text[]),
  changed_at timestamptz not null,
  by_citizen boolean not null,
  changed_by uuid not null references identity.person (id),
  changed_for uuid not null references identity.unit (id)
);
create index on appointments.wish (changed_by);
create index on appointments.wish (changed_for);

-- THE KEY: of one time of one appointment, each reminder once. `timed` is the edition that set the time.
create table appointments.reminder (
  appointment_id uuid not null references appointments.appointment (id),
  timed          int not null,
  before         text not null check (before in ('weekBefore', 'threeDaysBefore', 'dayBefore', 'sameMorning', 'twoHours')),
  at             timestamptz not null,
  message_id     uuid references relay.message (id),                     -- null: passed over for a later one
  constraint one_reminder_of_a_time primary key (appointment_id, timed, before)
);
create unique index on appointments.reminder (message_id);

-- An appointment is of the course's own citizen, and everything of it is; each change is the next edition of what was seen.
create function appointments.appointment_before() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.over_at := coalesce(new.ends_at, new.starts_at + interval '1 hour', (new.day + 1)::timestamp at time zone 'Europe/Copenhagen');
  if tg_op = 'INSERT' then
    if new.state <> 'booked' or new.edition <> 1 then
      raise exception 'an appointment begins as booked' using errcode = '23514', constraint = 'appointment_begins_booked';
    end if;
    new.timed := 1;
  else
    -- The citizen says that they cannot come, and nothing else.
    if wall.is_citizen() and to_jsonb(new) - 'cannot_come_at' <> to_jsonb(old) - 'cannot_come_at' then
      raise exception 'an appointment is not the citizen''s to change' using errcode = '23514', constraint = 'changed_by_who_may';
    end if;
    if new.course_id <> old.course_id
       and not exists (select from relay.course c where c.id = old.course_id and c.merged_into = new.course_id) then
      raise exception 'an appointment goes only where its course went' using errcode = '23514', constraint = 'appointment_of_its_course';
    end if;
    if not (old.state = new.state or old.state = 'booked' or (old.state in ('attended', 'noShow') and new.state in ('attended', 'noShow'))
            or (old.state = 'cancelled' and new.state = 'booked'
                -- Left out of a series, it comes back as it was when the series names it again.
                and (new.source_sequence > old.source_sequence or (old.ended_why = 'source' and new.source_sequence = old.source_sequence)))) then
      raise exception 'an appointment that is % does not become %', old.state, new.state using errcode = '23514', constraint = 'appointment_goes_one_way';
    end if;
    if new.source_kind <> old.source_kind or new.source_uid is distinct from old.source_uid or new.source_sequence < old.source_sequence then
      raise exception 'an older edition never overwrites a newer' using errcode = '23514', constraint = 'sequence_goes_forward';
    end if;
    -- What the citizen says, what was done next, that the course is another's now and that its source says the same once more, are no
    -- new edition.
    if (to_jsonb(new) - '{edition,timed,over_at,changed_at,changed_by,changed_for,cannot_come_at,step,step_at,step_by,course_id,citizen_id,need_id,right_id,source_sequence}'::text[])
       <> (to_jsonb(old) - '{edition,timed,over_at,changed_at,changed_by,changed_for,cannot_come_at,step,step_at,step_by,course_id,citizen_id,need_id,right_id,source_sequence}'::text[])
       or new.edition <> old.edition then
      if new.edition <> old.edition + 1 then
        raise exception 'somebody changed it meanwhile' using errcode = '23514', constraint = 'one_edition_at_a_time';
      end if;
    end if;
    if (new.day, new.starts_at) is distinct from (old.day, old.starts_at) then
      if old.state <> 'booked' and not (old.state = 'cancelled' and new.state = 'booked') then
        raise exception 'what is over stays when it was' using errcode = '23514', constraint = 'moved_while_booked';
      end if;
      new.timed := new.edition;
    else
      new.timed := old.timed;
    end if;
    if new.state <> 'booked' or new.timed <> old.timed then
      new.cannot_come_at := null;
    end if;
  end if;
  if not exists (select from relay.course c where c.id = new.course_id and c.citizen_id = new.citizen_id)
     or (new.need_id is not null and not exists (select from relay.need n where n.id = new.need_id and n.course_id = new.course_id))
     or (new.companion_id is not null and (tg_op = 'INSERT' or new.companion_id is distinct from old.companion_id) and not exists (
           select from citizen.companion k join citizen.citizen z on z.id = k.citizen_id join citizen.citizen me on me.id = new.citizen_id
            where k.id = new.companion_id and coalesce(z.same_as, z.id) = coalesce(me.same_as, me.id)))
     or (new.right_id is not null and not exists (select from appointments.right_clock r where r.id = new.right_id and r.course_id = new.course_id))
     or (new.again_of is not null and tg_op = 'INSERT' and not exists (select from appointments.appointment a where a.id = new.again_of and a.course_id = new.course_id)) then
    raise exception 'an appointment is of the course''s own citizen' using errcode = '23514', constraint = 'appointment_of_its_course';
  end if;
  return new;
end $$;

create function appointments.appointment_after() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' or new.edition <> old.edition then
    insert into appointments.edition (appointment_id, number, became, at, person_id, unit_id, day, starts_at, ends_at, said)
    values (new.id, new.edition,
            case when tg_op = 'INSERT' then new.state
                 when new.state <> old.state then case new.state when 'booked' then 'bookedAfterAll' else new.state end
                 when new.timed <> old.timed then 'moved' else 'changed' end,
            new.changed_at, new.changed_by, new.changed_for, new.day, new.starts_at, new.ends_at,
            to_jsonb(new) - '{id,course_id,citizen_id,booked_at,booked_by,booked_for,changed_at,changed_by,changed_for,over_at,edition,timed,day,starts_at,ends_at}'::text[]);
  end if;
  return null;
end $$;

-- Nobody is reminded of what is not booked, at a time it no longer has, or on a course that is over. The rows are locked, so that who
-- cancels at the same moment comes before or after, and never in between.
create function appointments.reminder_before() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform from appointments.appointment a join relay.course c on c.id = a.course_id
    where a.id = new.appointment_id and a.state = 'booked' and a.timed = new.timed and c.closed_at is null and new.at < coalesce(a.starts_at, a.over_at)
    for share of a;
  if not found then
    raise exception 'nobody is reminded of what is not booked' using errcode = '23514', constraint = 'reminds_of_what_is_booked';
  end if;
  return new;
end $$;

create function appointments.right_before() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' and (new.started_on <> old.started_on or new.days <> old.days or new.kind <> old.kind
     or (old.ended_at is not null and (new.ended_at, new.ended) is distinct from (old.ended_at, old.ended))
     or (new.course_id <> old.course_id and not exists (select from relay.course c where c.id = old.course_id and c.merged_into = new.course_id))) then
    raise exception 'nothing resets a right' using errcode = '23514', constraint = 'right_is_never_reset';
  end if;
  if not exists (select from relay.course c where c.id = new.course_id and c.citizen_id = new.citizen_id)
     or (new.need_id is not null and not exists (select from relay.need n where n.id = new.need_id and n.course_id = new.course_id)) then
    raise exception 'a right is of the course''s own citizen' using errcode = '23514', constraint = 'right_of_its_course';
  end if;
  return new;
end $$;

create trigger an_appointment_before before insert or update on appointments.appointment for each row execute function appointments.appointment_before();
create trigger an_appointment_after after insert or update on appointments.appointment for each row execute function appointments.appointment_after();
create trigger a_reminder_before before insert on appointments.reminder for each row execute function appointments.reminder_before();
create trigger a_right_before before insert or update on appointments.right_clock for each row execute function appointments.right_before();
create trigger never before delete or truncate on appointments.appointment for each statement execute function relay.never();
create trigger never before delete or truncate on appointments.edition for each statement execute function relay.never();
create trigger never before delete or truncate on appointments.reminder for each statement execute function relay.never();
create trigger never before delete or truncate on appointments.right_clock for each statement execute function relay.never();
revoke execute on all functions in schema appointments from public;

grant select on all tables in schema appointments to stafet_app;
grant insert on appointments.appointment, appointments.reminder to stafet_app;
grant insert (id, course_id, citizen_id, need_id, kind, about, started_on, term_from, days, started_at, started_by, started_for) on appointments.right_clock to stafet_app;
grant update (course_id, citizen_id, need_id, passed_at, ended, ended_at, ended_by, ended_for) on appointments.right_clock to stafet_app;
grant insert, update on appointments.wish to stafet_app;
grant update (course_id, citizen_id, need_id, right_id, kind, purpose, day, starts_at, ends_at, place, service_id, at_unit_id, with_whom, bring, phone,
              company, companion_id, company_unit_id, company_words, transport, transport_unit_id, transport_words, citizen_says, source_sequence,
              state, edition, moved_by, ended_why, reasons, words, said_at, step_on, step, step_at, step_by, cannot_come_at,
              changed_at, changed_by, changed_for) on appointments.appointment to stafet_app;

-- The second wall. Those on the relay; and where it is, and who goes along, as far as the citizen lets appointments be known there.
create function wall.shows_appointment(appointment uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from appointments.appointment a where a.id = appointment); end $$;
revoke execute on function wall.shows_appointment(uuid) from public;
grant execute on function wall.shows_appointment(uuid) to stafet_app;

do $$
declare
  walled text;
begin
  foreach walled in array array['appointments.appointment', 'appointments.edition', 'appointments.reminder', 'appointments.wish', 'appointments.right_clock'] loop
    execute format('alter table %s enable row level security', walled);
    execute format('create policy the_house on %s using (current_setting(''stafet.role'', true) = ''system'')', walled);
  end loop;
  foreach walled in array array['appointments.appointment', 'appointments.right_clock'] loop
    execute format('create policy commands on %s using (current_setting(''stafet.mode'', true) = ''write'' and wall.near(course_id))
      with check (current_setting(''stafet.mode'', true) = ''write'' and wall.near(course_id))', walled);
    execute format('create policy own on %s for select using (wall.is_own(citizen_id))', walled);
    execute format('create policy not_by_the_citizen on %s as restrictive for insert with check (not wall.is_citizen())', walled);
  end loop;
  foreach walled in array array['appointments.edition', 'appointments.reminder'] loop
    execute format('create policy readers on %s for select using (current_setting(''stafet.mode'', true) in (''read'', ''write'') and wall.shows_appointment(appointment_id))', walled);
  end loop;
end $$;
create policy readers on appointments.appointment for select using (current_setting('stafet.mode', true) = 'read'
  and (wall.standing(course_id) = 3
       or (platform.actor_unit() in (at_unit_id, company_unit_id) and wall.near(course_id)
           and 'appointments' = any (consent.kinds_for(citizen_id, platform.actor_unit(), wall.today())))));
create policy readers on appointments.right_clock for select using (current_setting('stafet.mode', true) = 'read' and wall.standing(course_id) = 3);
create policy not_changed_by_the_citizen on appointments.right_clock as restrictive for update using (not wall.is_citizen());
create policy said_by_the_citizen on appointments.appointment for update using (wall.is_own(citizen_id));
create policy readers on appointments.wish for select using (current_setting('stafet.mode', true) = 'read' and wall.standing_with(citizen_id) = 3);
create policy commands on appointments.wish using (current_setting('stafet.mode', true) = 'write' and wall.shows_citizen(citizen_id));
create policy own on appointments.wish using (wall.is_own(citizen_id));
