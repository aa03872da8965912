-- What keeps the directory true: how many places are free and how long that is believed, what users say is wrong, letters that ask
-- "is this still right?", and what region and municipalities say to each other about what is missing. Private to src/modules/directory.

-- What a place is counted in, and how fast a figure ages: after `ageing` it is shown as old, after `unknown` as not known.
create table directory.capacity_unit (
  code            text primary key check (code ~ '^[a-z][A-Za-z]{1,39}$'),
  position        int not null unique,
  name_da         text not null,               -- one
  names_da        text not null,               -- several
  name_en         text not null,
  names_en        text not null,
  ageing_minutes  int not null check (ageing_minutes > 0),
  unknown_minutes int not null check (unknown_minutes > ageing_minutes)
);
insert into directory.capacity_unit (position, code, name_da, names_da, name_en, names_en, ageing_minutes, unknown_minutes) values
  (1, 'bed',     'seng',        'senge',        'bed',         'beds',         240,   720),
  (2, 'chair',   'stol',        'stole',        'chair',       'chairs',       240,   720),
  (3, 'room',    'værelse',     'værelser',     'room',        'rooms',        720,   1440),
  (4, 'place',   'plads',       'pladser',      'place',       'places',       10080, 43200),
  (5, 'flat',    'bolig',       'boliger',      'flat',        'flats',        10080, 43200);

-- The figure as it was last said, for each service and unit …
create table directory.capacity (
  service_id uuid not null references directory.service (id),
  unit       text not null references directory.capacity_unit (code),
  available  int not null check (available between 0 and 10000),
  maximum    int check (maximum between 0 and 10000),
  waiting    int check (waiting between 0 and 10000),
  said_at    timestamptz not null,
  person_id  uuid references identity.person (id),    -- null: a source that was imported
  channel    text not null check (channel in ('page', 'message', 'api', 'import', 'calendar')), -- calendar: counted from the places themselves
  primary key (service_id, unit),
  check (available <= maximum)
);
create index on directory.capacity (unit);
create index on directory.capacity (person_id);

-- … and every one that was said before, for the figures.
create table directory.capacity_said (
  id         uuid primary key,
  service_id uuid not null references directory.service (id),
  unit       text not null references directory.capacity_unit (code),
  available  int not null,
  maximum    int,
  waiting    int,
  said_at    timestamptz not null,
  person_id  uuid references identity.person (id),
  channel    text not null
);
create index on directory.capacity_said (service_id, said_at);
create index on directory.capacity_said (unit);
create index on directory.capacity_said (person_id);

-- Somebody found an entry wrong. Anybody may say so; who asks to be told leaves an address.
create table directory.report (
  id         uuid primary key,
  service_id uuid not null references directory.service (id),
  at         timestamptz not null,
  words      text not null check (length(words) between 1 and 2000),
  person_id  uuid references identity.person (id),
  outcome    text check (outcome in ('corrected', 'wasRight', 'closed')),
  settled_at timestamptz,
  settled_by uuid references identity.person (id),
  check ((outcome is null) = (settled_at is null) and (outcome is null) = (settled_by is null))
);
create index on directory.report (service_id) where outcome is null;
create index on directory.report (service_id);
create index on directory.report (person_id);
create index on directory.report (settled_by);

-- A letter to whoever keeps entries: is this still right? Its link says so without signing in, as often as it is pressed, until it ends.
create table directory.reminder (
  id         uuid primary key,
  recipient  text not null check (length(recipient) between 3 and 320),
  token_hash bytea not null unique,
  sent_at    timestamptz not null,
  expires_at timestamptz not null
);
create index on directory.reminder (recipient, sent_at);
create table directory.reminded (
  reminder_id uuid not null references directory.reminder (id) on delete cascade,
  service_id  uuid not null references directory.service (id),
  answered_at timestamptz,
  primary key (reminder_id, service_id)
);
create index on directory.reminded (service_id);

-- C6: which conditions it was missing under, and what those who must draw the map together say and decide about it.
alter table directory.gap add column conditions text[] not null default '{}' check (cardinality(conditions) <= 20);
create index on directory.gap (region, at);
create table directory.gap_note (
  id         uuid primary key,
  region     text not null check (region ~ '^DK-8[0-9]$'),
  area       text not null check (area ~ '^[0-9]{4}$'),
  need_kind  text not null check (length(need_kind) <= 40),
  at         timestamptz not null,
  person_id  uuid not null references identity.person (id),
  unit_id    uuid references identity.unit (id),
  decision   text check (decision in ('raised', 'agreed', 'newOffer', 'notNow')),   -- null: a comment
  words      text not null check (length(words) between 1 and 2000),
  service_id uuid references directory.service (id),         -- the new offer
  check ((decision = 'newOffer') or service_id is null)
);
create index on directory.gap_note (region, area, need_kind, at);
create index on directory.gap_note (person_id);
create index on directory.gap_note (unit_id);
create index on directory.gap_note (service_id);

grant select on directory.capacity_unit to stafet_app;
grant select, insert, update on directory.capacity to stafet_app;
grant select, insert on directory.capacity_said, directory.reminder, directory.gap_note to stafet_app;
grant select, insert on directory.report to stafet_app;
grant update (outcome, settled_at, settled_by) on directory.report to stafet_app;
grant select, insert on directory.reminded to stafet_app;
grant update (answered_at) on directory.reminded to stafet_app;
grant delete on directory.reminder, directory.reminded to stafet_app;
