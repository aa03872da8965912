-- What a council says of itself, what of its papers is public, and who hears of it (H6–H8). Private to src/modules/council, in its rooms
-- living, site and toolkit. Nothing here is about a citizen, and nothing here leads to one. docs/decisions/0045.

-- Terms of reference, working basis, vision, target group, focus areas: texts that live, each with all its versions.
create table council.living_page (
  id       uuid primary key,
  body_id  uuid not null references council.body (id),
  kind     text not null check (kind in ('termsOfReference', 'workingBasis', 'vision', 'targetGroup', 'focusArea')),
  slug     text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 80),
  ends_on  date,                                               -- the last day it holds; null: until further notice
  unique (body_id, slug),
  unique (id, body_id, kind)
);
-- One of each kind, and as many focus areas as the body has.
create unique index one_of_a_kind on council.living_page (body_id, kind) where kind <> 'focusArea';

-- Each version, whole: never changed, only taken down with a reason.
create table council.living_version (
  page_id    uuid not null references council.living_page (id),
  version    int not null check (version > 0),
  title      text not null check (length(trim(title)) between 1 and 200),
  words      text not null check (length(trim(words)) between 1 and 50000),   -- see src/kernel/markup.ts
  valid_from date not null,
  adopted    text not null default '' check (length(adopted) <= 300),         -- where and by whom, as people say it
  meeting_id uuid references council.meeting (id),
  at         timestamptz not null,
  person_id  uuid references identity.person (id),             -- null: whoever runs the house
  down_at    timestamptz,
  down_by    uuid references identity.person (id),
  down_why   text check (length(trim(down_why)) between 1 and 1000),
  primary key (page_id, version),
  constraint taken_down_for_a_reason check ((down_at is null) = (down_why is null))
);
create index on council.living_version (meeting_id);
create index on council.living_version (person_id);
create index on council.living_version (down_by);

-- A focus area under an id that does not change with its words: what recommendations hang on. `title` as in its newest version.
create table council.focus_area (
  id       uuid primary key,
  body_id  uuid not null references council.body (id),
  title    text not null check (length(trim(title)) between 1 and 200),
  ends_on  date,                                               -- as the page's
  kind     text not null generated always as ('focusArea') stored,
  foreign key (id, body_id, kind) references council.living_page (id, body_id, kind)
);
create index on council.focus_area (body_id);
create index on council.focus_area (id, body_id, kind);

grant select, insert on council.living_page, council.living_version, council.focus_area to stafet_app;
grant update (ends_on) on council.living_page to stafet_app;
grant update (down_at, down_by, down_why) on council.living_version to stafet_app;
grant update (title, ends_on) on council.focus_area to stafet_app;

-- Everything a council shows to everybody, once more, for searching, feeds and letters: written in the transaction that makes it public
-- and gone in the one that takes it back (site/store.ts). Made anew from nothing by `stafet council rebuild`.
create table council.public_text (
  kind      text not null check (kind in ('agenda', 'minutes', 'recommendation', 'story', 'page', 'consultation')),
  id        uuid not null,
  body_id   uuid not null references council.body (id),
  title     text not null check (length(title) between 1 and 300),
  path      text not null check (path ~ '^/raad/' and length(path) <= 300),
  lead      text not null check (length(lead) <= 500),         -- the first words, for lists and feeds
  day       date not null,                                     -- what it is sorted and filtered by: the day of the meeting, of the adoption …
  at        timestamptz not null,                              -- when it became public
  changed   timestamptz not null,                              -- when its words last changed
  primary key (kind, id)
);
create index on council.public_text (body_id, at desc);
create index on council.public_text (at desc);
create index on council.public_text (day desc);                -- a word that stands everywhere is looked for from the newest on

-- The pieces of it that are found: a meeting's items each on their own.
create table council.public_part (
  kind    text not null,
  id      uuid not null,
  part    int not null check (part >= 0),
  anchor  text not null check (anchor ~ '^[a-z0-9-]*$'),
  title   text not null check (length(title) <= 1000),
  words   text not null,
  stems   tsvector not null,                                   -- made by site/words.ts: A the titles, D the words
  primary key (kind, id, part),
  foreign key (kind, id) references council.public_text (kind, id) on delete cascade
);
create index on council.public_part using gin (stems);

grant select, insert, update, delete on council.public_text, council.public_part to stafet_app;

-- When what a body shows last moved, also by something going away: what feeds call Last-Modified.
create table council.public_moved (
  body_id uuid primary key references council.body (id),
  at      timestamptz not null
);
create function council.public_moves() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into council.public_moved (body_id, at) values (case tg_op when 'DELETE' then old.body_id else new.body_id end, clock_timestamp())
    on conflict (body_id) do update set at = greatest(excluded.at, council.public_moved.at);
  return null;
