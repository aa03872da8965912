-- "Mød mig sådan" under gentle headings (D1), each version after the one before it.

-- Every heading may stay empty; `words` is for what fits nowhere, and is all that earlier versions have.
alter table citizen.meet_me
  drop constraint meet_me_words_check,
  alter column words set default '',
  add column helps       text not null default '' check (length(helps) <= 2000),
  add column frightens   text not null default '' check (length(frightens) <= 2000),
  add column how_to_talk text not null default '' check (length(how_to_talk) <= 2000),
  add column comes_along text not null default '' check (length(comes_along) <= 2000),
  add column good_at     text not null default '' check (length(good_at) <= 2000),
  add column dont_ask    text not null default '' check (length(dont_ask) <= 2000),
  add column heard_by    text check (length(heard_by) between 1 and 200), -- who heard the citizen say that it fits; null: by card, or not yet
  add column follows     uuid,
  add constraint meet_me_words_check check (length(words) <= 4000),
  add constraint says_something check (words || helps || frightens || how_to_talk || comes_along || good_at || dont_ask <> ''),
  add constraint heard_when_approved check (heard_by is null or (approved_at is not null and not by_citizen)),
  add constraint a_version_is_one_persons unique (id, citizen_id),
  add constraint follows_ones_own foreign key (follows, citizen_id) references citizen.meet_me (id, citizen_id);

update citizen.meet_me w set follows = b.follows
  from (select id, lag(id) over (partition by citizen_id order by at, id) as follows from citizen.meet_me) b
 where b.id = w.id and b.follows is not null;

-- Two who write at once: one comes after what was there, the other is told and comes after that.
alter table citizen.meet_me add constraint one_version_after_each unique nulls not distinct (follows, citizen_id);

grant update (heard_by) on citizen.meet_me to stafet_app;

-- Theirs on whichever record it was said.
drop policy readers on citizen.meet_me;
create policy readers on citizen.meet_me for select using (current_setting('stafet.mode', true) = 'read' and wall.stands_with_person(citizen_id));

-- Law 13: who is asked may see it before they answer, when the citizen lets them be told.
create function wall.asked_about_person(citizen uuid, kind text) returns boolean
language plpgsql stable parallel safe security definer set search_path = '' as $$
begin
  return exists (select from citizen.same_records(asked_about_person.citizen) z (id)
    where wall.standing_with(z.id, 2) > 1 and asked_about_person.kind = any (consent.kinds_for(z.id, platform.actor_unit(), wall.today())));
end $$;
revoke execute on function wall.asked_about_person(uuid, text) from public;
grant execute on function wall.asked_about_person(uuid, text) to stafet_app;
create policy readers_who_are_asked on citizen.meet_me for select using (current_setting('stafet.mode', true) = 'read'
  and wall.asked_about_person(citizen_id, 'meetMe'));

-- Safety notes (D6): what happened once and what calmed it – never what somebody is. Each ends by itself. docs/decisions/0029.
-- A note is about one day and has its last day from the beginning: neither is ever moved. What it says is in versions.
create table citizen.safety_note (
  id          uuid primary key,
  citizen_id  uuid not null references citizen.citizen (id),
  unit_id     uuid not null references identity.unit (id), -- whose note it is: who puts it right
  begun_at    timestamptz not null,
  happened_on date not null,
  ends_on     date not null,                               -- the last day it is shown
  ended_at    timestamptz check (ended_at >= begun_at),    -- earlier, by a leader
  ended_by    uuid references identity.person (id),
  ended_unit  uuid references identity.unit (id),
  ended_why   text check (length(ended_why) between 1 and 500),
  constraint has_happened check (happened_on <= (begun_at at time zone 'Europe/Copenhagen')::date),
  constraint ends_within_a_year check (ends_on >= (begun_at at time zone 'Europe/Copenhagen')::date and ends_on <= happened_on + 365),
  constraint ended_by_somebody_for_a_reason check (num_nonnulls(ended_at, ended_by, ended_unit, ended_why) in (0, 4))
);
create index on citizen.safety_note (citizen_id);
create index on citizen.safety_note (unit_id);
create index on citizen.safety_note (ended_by);
create index on citizen.safety_note (ended_unit);

