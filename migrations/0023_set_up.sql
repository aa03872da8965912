-- A real house is set up by people: what they write of an organisation and a unit besides what the relay needs, an identifier of
-- their own to find a row by when the same file is read again, and the standing receiver's duty in the two steps it is given in:
-- an administrator offers it to a unit, and the unit's leader signs (law 3). See docs/decisions/0018.

alter table identity.organisation
  add column cvr         text check (cvr ~ '^[1-9][0-9]{7}$'), -- not unique: a region's hospitals share one
  add column external_id text unique check (length(external_id) between 1 and 100);
alter table identity.unit
  add column email        text check (length(email) between 3 and 254),
  add column contact_note text not null default '' check (length(contact_note) <= 500), -- how one gets hold of them, in their words
  add column external_id  text unique check (length(external_id) between 1 and 100);

create table identity.duty_offer (
  id         uuid primary key,
  unit_id    uuid not null references identity.unit (id),
  area       text not null check (area ~ '^[0-9]{4}$'),
  offered_by uuid references identity.person (id),          -- null: from the command line
  offered_at timestamptz not null,
  ended_at   timestamptz check (ended_at >= offered_at),
  duty_id    uuid references identity.accepting_duty (id),  -- what its leader signed; null while it waits, or when it was taken back
  constraint signed_offer_is_over check (duty_id is null or ended_at is not null)
);
create unique index duty_offered_once on identity.duty_offer (area) where ended_at is null;
create index on identity.duty_offer (unit_id);
create index on identity.duty_offer (offered_by);
create index on identity.duty_offer (duty_id);

-- The history of one organisation or unit, out of the log of everything.
create index audit_of_organisations on identity.audit_entry ((detail ->> 'organisationId'), at) where action like 'organisation.%';
create index audit_of_units on identity.audit_entry ((detail ->> 'unitId'), at) where action like 'unit.%';

create or replace view identity.unit_card as
  select u.id, u.slug, u.name, u.kind, u.phone, u.address, u.opening_hours, u.lead_id, u.region, u.area,
         u.holds_courses, u.holds_needs, u.answers_asks, u.is_open,
         o.id as organisation_id, o.name as organisation_name, o.sector, o.leader_id, o.municipality_code, o.answer_times,
         lead.name as lead_name, lead.phone as lead_phone, leader.name as leader_name, leader.phone as leader_phone,
         exists (select 1 from identity.accepting_duty d where d.unit_id = u.id and d.ended_at is null) as standing_receiver,
         u.email, u.contact_note
    from identity.unit u
    join identity.organisation o on o.id = u.organisation_id
    left join identity.person lead on lead.id = u.lead_id and lead.ended_at is null
    left join identity.person leader on leader.id = o.leader_id and leader.ended_at is null;

grant select, insert on identity.duty_offer to stafet_app;
grant update (ended_at, duty_id) on identity.duty_offer to stafet_app;
grant update (sector, region, municipality_code, cvr, external_id) on identity.organisation to stafet_app;
grant update (email, contact_note, area, external_id) on identity.unit to stafet_app;
