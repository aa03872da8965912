-- What a council recommends, to whom, and what became of it (H4). Private to src/modules/council/recommendations, where document.ts says
-- what an edition holds. What happened is only ever added to: the application may change no row but where a recommendation stands.
-- Nothing here is about a citizen, and nothing here leads to one. docs/decisions/0043.

-- A document recommendations were taken in from, as it was given.
create table council.recommendation_document (
  id       uuid primary key,
  body_id  uuid not null references council.body (id),
  title    text not null check (length(title) <= 500),
  dated_on date,
  name     text not null check (length(name) between 1 and 200),
  source   text not null,
  digest   text not null check (digest ~ '^[0-9a-f]{64}$'),    -- of the source: the same document is taken in once
  report   jsonb not null,                                      -- what was odd in it, and the stories it told
  at       timestamptz not null,
  person_id uuid references identity.person (id),
  constraint one_document_once unique (body_id, digest)
);
create index on council.recommendation_document (person_id);

-- Where a recommendation stands. Its words are those of its newest edition, and nowhere else.
create table council.recommendation (
  id            uuid primary key,
  body_id       uuid not null references council.body (id),
  period        text not null check (period ~ '^[0-9]{4}(-[0-9]{4})?$' and (length(period) = 4 or right(period, 4) > left(period, 4))),
  number        int not null check (number between 1 and 999),
  state         text not null check (state in ('draft', 'discarded', 'adopted', 'closed')),
  edition       int not null check (edition > 0),
  document_id   uuid references council.recommendation_document (id),
  adopted_on    date,
  adopted_at    uuid references council.meeting (id),
  adopted_words text not null default '' check (length(adopted_words) <= 300),
  changed_at    timestamptz not null,
  constraint adopted_somewhere check ((state in ('draft', 'discarded')) = (adopted_on is null)
    and (adopted_on is null or adopted_at is not null or adopted_words <> '')
    and (adopted_on is not null or (adopted_at is null and adopted_words = '')))
);
create unique index one_number_in_its_period on council.recommendation (body_id, period, number) where state <> 'discarded';
create index on council.recommendation (body_id);
create index on council.recommendation (document_id);
create index on council.recommendation (adopted_at);
create index on council.recommendation (id, edition, state);

-- Every edition, whole, with who made it and why.
create table council.recommendation_edition (
  recommendation_id uuid not null references council.recommendation (id),
  edition   int not null check (edition > 0),
  state     text not null check (state in ('draft', 'discarded', 'adopted', 'closed')),
  did       text not null check (did in ('drafted', 'takenIn', 'rewritten', 'adopted', 'corrected', 'evidenced', 'discarded', 'closed', 'reopened')),
  why       text not null default '' check (length(why) <= 2000),
  document  jsonb not null check (length(document ->> 'text') between 1 and 4000),
  at        timestamptz not null,
  person_id uuid references identity.person (id),              -- null: whoever runs the house
  primary key (recommendation_id, edition),
  unique (recommendation_id, edition, state),
  constraint changed_for_a_reason check (did not in ('corrected', 'discarded', 'closed', 'reopened') or why <> '')
);
create index on council.recommendation_edition (person_id);
-- No state without the edition that says how it came to be.
alter table council.recommendation add constraint stands_by_its_edition foreign key (id, edition, state)
  references council.recommendation_edition (recommendation_id, edition, state) deferrable initially deferred;

-- A recommendation put to a body that is to answer. Put to it again, it is another round.
create table council.sending (
  id                uuid primary key,
  recommendation_id uuid not null references council.recommendation (id),
  edition           int not null,
  as_state          text generated always as ('adopted') stored,
  body_id           uuid not null references council.body (id),
  round             int not null check (round > 0),
  sent_on           date not null,
  basis             text not null check (basis in ('committed', 'requested')),
  committed_by      text not null default '' check (length(committed_by) <= 500),
  words             text not null default '' check (length(words) <= 2000),
  first_date        int generated always as (1) stored,
  at                timestamptz not null,
  person_id         uuid references identity.person (id),
  constraint one_asking_a_round unique (recommendation_id, body_id, round),
  constraint committed_by_something check ((basis = 'committed') = (committed_by <> '')),
  -- Only what is adopted is sent, in the edition that was.
  constraint sent_when_adopted foreign key (recommendation_id, edition, as_state)
    references council.recommendation_edition (recommendation_id, edition, state)
);
create index on council.sending (body_id);
create index on council.sending (person_id);
create index on council.sending (recommendation_id, edition, as_state);

-- By when it is to be answered. A later date is another row: the first one stays.
create table council.answer_date (
  sending_id uuid not null references council.sending (id),
  n          int not null check (n > 0),
  answer_by  date not null,
  why        text not null default '' check (length(why) <= 1000),
  at         timestamptz not null,
  person_id  uuid references identity.person (id),
  primary key (sending_id, n),
  constraint later_for_a_reason check (n = 1 or why <> '')
);
create index on council.answer_date (person_id);
create index on council.sending (id, first_date);
alter table council.sending add constraint sent_with_a_date foreign key (id, first_date)
  references council.answer_date (sending_id, n) deferrable initially deferred;

