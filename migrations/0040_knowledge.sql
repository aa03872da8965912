-- The knowledge drop (D3): relatives and associations hand over what they know, and get no access. The citizen decides on each
-- note; until they have, nobody else reads it. docs/decisions/0027.

-- All records recognised as this person's. Identifiers only: each row behind them has its own wall.
create function citizen.same_records(citizen uuid) returns setof uuid
language sql stable security definer rows 2 set search_path = '' as $$
  select z.id from citizen.citizen me join citizen.citizen z on coalesce(me.same_as, me.id) in (z.id, z.same_as) where me.id = citizen
$$;
revoke execute on function citizen.same_records(uuid) from public;
grant execute on function citizen.same_records(uuid) to stafet_app;

-- A way in, for one note: a link, and the same on paper with a reference that says nothing to who does not know it.
create table citizen.knowledge_invitation (
  id           uuid primary key,
  citizen_id   uuid not null references citizen.citizen (id),
  reference    text not null unique check (reference ~ '^[0-9A-Y]{8}$'),
  token_hash   bytea not null unique,
  shown_name   text not null default '' check (length(shown_name) <= 120), -- all that whoever has the link reads of whom it is about
  made_at      timestamptz not null,
  made_by      uuid not null references identity.person (id),
  made_unit    uuid not null references identity.unit (id),
  by_citizen   boolean not null default false,
  expires_at   timestamptz not null,
  withdrawn_at timestamptz,
  constraint it_lasts_a_while check (expires_at > made_at),
  unique (id, citizen_id)
);
create index on citizen.knowledge_invitation (citizen_id, made_at);
create index on citizen.knowledge_invitation (made_by);
create index on citizen.knowledge_invitation (made_unit);

create table citizen.knowledge_note (
  id               uuid primary key,
  citizen_id       uuid not null references citizen.citizen (id),
  invitation_id    uuid,
  way              text not null check (way in ('link', 'phone', 'paper')),
  reference        text not null unique check (reference ~ '^[0-9A-Y]{8}$'),   -- the giver's receipt
  received_at      timestamptz not null,
  giver_name       text not null check (length(giver_name) between 1 and 120),
  relation         text not null check (length(relation) between 1 and 200),
  words            text check (length(words) between 1 and 4000),              -- null: sent back, and forgotten
  known_to_citizen text not null check (known_to_citizen in ('yes', 'no', 'unsure')), -- what the giver says of that
  language         text not null check (language in ('da', 'en')),
  noted_by         uuid references identity.person (id),
  noted_unit       uuid references identity.unit (id),
  state            text not null default 'received' check (state in ('received', 'shared', 'keptPrivate', 'returned')),
  shows_giver      boolean not null default true,                              -- those it is shared with may read whose words they are
  decided_at       timestamptz,
  decided_form     text check (decided_form in ('oral', 'written', 'card')),
  witness          text check (length(witness) <= 200),                        -- who heard it, when it was said aloud
  decided_by       uuid references identity.person (id),
  decided_unit     uuid references identity.unit (id),
  given_by         text check (given_by in ('citizen', 'custodyHolder', 'guardian', 'partyRepresentative')),
  given_by_name    text check (length(given_by_name) between 1 and 200),
  thanks_sealed    text,                                       -- where a thank-you may go; gone when it went
  thanks_next_at   timestamptz,                                -- somebody found it useful: when it is told
  thanks_tries     int not null default 0,
  thanked_at       timestamptz,
  constraint one_note_from_an_invitation unique (invitation_id),
  constraint an_invitation_is_about_one_person foreign key (invitation_id, citizen_id) references citizen.knowledge_invitation (id, citizen_id),
  constraint a_link_is_nobodys_hand check (way <> 'link' or (noted_by is null and invitation_id is not null)),
  constraint noted_by_somebody_somewhere check (num_nonnulls(noted_by, noted_unit) = case when way = 'link' then 0 else 2 end),
  constraint decided_by_the_citizen check (num_nonnulls(decided_at, decided_form, decided_by, decided_unit, given_by)
                                           = case when state = 'received' then 0 else 5 end),
  constraint the_citizen_needs_no_name check ((given_by_name is not null) = (given_by is not null and given_by <> 'citizen')),
  constraint only_what_is_sent_back_is_forgotten check (words is not null or state = 'returned'),
  constraint thanked_where_there_is_a_way check (thanks_next_at is null or thanks_sealed is not null)
);
create index on citizen.knowledge_note (citizen_id, received_at);
create index on citizen.knowledge_note (invitation_id, citizen_id);
create index on citizen.knowledge_note (noted_by);
create index on citizen.knowledge_note (noted_unit);
create index on citizen.knowledge_note (decided_by);
create index on citizen.knowledge_note (decided_unit);
create index on citizen.knowledge_note (thanks_next_at) where thanks_next_at is not null;
create index on citizen.knowledge_note (decided_at) where state = 'returned' and words is not null;

