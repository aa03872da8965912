-- Organisations, units, people, memberships: who can hold, ask and answer – and the log of who did and saw what.
-- Private to src/modules/identity; other modules read its views and reference its keys.

create schema identity;
grant usage on schema identity to stafet_app;

create table identity.person (
  id          uuid primary key,
  slug        text not null unique,
  name        text not null check (length(name) between 1 and 200),
  title       text not null default '' check (length(title) <= 200),
  phone       text check (length(phone) <= 40),
  technical   boolean not null default false,   -- an API token or a job acting for a unit, not a human being
  demo_hint   text check (length(demo_hint) <= 500), -- one sentence on what to try; the demo's sign-in page lists those who have it
  ended_at    timestamptz
);

-- The relay itself, for what the rules and the ladder do: never a member of a unit, so it can accept nothing but by a signed duty.
insert into identity.person (id, slug, name, technical) values ('00000000-0000-7000-8000-000000000001', 'stafet', 'Stafet', true);

create table identity.organisation (
  id                uuid primary key,
  slug              text not null unique,
  name              text not null check (length(name) between 1 and 200),
  sector            text not null check (sector in ('region', 'municipality', 'generalPractice', 'civilSociety', 'state')),
  region            text not null check (region ~ '^DK-8[0-9]$'),
  municipality_code text check (municipality_code ~ '^[0-9]{4}$'),
  leader_id         uuid references identity.person (id), -- the responsible leader, next on the ladder after a unit's lead
  -- How long its units have to answer, where it has its own: kernel/urgency.ts AnswerTimes. Null: the defaults.
  answer_times      jsonb check (jsonb_typeof(answer_times) = 'object' and answer_times ?& '{acute,sameDay,soon,ordinary}')
);
create index on identity.organisation (leader_id);

create table identity.unit (
  id              uuid primary key,
  slug            text not null unique,
  organisation_id uuid not null references identity.organisation (id),
  name            text not null check (length(name) between 1 and 200),
  kind            text not null check (length(kind) between 1 and 40),
  phone           text not null check (length(phone) between 3 and 40),
  address         text not null default '' check (length(address) <= 300),
  opening_hours   jsonb not null,                           -- kernel/hours.ts OpeningHours
  lead_id         uuid references identity.person (id),
  region          text not null check (region ~ '^DK-8[0-9]$'),
  area            text not null check (area ~ '^[0-9]{4}$'), -- the municipality it serves; a hospital unit names the one it lies in
  holds_courses   boolean not null default true,            -- may have the baton
  holds_needs     boolean not null default true,            -- may be responsible for a need
  answers_asks    boolean not null default true,
  closed_at       timestamptz,
  is_open         boolean generated always as (closed_at is null) stored,
  -- Law 8: what a unit is responsible for references (id, is_open = true), so the unit cannot close under it.
  unique (id, is_open)
);
create index on identity.unit (organisation_id);
create index on identity.unit (lead_id);
create index on identity.unit (area) where closed_at is null;

create table identity.membership (
  person_id uuid not null references identity.person (id),
  unit_id   uuid not null references identity.unit (id),
  role      text not null check (role in ('worker', 'lead', 'volunteer')),
  since     timestamptz not null,
  ended_at  timestamptz check (ended_at >= since),
  primary key (person_id, unit_id)
);
create index on identity.membership (unit_id) where ended_at is null;
create index on identity.membership (unit_id);

-- Law 3: the standing receiver's duty to take what others cannot carry on, signed by its leader for an area in advance.
create table identity.accepting_duty (
  id         uuid primary key,
  unit_id    uuid not null references identity.unit (id),
  area       text not null check (area ~ '^[0-9]{4}$'),
  signed_by  uuid not null references identity.person (id),
  signed_at  timestamptz not null,
  ended_at   timestamptz check (ended_at >= signed_at),
  open_key   boolean generated always as (case when ended_at is null then true end) stored,
  unique (id, unit_id),
  -- Law 8: an area's last resort cannot close before another has signed for the area.
  constraint law8_standing_receiver_is_open foreign key (unit_id, open_key) references identity.unit (id, is_open)
);
create unique index on identity.accepting_duty (area) where ended_at is null;
create index on identity.accepting_duty (unit_id, open_key);
create index on identity.accepting_duty (signed_by);

-- Law 3: signed by the unit's lead or its organisation's responsible leader, for a unit of the region or a municipality.
create function identity.duty_is_signed() returns trigger language plpgsql set search_path = '' as $$
begin
  if not exists (select from identity.unit u join identity.organisation o on o.id = u.organisation_id
                  where u.id = new.unit_id and o.sector in ('region', 'municipality') and new.signed_by in (u.lead_id, o.leader_id)) then
    raise exception 'the standing receiver''s leader signs for it' using errcode = '23514', constraint = 'law3_duty_is_signed_by_a_leader';
  end if;
  return new;
end $$;
create trigger is_signed before insert on identity.accepting_duty for each row execute function identity.duty_is_signed();

create table identity.session (
  token_hash bytea primary key,                            -- sha-256 of the cookie's random token
  person_id  uuid not null references identity.person (id),
  unit_id    uuid not null references identity.unit (id),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at   timestamptz
);
create index on identity.session (person_id);
create index on identity.session (unit_id);
create index on identity.session (expires_at);           -- those long over are swept away

