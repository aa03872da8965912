-- Calendars others subscribe to (B5): a secret address for a person's own appointments, or for a unit's. About nobody but who made it;
-- what is read through it passes the same wall as its maker's pages. Private to src/modules/appointments. docs/decisions/0034.

create table appointments.feed (
  id              uuid primary key,
  -- person: those the maker is the contact of; unit: all the unit answers for, is the place of or goes along to.
  of              text not null check (of in ('person', 'unit')),
  unit_id         uuid not null references identity.unit (id),
  person_id       uuid not null references identity.person (id),         -- who made it: it is read as them, and ends with their work here
  token_hash      bytea not null unique check (length(token_hash) = 32), -- keyed; the address itself is nowhere
  lang            text not null check (lang in ('da', 'en')),
  made_at         timestamptz not null,
  last_fetched_at timestamptz,
  ended_at        timestamptz,
  ended_by        uuid references identity.person (id),
  constraint feed_ends_by_somebody check ((ended_at is null) = (ended_by is null))
);
-- A new address takes the place of the old one.
create unique index one_feed_of_a_person on appointments.feed (unit_id, person_id) where of = 'person' and ended_at is null;
create unique index one_feed_of_a_unit on appointments.feed (unit_id) where of = 'unit' and ended_at is null;
create index on appointments.feed (unit_id);
create index on appointments.feed (person_id);
create index on appointments.feed (ended_by);

-- What has ended stays ended, and no address is given to another.
create function appointments.feed_before() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.ended_at is not null then
    raise exception 'a calendar that has ended stays so' using errcode = '23514', constraint = 'feed_ends_once';
  end if;
  return new;
end $$;
create trigger a_feed_before before update on appointments.feed for each row execute function appointments.feed_before();
create trigger never before delete or truncate on appointments.feed for each statement execute function relay.never();
revoke execute on function appointments.feed_before() from public;

grant select, insert on appointments.feed to stafet_app;
grant update (last_fetched_at, ended_at, ended_by) on appointments.feed to stafet_app;
