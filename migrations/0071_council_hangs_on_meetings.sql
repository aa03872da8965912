-- What hangs on meetings: dialogues about their items, joint ones at each body, dissent, where things were decided – and what may be said
-- anew of a recommendation. Private to src/modules/council, but for the view.

-- A dialogue about an item of an agenda.
alter table council.dialogue
  add column item_id uuid references council.agenda_item (id),
  add constraint about_one_thing check (topic_id is null or item_id is null);
create index on council.dialogue (item_id);

-- Where an item stands, and where anybody reads it: by its number in the agenda that was sent out, or in the published minutes; null where
-- nobody but those who sit there does – it is closed, taken off, or not sent out yet. Published to every room of the council.
create view council.item_at as
  select i.id, i.meeting_id, m.body_id, b.slug, m.held_on::text as held_on, nullif(m.starts, '') as starts, i.place, i.title, i.open,
         shown.place as shown_place, shown.title as shown_title
    from council.agenda_item i join council.meeting m on m.id = i.meeting_id join council.body b on b.id = m.body_id
    left join lateral (
      select o.place::int as place, o.item ->> 'title' as title
        from (select e.place, e.sent -> 'item' as item from jsonb_array_elements(m.agenda) with ordinality e (sent, place)
               where m.state <> 'published' and e.sent ->> 'id' = i.id::text
              union all
              select i.place, m.document -> 'items' -> (i.place - 1) where m.state = 'published') o
       where (o.item ->> 'open')::boolean) shown on i.open and i.place is not null and m.state <> 'cancelled';
grant select on council.item_at to stafet_app;

-- What is said about a closed item is for those who may see the item. Closing one takes down what stood there; of two who do both at once,
-- the item's row decides.
create function council.closed_item_shows_no_dialogue() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  is_open boolean;
begin
  select i.open into is_open from council.agenda_item i where i.id = new.item_id for share;
  if not is_open then
    raise exception 'a closed item shows nothing' using errcode = '23514', constraint = 'closed_item_shows_no_dialogue';
  end if;
  return new;
end $$;
create trigger closed_item_shows_no_dialogue before insert or update on council.dialogue
  for each row when (new.published_at is not null and new.item_id is not null) execute function council.closed_item_shows_no_dialogue();

create function council.closing_takes_dialogue_down() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update council.dialogue set published_at = null, edition = edition + 1 where item_id = new.id and published_at is not null;
  return null;
end $$;
create trigger closing_takes_dialogue_down after update of open on council.agenda_item
  for each row when (old.open and not new.open) execute function council.closing_takes_dialogue_down();

-- What a body shows of a meeting is shown by those that meet there, too: their feeds move with it.
create or replace function council.public_moves() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  thing council.public_text := case tg_op when 'DELETE' then old else new end;
begin
  insert into council.public_moved (body_id, at)
    select b.id, clock_timestamp() from council.body b
     where b.id = thing.body_id
        or (thing.kind in ('agenda', 'minutes')
            and exists (select from council.meeting_with w where w.meeting_id = thing.id and w.body_id = b.id))
     order by b.id
    on conflict (body_id) do update set at = greatest(excluded.at, council.public_moved.at);
  return null;
end $$;
create function council.company_moves() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  company council.meeting_with := case tg_op when 'DELETE' then old else new end;
begin
  insert into council.public_moved (body_id, at)
    select company.body_id, clock_timestamp() where exists (select from council.public_text t where t.id = company.meeting_id)
    on conflict (body_id) do update set at = greatest(excluded.at, council.public_moved.at);
  return null;
end $$;
create trigger moves after insert or delete on council.meeting_with for each row execute function council.company_moves();
revoke execute on function council.company_moves(), council.closed_item_shows_no_dialogue(), council.closing_takes_dialogue_down() from public;

-- Who did not agree: by name, or how many; with their words, or that they did not.
alter table council.dissent
  drop constraint dissent_name_check,
  drop constraint dissent_words_check,
  alter column name set default '',
  add column how_many int check (how_many between 1 and 300),
  add constraint dissent_name_check check (length(name) <= 200),
  add constraint dissent_words_check check (length(words) <= 4000),
  add constraint dissent_of_somebody check ((name = '') = (how_many is not null));

-- Where it was decided, when the meeting is here – and at which of its items.
alter table council.agenda_item add constraint item_of_its_meeting unique (id, meeting_id);
alter table council.nomination
  add column meeting_id uuid references council.meeting (id),
  add column item_id uuid,
  add constraint decided_at_an_item foreign key (item_id, meeting_id) references council.agenda_item (id, meeting_id),
  add constraint item_of_a_meeting check (item_id is null or meeting_id is not null);
create index on council.nomination (meeting_id);
create index on council.nomination (item_id, meeting_id);
alter table council.gathering
  add column meeting_id uuid references council.meeting (id),
  add column item_id uuid,
  add constraint adopted_at_an_item foreign key (item_id, meeting_id) references council.agenda_item (id, meeting_id),
  add constraint item_of_a_meeting check (item_id is null or meeting_id is not null);
create index on council.gathering (meeting_id);
create index on council.gathering (item_id, meeting_id);

-- A focus that is taken back within its year leaves that it was there, and why; it may be chosen again.
alter table council.focus_mark
  drop constraint focus_mark_pkey,
  add column id uuid primary key default gen_random_uuid(),
  add column withdrawn_at timestamptz,
  add column withdrawn_by uuid references identity.person (id),
  add column withdrawn_why text not null default '' check (length(withdrawn_why) <= 2000),
  add constraint taken_back_for_a_reason check ((withdrawn_at is null) = (withdrawn_why = ''));
create unique index one_focus_a_year on council.focus_mark (recommendation_id, year) where withdrawn_at is null;
create index on council.focus_mark (recommendation_id);
create index on council.focus_mark (withdrawn_by);
grant update (withdrawn_at, withdrawn_by, withdrawn_why) on council.focus_mark to stafet_app;

-- A target said anew, with why: the first stands in council.target, each later one here. What it is measured in stays.
create table council.target_edition (
  target_id uuid not null references council.target (id),
  edition   int not null check (edition > 1),
  words     text not null check (length(words) between 1 and 500),
  goal      double precision,
  direction text check (direction in ('atLeast', 'atMost')),
  by_day    date not null,
  why       text not null check (length(why) between 1 and 2000),
  at        timestamptz not null,
  person_id uuid references identity.person (id),
  primary key (target_id, edition),
  constraint a_goal_has_its_direction check ((goal is null) = (direction is null))
);
create index on council.target_edition (person_id);
grant select, insert on council.target_edition to stafet_app;
