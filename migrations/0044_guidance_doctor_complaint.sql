-- Knowledge cards beside the work (I3, D2), a doctor of one's own (D9), and help to complain (D8).

-- The cards: short content that a region's editor keeps. About nobody: everybody may read it.
-- Private to src/modules/guidance, where model.ts says what a document holds. docs/decisions/0031.
create schema guidance;
grant usage on schema guidance to stafet_app;

create table guidance.card (
  id         uuid primary key,
  region     text not null check (region ~ '^DK-8[0-9]$'),
  moments    text[] not null,                                  -- when it is worth reading: types.ts
  needs      text[] not null,                                  -- and at which needs: relay.need_kind's codes
  withdrawn  boolean not null,                                 -- taken down; its editions are kept
  document   jsonb not null check (jsonb_typeof(document) = 'object'),
  edition    int not null check (edition > 0),
  changed_at timestamptz not null,
  -- What is clinical has somebody who answers for it, by role, and points to the region's own guideline.
  constraint a_clinical_card_has_an_owner check (jsonb_typeof(document -> 'clinical') = 'null' or coalesce(
    length(document #>> '{clinical,owner}') > 0 and length(document #>> '{clinical,guideline,title}') > 0, false))
);
create index on guidance.card (region);

-- Every state a card has had, whole, with who wrote it.
create table guidance.edition (
  card_id   uuid not null references guidance.card (id),
  edition   int not null check (edition > 0),
  at        timestamptz not null,
  person_id uuid references identity.person (id),              -- null: taken in from a file
  document  jsonb not null,
  primary key (card_id, edition)
);
create index on guidance.edition (person_id);

grant select, insert, update on guidance.card to stafet_app;
grant select, insert on guidance.edition to stafet_app;

-- A doctor of one's own (D9): what was said of it, when and by whom. Never changed: said anew. The newest counts.
create table citizen.own_doctor (
  id         uuid primary key,
  citizen_id uuid not null references citizen.citizen (id),
  at         timestamptz not null,
  state      text not null check (state in ('here', 'elsewhere', 'none', 'unknown')),
  name       text not null default '' check (length(name) <= 200),  -- as told
  place      text not null default '' check (length(place) <= 120), -- the town, where that is somewhere else
  unit_id    uuid references identity.unit (id),                    -- where it is on Stafet
  service_id uuid references directory.service (id),                -- or in the directory
  told_by    text not null check (told_by in ('citizen', 'relative', 'worker', 'record')),
  by_person  uuid not null references identity.person (id),
  by_unit    uuid not null references identity.unit (id),
  constraint a_doctor_is_somebody_somewhere check (case state when 'here' then name <> '' when 'elsewhere' then name <> '' or place <> ''
    else name = '' and place = '' end),
  constraint no_door_where_there_is_no_doctor check (state in ('here', 'elsewhere') or num_nonnulls(unit_id, service_id) = 0)
);
create index on citizen.own_doctor (citizen_id, at);
create index on citizen.own_doctor (unit_id);
create index on citizen.own_doctor (service_id);
create index on citizen.own_doctor (by_person);
create index on citizen.own_doctor (by_unit);

-- A work-up that was begun: the person's, not the course's, so that it survives moves, merges and changes of doctor.
create table citizen.work_up (
  id           uuid primary key,
  citizen_id   uuid not null references citizen.citizen (id),
  what         text not null check (length(trim(what)) between 1 and 300),
  begun_where  text not null check (length(trim(begun_where)) between 1 and 200),
  begun_on     date,                                                -- null: nobody knows the day
  waits_for    text not null default '' check (length(waits_for) <= 500),
  added_at     timestamptz not null,
  added_by     uuid not null references identity.person (id),
  added_unit   uuid not null references identity.unit (id),
  changed_at   timestamptz check (changed_at >= added_at),          -- when what is waited for was last said
  changed_by   uuid references identity.person (id),
  changed_unit uuid references identity.unit (id),
  ended_at     timestamptz check (ended_at >= added_at),
  ended_how    text check (ended_how in ('finished', 'dropped', 'mistake')),
  ended_note   text not null default '' check (length(ended_note) <= 500),
  ended_by     uuid references identity.person (id),
  ended_unit   uuid references identity.unit (id),
  constraint changed_by_somebody check (num_nonnulls(changed_at, changed_by, changed_unit) in (0, 3)),
  constraint ended_by_somebody_somehow check (num_nonnulls(ended_at, ended_how, ended_by, ended_unit) in (0, 4)),
  -- Nobody lets a begun work-up go without a word of why.
  constraint dropped_for_a_reason check (ended_how is distinct from 'dropped' or ended_note <> '')
);
create index on citizen.work_up (citizen_id, added_at);
create index on citizen.work_up (added_by);
create index on citizen.work_up (added_unit);
create index on citizen.work_up (changed_by);
create index on citizen.work_up (changed_unit);
create index on citizen.work_up (ended_by);
create index on citizen.work_up (ended_unit);

grant select, insert on citizen.own_doctor, citizen.work_up to stafet_app;
grant update (waits_for, changed_at, changed_by, changed_unit, ended_at, ended_how, ended_note, ended_by, ended_unit) on citizen.work_up to stafet_app;

-- The second wall: as far as the citizen lets them know of their health.
alter table citizen.own_doctor enable row level security;
alter table citizen.work_up enable row level security;
create policy the_house on citizen.own_doctor using (current_setting('stafet.role', true) = 'system');
create policy the_house on citizen.work_up using (current_setting('stafet.role', true) = 'system');
create policy readers on citizen.own_doctor for select using (current_setting('stafet.mode', true) = 'read' and wall.knows(citizen_id, 'health'));
create policy readers on citizen.work_up for select using (current_setting('stafet.mode', true) = 'read' and wall.knows(citizen_id, 'health'));
create policy commands on citizen.own_doctor using (current_setting('stafet.mode', true) = 'write' and wall.shows_citizen(citizen_id));
create policy commands on citizen.work_up using (current_setting('stafet.mode', true) = 'write' and wall.shows_citizen(citizen_id));
-- The citizen reads both on their own page, and has them put right by whoever has the baton.
create policy own on citizen.own_doctor for select using (wall.is_own(citizen_id));
create policy own on citizen.work_up for select using (wall.is_own(citizen_id));
create policy not_by_the_citizen on citizen.own_doctor as restrictive for insert with check (not wall.is_citizen());
create policy not_by_the_citizen on citizen.work_up as restrictive for insert with check (not wall.is_citizen());
create policy not_changed_by_the_citizen on citizen.work_up as restrictive for update using (not wall.is_citizen());

-- A letter of complaint in the citizen's own words (D8), kept as a draft on their record. Theirs alone until they show it to whoever
-- has the baton; written together with a helper, it is shown from the start. Thrown away, its words are gone.
create table citizen.complaint (
  id         uuid primary key,
  citizen_id uuid not null references citizen.citizen (id),
  about      text not null check (about in ('care', 'municipality', 'place', 'unsure')), -- whom it is about: who it goes to
  words      text check (length(trim(words)) between 1 and 6000),    -- what happened
  place      text check (length(place) <= 300),
  happened   text check (length(happened) <= 200),                   -- when, as told
  wish       text check (length(wish) <= 2000),
  reach      boolean not null default false,                         -- the letter says that they are reached through whoever has the baton
  by_citizen boolean not null,
  begun_at   timestamptz not null,
  begun_by   uuid not null references identity.person (id),
  begun_unit uuid not null references identity.unit (id),
  edition    int not null check (edition > 0),
  changed_at timestamptz not null check (changed_at >= begun_at),
  shown      boolean not null,
  shown_to   uuid references identity.unit (id),                     -- to them alone: whoever has the baton next is shown it anew, or not
  sent_at    timestamptz check (sent_at >= begun_at),
  sent_to    text check (length(trim(sent_to)) between 1 and 400),   -- as it left: to whom, signed by whom, and where it says they are reached
  sent_name  text check (length(sent_name) between 1 and 200),
  sent_reach_name    text check (length(sent_reach_name) <= 200),
  sent_reach_phone   text check (length(sent_reach_phone) <= 40),
  sent_reach_address text check (length(sent_reach_address) <= 400),
  removed_at timestamptz check (removed_at >= begun_at),
  constraint shown_to_somebody check (shown = (shown_to is not null)),
  constraint thrown_away_its_words_are_gone check (num_nonnulls(words, place, happened, wish) = case when removed_at is null then 4 else 0 end),
  constraint sent_to_somebody_by_somebody check (num_nonnulls(sent_to, sent_name) = case when sent_at is null or removed_at is not null then 0 else 2 end),
  constraint sent_with_where_it_said check (num_nonnulls(sent_reach_name, sent_reach_phone, sent_reach_address) in (0, case when reach then 3 else 0 end)),
  constraint only_what_was_sent_keeps_where check (sent_reach_name is null or sent_to is not null)
);
create index on citizen.complaint (citizen_id, begun_at);
create index on citizen.complaint (begun_by);
create index on citizen.complaint (begun_unit);
create index on citizen.complaint (shown_to);

-- What has left is in somebody else's hands as it was: nothing makes it another letter. It may still be thrown away here.
create function citizen.complaint_has_left() returns trigger language plpgsql as $$
begin
  raise exception 'a letter that was sent is not changed' using errcode = '23514', constraint = 'sent_as_it_was';
end $$;
create trigger sent_as_it_was before update on citizen.complaint for each row
  when (old.sent_at is not null and new.removed_at is null
        and row (old.about, old.words, old.place, old.happened, old.wish, old.reach, old.edition, old.changed_at, old.sent_at, old.sent_to,
                 old.sent_name, old.sent_reach_name, old.sent_reach_phone, old.sent_reach_address)
            is distinct from
            row (new.about, new.words, new.place, new.happened, new.wish, new.reach, new.edition, new.changed_at, new.sent_at, new.sent_to,
                 new.sent_name, new.sent_reach_name, new.sent_reach_phone, new.sent_reach_address))
  execute function citizen.complaint_has_left();

grant select, insert on citizen.complaint to stafet_app;
grant update (about, words, place, happened, wish, reach, edition, changed_at, shown, shown_to, sent_at, sent_to, sent_name,
              sent_reach_name, sent_reach_phone, sent_reach_address, removed_at) on citizen.complaint to stafet_app;

create function wall.has_baton(citizen uuid) returns boolean
language plpgsql stable parallel safe security definer set search_path = '' as $$
declare
  unit uuid := platform.actor_unit();
begin
  return unit is not null and exists (
    select from relay.course c
     where c.citizen_id in (select citizen.same_records(has_baton.citizen)) and c.region = wall.region()
       and c.state = 'open' and c.holder_id = unit);
end $$;
revoke execute on function wall.has_baton(uuid) from public;
grant execute on function wall.has_baton(uuid) to stafet_app;

alter table citizen.complaint enable row level security;
create policy the_house on citizen.complaint using (current_setting('stafet.role', true) = 'system');
create policy readers on citizen.complaint for select
  using (current_setting('stafet.mode', true) = 'read' and shown_to = platform.actor_unit() and wall.has_baton(citizen_id));
create policy commands on citizen.complaint using (current_setting('stafet.mode', true) = 'write' and wall.shows_citizen(citizen_id)
  and (wall.is_citizen() or (shown_to = platform.actor_unit() and wall.has_baton(citizen_id))));
create policy own on citizen.complaint for select using (wall.is_own(citizen_id));

-- Early signs (D2), among the headings of *Mød mig sådan*: what others can see when it gets hard, where the citizen wants them to know.
alter table citizen.meet_me
  add column early_signs text not null default '' check (length(early_signs) <= 2000),
  drop constraint says_something,
  add constraint says_something check (words || helps || frightens || how_to_talk || comes_along || good_at || early_signs || dont_ask <> '');