create table identity.api_token (
  id         uuid primary key,
  token_hash bytea not null unique,                        -- sha-256 of the bearer token
  person_id  uuid not null references identity.person (id), -- the technical person it acts as
  unit_id    uuid not null references identity.unit (id),
  created_at timestamptz not null,
  revoked_at timestamptz
);
create index on identity.api_token (person_id);
create index on identity.api_token (unit_id);

-- Law 12 and 14: every read of citizen content, every denied attempt and every change. Append-only for the application.
create table identity.audit_entry (
  id         uuid primary key,
  at         timestamptz not null,
  person_id  uuid,
  unit_id    uuid,
  action     text not null check (length(action) <= 80),
  outcome    text not null check (outcome in ('done', 'denied')),
  citizen_id uuid,
  course_id  uuid,
  purpose    text check (length(purpose) <= 500),
  detail     jsonb not null default '{}',
  xid        xid8 not null default pg_current_xact_id(),
  sealed     boolean not null default false
);
create index on identity.audit_entry (xid, id) where not sealed;
create index on identity.audit_entry (citizen_id, at);
create index on identity.audit_entry (course_id, at);

-- The chain is laid behind the entries, in the order their transactions became visible to all, so that writers never wait for
-- each other; see docs/decisions. An entry waits unsealed for seconds; `stafet verify` says so when it waits longer.
create table identity.audit_link (
  seq      bigint primary key check (seq > 0),
  entry_id uuid not null unique references identity.audit_entry (id),
  previous bytea not null,
  hash     bytea not null unique
);

-- What is hashed: every column of the entry, in one unambiguous text.
create function identity.audit_text(e identity.audit_entry) returns text
language sql stable set search_path = '' as $$
  select jsonb_build_array(e.id, (extract(epoch from e.at) * 1000000)::bigint, e.person_id, e.unit_id, e.action, e.outcome,
                           e.citizen_id, e.course_id, e.purpose, e.detail)::text
$$;

create function identity.seal_log(most int) returns int
language plpgsql security definer set search_path = '' as $$
declare
  last record;
  entry identity.audit_entry;
  sealed_now int := 0;
begin
  perform pg_advisory_xact_lock(hashtext('identity.seal_log'));
  select seq, hash into last from identity.audit_link order by seq desc limit 1;
  if not found then select 0::bigint as seq, '\x'::bytea as hash into last; end if;
  for entry in
    select * from identity.audit_entry e
     where not e.sealed and e.xid <> pg_current_xact_id()
       -- The second: no transaction of this server's has come so far, so the entry was restored from another's backup.
       and (e.xid < pg_snapshot_xmin(pg_current_snapshot()) or e.xid >= pg_snapshot_xmax(pg_current_snapshot()))
     order by e.xid, e.id limit most
  loop
    insert into identity.audit_link (seq, entry_id, previous, hash)
    values (last.seq + 1, entry.id, last.hash,
            sha256(last.hash || convert_to((last.seq + 1)::text || ':' || identity.audit_text(entry), 'UTF8')))
    returning seq, hash into last;
    update identity.audit_entry set sealed = true where id = entry.id;
    sealed_now := sealed_now + 1;
  end loop;
  return sealed_now;
end $$;

-- Published: what other modules may read of units.
create view identity.unit_card as
  select u.id, u.slug, u.name, u.kind, u.phone, u.address, u.opening_hours, u.lead_id, u.region, u.area,
         u.holds_courses, u.holds_needs, u.answers_asks, u.is_open,
         o.id as organisation_id, o.name as organisation_name, o.sector, o.leader_id, o.municipality_code, o.answer_times,
         lead.name as lead_name, lead.phone as lead_phone, leader.name as leader_name, leader.phone as leader_phone,
         exists (select 1 from identity.accepting_duty d where d.unit_id = u.id and d.ended_at is null) as standing_receiver
    from identity.unit u
    join identity.organisation o on o.id = u.organisation_id
    left join identity.person lead on lead.id = u.lead_id and lead.ended_at is null
    left join identity.person leader on leader.id = o.leader_id and leader.ended_at is null;

create view identity.active_member as
  select m.unit_id, m.person_id, m.role, p.name, p.title, p.technical
    from identity.membership m join identity.person p on p.id = m.person_id
   where m.ended_at is null and p.ended_at is null;

create view identity.standing_receiver as
  select d.id as duty_id, d.area, d.unit_id, d.signed_by, d.signed_at from identity.accepting_duty d where d.ended_at is null;

revoke execute on function identity.seal_log(int) from public;
grant execute on function identity.seal_log(int) to stafet_app;
grant select on all tables in schema identity to stafet_app;
grant insert on identity.person, identity.organisation, identity.unit, identity.membership, identity.accepting_duty,
                identity.session, identity.api_token to stafet_app;
-- Not xid and sealed: where an entry stands in the chain is never the writer's to say.
grant insert (id, at, person_id, unit_id, action, outcome, citizen_id, course_id, purpose, detail) on identity.audit_entry to stafet_app;
grant delete on identity.session to stafet_app;
grant update (name, title, phone, demo_hint, ended_at) on identity.person to stafet_app;
grant update (name, leader_id, answer_times) on identity.organisation to stafet_app;
grant update (name, kind, phone, address, opening_hours, lead_id, closed_at, holds_courses, holds_needs, answers_asks) on identity.unit to stafet_app;
grant update (role, since, ended_at) on identity.membership to stafet_app;
grant update (ended_at) on identity.accepting_duty to stafet_app;
grant update (ended_at, unit_id, expires_at) on identity.session to stafet_app;
grant update (revoked_at) on identity.api_token to stafet_app;
