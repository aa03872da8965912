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

-- Between meetings. Topics somebody wants the body to take up, until they are taken onto an agenda or laid aside.
create table council.topic (
  id         uuid primary key,
  body_id    uuid not null references council.body (id),
  title      text not null check (length(title) between 1 and 300),
  why        text not null default '' check (length(why) <= 4000),
  from_whom  text not null check (length(from_whom) between 1 and 200),
  wanted_on  date,                                             -- null: whenever
  state      text not null default 'waiting' check (state in ('waiting', 'taken', 'laidAside')),
  at         timestamptz not null,
  person_id  uuid references identity.person (id),
  meeting_id uuid references council.meeting (id),
  settled_at timestamptz,
  settled_by uuid references identity.person (id),
  because    text not null default '' check (length(because) <= 1000),
  constraint settled_or_waiting check ((state = 'waiting') = (settled_at is null)),
  constraint taken_to_a_meeting check ((state = 'taken') = (meeting_id is not null)),
  constraint laid_aside_for_a_reason check (state <> 'laidAside' or because <> '')
);
create index on council.topic (body_id);
create index on council.topic (person_id);
create index on council.topic (meeting_id);
create index on council.topic (settled_by);
grant select, insert, update on council.topic to stafet_app;

-- Days the body means to meet, before they are meetings. One that became a meeting is found by its day and time.
create table council.planned_day (
  id         uuid primary key,
  body_id    uuid not null references council.body (id),
  day        date not null,
  starts     text not null check (starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  ends       text not null default '' check (ends ~ '^(([01][0-9]|2[0-3]):[0-5][0-9])?$'),
  place      text not null default '' check (length(place) <= 500),
  kind       text not null check (kind in ('ordinary', 'extra', 'themeDay')),
  theme      text not null default '' check (length(theme) <= 300),
  joint      uuid[] not null default '{}',                     -- bodies that meet together with it
  at         timestamptz not null,
  person_id  uuid references identity.person (id),
  dropped_at timestamptz,
  because    text not null default '' check (length(because) <= 1000),
  constraint ends_after_it_starts check (ends = '' or ends > starts),
  constraint dropped_for_a_reason check (dropped_at is null or because <> '')
);
create index on council.planned_day (body_id);
create index on council.planned_day (person_id);
create unique index one_plan_for_a_time on council.planned_day (body_id, day, starts) where dropped_at is null;
grant select, insert, update on council.planned_day to stafet_app;

-- Written dialogue on a question. It closes by itself when its day is over; nobody closes it.
create table council.dialogue (
  id           uuid primary key,
  body_id      uuid not null references council.body (id),
  title        text not null check (length(title) between 1 and 300),
  question     text not null check (length(question) between 1 and 8000),
  topic_id     uuid references council.topic (id),
  closes_on    date not null,
  at           timestamptz not null,
  person_id    uuid references identity.person (id),
  summary      text not null default '' check (length(summary) <= 20000),
  summed_up_at timestamptz,
  summed_up_by uuid references identity.person (id),
  published_at timestamptz,
  edition      int not null default 1 check (edition > 0),
  constraint summed_up_with_words check ((summary = '') = (summed_up_at is null)),
  constraint only_a_summary_is_published check (published_at is null or summary <> '')
);
create index on council.dialogue (body_id);
create index on council.dialogue (topic_id);
create index on council.dialogue (person_id);
create index on council.dialogue (summed_up_by);
grant select, insert, update (closes_on, summary, summed_up_at, summed_up_by, published_at, edition) on council.dialogue to stafet_app;

-- What somebody wrote in it. Never changed; taken back by whoever wrote it, it leaves that it was there.
create table council.contribution (
  id           uuid primary key,
  dialogue_id  uuid not null references council.dialogue (id),
  person_id    uuid not null references identity.person (id),
  name         text not null check (length(name) between 1 and 200),      -- as they sat then
  on_behalf_of text not null default '' check (length(on_behalf_of) <= 200),
  words        text not null check (length(words) between 1 and 8000),
  at           timestamptz not null,
  withdrawn_at timestamptz
);
create index on council.contribution (dialogue_id);
create index on council.contribution (person_id);
grant select, insert, update (withdrawn_at) on council.contribution to stafet_app;

-- Somebody asks the body to name representatives.
create table council.nomination (
  id          uuid primary key,
  body_id     uuid not null references council.body (id),
  title       text not null check (length(title) between 1 and 300),      -- to what
  asked_by    text not null check (length(asked_by) between 1 and 200),
  about       text not null default '' check (length(about) <= 4000),
  fewest      int not null check (fewest between 1 and 50),
  most        int not null check (most between 1 and 50),
  answer_by   date,
  takes_place date,
  state       text not null default 'open' check (state in ('open', 'decided', 'calledOff')),
  at          timestamptz not null,
  person_id   uuid references identity.person (id),
  decided_on  date,
  decided_at  text not null default '' check (length(decided_at) <= 300), -- which meeting, as it is called
  because     text not null default '' check (length(because) <= 1000),
  edition     int not null default 1 check (edition > 0),
  constraint at_least_so_many check (fewest <= most),
  constraint decided_on_a_day check ((state = 'decided') = (decided_on is not null)),
  constraint called_off_for_a_reason check (state <> 'calledOff' or because <> '')
);
create index on council.nomination (body_id);
create index on council.nomination (person_id);
grant select, insert, update on council.nomination to stafet_app;

create table council.nominee (
  id            uuid primary key,
  nomination_id uuid not null references council.nomination (id),
  seat_id       uuid not null references council.membership (id),
  at            timestamptz not null,
  person_id     uuid references identity.person (id),          -- who put the name forward
  chosen        boolean not null default false,
  withdrawn_at  timestamptz,
  constraint chosen_stands check (not (chosen and withdrawn_at is not null))
);
create index on council.nominee (nomination_id);
create index on council.nominee (seat_id);
create index on council.nominee (person_id);
create unique index named_once on council.nominee (nomination_id, seat_id) where withdrawn_at is null;
grant select, insert, update (chosen, withdrawn_at) on council.nominee to stafet_app;

-- Somebody asks for the body's input: questions out, inputs in, put under headings, and one adopted text.
create table council.gathering (
  id           uuid primary key,
  body_id      uuid not null references council.body (id),
  title        text not null check (length(title) between 1 and 300),
  asked_by     text not null check (length(asked_by) between 1 and 200),
  about        text not null default '' check (length(about) <= 8000),
  due          date not null,                                  -- inputs are in
  deliver_by   date,                                           -- the adopted text is with whoever asked
  state        text not null default 'open' check (state in ('open', 'adopted', 'calledOff')),
  at           timestamptz not null,
  person_id    uuid references identity.person (id),
  adopted      text not null default '' check (length(adopted) <= 50000),
  adopted_on   date,
  adopted_at   text not null default '' check (length(adopted_at) <= 300),
  published_at timestamptz,
  because      text not null default '' check (length(because) <= 1000),
  edition      int not null default 1 check (edition > 0),
  constraint adopted_with_words_and_a_day check ((state = 'adopted') = (adopted <> '' and adopted_on is not null)),
  constraint only_what_was_adopted_is_published check (published_at is null or state = 'adopted'),
  constraint gathering_called_off_for_a_reason check (state <> 'calledOff' or because <> ''),
  constraint delivered_after_inputs check (deliver_by is null or deliver_by >= due)
);
create index on council.gathering (body_id);
create index on council.gathering (person_id);
grant select, insert, update on council.gathering to stafet_app;

create table council.gathering_question (
  gathering_id uuid not null references council.gathering (id),
  place        int not null check (place > 0),
  words        text not null check (length(words) between 1 and 1000),
  primary key (gathering_id, place)
);
grant select, insert on council.gathering_question to stafet_app;

create table council.heading (
  id           uuid primary key,
  gathering_id uuid not null references council.gathering (id),
  title        text not null check (length(title) between 1 and 200),
  at           timestamptz not null,
  constraint heading_of_its_gathering unique (id, gathering_id)
);
create index on council.heading (gathering_id);
grant select, insert on council.heading to stafet_app;

create table council.input (
  id           uuid primary key,
  gathering_id uuid not null references council.gathering (id),
  place        int,                                            -- which question; null: all of it
  from_whom    text not null check (length(from_whom) between 1 and 200),
  words        text not null check (length(words) between 1 and 8000),
  at           timestamptz not null,
  person_id    uuid references identity.person (id),           -- who wrote it here
  heading_id   uuid,
  withdrawn_at timestamptz,
  foreign key (gathering_id, place) references council.gathering_question (gathering_id, place),
  foreign key (heading_id, gathering_id) references council.heading (id, gathering_id)
);
create index on council.input (gathering_id, place);
create index on council.input (heading_id, gathering_id);
create index on council.input (person_id);
grant select, insert, update (heading_id, withdrawn_at) on council.input to stafet_app;