end $$;
create trigger moves after insert or update or delete on council.public_text for each row execute function council.public_moves();
revoke execute on function council.public_moves() from public;
grant select on council.public_moved to stafet_app;

-- Who gets letters of what becomes public: an address sealed with the application's key, and what it asked for. Nothing is kept of an
-- address before it has said yes by a link, and nothing after it has said stop: the row goes.
create table council.subscription (
  id             uuid primary key,
  address_sealed text not null,
  address_digest bytea not null,
  body_id        uuid references council.body (id),            -- null: every body
  kinds          text[] not null check (cardinality(kinds) > 0 and array_position(kinds, null) is null
                   and kinds <@ '{agenda,minutes,recommendation,story,page,consultation}'::text[]),
  pace           text not null check (pace in ('atOnce', 'daily', 'weekly')),
  lang           text not null check (lang in ('da', 'en')),
  confirmed_at   timestamptz not null,
  seen_through   timestamptz not null,                         -- what became public until then was told of, or was not asked for
  next_at        timestamptz not null,
  constraint one_address_once_a_body unique nulls not distinct (address_digest, body_id)
);
create index on council.subscription (next_at);
create index on council.subscription (body_id);

-- THE KEY: nothing is told of twice to the same subscriber, also when it was taken down and published again.
create table council.told (
  subscription_id uuid not null references council.subscription (id) on delete cascade,
  kind            text not null,
  id              uuid not null,
  at              timestamptz not null,
  constraint told_once primary key (subscription_id, kind, id)
);

-- How many letters an address was sent lately that ask whether it wants more: so that nobody floods somebody else.
create table council.letter_asked (
  address_digest bytea primary key,
  asked          int not null check (asked > 0),
  since          timestamptz not null
);
create index on council.letter_asked (since);

grant select, insert, update, delete on council.subscription to stafet_app;
grant select, insert, delete on council.told to stafet_app;
grant select, insert, update, delete on council.letter_asked to stafet_app;

-- A letter somebody subscribed to, or that asks whether they want to: the address that ends it, sealed; '': none, or the letter is sent.
alter table platform.mail add column list text;
create index on platform.mail (recipient) where list is not null;
grant update (calendar, list) on platform.mail to stafet_app;

-- THE TOOLKIT (H7): what a council does besides its meetings.

-- A visit to a place where people come, with a few questions to them. Whoever answers is nobody: no name, no address, no hour.
create table council.visit (
  id           uuid primary key,
  body_id      uuid not null references council.body (id),
  place        text not null check (length(trim(place)) between 1 and 200),
  held_on      date not null,
  questions    jsonb not null check (jsonb_typeof(questions) = 'array' and jsonb_array_length(questions) between 1 and 12),
  code         text not null unique check (code ~ '^[0-9A-Z]{8}$'),
  closes_at    timestamptz not null,
  published_at timestamptz,
  came_of      text not null default '' check (length(came_of) <= 4000),
  made_at      timestamptz not null,
  made_by      uuid references identity.person (id)
);
create index on council.visit (body_id, held_on desc);
create index on council.visit (made_by);

-- One paper, telephone or tablet: the choices, by question. `id` is the form's own key, so that one sent twice is one.
create table council.visit_answer (
  id       uuid primary key,
  visit_id uuid not null references council.visit (id),
  choices  jsonb not null check (jsonb_typeof(choices) = 'object')
);
create index on council.visit_answer (visit_id);

-- What somebody wrote in their own words: apart from the choices, so that nobody can put the two together, sealed, and shown to everybody
-- only when whoever keeps the papers has read it. What is not to be shown is deleted.
create table council.visit_words (
  id       uuid primary key,
  visit_id uuid not null references council.visit (id),
  question int not null check (question >= 0),
  sealed   text,                                               -- gone once it was read
  shown    text check (length(trim(shown)) between 1 and 2000),
  constraint waits_or_is_shown check ((sealed is null) <> (shown is null))
);
create index on council.visit_words (visit_id);

grant select, insert on council.visit, council.visit_answer, council.visit_words to stafet_app;
grant update (closes_at, published_at, came_of) on council.visit to stafet_app;
grant update (sealed, shown) on council.visit_words to stafet_app;
grant delete on council.visit_words to stafet_app;

-- Nobody answers for a visit that is over, and no more than a house holds.
create function council.answer_before() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform from council.visit v where v.id = new.visit_id for update;
  if (select count(*) from council.visit_answer a where a.visit_id = new.visit_id) >= 1000 then
    raise exception 'a visit has no more answers' using errcode = '23514', constraint = 'answers_of_a_house';
  end if;
  return new;
end $$;
create trigger an_answer_before before insert on council.visit_answer for each row execute function council.answer_before();
revoke execute on function council.answer_before() from public;

