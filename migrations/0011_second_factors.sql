-- More ways to prove who one is. Private to src/modules/identity.

-- A code from a telephone works once, also within its half minute (a keyed hash of person and code).
create table identity.used_code (
  key bytea primary key,
  at  timestamptz not null
);
create index on identity.used_code (at);

-- Passkeys: what a person's device signs with. The public half only.
create table identity.passkey (
  id            text primary key check (length(id) <= 1400),  -- base64url, as the device names it
  person_id     uuid not null references identity.person (id),
  public_key    bytea not null,
  counter       bigint not null,
  transports    text[] not null default '{}',
  name          text not null default '' check (length(name) <= 100),
  created_at    timestamptz not null,
  last_used_at  timestamptz
);
create index on identity.passkey (person_id);

-- Other organisations' identity providers: one subject at one issuer is one person.
create table identity.subject (
  issuer     text not null check (length(issuer) <= 500),
  subject    text not null check (length(subject) <= 500),
  person_id  uuid not null references identity.person (id),
  created_at timestamptz not null,
  primary key (issuer, subject)
);
create index on identity.subject (person_id);

grant select, insert, delete on identity.used_code, identity.passkey, identity.subject to stafet_app;
grant update (counter, last_used_at, name) on identity.passkey to stafet_app;

-- A forgotten password: a link to whoever has the mailbox, once, within the hour.
create table identity.password_link (
  token_hash bytea primary key,                            -- sha-256 of the link's token
  person_id  uuid not null references identity.person (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index on identity.password_link (person_id);
create index on identity.password_link (expires_at);

-- Shared workstations: a browser the unit vouches for, and the PIN with which one's own people switch at it.
create table identity.workstation (
  id         uuid primary key,
  token_hash bytea not null unique,                        -- sha-256 of the cookie's token
  unit_id    uuid not null references identity.unit (id),
  name       text not null check (length(name) between 1 and 100),
  made_by    uuid not null references identity.person (id),
  created_at timestamptz not null,
  ended_at   timestamptz
);
create index on identity.workstation (unit_id);
create index on identity.workstation (made_by);

create table identity.pin (
  person_id uuid primary key references identity.person (id),
  hash      text not null,
  set_at    timestamptz not null
);

grant select, insert, delete on identity.password_link to stafet_app;
grant update (used_at) on identity.password_link to stafet_app;
grant select, insert on identity.workstation to stafet_app;
grant update (ended_at) on identity.workstation to stafet_app;
grant select, insert, update, delete on identity.pin to stafet_app;