-- What the body said. `noted` is not an answer. Put right, it is another row: what was said before stays.
create table council.answer (
  id          uuid primary key,
  sending_id  uuid not null references council.sending (id),
  n           int not null check (n > 0),
  kind        text not null check (kind in ('noted', 'accepted', 'partly', 'not')),
  noted_as    text check (noted_as in ('forInformation', 'asInspiration')),
  reason      text not null check (length(reason) <= 4000),
  plan_kind   text check (plan_kind in ('regionalHealthPlan', 'localHealthPlan', 'other')),
  plan        text not null default '' check (length(plan) <= 300),
  answered_on date not null,
  said_by     text not null check (length(said_by) between 1 and 200),
  recorded_as text not null check (recorded_as in ('body', 'council')),
  document    text not null default '' check (length(document) <= 1000),
  why         text not null default '' check (length(why) <= 1000),
  at          timestamptz not null,
  person_id   uuid references identity.person (id),
  constraint one_answer_at_a_time unique (sending_id, n),
  constraint noted_says_how check ((kind = 'noted') = (noted_as is not null)),
  constraint answered_with_a_reason check (kind not in ('partly', 'not') or reason <> ''),
  constraint recorded_from_something check (recorded_as = 'body' or document <> ''),
  constraint a_plan_has_a_kind check ((plan_kind is null) = (plan = '')),
  constraint noted_is_in_no_plan check (kind <> 'noted' or plan_kind is null)
);
create index on council.answer (person_id);

-- What the body says it will do.
create table council.answer_action (
  id        uuid primary key,
  answer_id uuid not null references council.answer (id),
  place     int not null check (place > 0),
  words     text not null check (length(words) between 1 and 1000),
  owner     text not null check (length(owner) between 1 and 200),
  by_day    date,
  unique (answer_id, place)
);
-- How it goes with it, each time somebody says so.
create table council.action_step (
  action_id uuid not null references council.answer_action (id),
  n         int not null check (n > 0),
  state     text not null check (state in ('planned', 'underway', 'done', 'dropped')),
  words     text not null default '' check (length(words) <= 1000),
  on_day    date not null,
  at        timestamptz not null,
  person_id uuid references identity.person (id),
  primary key (action_id, n),
  constraint dropped_for_a_reason check (state <> 'dropped' or words <> '')
);
create index on council.action_step (person_id);

-- What the council saw of it, on a day.
create table council.follow_up (
  id                uuid primary key,
  recommendation_id uuid not null references council.recommendation (id),
  on_day            date not null,
  words             text not null check (length(words) between 1 and 4000),
  at                timestamptz not null,
  person_id         uuid references identity.person (id)
);
create index on council.follow_up (recommendation_id);
create index on council.follow_up (person_id);

-- What is to be true by a day, in a figure or in words; and what was read of it.
create table council.target (
  id                uuid primary key,
  recommendation_id uuid not null references council.recommendation (id),
  words             text not null check (length(words) between 1 and 500),
  goal              double precision,
  unit              text not null default '' check (length(unit) <= 60),
  direction         text check (direction in ('atLeast', 'atMost')),
  by_day            date not null,
  at                timestamptz not null,
  person_id         uuid references identity.person (id),
  constraint a_figure_has_its_measure check ((goal is null) = (direction is null) and (goal is null) = (unit = ''))
);
create index on council.target (recommendation_id);
create index on council.target (person_id);
create table council.reading (
  id        uuid primary key,
  target_id uuid not null references council.target (id),
  on_day    date not null,
  value     double precision,
  words     text not null default '' check (length(words) <= 1000),
  at        timestamptz not null,
  person_id uuid references identity.person (id),
  constraint read_something check (value is not null or words <> '')
);
create index on council.reading (target_id);
create index on council.reading (person_id);

-- The one or few a council works on in a year, and the meeting that chose them.
create table council.focus_mark (
  recommendation_id uuid not null references council.recommendation (id),
  year         int not null check (year between 2000 and 2200),
  chosen_on    date not null,
  chosen_at    uuid references council.meeting (id),
  chosen_words text not null default '' check (length(chosen_words) <= 300),
  at           timestamptz not null,
  person_id    uuid references identity.person (id),
  primary key (recommendation_id, year),
  constraint chosen_somewhere check (chosen_at is not null or chosen_words <> '')
);
create index on council.focus_mark (chosen_at);
create index on council.focus_mark (person_id);

-- Letters to whoever keeps the papers of a body that is to answer: each once for each date. `letters`: how many were written; 0 says nobody there has an address.
create table council.answer_reminder (
  sending_id uuid not null,
  n          int not null,
  kind       text not null check (kind in ('asked', 'due', 'overdue', 'veryOverdue')),
  at         timestamptz not null,
  letters    int not null check (letters >= 0),
  primary key (sending_id, n, kind),
  foreign key (sending_id, n) references council.answer_date (sending_id, n)
);

grant select, insert on council.recommendation_document, council.recommendation_edition, council.sending, council.answer_date,
  council.answer, council.answer_action, council.action_step, council.follow_up, council.target, council.reading, council.focus_mark,
  council.answer_reminder to stafet_app;
grant select, insert, update on council.recommendation to stafet_app;
