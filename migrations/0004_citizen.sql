-- The citizen and what they have said yes to; the doors' gaps. Private to the modules citizen, consent and directory.

create schema citizen;
grant usage on schema citizen to stafet_app;

create table citizen.citizen (
  id                uuid primary key,
  region            text not null check (region ~ '^DK-8[0-9]$'),
  known_as          text not null check (length(known_as) between 1 and 120), -- the name they choose; "Ukendt mand" is a name too
  full_name         text check (length(full_name) between 1 and 200),
  birth_year        int check (birth_year between 1900 and 2100),
  age_band          text not null default 'unknown' check (age_band in ('under15', '15-17', '18-24', '25-39', '40-59', '60+', 'unknown')),
  language          text not null default 'da' check (length(language) <= 40),
  municipality_code text check (municipality_code ~ '^[0-9]{4}$'),            -- last registered; it acts meanwhile in a dispute
  phone             text check (length(phone) <= 40),
  name_keys         text[] not null default '{}',                             -- rough spellings of the names, to find possible matches by
  same_as           uuid references citizen.citizen (id),                     -- recognised as the same person; both records stay
  created_at        timestamptz not null
);
create index on citizen.citizen (same_as);
create index on citizen.citizen using gin (name_keys);

-- The citizen's own words on how to be met, versions kept; read by each door with a receipt.
create table citizen.meet_me (
  id          uuid primary key,
  citizen_id  uuid not null references citizen.citizen (id),
  words       text not null check (length(words) between 1 and 4000),
  written_by  uuid not null references identity.person (id),
  unit_id     uuid not null references identity.unit (id),
  at          timestamptz not null
);
create index on citizen.meet_me (citizen_id, at desc);
create index on citizen.meet_me (written_by);
create index on citizen.meet_me (unit_id);

create table citizen.meet_me_read (
  meet_me_id uuid not null references citizen.meet_me (id),
  unit_id    uuid not null references identity.unit (id),
  person_id  uuid not null references identity.person (id),
  at         timestamptz not null,
  primary key (meet_me_id, unit_id)
);
create index on citizen.meet_me_read (unit_id);
create index on citizen.meet_me_read (person_id);

create schema consent;
grant usage on schema consent to stafet_app;

-- Three everyday sentences first: those on my relay, only this door, not now. Finer choices hang on the same row later.
create table consent.consent (
  id            uuid primary key,
  citizen_id    uuid not null references citizen.citizen (id),
  scope         text not null check (scope in ('relay', 'thisDoor', 'notNow')),
  form          text not null check (form in ('oral', 'written')),
  witness       text check (length(witness) <= 200),
  given_to_unit uuid not null references identity.unit (id),
  recorded_by   uuid not null references identity.person (id),
  given_at      timestamptz not null,
  ends_on       date not null,
  withdrawn_at  timestamptz,
  check (ends_on <= (given_at at time zone 'Europe/Copenhagen')::date + 365) -- sundhedsloven § 44: lapses after one year
);
create unique index on consent.consent (citizen_id) where withdrawn_at is null;
create index on consent.consent (citizen_id, given_at);
create index on consent.consent (given_to_unit);
create index on consent.consent (recorded_by);

create schema directory;
grant usage on schema directory to stafet_app;

-- A need no offer met: the map region and municipalities must draw together. Holds no citizen.
create table directory.gap (
  id         uuid primary key,
  region     text not null check (region ~ '^DK-8[0-9]$'),
  area       text not null check (area ~ '^[0-9]{4}$'),
  need_kind  text not null check (length(need_kind) <= 40),
  cause      text not null check (length(cause) <= 40),   -- a redirect reason, or unmetNeed, or noDoorFound
  note       text not null default '' check (length(note) <= 2000),
  unit_id    uuid not null references identity.unit (id),
  at         timestamptz not null
);
create index on directory.gap (area, need_kind, at);
create index on directory.gap (unit_id);

grant select, insert on all tables in schema citizen, consent, directory to stafet_app;
grant update (known_as, full_name, birth_year, age_band, language, municipality_code, phone, name_keys, same_as) on citizen.citizen to stafet_app;
grant update (withdrawn_at) on consent.consent to stafet_app;
