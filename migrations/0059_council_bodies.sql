-- Bodies: who sits in them, how they work, what they become, and what they do between meetings (H1, H6). Private to src/modules/council.
-- Nothing here is about a citizen, and nothing here leads to one. docs/decisions/0041.

-- A body ends on a day; what it is then called is another body. Its history stays its own.
alter table council.body add column last_day date;             -- null: until further notice
grant update (last_day) on council.body to stafet_app;

create table council.succession (
  from_body uuid not null references council.body (id),
  to_body   uuid not null references council.body (id),
  at        timestamptz not null,
  person_id uuid references identity.person (id),              -- null: whoever runs the house
  why       text not null default '' check (length(why) <= 1000),
  primary key (from_body, to_body),
  constraint becomes_another check (from_body <> to_body)
);
create index on council.succession (to_body);
create index on council.succession (person_id);
grant select, insert, delete on council.succession to stafet_app;

-- Seats. Each change is an edition, whole, with who made it and why.
alter table council.membership
  add column edition int not null default 1 check (edition > 0),
  add constraint of_its_body unique (id, body_id),
  drop constraint membership_deputy_for_fkey,
  add constraint deputy_of_the_same_body foreign key (deputy_for, body_id) references council.membership (id, body_id),
  add constraint nobodys_own_deputy check (deputy_for <> id);
drop index council.membership_deputy_for_idx;
create index on council.membership (deputy_for, body_id);

create table council.seat_edition (
  seat_id   uuid not null references council.membership (id),
  edition   int not null check (edition > 0),
  at        timestamptz not null,
  person_id uuid references identity.person (id),              -- null: whoever runs the house
  did       text not null check (did in ('added', 'corrected', 'moved', 'ended', 'bodyEnded')),
  why       text not null default '' check (length(why) <= 1000),
  document  jsonb not null,
  primary key (seat_id, edition)
);
create index on council.seat_edition (person_id);
grant select, insert on council.seat_edition to stafet_app;

-- One chair at a time, and no seat beyond its body's last day. The body is locked first, so that two who write at once see each other.
create function council.seat_fits() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  last date;
begin
  select b.last_day into last from council.body b where b.id = new.body_id for no key update;
  if last < coalesce(new.until_day, 'infinity') then
    raise exception 'a seat ends with its body' using errcode = '23514', constraint = 'seat_ends_with_its_body';
  end if;
  if new.role = 'chair' and exists (
    select from council.membership o
     where o.body_id = new.body_id and o.role = 'chair' and o.id <> new.id
       and daterange(o.from_day, o.until_day, '[]') && daterange(new.from_day, new.until_day, '[]')) then
    raise exception 'a body has one chair at a time' using errcode = '23514', constraint = 'one_chair_at_a_time';
  end if;
  return new;
end $$;
create trigger seat_fits before insert or update on council.membership for each row execute function council.seat_fits();

create function council.body_ends_empty() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from council.membership m where m.body_id = new.id and coalesce(m.until_day, 'infinity') > new.last_day) then
    raise exception 'a seat ends with its body' using errcode = '23514', constraint = 'seat_ends_with_its_body';
  end if;
  return new;
end $$;
create trigger body_ends_empty before update of last_day on council.body for each row execute function council.body_ends_empty();

-- How a body works, from a day on. What was said is never changed: said again for the same day, the last word counts.
create table council.body_rules (
  body_id   uuid not null references council.body (id),
  from_day  date not null,
  edition   int not null check (edition > 0),
  at        timestamptz not null,
  person_id uuid references identity.person (id),              -- null: whoever runs the house
  why       text not null check (length(why) between 1 and 1000),
  document  jsonb not null,
  primary key (body_id, edition)
);
create index on council.body_rules (person_id);
grant select, insert on council.body_rules to stafet_app;

-- A body that has ended takes no new meetings; those it held stand.
create function council.meets_while_it_is() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.held_on > (select b.last_day from council.body b where b.id = new.body_id) then
    raise exception 'the body has ended by then' using errcode = '23514', constraint = 'meets_while_it_is';
  end if;
  return new;
end $$;
create trigger meets_while_it_is before insert or update of held_on, body_id on council.meeting
  for each row execute function council.meets_while_it_is();
