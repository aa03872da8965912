-- Councils, and the minutes of their meetings (H1, H3). Private to src/modules/council, where minutes.ts says what a document holds.
-- Nothing here is about a citizen, and nothing here leads to one. docs/decisions/0039.
create schema council;
grant usage on schema council to stafet_app;

create table council.body (
  id        uuid primary key,
  region    text not null check (region ~ '^DK-8[0-9]$'),
  slug      text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  name      text not null check (length(name) between 1 and 200),
  kind      text not null check (kind in ('council', 'healthCouncil', 'regionalCouncil', 'committee', 'administration')),
  added_at  timestamptz not null,
  added_by  uuid references identity.person (id)               -- null: whoever runs the house
);
create unique index on council.body (lower(name));
create index on council.body (added_by);

-- A meeting with its minutes in their newest edition, whole.
create table council.meeting (
  id           uuid primary key,
  body_id      uuid not null references council.body (id),
  held_on      date not null,
  starts       text not null default '' check (starts ~ '^(([01][0-9]|2[0-3]):[0-5][0-9])?$'),   -- '': not said
  state        text not null check (state in ('draft', 'published')),
  document     jsonb not null check (jsonb_typeof(document -> 'items') = 'array'),
  flags        jsonb not null check (jsonb_typeof(flags) = 'array'),       -- what was odd when it was read
  source_name  text not null check (length(source_name) between 1 and 200),
  source       text not null,                                  -- the text it was read from, as it was given
  edition      int not null check (edition > 0),
  changed_at   timestamptz not null,
  published_at timestamptz,
  constraint one_meeting_at_a_time unique (body_id, held_on, starts),
  -- Nothing is shown to everybody before somebody has said of each item whether it was open.
  constraint published_says_what_was_open check (state <> 'published'
    or not jsonb_path_exists(document, '$.items[*] ? (!exists(@.open) || @.open == null)')),
  constraint published_has_its_moment check ((state = 'published') = (published_at is not null))
);
create index on council.meeting (held_on);

-- Every edition, whole, with who made it and why.
create table council.edition (
  meeting_id uuid not null references council.meeting (id),
  edition    int not null check (edition > 0),
  at         timestamptz not null,
  person_id  uuid references identity.person (id),             -- null: whoever runs the house
  did        text not null check (did in ('takenIn', 'saidOpen', 'published', 'takenDown')),
  why        text not null default '' check (length(why) <= 1000),
  document   jsonb not null,
  primary key (meeting_id, edition),
  constraint taken_down_for_a_reason check (did <> 'takenDown' or why <> '')
);
create index on council.edition (person_id);

grant select, insert on council.body to stafet_app;
grant select, insert, update on council.meeting to stafet_app;
grant select, insert on council.edition to stafet_app;
