-- Meetings made here, from planned to published (H2). Private to src/modules/council: planning, minuting and approving. docs/decisions/0042.
alter table council.meeting
  drop constraint meeting_state_check,
  drop constraint meeting_edition_check,
  drop constraint one_meeting_at_a_time,
  alter column document drop not null,                         -- null: no minutes yet
  alter column source_name drop not null,                      -- null: made here
  alter column source drop not null,
  add column made_here boolean not null default false,
  add column kind text not null default 'ordinary' check (kind in ('ordinary', 'extra', 'themeDay')),
  add column ends text not null default '' check (ends ~ '^(([01][0-9]|2[0-3]):[0-5][0-9])?$'),
  add column place text not null default '' check (length(place) <= 500),
  add column link text not null default '' check (length(link) <= 500 and (link = '' or link ~ '^https://')),
  add column sequence int not null default 0 check (sequence >= 0),   -- how often its time, place or life has been told anew
  add column called_at timestamptz,
  add column agenda jsonb check (jsonb_typeof(agenda) = 'array'),     -- the items as they were sent out, with their ids
  add column why text not null default '' check (length(why) <= 1000),
  add constraint meeting_state_check
    check (state in ('planned', 'called', 'held', 'draft', 'forApproval', 'approved', 'published', 'cancelled')),
  add constraint meeting_edition_check check (edition >= 0),
  add constraint only_what_was_made_here_is_planned
    check (made_here or state in ('draft', 'published')),
  add constraint read_from_something check (made_here or (source is not null and source_name is not null)),
  add constraint minutes_are_there
    check (state in ('planned', 'called', 'held', 'cancelled') or (document is not null and edition > 0)),
  add constraint sent_when_called check (state <> 'called' or (agenda is not null and called_at is not null)),
  add constraint cancelled_for_a_reason check (state <> 'cancelled' or why <> '');
create unique index one_meeting_at_a_time on council.meeting (body_id, held_on, starts) where state <> 'cancelled';
create index on council.meeting (body_id, held_on);

alter table council.edition
  drop constraint edition_did_check,
  add constraint edition_did_check check (did in ('takenIn', 'saidOpen', 'published', 'takenDown', 'minuted', 'sentForApproval',
    'takenBack', 'approved', 'corrected')),
  add constraint corrected_for_a_reason check (did <> 'corrected' or why <> '');

-- The bodies that meet together with the one that presides.
create table council.meeting_with (
  meeting_id uuid not null references council.meeting (id),
  body_id    uuid not null references council.body (id),
  primary key (meeting_id, body_id)
);
create index on council.meeting_with (body_id);
grant select, insert, delete on council.meeting_with to stafet_app;

-- One item of an agenda: its head. What it says stands in item_text, part by part.
create table council.agenda_item (
  id             uuid primary key,
  meeting_id     uuid not null references council.meeting (id),
  place          int check (place > 0),                        -- null: taken off
  title          text not null check (length(title) between 1 and 1000),
  open           boolean not null,
  closed_because text not null default '' check (length(closed_because) <= 500),
  case_number    text not null default '' check (length(case_number) <= 100),
  minutes        int check (minutes between 1 and 600),
  presenter      text not null default '' check (length(presenter) <= 200),
  standing       text check (standing in ('welcome', 'approval', 'next')),
  version        int not null check (version > 0),
  removed_at     timestamptz,
  constraint one_item_in_a_place unique (meeting_id, place) deferrable initially deferred,
  constraint closed_for_a_reason check (open = (closed_because = '')),
  constraint in_place_or_taken_off check ((place is null) = (removed_at is not null))
);
create index on council.agenda_item (meeting_id);

-- One part of an item, with a version of its own: two people write in two parts without knowing of each other.
create table council.item_text (
  item_id   uuid not null references council.agenda_item (id),
  section   text not null check (section in ('summary', 'proposal', 'casePresentation', 'economy', 'earlierDecisions', 'decision')),
  words     text not null check (length(words) <= 100000),
  version   int not null check (version > 0),
  based_on  int not null check (based_on >= 0 and based_on < version),
  writer    uuid not null,                                     -- the page it was written on: an answer that was lost on its way is no second writer
  at        timestamptz not null,
  person_id uuid not null references identity.person (id),
  primary key (item_id, section)
);
create index on council.item_text (person_id);

-- What somebody wrote while somebody else wrote in the same part: kept beside it until a person has settled which words stand.
create table council.text_beside (
  id         uuid primary key,
  item_id    uuid not null references council.agenda_item (id),
  section    text not null check (section in ('summary', 'proposal', 'casePresentation', 'economy', 'earlierDecisions', 'decision')),
  words      text not null check (length(words) <= 100000),
  based_on   int not null check (based_on >= 0),
  writer     uuid not null,
  at         timestamptz not null,
  person_id  uuid not null references identity.person (id),
  settled_at timestamptz,
  settled_by uuid references identity.person (id),
  constraint settled_by_somebody check ((settled_at is null) = (settled_by is null))
);
create index on council.text_beside (item_id);
create index on council.text_beside (person_id);
create index on council.text_beside (settled_by);

