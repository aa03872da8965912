-- What happens around a handover: the ladder's steps, questions, joint tables, doors outside, contacts, doors that were shut.

create table relay.escalation (
  id          uuid primary key,
  handover_id uuid not null references relay.handover (id),
  rung        int not null check (rung > 0),
  step        text not null check (step in ('unitLead', 'organisationLeader', 'reminderAndOwnLead', 'senderLead', 'jointTable', 'standingReceiver', 'againToLeader')),
  due_at      timestamptz not null,                        -- when the time passed
  at          timestamptz not null,                        -- when the ladder saw it
  unit_id     uuid references identity.unit (id),          -- whose step it is now
  person_id   uuid references identity.person (id),
  unique (handover_id, rung)                               -- a step is taken once, however many workers look
);
create index on relay.escalation (unit_id);
create index on relay.escalation (person_id);
-- Law 6: no step is taken that is not written down.
alter table relay.handover add constraint law6_steps_are_written_down foreign key (id, rung_key)
  references relay.escalation (handover_id, rung) deferrable initially deferred;
create index on relay.handover (id, rung_key);

create table relay.question (
  id          uuid primary key,
  handover_id uuid not null references relay.handover (id),
  question    text not null check (length(question) between 1 and 4000),
  asked_by    uuid not null references identity.person (id),
  asked_at    timestamptz not null,
  answer      text check (length(answer) between 1 and 4000),
  answered_by uuid references identity.person (id),
  answered_at timestamptz,
  check (num_nonnulls(answer, answered_by, answered_at) in (0, 3))
);
create index on relay.question (handover_id);
create index on relay.question (asked_by);
create index on relay.question (answered_by);

create table relay.joint_table (
  id               uuid primary key,
  course_id        uuid not null references relay.course (id),
  need_id          uuid,
  subject_id       uuid not null generated always as (coalesce(need_id, course_id)) stored,
  cause            text not null check (cause in ('twoRedirects', 'ring', 'ladder', 'called')),
  state            text not null check (state in ('called', 'held', 'settled')),
  called_at        timestamptz not null,
  called_by        uuid references identity.person (id),        -- null: the rule called it
  convener_id      uuid not null references identity.unit (id), -- the holder's unit sees that it is held
  hold_by          timestamptz not null,
  anonymous        boolean not null,                            -- no legal basis to share: the need, not the person
  citizen_wish     text not null default '' check (length(citizen_wish) <= 2000),
  spokesperson     text not null default '' check (length(spokesperson) <= 200),
  held_at          timestamptz,
  notes            text not null default '' check (length(notes) <= 8000),
  edition          int not null default 0,                       -- counts the times it was written on: two writers never overwrite each other unseen
  outcome          text check (outcome in ('taker', 'unmetNeed', 'needEnded')),
  taker_unit_id    uuid references identity.unit (id),
  taker_handover_id uuid references relay.handover (id),
  gap_id           uuid references directory.gap (id),
  who_pays         text check (length(who_pays) between 1 and 500),
  settled_at       timestamptz,
  settled_by       uuid references identity.person (id),
  passed_on_at     timestamptz,                                 -- its time passed and the standing receiver was given it
  open_key         boolean generated always as (case when state <> 'settled' then true end) stored,
  foreign key (need_id, course_id) references relay.need (id, course_id),
  constraint law6_held_by_a_moment check (isfinite(hold_by)),
  constraint law8_convener_is_open foreign key (convener_id, open_key) references identity.unit (id, is_open),
  constraint settled_has_an_outcome check ((state = 'settled') = (outcome is not null)),
  -- What it was about may end first: met, declined, or the person died. Then there is nothing to take, and nothing to pay.
  constraint settled_says_who_and_who_pays check (state <> 'settled' or outcome = 'needEnded' or (who_pays is not null
    and ((outcome = 'taker' and taker_handover_id is not null) or (outcome = 'unmetNeed' and gap_id is not null))))
);
create unique index one_open_table on relay.joint_table (subject_id) where state <> 'settled';
create index on relay.joint_table (course_id);
create index on relay.joint_table (need_id, course_id);
create index on relay.joint_table (called_by);
create index on relay.joint_table (convener_id, open_key);
create index on relay.joint_table (taker_unit_id);
create index on relay.joint_table (taker_handover_id);
create index on relay.joint_table (gap_id);
create index on relay.joint_table (settled_by);
create index on relay.joint_table (hold_by) where state <> 'settled';

