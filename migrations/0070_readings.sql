-- Documents that were read and are no minutes yet (H3): a person looks at the document beside what was read first. Private to
-- src/modules/council/readings. They may hold closed items: shown to whoever keeps the body's papers, gone when saved, thrown away, or
-- left for too long (migration 0072). docs/decisions/0047.
create table council.read_document (
  id       uuid primary key,
  body_id  uuid not null references council.body (id),
  name     text not null check (length(name) between 1 and 200),
  source   text not null,                                      -- its text, as it was given
  digest   text not null,                                      -- of the text: sent again, it is the same document
  laid_at  timestamptz not null,
  laid_by  uuid references identity.person (id),
  constraint read_once unique (body_id, digest)
);
create index on council.read_document (laid_by);

-- One meeting of a document, as it was read and has been mended since.
create table council.read_meeting (
  id         uuid primary key,
  file_id    uuid not null references council.read_document (id) on delete cascade,
  place      int not null check (place > 0),                   -- among the meetings of the document
  document   jsonb not null check (jsonb_typeof(document -> 'items') = 'array'),
  flags      jsonb not null check (jsonb_typeof(flags) = 'array'),
  places     jsonb not null check (jsonb_typeof(places) = 'array'),
  edition    int not null check (edition > 0),
  changed_at timestamptz not null,
  changed_by uuid references identity.person (id),
  constraint one_meeting_in_a_place unique (file_id, place)
);
create index on council.read_meeting (changed_by);

grant select, insert, update, delete on council.read_document, council.read_meeting to stafet_app;

-- Where its head and its items stand in the document it was read from.
alter table council.meeting add column places jsonb check (jsonb_typeof(places) = 'array');

-- A story that reads as one person's and is nobody's in particular: whoever keeps the papers says so, with why, and somebody else approves.
alter table council.story_step drop constraint story_step_did_check;
alter table council.story_step add constraint story_step_did_check check (did in ('given', 'takenIn', 'edited', 'saidGeneral', 'consented',
  'asked', 'sentBack', 'published', 'corrected', 'withdrawn'));
create or replace function council.story_second_eyes() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform from council.story s where s.id = new.story_id and s.withdrawn_at is null for no key update;
  if not found then
    raise exception 'a withdrawn story is not published' using errcode = '23514', constraint = 'withdrawn_is_withdrawn';
  end if;
  if exists (select from council.story_step t where t.story_id = new.story_id and t.person_id = new.approved_by
              and t.did in ('given', 'takenIn', 'edited', 'saidGeneral', 'corrected')) then
    raise exception 'whoever wrote it does not approve it' using errcode = '23514', constraint = 'a_second_pair_of_eyes';
  end if;
  return new;
end $$;