create table council.annex (
  id         uuid primary key,
  item_id    uuid not null references council.agenda_item (id),
  title      text not null check (length(title) between 1 and 300),
  link       text not null default '' check (length(link) <= 500 and (link = '' or link ~ '^https://')),
  added_at   timestamptz not null,
  removed_at timestamptz
);
create index on council.annex (item_id);

-- Who came. A row for each seat that said or was seen, and for each guest.
create table council.attendance (
  id            uuid primary key,
  meeting_id    uuid not null references council.meeting (id),
  membership_id uuid references council.membership (id),       -- null: a guest
  name          text not null check (length(name) between 1 and 200),
  on_behalf_of  text not null default '' check (length(on_behalf_of) <= 200),
  said          text not null check (said in ('present', 'apologies', 'absent')),
  steps_in_for  uuid references council.membership (id),       -- of a deputy: whose seat they sit in for today
  constraint one_answer_a_seat unique (meeting_id, membership_id),
  constraint only_who_is_there_steps_in check (steps_in_for is null or (said = 'present' and membership_id is not null))
);
create unique index one_steps_in on council.attendance (meeting_id, steps_in_for) where steps_in_for is not null;
create index on council.attendance (membership_id);
create index on council.attendance (steps_in_for);

-- Who was there and away at one item: out of the room, or had an interest in it.
create table council.item_away (
  item_id       uuid not null references council.agenda_item (id),
  attendance_id uuid not null references council.attendance (id) on delete cascade,
  why           text not null check (why in ('out', 'disqualified')),
  primary key (item_id, attendance_id)
);
create index on council.item_away (attendance_id);

create table council.dissent (
  id         uuid primary key,
  item_id    uuid not null references council.agenda_item (id),
  name       text not null check (length(name) between 1 and 200),
  words      text not null check (length(words) between 1 and 4000),
  added_at   timestamptz not null,
  removed_at timestamptz
);
create index on council.dissent (item_id);

-- What somebody does before a day: a body's open tasks.
create table council.task (
  id         uuid primary key,
  body_id    uuid not null references council.body (id),
  item_id    uuid references council.agenda_item (id),
  words      text not null check (length(words) between 1 and 1000),
  owner      text not null check (length(owner) between 1 and 200),
  due        date not null,
  added_at   timestamptz not null,
  added_by   uuid references identity.person (id),
  done_at    timestamptz,
  done_by    uuid references identity.person (id)
);
create index on council.task (body_id) where done_at is null;
create index on council.task (body_id);
create index on council.task (item_id);
create index on council.task (added_by);
create index on council.task (done_by);

-- Minutes on their way to be approved: at the next meeting, by the chair, or in writing until a day.
create table council.approval_round (
  id         uuid primary key,
  meeting_id uuid not null references council.meeting (id),
  edition    int not null,
  way        text not null check (way in ('nextMeeting', 'chair', 'written')),
  closes_on  date,
  opened_at  timestamptz not null,
  opened_by  uuid references identity.person (id),
  ended_at   timestamptz,
  ended_by   uuid references identity.person (id),
  outcome    text check (outcome in ('approved', 'takenBack')),
  constraint written_until_a_day check ((way = 'written') = (closes_on is not null)),
  constraint ends_with_an_outcome check ((ended_at is null) = (outcome is null))
);
create unique index one_round_at_a_time on council.approval_round (meeting_id) where ended_at is null;
create index on council.approval_round (meeting_id);
create index on council.approval_round (opened_by);
create index on council.approval_round (ended_by);

create table council.objection (
  id          uuid primary key,
  round_id    uuid not null references council.approval_round (id),
  person_id   uuid not null references identity.person (id),
  words       text not null check (length(words) between 1 and 4000),
  at          timestamptz not null,
  answer      text not null default '' check (length(answer) <= 4000),
  answered_at timestamptz,
  answered_by uuid references identity.person (id),
  constraint answered_with_words check ((answered_at is null) = (answer = ''))
);
create index on council.objection (round_id);
create index on council.objection (person_id);
create index on council.objection (answered_by);

grant select, insert, update on council.agenda_item, council.item_text, council.text_beside, council.annex, council.dissent, council.task,
  council.approval_round, council.objection to stafet_app;
grant select, insert, update, delete on council.attendance, council.item_away to stafet_app;

-- A letter may bring a calendar file.
alter table platform.mail add column calendar text;            -- sealed, as the text; gone with it
