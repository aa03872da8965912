-- What every module stands on: the two roles, the actor of a transaction, idempotency, the event table (which is
-- the transactional outbox), heartbeats and settings. Private to src/platform.

-- The role the application runs as: no superuser, no BYPASSRLS, owns nothing. Each migration grants it exactly
-- what the code needs, per table and, for updates, per column. Roles are shared by all databases of a server, so
-- another database – or another starter at this very moment – may have made it already.
do $$
begin
  if not exists (select from pg_roles where rolname = 'stafet_app') then
    begin
      create role stafet_app nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  -- An owner that is not a superuser must be allowed to become the role it has just made; where somebody else made
  -- it, that somebody grants it.
  if not (select rolsuper from pg_roles where rolname = current_user) then
    begin
      execute format('grant stafet_app to %I', current_user);
    exception when insufficient_privilege then null;
    end;
  end if;
  if exists (select from pg_roles where rolname = 'stafet_app' and (rolsuper or rolbypassrls)) then
    raise exception 'the role stafet_app must be neither superuser nor BYPASSRLS: the laws would not bind it';
  end if;
end
$$;

grant usage on schema platform to stafet_app;
grant select on platform.migration to stafet_app;

-- Who acts, set at the start of every transaction; row-level security keys on these. Null where nobody is set.
create function platform.actor_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('stafet.person_id', true), '')::uuid;
create function platform.actor_unit() returns uuid language sql stable parallel safe
  return nullif(current_setting('stafet.unit_id', true), '')::uuid;
create function platform.actor_role() returns text language sql stable parallel safe
  return nullif(current_setting('stafet.role', true), '');

-- Law 11: every command carries a key; the same key again finds its first answer here instead of being done twice.
create table platform.command (
  actor_id     uuid not null,
  key          text not null check (length(key) between 1 and 200),
  name         text not null check (length(name) between 1 and 100),
  request_hash bytea not null,
  response     jsonb,                     -- null only inside the transaction that is doing the command
  at           timestamptz not null,
  primary key (actor_id, key)
) with (fillfactor = 85);                 -- the answer is filled in by the same transaction: keep it on the page
create index on platform.command (at);
grant select, insert, delete on platform.command to stafet_app;
grant update (response) on platform.command to stafet_app;

-- What happened: history, notifications, insight and export read it. Append-only for the app, except that the
-- dispatcher stamps what it has sent on. Identifiers are not foreign keys: an event outlives what it is about.
create table platform.event (
  id            uuid primary key,          -- uuidv7: sorts by time
  at            timestamptz not null,
  type          text not null check (length(type) between 1 and 100),
  region        text,
  course_id     uuid,
  need_id       uuid,
  handover_id   uuid,
  citizen_id    uuid,
  unit_id       uuid,                      -- whose inbox it concerns
  person_id     uuid,                      -- who did it
  by_unit_id    uuid,                      -- for which unit
  data          jsonb not null default '{}',
  dispatched_at timestamptz
);
create index on platform.event (course_id, at, id) where course_id is not null;
create index on platform.event using brin (at) with (autosummarize = on); -- appended in time order: as good as a tree, and all but free to keep
create index event_undispatched on platform.event (id) where dispatched_at is null;
grant select, insert on platform.event to stafet_app;
grant update (dispatched_at) on platform.event to stafet_app;

-- The dead-man's switch: each recurring job says here that it ran.
create table platform.heartbeat (
  name   text primary key,
  at     timestamptz not null,
  detail jsonb not null default '{}'
);
grant select, insert, update on platform.heartbeat to stafet_app;

create table platform.setting (
  key   text primary key,
  value jsonb not null,
  at    timestamptz not null
);
grant select, insert, update on platform.setting to stafet_app;
