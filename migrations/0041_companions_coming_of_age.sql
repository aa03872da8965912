-- Who goes with the citizen, and who is close to them (D5): five different things in law, each with the citizen's own wishes.
-- Nobody gets an access by standing here. Private to src/modules/citizen. docs/decisions/0028.

create table citizen.companion (
  id           uuid primary key,
  citizen_id   uuid not null references citizen.citizen (id),
  kind         text not null check (kind in ('companion', 'layAssistant', 'partyRepresentative', 'guardian', 'relative')),
  name         text not null check (length(trim(name)) between 1 and 120), -- or what they are called
  relation     text not null default '' check (length(relation) <= 120),
  remit        text not null default '' check (length(remit) <= 500),
  language     text not null default '' check (length(language) <= 60),
  note         text not null default '' check (length(note) <= 500),
  phone_sealed text,
  by_citizen   boolean not null default false,
  added_at     timestamptz not null,
  added_by     uuid not null references identity.person (id),
  added_unit   uuid not null references identity.unit (id),
  ended_at     timestamptz check (ended_at >= added_at),
  ended_by     uuid references identity.person (id),
  ended_unit   uuid references identity.unit (id),
  constraint who_acts_for_another_says_in_what check (kind not in ('partyRepresentative', 'guardian') or remit <> ''),
  constraint ended_by_somebody check (num_nonnulls(ended_at, ended_by, ended_unit) in (0, 3)),
  -- Nobody is to be phoned any more: there is nothing left to phone.
  constraint an_ended_companion_has_no_phone check (ended_at is null or phone_sealed is null)
);
create index on citizen.companion (citizen_id, added_at);
create index on citizen.companion (added_by);
create index on citizen.companion (added_unit);
create index on citizen.companion (ended_by);
create index on citizen.companion (ended_unit);