-- Figures a council asks a municipality for: the letter, who was asked, when it was reminded, what it answered – numbers, a no, or nothing.
create table council.figure_request (
  id           uuid primary key,
  body_id      uuid not null references council.body (id),
  municipality text not null check (municipality ~ '^[0-9]{4}$'),
  recipient    text not null check (length(trim(recipient)) between 1 and 200),
  subject      text not null check (length(trim(subject)) between 1 and 200),
  letter       text not null check (length(trim(letter)) between 1 and 10000),
  sent_on      date,
  answer_by    date,
  reminded_on  date[] not null default '{}',
  outcome      text check (outcome in ('numbers', 'refused', 'silence')),
  answered_on  date,
  answer_words text not null default '' check (length(answer_words) <= 4000),
  figures      jsonb not null default '[]' check (jsonb_typeof(figures) = 'array'),
  published_at timestamptz,
  made_at      timestamptz not null,
  made_by      uuid references identity.person (id),
  constraint sent_has_an_answer_day check ((sent_on is null) = (answer_by is null) and answer_by >= sent_on),
  constraint only_what_was_sent_is_reminded check (sent_on is not null or (reminded_on = '{}' and outcome is null and published_at is null)),
  constraint answered_on_a_day check ((outcome is null) = (answered_on is null)),
  constraint numbers_are_there check (jsonb_array_length(figures) = 0 or outcome = 'numbers')
);
create index on council.figure_request (body_id, made_at desc);
create index on council.figure_request (made_by);
grant select, insert on council.figure_request to stafet_app;
grant update (sent_on, answer_by, reminded_on, outcome, answered_on, answer_words, figures, published_at, letter, recipient, subject)
  on council.figure_request to stafet_app;

-- Somebody invited to speak, a talk over coffee with politicians, a meeting with a committee; and a proposal to the budget talks: what
-- came of each.
create table council.encounter (
  id        uuid primary key,
  body_id   uuid not null references council.body (id),
  kind      text not null check (kind in ('speaker', 'informal', 'committee', 'budget')),
  held_on   date not null,                                     -- of a proposal: the day it is to be in
  with_whom text not null check (length(trim(with_whom)) between 1 and 200),
  about     text not null check (length(trim(about)) between 1 and 4000),
  came_of   text not null default '' check (length(came_of) <= 4000),
  shown     boolean not null default false,                    -- to everybody
  made_at   timestamptz not null,
  made_by   uuid references identity.person (id)
);
create index on council.encounter (body_id, held_on desc);
create index on council.encounter (made_by);
grant select, insert on council.encounter to stafet_app;
grant update (held_on, with_whom, about, came_of, shown) on council.encounter to stafet_app;

-- When each authority's budget is made, by year: so that a proposal comes in time.
create table council.budget_date (
  id        uuid primary key,
  body_id   uuid not null references council.body (id),
  authority text not null check (length(trim(authority)) between 1 and 200),
  year      int not null check (year between 2000 and 2200),   -- the budget's
  what      text not null check (what in ('firstReading', 'secondReading', 'proposalsDue', 'hearing', 'seminar')),
  day       date not null,
  source    text not null default '' check (length(source) <= 300),
  made_at   timestamptz not null,
  made_by   uuid references identity.person (id),
  constraint once_a_year unique (body_id, authority, year, what)
);
create index on council.budget_date (body_id, day);
create index on council.budget_date (made_by);
grant select, insert, delete on council.budget_date to stafet_app;
grant update (day, source) on council.budget_date to stafet_app;

-- A council looks at itself once a year, with the same questions: each with a seat answers for themselves.
create table council.self_evaluation (
  id           uuid primary key,
  body_id      uuid not null references council.body (id),
  year         int not null check (year between 2000 and 2200),
  opened_at    timestamptz not null,
  opened_by    uuid references identity.person (id),
  closed_at    timestamptz,
  published_at timestamptz,
  counts       jsonb,                                          -- once it is closed: for each question, how many said 1 … 5
  constraint one_a_year unique (body_id, year),
  constraint closed_is_counted check ((closed_at is null) = (counts is null)),
  constraint published_is_closed check (published_at is null or closed_at is not null)
);
create index on council.self_evaluation (opened_by);

-- Who said what, only while it is open: counted, and deleted, when it closes.
create table council.self_answer (
  evaluation_id uuid not null references council.self_evaluation (id),
  person_id     uuid not null references identity.person (id),
  answers       jsonb not null check (jsonb_typeof(answers) = 'object'),
  primary key (evaluation_id, person_id)
);
create index on council.self_answer (person_id);
grant select, insert on council.self_evaluation to stafet_app;
grant update (closed_at, published_at, counts) on council.self_evaluation to stafet_app;
grant select, insert, update, delete on council.self_answer to stafet_app;