create table relay.seat (
  table_id  uuid not null references relay.joint_table (id),
  position  int not null,                                       -- 1 is the citizen's or their spokesperson's
  kind      text not null check (kind in ('citizen', 'leader', 'holder', 'other')),
  unit_id   uuid references identity.unit (id),
  person_id uuid references identity.person (id),
  name      text not null check (length(name) between 1 and 200),
  came      boolean,
  decided   boolean not null default false,
  primary key (table_id, position),
  check (kind <> 'citizen' or position = 1)
);
create index on relay.seat (unit_id);
create index on relay.seat (person_id);

-- A11: nine doors of ten are not on the system. Responsibility stays inside until the citizen is confirmed received.
create table relay.external_handover (
  id              uuid primary key,
  course_id       uuid not null references relay.course (id),
  need_id         uuid,
  from_unit_id    uuid not null references identity.unit (id),
  party_name      text not null check (length(party_name) between 1 and 200),
  party_phone     text not null default '' check (length(party_phone) <= 40),
  way             text not null check (way in ('phone', 'link')),
  state           text not null check (state in ('asked', 'confirmedByPhone', 'confirmedByLink', 'declined', 'received', 'notReceived', 'withdrawn')),
  message         text not null default '' check (length(message) <= 4000),
  legal_basis     text not null check (legal_basis in ('consent', 'treatment', 'anonymous')),
  agreed_with_citizen boolean not null,
  not_agreed_why  text check (length(not_agreed_why) <= 1000),
  asked_by        uuid not null references identity.person (id),
  asked_at        timestamptz not null,
  link_hash       bytea unique,                                 -- sha-256 of the one-time link's token
  link_expires_at timestamptz,
  link_used_at    timestamptz,
  confirmed_name  text check (length(confirmed_name) between 1 and 200),
  confirmed_role  text check (length(confirmed_role) <= 200),
  confirmed_at    timestamptz,
  answer_text     text check (length(answer_text) <= 2000),
  check_back_on   date,
  failed_checks   int not null default 0 check (failed_checks >= 0),
  lead_decides    boolean not null default false,               -- after three failed check-backs
  ended_at        timestamptz,
  foreign key (need_id, course_id) references relay.need (id, course_id),
  constraint external_says_why_not_agreed check (agreed_with_citizen or coalesce(not_agreed_why, '') <> ''),
  check ((state in ('asked', 'confirmedByPhone', 'confirmedByLink', 'declined')) = (ended_at is null)),
  constraint law6_checked_back check (ended_at is not null or (check_back_on is not null and isfinite(check_back_on))),
  constraint confirmed_by_a_named_person check (state not in ('confirmedByPhone', 'confirmedByLink') or (confirmed_name is not null and confirmed_at is not null))
);
create index on relay.external_handover (course_id);
create index on relay.external_handover (need_id, course_id);
create index on relay.external_handover (from_unit_id) where ended_at is null;
create index on relay.external_handover (from_unit_id);
create index on relay.external_handover (asked_by);
create index on relay.external_handover (check_back_on) where ended_at is null;

create table relay.contact (
  id        uuid primary key,
  course_id uuid not null references relay.course (id),
  unit_id   uuid not null references identity.unit (id),
  person_id uuid not null references identity.person (id),
  at        timestamptz not null,
  way       text not null check (way in ('met', 'phone', 'message', 'notFound', 'arrived', 'askedForHelp', 'replied', 'notified')),
  note      text not null default '' check (length(note) <= 12000)  -- all that a start form holds
);
create index on relay.contact (course_id, at);
create index on relay.contact (unit_id);
create index on relay.contact (person_id);

