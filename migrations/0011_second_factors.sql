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
