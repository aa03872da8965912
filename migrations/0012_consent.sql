-- Finer choices behind the three everyday sentences: which kinds of information, to whom, for what. Who said it on the citizen's
-- behalf. And the objection (sundhedsloven § 41 stk. 3), which is a record of its own. Private to src/modules/consent.

-- Limits the law sets, from the day each counts.
create table consent.law (
  valid_from      date primary key,
  longest_days    int not null check (longest_days between 1 and 365), -- sundhedsloven §§ 43–44: lapses after one year
  own_consent_age int not null check (own_consent_age > 0),            -- sundhedsloven § 17
  custody_ends    int not null check (custody_ends >= own_consent_age), -- forældreansvarsloven § 1
  reminder_days   int not null check (reminder_days > 0)               -- how long before the end somebody asks again
);
insert into consent.law values ('1900-01-01', 365, 15, 18, 30);

alter table consent.consent
  drop constraint consent_scope_check,
  add constraint consent_scope_check check (scope in ('relay', 'thisDoor', 'notNow', 'chosen')),
  add column given_by text not null default 'citizen'
    check (given_by in ('citizen', 'custodyHolder', 'guardian', 'partyRepresentative')),
  add column given_by_name text check (length(given_by_name) between 1 and 200),
  add column chosen_key uuid generated always as (case when scope = 'chosen' then id end) stored,
  add column first_allowance int generated always as (case when scope = 'chosen' then 1 end) stored,
  add constraint says_who_gave_it check ((given_by = 'citizen') = (given_by_name is null)),
  add constraint chosen_is_the_scope unique (chosen_key);
create index consent_that_ends on consent.consent (ends_on) where withdrawn_at is null;

-- What is allowed to whom. No line says "everything": each names its kinds, its recipient and its purpose.
create table consent.allowance (
  consent_id      uuid not null references consent.consent (chosen_key),
  position        int not null check (position between 1 and 20),
  recipient       text not null check (recipient in ('relay', 'unit', 'organisation')),
  unit_id         uuid references identity.unit (id),
  organisation_id uuid references identity.organisation (id),
  kinds           text[] not null,
  purpose         text not null check (length(trim(purpose)) between 1 and 500),
  primary key (consent_id, position),
  constraint names_its_recipient check ((recipient = 'unit') = (unit_id is not null) and (recipient = 'organisation') = (organisation_id is not null)),
  constraint names_known_kinds check (cardinality(kinds) > 0 and array_position(kinds, null) is null and kinds <@
    '{contact,meetMe,need,health,psychiatry,substanceUse,social,network,knowledgeNotes,appointments}'::text[])
);
create index on consent.allowance (unit_id) where unit_id is not null;
create index on consent.allowance (organisation_id) where organisation_id is not null;
alter table consent.consent add constraint chosen_names_what foreign key (id, first_allowance)
  references consent.allowance (consent_id, position) deferrable initially deferred;
create index on consent.consent (id, first_allowance) where first_allowance is not null;

-- In force until lifted: no year ends it.
create table consent.objection (
  id              uuid primary key,
  citizen_id      uuid not null references citizen.citizen (id),
  against         text not null check (against in ('all', 'unit', 'organisation')),
  unit_id         uuid references identity.unit (id),
  organisation_id uuid references identity.organisation (id),
  form            text not null check (form in ('oral', 'written')),
  given_to_unit   uuid not null references identity.unit (id),
  recorded_by     uuid not null references identity.person (id),
  made_at         timestamptz not null,
  lifted_at       timestamptz check (lifted_at >= made_at),
  lifted_by       uuid references identity.person (id),
  constraint names_whom check ((against = 'unit') = (unit_id is not null) and (against = 'organisation') = (organisation_id is not null)),
  constraint lifted_by_somebody check ((lifted_at is null) = (lifted_by is null))
);
create unique index one_objection_at_a_time on consent.objection (citizen_id, against, unit_id, organisation_id) nulls not distinct
  where lifted_at is null;
create index on consent.objection (citizen_id);
create index on consent.objection (unit_id) where unit_id is not null;
create index on consent.objection (organisation_id) where organisation_id is not null;
create index on consent.objection (given_to_unit);
create index on consent.objection (recorded_by);
create index on consent.objection (lifted_by);

-- The same two answers as src/modules/consent/kinds.ts gives, for what SQL decides by itself.
create function consent.relay_kinds() returns text[] language sql immutable parallel safe
  return '{contact,meetMe,need,health,psychiatry,substanceUse,social,appointments}'::text[];

create function consent.kinds_for(citizen uuid, unit uuid, today date) returns text[]
language sql stable security definer set search_path = '' as $$
  select case
    when exists (select from consent.objection o
                  where o.citizen_id = citizen and o.lifted_at is null
                    and (o.against = 'all' or o.unit_id = unit
                         or o.organisation_id = (select u.organisation_id from identity.unit u where u.id = unit)))
    then '{}'
    else coalesce((
      select case
          when g.scope = 'relay' or (g.scope = 'thisDoor' and g.given_to_unit = unit) then consent.relay_kinds()
          when g.scope = 'chosen' then array(
            select distinct k from consent.allowance a, unnest(a.kinds) as k
             where a.consent_id = g.id
               and (a.recipient = 'relay' or a.unit_id = unit
                    or a.organisation_id = (select u.organisation_id from identity.unit u where u.id = unit)))
        end
        from consent.consent g
       where g.citizen_id = citizen and g.withdrawn_at is null and g.ends_on >= today), '{}')
  end
$$;

create function consent.lets_find(citizen uuid, unit uuid, today date) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select from consent.consent g
                  where g.citizen_id = citizen and g.withdrawn_at is null and g.ends_on >= today and g.scope in ('relay', 'chosen')
                    and 'contact' = any(consent.kinds_for(citizen, unit, today)))
$$;

-- Every kind of need is of one kind of information.
alter table relay.need_kind add column information text not null default 'need'
  check (information in ('need', 'health', 'psychiatry', 'substanceUse', 'social', 'network'));
update relay.need_kind set information = case
  when code in ('psychiatric', 'trauma') then 'psychiatry'
  when code in ('substance', 'withdrawal') then 'substanceUse'
  when code in ('medicinePay', 'medicineKeep', 'woundCare', 'ownDoctor', 'somatic', 'painRelief', 'dental') then 'health'
  when code in ('home', 'income', 'legal', 'childrenFamily', 'relatives') then 'social'
  else 'need' end;

revoke execute on function consent.kinds_for(uuid, uuid, date), consent.lets_find(uuid, uuid, date) from public;
grant execute on function consent.relay_kinds(), consent.kinds_for(uuid, uuid, date), consent.lets_find(uuid, uuid, date) to stafet_app;
grant select on consent.law to stafet_app;
grant select, insert on consent.allowance, consent.objection to stafet_app;
grant update (lifted_at, lifted_by) on consent.objection to stafet_app;