-- What the citizen wants with them. Never changed: said anew. The newest counts.
create table citizen.companion_wish (
  id            uuid primary key,
  companion_id  uuid not null references citizen.companion (id),
  at            timestamptz not null,
  comes         text not null check (comes in ('always', 'askFirst', 'no')),
  told          text[] not null,
  told_ends_on    date,
  phoned        text[] not null,
  opens         text check (opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'), -- not phoned before, nor after
  closes        text check (closes ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  words         text not null default '' check (length(words) <= 1000),
  form          text not null check (form in ('oral', 'written', 'card')),
  given_by      text not null default 'citizen' check (given_by in ('citizen', 'custodyHolder', 'guardian', 'partyRepresentative')),
  given_by_name text check (length(given_by_name) between 1 and 200),
  by_person     uuid not null references identity.person (id),
  by_unit       uuid not null references identity.unit (id),
  constraint names_what_may_be_told check (array_position(told, null) is null
    and told <@ '{contact,meetMe,need,health,psychiatry,substanceUse,social,appointments}'::text[]),
  constraint names_when_to_phone check (array_position(phoned, null) is null
    and phoned <@ '{emergency,admitted,discharged,notFound,appointment,anytime}'::text[]),
  constraint telling_others_has_an_end check ((cardinality(told) = 0) = (told_ends_on is null)),
  constraint and_no_later_than_in_a_year check (told_ends_on <= (at at time zone 'Europe/Copenhagen')::date + 365), -- sundhedsloven § 44
  constraint both_or_no_phone_hours check (case when opens is null then closes is null else closes is not null and closes <> opens end),
  constraint says_who_wished_it check ((given_by = 'citizen') = (given_by_name is null))
);
create index on citizen.companion_wish (companion_id, at);
create index wish_that_ends on citizen.companion_wish (told_ends_on) where told_ends_on is not null;
create index on citizen.companion_wish (by_person);
create index on citizen.companion_wish (by_unit);

-- Who it was that was not let in (A12).
alter table relay.turned_away
  add column companion_id uuid references citizen.companion (id),
  add constraint names_only_a_companion_refused check (companion_id is null or (what = 'companionRefused' and course_id is not null));
create index on relay.turned_away (companion_id);

-- What may be told ends soon: somebody asks again before it does. Their own word settles it too.
drop policy own_words on relay.alarm;
create policy own_words on relay.alarm using (kind in ('citizenAsks', 'consentEnding', 'wishEnding') and course_id is not null
  and wall.is_own_course(course_id));

grant select, insert on citizen.companion, citizen.companion_wish to stafet_app;
grant update (phone_sealed, ended_at, ended_by, ended_unit) on citizen.companion to stafet_app;

-- The second wall. The three everyday sentences do not open `network`: a companion has a say of their own, and whom the citizen has
-- beside them is theirs to tell. Who has the baton knows; others on the relay, and who is asked, as far as the citizen chose it.
create function wall.knows(citizen uuid, kind text) returns boolean
language plpgsql stable parallel safe security definer set search_path = '' as $$
declare
  unit uuid := platform.actor_unit();
begin
  return unit is not null and exists (
    select from relay.course c
     -- Of whichever record it was written on: it is the person's.
     where c.citizen_id in (select citizen.same_records(knows.citizen)) and c.region = wall.region()
       and (c.holder_id = unit
            or exists (select from relay.emergency_access e
                        where e.course_id = c.id and e.person_id = platform.actor_person() and e.unit_id = unit
                          and e.until > wall.moment() and e.opened_at <= wall.moment() + interval '5 minutes')
            or (knows.kind = any(consent.kinds_for(c.citizen_id, unit, wall.today())) and wall.standing(c.id, null, 2) >= 2)));
end $$;
create function wall.shows_companion(companion uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from citizen.companion k where k.id = companion); end $$;
revoke execute on function wall.knows(uuid, text), wall.shows_companion(uuid) from public;
grant execute on function wall.knows(uuid, text), wall.shows_companion(uuid) to stafet_app;

alter table citizen.companion enable row level security;
alter table citizen.companion_wish enable row level security;
create policy the_house on citizen.companion using (current_setting('stafet.role', true) = 'system');
create policy the_house on citizen.companion_wish using (current_setting('stafet.role', true) = 'system');
create policy readers on citizen.companion for select using (current_setting('stafet.mode', true) = 'read' and wall.knows(citizen_id, 'network'));
create policy readers on citizen.companion_wish for select using (current_setting('stafet.mode', true) = 'read' and wall.shows_companion(companion_id));
create policy commands on citizen.companion using (current_setting('stafet.mode', true) = 'write' and wall.shows_citizen(citizen_id));
create policy commands on citizen.companion_wish using (current_setting('stafet.mode', true) = 'write' and wall.shows_companion(companion_id));
-- Theirs: read, written by the policies of commands – but for a guardian, whom others appoint and end.
create policy own on citizen.companion for select using (wall.is_own(citizen_id));
create policy own on citizen.companion_wish for select using (wall.is_citizen() and wall.shows_companion(companion_id));
create policy not_appointed_by_the_citizen on citizen.companion as restrictive for insert
  with check (not wall.is_citizen() or (by_citizen and kind not in ('guardian', 'partyRepresentative')));
create policy not_ended_by_the_citizen on citizen.companion as restrictive for update
  using (not wall.is_citizen() or kind <> 'guardian');


-- Turning 15, and 18 (D7): planned ahead. The plan stands on the course as a need, so that it has somebody responsible and a next
-- step with a date (laws 2 and 6), and goes on with the baton. What is here is what changes on the day, and what was answered to it.
-- Private to src/modules/relay. docs/decisions/0028.

alter table consent.law add column plan_months int not null default 6 check (plan_months > 0); -- how long before a day like that it is planned

create table relay.age_plan (
  id         uuid primary key,
  citizen_id uuid not null references citizen.citizen (id),
  gate       text not null check (gate in ('ownConsent', 'adult')),
  turns_on   date not null,                                     -- the day; or, of a year, the first it can be
  exact      boolean not null,
  need_id    uuid not null unique references relay.need (id),
  planned_at timestamptz not null,
  constraint one_plan_for_each_gate unique (citizen_id, gate)   -- planned twice, it is there once
);

create table relay.age_answer (
  id        uuid primary key,
  plan_id   uuid not null references relay.age_plan (id),
  line      text not null check (line in ('ownWord', 'whoMayKnow', 'rights', 'support', 'takesOver', 'everyday')),
  outcome   text not null check (outcome in ('arranged', 'notNeeded')),
  note      text not null check (length(trim(note)) between 1 and 1000),
  at        timestamptz not null,
  by_person uuid not null references identity.person (id),
  by_unit   uuid not null references identity.unit (id)
);
create index on relay.age_answer (plan_id, line, at);
create index on relay.age_answer (by_person);
create index on relay.age_answer (by_unit);

grant select, insert on relay.age_plan, relay.age_answer to stafet_app;

create function wall.shows_need(need uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from relay.need n where n.id = need); end $$;
create function wall.shows_age_plan(plan uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from relay.age_plan p where p.id = plan); end $$;
revoke execute on function wall.shows_need(uuid), wall.shows_age_plan(uuid) from public;
grant execute on function wall.shows_need(uuid), wall.shows_age_plan(uuid) to stafet_app;

alter table relay.age_plan enable row level security;
alter table relay.age_answer enable row level security;
create policy the_house on relay.age_plan using (current_setting('stafet.role', true) = 'system');
create policy the_house on relay.age_answer using (current_setting('stafet.role', true) = 'system');
create policy readers on relay.age_plan for select using (current_setting('stafet.mode', true) = 'read' and wall.shows_need(need_id));
create policy readers on relay.age_answer for select using (current_setting('stafet.mode', true) = 'read' and wall.shows_age_plan(plan_id));
create policy commands on relay.age_plan using (current_setting('stafet.mode', true) = 'write' and wall.shows_need(need_id));
create policy commands on relay.age_answer using (current_setting('stafet.mode', true) = 'write' and wall.shows_age_plan(plan_id));
-- What a helper plans with them stands in the plan they hold together; their card does not open it yet.
create policy not_by_the_citizen on relay.age_plan as restrictive using (not wall.is_citizen());
create policy not_by_the_citizen on relay.age_answer as restrictive using (not wall.is_citizen());