create table citizen.safety_version (
  id             uuid primary key,
  note_id        uuid not null references citizen.safety_note (id),
  number         int not null check (number >= 1),
  happened       text not null check (length(trim(happened)) between 1 and 2000),
  calmed         text not null check (length(trim(calmed)) between 1 and 2000), -- what calmed, or what keeps it from happening again
  citizens_words text check (length(trim(citizens_words)) between 1 and 2000),
  not_asked_why  text check (length(trim(not_asked_why)) between 1 and 500),
  written_by     uuid not null references identity.person (id),
  unit_id        uuid not null references identity.unit (id),
  at             timestamptz not null,
  constraint their_words_or_why_not check (num_nonnulls(citizens_words, not_asked_why) = 1),
  constraint one_correction_at_a_time unique (note_id, number)
);
create index on citizen.safety_version (written_by);
create index on citizen.safety_version (unit_id);

-- What the citizen says to it, for everybody who reads it.
create table citizen.safety_answer (
  id         uuid primary key,
  note_id    uuid not null references citizen.safety_note (id),
  words      text not null check (length(trim(words)) between 1 and 2000),
  by_citizen boolean not null,                             -- with their card; else told to a helper, who wrote it down
  written_by uuid not null references identity.person (id),
  unit_id    uuid not null references identity.unit (id),
  at         timestamptz not null
);
create index on citizen.safety_answer (note_id, at);
create index on citizen.safety_answer (written_by);
create index on citizen.safety_answer (unit_id);

grant select, insert on citizen.safety_note, citizen.safety_version, citizen.safety_answer to stafet_app;
grant update (ended_at, ended_by, ended_unit, ended_why) on citizen.safety_note to stafet_app;

-- The second wall: whoever is on the relay, while it counts; the citizen, always.
create function wall.shows_safety_note(note uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from citizen.safety_note n where n.id = note); end $$;
revoke execute on function wall.shows_safety_note(uuid) from public;
grant execute on function wall.shows_safety_note(uuid) to stafet_app;

alter table citizen.safety_note enable row level security;
alter table citizen.safety_version enable row level security;
alter table citizen.safety_answer enable row level security;
create policy the_house on citizen.safety_note using (current_setting('stafet.role', true) = 'system');
create policy the_house on citizen.safety_version using (current_setting('stafet.role', true) = 'system');
create policy the_house on citizen.safety_answer using (current_setting('stafet.role', true) = 'system');
create policy readers on citizen.safety_note for select using (current_setting('stafet.mode', true) = 'read'
  and ended_at is null and ends_on >= wall.today() and wall.stands_with_person(citizen_id));
create policy readers on citizen.safety_version for select using (current_setting('stafet.mode', true) = 'read' and wall.shows_safety_note(note_id));
create policy readers on citizen.safety_answer for select using (current_setting('stafet.mode', true) = 'read' and wall.shows_safety_note(note_id));
create policy commands on citizen.safety_note using (current_setting('stafet.mode', true) = 'write' and wall.shows_citizen(citizen_id));
create policy commands on citizen.safety_version using (current_setting('stafet.mode', true) = 'write' and wall.shows_safety_note(note_id));
create policy commands on citizen.safety_answer using (current_setting('stafet.mode', true) = 'write' and wall.shows_safety_note(note_id));
create policy own on citizen.safety_note for select using (wall.is_own(citizen_id));
create policy own on citizen.safety_version for select using (wall.is_citizen() and wall.shows_safety_note(note_id));
create policy own on citizen.safety_answer for select using (wall.is_citizen() and wall.shows_safety_note(note_id));
create policy not_by_the_citizen on citizen.safety_note as restrictive for insert with check (not wall.is_citizen());
create policy not_ended_by_the_citizen on citizen.safety_note as restrictive for update using (not wall.is_citizen());
create policy not_by_the_citizen on citizen.safety_version as restrictive for insert with check (not wall.is_citizen());
create policy in_ones_own_name on citizen.safety_answer as restrictive for insert with check (by_citizen = wall.is_citizen());
