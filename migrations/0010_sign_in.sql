-- Ways in: how a person proves who they are, what they are invited to, and the sessions that follow.
-- Private to src/modules/identity.

-- better-auth's own tables, as its getMigrations prints them from src/modules/identity/signIn/engine.ts: the proving of
-- passwords and codes. A user is one person's way in. Its sessions live as long as one proof; ours are in identity.session.
create table identity.auth_user (
  id                 uuid default pg_catalog.gen_random_uuid() not null primary key,
  name               text not null,
  email              text not null unique,
  email_verified     boolean not null,
  image              text,
  created_at         timestamptz default current_timestamp not null,
  updated_at         timestamptz default current_timestamp not null,
  two_factor_enabled boolean,
  person_id          uuid not null unique references identity.person (id) on delete cascade
);
create table identity.auth_session (
  id         uuid default pg_catalog.gen_random_uuid() not null primary key,
  expires_at timestamptz not null,
  token      text not null unique,
  created_at timestamptz default current_timestamp not null,
  updated_at timestamptz not null,
  ip_address text,
  user_agent text,
  user_id    uuid not null references identity.auth_user (id) on delete cascade
);
create table identity.auth_account (
  id                       uuid default pg_catalog.gen_random_uuid() not null primary key,
  account_id               text not null,
  provider_id              text not null,
  user_id                  uuid not null references identity.auth_user (id) on delete cascade,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  password                 text,
  created_at               timestamptz default current_timestamp not null,
  updated_at               timestamptz not null
);
create table identity.auth_verification (
  id         uuid default pg_catalog.gen_random_uuid() not null primary key,
  identifier text not null,
  value      text not null,
  expires_at timestamptz not null,
  created_at timestamptz default current_timestamp not null,
  updated_at timestamptz default current_timestamp not null
);
create table identity.auth_two_factor (
  id                        uuid default pg_catalog.gen_random_uuid() not null primary key,
  secret                    text not null,
  backup_codes              text not null,
  user_id                   uuid not null references identity.auth_user (id) on delete cascade,
  verified                  boolean,
  failed_verification_count integer,
  locked_until              timestamptz
);
create index auth_session_user_id_idx on identity.auth_session (user_id);
create index auth_account_user_id_idx on identity.auth_account (user_id);
create index auth_verification_identifier_idx on identity.auth_verification (identifier);
create index auth_two_factor_user_id_idx on identity.auth_two_factor (user_id);
-- One subject at one provider is one person, whatever two callbacks at once believe.
create unique index auth_account_subject on identity.auth_account (provider_id, account_id);

-- What a person is besides a member of units. None of these opens a citizen's record.
create table identity.remit (
  id              uuid primary key,
  person_id       uuid not null references identity.person (id),
  role            text not null check (role in ('directoryEditor', 'bridgingCoordinator', 'councilSecretary', 'councilMember',
                                                'analyst', 'dataProtectionOfficer', 'administrator')),
  organisation_id uuid references identity.organisation (id),   -- where it holds; null: everywhere
  since           timestamptz not null,
  ended_at        timestamptz check (ended_at >= since),
  constraint remit_of_an_organisation check ((role in ('directoryEditor', 'bridgingCoordinator')) = (organisation_id is not null))
);
create index on identity.remit (person_id);
create index on identity.remit (organisation_id);
create unique index remit_held_once on identity.remit (person_id, role, organisation_id) nulls not distinct where ended_at is null;

-- Sessions: a person proved, on duty for a unit or for none yet.
alter table identity.session
  alter column unit_id drop not null,
  add column id           uuid not null default gen_random_uuid() unique,
  add column method       text not null default 'demo' check (method in ('demo', 'password', 'oidc', 'passkey', 'pin')),
  add column agent        text not null default '' check (length(agent) <= 100), -- "Firefox, Windows", for the person's own list
  add column last_seen_at timestamptz,
  add column proved_at    timestamptz,                     -- when who it is was last proved: see stepUp
  add constraint demo_is_on_duty check (method <> 'demo' or unit_id is not null);
update identity.session set last_seen_at = created_at, proved_at = created_at;
alter table identity.session alter column last_seen_at set not null, alter column proved_at set not null;

-- A link sent to somebody: whoever follows it chooses a password, and is what it says.
create table identity.invitation (
  id          uuid primary key,
  token_hash  bytea not null unique,                       -- sha-256 of the link's token
  email       text not null check (length(email) between 3 and 254 and email = lower(email)),
  name        text not null check (length(name) between 1 and 200),
  unit_id     uuid references identity.unit (id),
  role        text check (role in ('worker', 'lead', 'volunteer')),
  remit      text check (remit in ('administrator')),
  invited_by  uuid references identity.person (id),        -- null: from the command line
  created_at  timestamptz not null,
  expires_at  timestamptz not null check (expires_at > created_at),
  accepted_at timestamptz,
  accepted_by uuid references identity.person (id),
  revoked_at  timestamptz,
  constraint invited_to_something check ((unit_id is null) = (role is null) and (unit_id is null) <> (remit is null)),
  constraint accepted_by_somebody check ((accepted_at is null) = (accepted_by is null)),
  constraint accepted_or_revoked check (accepted_at is null or revoked_at is null)
);
create index on identity.invitation (unit_id, created_at);
create index on identity.invitation (invited_by);
create index on identity.invitation (accepted_by);

-- Failed attempts by what they had in common (a keyed hash: account and address, account, address). Nobody is ever
-- locked out: the next attempt waits, longer each time, and never longer than a quarter of an hour.
create table identity.throttle (
  key      bytea primary key,
  failures int not null check (failures > 0),
  last_at  timestamptz not null,
  open_at  timestamptz not null
);
create index on identity.throttle (last_at);

-- A browser somebody has signed in with before: what others do to the account elsewhere does not slow it down.
create table identity.device (
  token_hash bytea primary key,
  person_id  uuid not null references identity.person (id),
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index on identity.device (person_id);
create index on identity.device (expires_at);

-- Mail on its way, sealed with the application's key, since it may hold a link that lets somebody in.
create table platform.mail (
  id        uuid primary key,
  at        timestamptz not null,
  recipient text not null check (length(recipient) <= 254),
  subject   text not null check (length(subject) <= 200),
  sealed    text,                                          -- the text; gone once it is sent
  attempts  int not null default 0,
  sent_at   timestamptz
);
create index on platform.mail (at) where sent_at is null;
create index on platform.mail (at);

grant select, insert, update, delete on identity.auth_user, identity.auth_session, identity.auth_account,
  identity.auth_verification, identity.auth_two_factor, identity.throttle, identity.device to stafet_app;
grant select, insert on identity.remit, identity.invitation to stafet_app;
grant update (ended_at) on identity.remit to stafet_app;
grant update (accepted_at, accepted_by, revoked_at) on identity.invitation to stafet_app;
grant update (last_seen_at, proved_at, method) on identity.session to stafet_app;
grant select, insert, delete on platform.mail to stafet_app;
grant update (sealed, attempts, sent_at) on platform.mail to stafet_app;
