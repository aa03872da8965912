-- What identifies a person, unreadable in the database, and which records are one person's. Private to src/modules/citizen.
-- Ciphertexts are "key id:base64url", sealed by src/platform/crypto.ts for their own row and column.

-- Nothing was released with a readable phone, and SQL has no key: what a trial had is not carried over.
alter table citizen.citizen drop column phone;
alter table citizen.citizen add column phone_sealed text
  constraint phone_is_sealed check (phone_sealed ~ '^[a-z0-9_-]{1,20}:[A-Za-z0-9_-]{38,200}$');
create index citizen_phone_key on citizen.citizen (split_part(phone_sealed, ':', 1)) where phone_sealed is not null;
grant update (phone_sealed) on citizen.citizen to stafet_app;

-- CPR and replacement numbers. Two records may hold one number: that is how they are seen to be one person's, and a rule
-- against it would tell whoever types a number that somebody they may know nothing of has it (law 12).
create table citizen.identifier (
  id           uuid primary key,
  citizen_id   uuid not null references citizen.citizen (id),
  system       text not null check (system in ('urn:oid:1.2.208.176.1.2', 'urn:oid:1.2.208.176.1.6.1.1', 'urn:oid:1.2.208.176.1.6.1.3')),
  issuer       text not null default '' check (length(issuer) <= 100), -- regional and older numbers are unique to their issuer alone
  sealed       text constraint identifier_is_sealed check (sealed ~ '^[a-z0-9_-]{1,20}:[A-Za-z0-9_-]{38,200}$'),
  hash         bytea check (length(hash) = 32),                        -- keyed, of system, issuer and number: for finding equals
  added_at     timestamptz not null,
  added_by     uuid not null references identity.person (id),
  added_unit   uuid not null references identity.unit (id),
  removed_at   timestamptz,
  removed_by   uuid references identity.person (id),
  removed_unit uuid references identity.unit (id),
  constraint regional_number_names_its_issuer check ((system = 'urn:oid:1.2.208.176.1.6.1.3') = (issuer <> '')),
  -- What is taken away was wrong, or somebody else's: that there was one is kept, the number is not.
  constraint removed_number_is_gone check (num_nonnulls(removed_at, removed_by, removed_unit) = case when sealed is null then 3 else 0 end
                                           and (sealed is null) = (hash is null))
);
create index on citizen.identifier (citizen_id);
create index on citizen.identifier (hash) where hash is not null;
create index on citizen.identifier (split_part(sealed, ':', 1)) where sealed is not null;
create index on citizen.identifier (added_by);
create index on citizen.identifier (added_unit);
create index on citizen.identifier (removed_by) where removed_by is not null;
create index on citizen.identifier (removed_unit) where removed_unit is not null;
create unique index one_cpr_of_a_citizen on citizen.identifier (citizen_id)
  where system = 'urn:oid:1.2.208.176.1.2' and removed_at is null;
create unique index one_number_once_of_a_citizen on citizen.identifier (citizen_id, hash) where removed_at is null;

-- Bridge-builders, volunteers and associations have no business with numbers (databeskyttelsesloven § 11), whatever else they
-- may see: the second wall (migration 0020) lets them past on no row here. Rules in src/modules/relay/rules/numbers.ts.
create function citizen.may_handle_numbers() returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return platform.actor_role() = 'system'
      or (platform.actor_role() <> 'volunteer'
          and exists (select from identity.unit u join identity.organisation o on o.id = u.organisation_id
                       where u.id = platform.actor_unit() and u.kind <> 'bridgeBuilding' and o.sector <> 'civilSociety'));
end $$;
create policy for_those_who_handle_numbers on citizen.identifier as restrictive
  using ((select citizen.may_handle_numbers())) with check ((select citizen.may_handle_numbers()));

-- Records with the very words of a name and a birth year, among those the reader may know of; in a command, of the region. A
-- function of its own for the reason given at citizen.look_alikes.
create function citizen.namesakes(keys text[], born int, of_record uuid) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select c.id from citizen.citizen c
     where c.name_keys @> keys and cardinality(keys) > 0 and c.birth_year = born and c.id <> of_record
       and (wall.is_house() or (c.region = wall.region() and (wall.is_command() or wall.standing_with(c.id) > 0)))
     order by c.created_at, c.id limit 20;
end $$;
revoke execute on function citizen.may_handle_numbers(), citizen.namesakes(text[], int, uuid) from public;
grant execute on function citizen.may_handle_numbers(), citizen.namesakes(text[], int, uuid) to stafet_app;

-- Two records recognised as one person: by whom, why, and whether it was taken back. Both records stay; what they stand under
-- now is citizen.citizen.same_as, which follows from the links in force.
create table citizen.link (
  id            uuid primary key,
  kept_id       uuid not null references citizen.citizen (id),
  other_id      uuid not null references citizen.citizen (id) check (other_id <> kept_id),
  basis         text not null check (basis in ('number', 'name', 'merged')),
  why           text not null default '' check (length(why) <= 500),
  linked_at     timestamptz not null,
  linked_by     uuid not null references identity.person (id),
  linked_unit   uuid not null references identity.unit (id),
  unlinked_at   timestamptz,
  unlinked_by   uuid references identity.person (id),
  unlinked_unit uuid references identity.unit (id),
  unlink_why    text check (length(unlink_why) between 1 and 500),
  constraint undone_by_somebody_for_a_reason check (num_nulls(unlinked_at, unlinked_by, unlinked_unit, unlink_why) in (0, 4))
);
create index on citizen.link (kept_id);
create index on citizen.link (other_id);
create index on citizen.link (linked_by);
create index on citizen.link (linked_unit);
create index on citizen.link (unlinked_by) where unlinked_by is not null;
create index on citizen.link (unlinked_unit) where unlinked_unit is not null;
create unique index linked_once on citizen.link (least(kept_id, other_id), greatest(kept_id, other_id)) where unlinked_at is null;

grant select, insert on citizen.identifier, citizen.link to stafet_app;
grant update (sealed, hash, removed_at, removed_by, removed_unit) on citizen.identifier to stafet_app;
grant update (unlinked_at, unlinked_by, unlinked_unit, unlink_why) on citizen.link to stafet_app;