-- It helped: once from each unit that reads it.
create table citizen.knowledge_useful (
  note_id   uuid not null references citizen.knowledge_note (id),
  unit_id   uuid not null references identity.unit (id),
  person_id uuid not null references identity.person (id),
  at        timestamptz not null,
  primary key (note_id, unit_id)
);
create index on citizen.knowledge_useful (unit_id);
create index on citizen.knowledge_useful (person_id);

-- The words are the giver's: nothing changes them. Once decided on, a note is not undecided again.
create function citizen.knowledge_is_decided_on() returns trigger language plpgsql as $$
begin
  raise exception 'a note that was decided on does not wait again' using errcode = '23514', constraint = 'decided_on_for_good';
end $$;
create trigger decided_on_for_good before update on citizen.knowledge_note for each row
  when (old.state <> 'received' and new.state = 'received') execute function citizen.knowledge_is_decided_on();

grant select, insert on citizen.knowledge_invitation, citizen.knowledge_note, citizen.knowledge_useful to stafet_app;
grant update (withdrawn_at) on citizen.knowledge_invitation to stafet_app;
grant update (state, shows_giver, decided_at, decided_form, witness, decided_by, decided_unit, given_by, given_by_name, thanks_sealed,
              thanks_next_at, thanks_tries, thanked_at) on citizen.knowledge_note to stafet_app;

-- The second wall. What waits for the citizen is there for them alone; whoever wrote it down finds that it exists. What they share is
-- seen by those on the relay.
create function wall.shows_knowledge(note uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from citizen.knowledge_note n where n.id = note); end $$;
revoke execute on function wall.shows_knowledge(uuid) from public;
grant execute on function wall.shows_knowledge(uuid) to stafet_app;

-- The citizen speaks to those on their relay, whichever of the records recognised as theirs it was told of.
create function wall.stands_with_person(citizen uuid) returns boolean
language plpgsql stable parallel safe security definer set search_path = '' as $$
begin
  return exists (select from citizen.same_records(stands_with_person.citizen) z (id) where wall.standing_with(z.id) = 3);
end $$;
revoke execute on function wall.stands_with_person(uuid) from public;
grant execute on function wall.stands_with_person(uuid) to stafet_app;

alter table citizen.knowledge_invitation enable row level security;
alter table citizen.knowledge_note enable row level security;
alter table citizen.knowledge_useful enable row level security;
create policy the_house on citizen.knowledge_invitation using (current_setting('stafet.role', true) = 'system');
create policy the_house on citizen.knowledge_note using (current_setting('stafet.role', true) = 'system');
create policy the_house on citizen.knowledge_useful using (current_setting('stafet.role', true) = 'system');
create policy readers on citizen.knowledge_invitation for select using (current_setting('stafet.mode', true) = 'read'
  and wall.stands_with_person(citizen_id));
create policy readers on citizen.knowledge_note for select using (current_setting('stafet.mode', true) = 'read'
  and (state = 'shared' or (noted_by = platform.actor_person() and noted_unit = platform.actor_unit())) and wall.stands_with_person(citizen_id));
create policy readers on citizen.knowledge_useful for select using (current_setting('stafet.mode', true) = 'read' and wall.shows_knowledge(note_id));
create policy commands on citizen.knowledge_invitation using (current_setting('stafet.mode', true) = 'write' and wall.shows_citizen(citizen_id));
create policy commands on citizen.knowledge_note using (current_setting('stafet.mode', true) = 'write' and wall.shows_citizen(citizen_id));
create policy commands on citizen.knowledge_useful using (current_setting('stafet.mode', true) = 'write' and wall.shows_knowledge(note_id));
-- The citizen reads all of theirs, decides, and makes ways in of their own; what others have written they did not write.
create policy own on citizen.knowledge_invitation for select using (wall.is_own(citizen_id));
create policy own on citizen.knowledge_note for select using (wall.is_own(citizen_id));
create policy own on citizen.knowledge_useful for select using (wall.is_citizen() and wall.shows_knowledge(note_id));
create policy in_their_own_name on citizen.knowledge_invitation as restrictive for insert with check (not wall.is_citizen() or by_citizen);
create policy not_by_the_citizen on citizen.knowledge_note as restrictive for insert with check (not wall.is_citizen());
create policy not_by_the_citizen on citizen.knowledge_useful as restrictive for insert with check (not wall.is_citizen());
