-- The Stafetkort (E1): a code on paper and a PIN, for people without MitID, address or phone. And the citizen as an actor of their
-- own behind the second wall: role "citizen", the person being the citizen themselves. docs/decisions/0023.

create table citizen.card (
  id          uuid primary key,
  citizen_id  uuid not null references citizen.citizen (id),
  code_hash   bytea not null unique,                          -- keyed: who reads the table cannot make a card
  code_sealed text,                                           -- for printing it again
  pin_sealed  text,                                           -- a scrypt hash, sealed: the key is its pepper
  round       int not null default 0,                         -- wrong PINs count within a round; a helper begins a new one
  issued_at   timestamptz not null,
  issued_by   uuid not null references identity.person (id),
  issued_unit uuid not null references identity.unit (id),
  ended_at    timestamptz check (ended_at >= issued_at),
  ended_why   text check (ended_why in ('lost', 'replaced')),
  ended_by    uuid references identity.person (id),
  ended_unit  uuid references identity.unit (id),
  constraint ended_by_somebody_for_a_reason check (num_nonnulls(ended_at, ended_why, ended_by, ended_unit) in (0, 4)),
  -- A dead card opens nothing: there is nothing left to open it with.
  constraint a_dead_card_has_no_pin check (num_nonnulls(code_sealed, pin_sealed) = case when ended_at is null then 2 else 0 end)
);
create unique index one_card_at_a_time on citizen.card (citizen_id) where ended_at is null;
create index on citizen.card (citizen_id);
create index on citizen.card (issued_by);
create index on citizen.card (issued_unit);
create index on citizen.card (ended_by);
create index on citizen.card (ended_unit);

-- Somebody has entered card and PIN somewhere, perhaps on a phone they share. Minutes; gone with the card.
create table citizen.card_session (
  id         uuid primary key,
  card_id    uuid not null references citizen.card (id),
  token_hash bytea not null unique,
  begun_at   timestamptz not null,
  seen_at    timestamptz not null
);
create index on citizen.card_session (card_id);
create index on citizen.card_session (begun_at);

grant select, insert on citizen.card, citizen.card_session to stafet_app;
grant update (code_hash, code_sealed, pin_sealed, round, ended_at, ended_why, ended_by, ended_unit) on citizen.card to stafet_app;
grant update (seen_at) on citizen.card_session to stafet_app;
grant delete on citizen.card_session to stafet_app;

-- What the citizen writes and says themselves, and what they say yes to that a helper wrote down.
alter table citizen.meet_me
  add column by_citizen boolean not null default false,
  add column approved_at timestamptz;
grant update (approved_at) on citizen.meet_me to stafet_app;
alter table consent.consent drop constraint consent_form_check, add constraint consent_form_check check (form in ('oral', 'written', 'card'));
alter table consent.objection drop constraint objection_form_check, add constraint objection_form_check check (form in ('oral', 'written', 'card'));

-- Is it the citizen's own record – or one recognised as theirs? Of nobody else's does it say more than no.
create function wall.is_citizen() returns boolean language sql stable parallel safe
  return coalesce(current_setting('stafet.role', true) = 'citizen', false);
create function wall.is_own(citizen uuid) returns boolean
language plpgsql stable parallel safe security definer set search_path = '' as $$
begin
  return wall.is_citizen() and exists (
    select from citizen.citizen me join citizen.citizen z on coalesce(me.same_as, me.id) in (z.id, z.same_as)
     where me.id = platform.actor_person() and z.id = is_own.citizen);
end $$;
create function wall.is_own_course(course uuid) returns boolean
language plpgsql stable parallel safe security definer set search_path = '' as $$
begin
  return wall.is_citizen() and exists (select from relay.course c where c.id = course and wall.is_own(c.citizen_id));
end $$;
revoke execute on function wall.is_citizen(), wall.is_own(uuid), wall.is_own_course(uuid) from public;
grant execute on function wall.is_citizen(), wall.is_own(uuid), wall.is_own_course(uuid) to stafet_app;

alter table citizen.card enable row level security;
alter table citizen.card_session enable row level security;
create policy the_house on citizen.card using (wall.is_house());
create policy the_house on citizen.card_session using (wall.is_house());
create policy readers on citizen.card for select using (wall.is_reader() and wall.standing_with(citizen_id) = 3);
create policy commands on citizen.card using (wall.is_command() and wall.shows_citizen(citizen_id));

-- The citizen reads what is theirs …
create policy own on citizen.citizen for select using (wall.is_own(id));
create policy own on citizen.meet_me for select using (wall.is_own(citizen_id));
create policy own on citizen.meet_me_read for select using (wall.is_citizen() and wall.shows_meet_me(meet_me_id));
create policy own on consent.consent for select using (wall.is_own(citizen_id));
create policy own on consent.allowance for select using (wall.is_citizen() and wall.shows_consent(consent_id));
create policy own on consent.objection for select using (wall.is_own(citizen_id));
create policy own on relay.course for select using (wall.is_own(citizen_id));
create policy own on relay.need for select using (wall.is_own_course(course_id));
create policy own on relay.handover for select using (wall.is_own_course(course_id));
create policy own on relay.joint_table for select using (wall.is_own_course(course_id));
create policy own on relay.seat for select using (wall.is_citizen() and wall.shows_table(table_id));
create policy own on relay.contact for select using (wall.is_own_course(course_id));
create policy own on relay.turned_away for select using (course_id is not null and wall.is_own_course(course_id));

-- … and writes their own words, what they say of who may know, and that they want something. Through the policies of commands
-- they reach what belongs to their own record, and no region: so what is not theirs to write is said here.
create policy not_by_the_citizen on citizen.card as restrictive using (not wall.is_citizen());
create policy not_by_the_citizen on citizen.identifier as restrictive using (not wall.is_citizen());
create policy not_by_the_citizen on citizen.link as restrictive using (not wall.is_citizen());
create policy not_by_the_citizen on citizen.correction as restrictive using (not wall.is_citizen());
create policy not_by_the_citizen on citizen.meet_me_read as restrictive for insert with check (not wall.is_citizen());
create policy not_by_the_citizen on relay.question as restrictive using (not wall.is_citizen());
create policy not_by_the_citizen on relay.next_door as restrictive using (not wall.is_citizen());
create policy not_by_the_citizen on relay.escalation as restrictive using (not wall.is_citizen());
create policy not_by_the_citizen on relay.seat as restrictive for insert with check (not wall.is_citizen());
create policy not_changed_by_the_citizen on relay.seat as restrictive for update using (not wall.is_citizen());
create policy own_words on relay.contact for insert with check (way = 'askedForHelp' and wall.is_own_course(course_id));
create policy own_words on relay.turned_away for insert with check (told_by = 'citizen' and course_id is not null and wall.is_own_course(course_id));
create policy own_words on relay.alarm using (kind in ('citizenAsks', 'consentEnding') and course_id is not null and wall.is_own_course(course_id));
create policy own_words on platform.event for insert with check (wall.is_citizen() and (citizen_id is null or wall.is_own(citizen_id))
  and (course_id is null or wall.is_own_course(course_id)));