-- Helped on the spot; no course (A1).
create table relay.brief_contact (
  id         uuid primary key,
  region     text not null,
  area       text not null,
  unit_id    uuid not null references identity.unit (id),
  person_id  uuid not null references identity.person (id),
  at         timestamptz not null,
  need_kinds text[] not null check (cardinality(need_kinds) > 0),
  age_band   text not null default 'unknown',
  note       text not null default '' check (length(note) <= 1000)
);
create index on relay.brief_contact (unit_id, at);
create index on relay.brief_contact (person_id);

-- A12: turned away before anything began. No staff names.
create table relay.turned_away (
  id          uuid primary key,
  region      text not null,
  area        text not null,
  unit_id     uuid not null references identity.unit (id),      -- who recorded it
  person_id   uuid not null references identity.person (id),
  told_by     text not null check (told_by in ('citizen', 'companion', 'worker')),
  door_unit_id uuid references identity.unit (id),              -- the door, when it is one of ours
  door_name   text not null default '' check (length(door_name) <= 200),
  at          timestamptz not null,
  happened_on date not null,
  what        text not null check (what in ('companionRefused', 'guards', 'callNotTaken', 'comeBackSober', 'noIdOrReferral', 'tooIllOrNotIllEnough', 'sentElsewhere', 'other')),
  reason      text not null default '' check (length(reason) <= 1000),
  course_id   uuid references relay.course (id),
  check (door_unit_id is not null or length(door_name) > 0)
);
create index on relay.turned_away (unit_id, at);
create index on relay.turned_away (person_id);
create index on relay.turned_away (door_unit_id);
create index on relay.turned_away (course_id);

-- Raised when a date passes or a unit is left empty; cleared by what is done about it, never by time.
create table relay.alarm (
  id         uuid primary key,
  kind       text not null check (kind in ('standstill', 'checkBack', 'leadDecides', 'unitWithoutMembers', 'arrival', 'lapsedTable',
                                           'consentEnding', 'emergencyAccess', 'citizenAsks', 'messageByHand', 'messageFailed',
                                           'messageUnanswered', 'messageReplied', 'wishEnding', 'lookedForInVain')),
  unit_id    uuid not null references identity.unit (id),       -- whose it is
  course_id  uuid references relay.course (id),
  need_id    uuid references relay.need (id),
  external_id uuid references relay.external_handover (id),
  table_id   uuid references relay.joint_table (id),
  for_lead   boolean not null default false,
  raised_at  timestamptz not null,
  due_at     timestamptz,                                       -- when the next thing happens by itself
  cleared_at timestamptz,
  cleared_by uuid references identity.person (id)
);
create unique index one_alarm_at_a_time on relay.alarm (kind, unit_id, coalesce(table_id, external_id, need_id, course_id, unit_id)) where cleared_at is null;
create index on relay.alarm (unit_id) where cleared_at is null;
create index on relay.alarm (unit_id);
create index on relay.alarm (course_id);
create index on relay.alarm (need_id);
create index on relay.alarm (external_id);
create index on relay.alarm (table_id) where table_id is not null;
create index on relay.alarm (cleared_by);
create index on relay.alarm (due_at) where cleared_at is null;

grant select, insert on relay.escalation, relay.question, relay.joint_table, relay.seat, relay.external_handover, relay.contact,
  relay.brief_contact, relay.turned_away, relay.alarm to stafet_app;
grant update (answer, answered_by, answered_at) on relay.question to stafet_app;
grant update (state, convener_id, citizen_wish, spokesperson, held_at, notes, edition, outcome, taker_unit_id, taker_handover_id, gap_id, who_pays, settled_at, settled_by,
              passed_on_at, hold_by) on relay.joint_table to stafet_app;
grant update (came, decided, name) on relay.seat to stafet_app;
grant update (from_unit_id, state, link_hash, link_expires_at, link_used_at, confirmed_name, confirmed_role, confirmed_at, answer_text, check_back_on, failed_checks,
              lead_decides, ended_at) on relay.external_handover to stafet_app;
grant update (cleared_at, cleared_by) on relay.alarm to stafet_app;
