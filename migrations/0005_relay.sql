-- THE HEART. Courses, needs, handovers – and laws 1–9 of docs/glossary.md as keys, checks and triggers, so that neither a mistake in
-- the application nor a hand-typed statement by its role can break them. The number of the law stands where it is enforced.

create schema relay;
grant usage on schema relay to stafet_app;

create table relay.need_kind (
  code          text primary key,
  position      int not null unique,
  name_da       text not null,
  name_en       text not null,
  several       boolean not null,                 -- law 4: may several units be asked at once?
  usual_urgency text not null check (usual_urgency in ('acute', 'sameDay', 'soon', 'ordinary')),
  duty          text[] not null default '{}',     -- sectors that usually have the duty or the treatment, first first
  words_da      text not null default ''          -- everyday words that lead here
);

create table relay.course (
  id                uuid primary key,
  region            text not null check (region ~ '^DK-8[0-9]$'),
  area              text not null check (area ~ '^[0-9]{4}$'),    -- whose standing receiver steps in
  citizen_id        uuid not null references citizen.citizen (id),
  state             text not null default 'open' check (state in ('open', 'closed')),
  spell             int not null default 1 check (spell > 0),      -- how many times it has been open
  holder_id         uuid not null references identity.unit (id),   -- law 1
  contact_person_id uuid references identity.person (id),
  held_since        timestamptz not null,
  moved_by          uuid,                                          -- law 3: the accepted handover that brought the baton here
  open_needs        int not null default 0 check (open_needs >= 0),
  begun_at          timestamptz not null,                          -- the first door
  opened_at         timestamptz not null,                          -- this spell
  opened_by         uuid not null references identity.person (id),
  closed_at         timestamptz,
  close_reason      text check (close_reason in ('landed', 'declinedByCitizen', 'merged', 'movedAway', 'cannotBeFound', 'died')),
  close_note        text check (length(close_note) <= 2000),
  told_citizen      text check (length(told_citizen) between 1 and 1000),
  merged_into       uuid references relay.course (id),
  last_contact_at   timestamptz,
  ends_at           timestamptz not null generated always as (coalesce(closed_at, 'infinity')) stored,
  held_key          boolean generated always as (case when closed_at is null then true end) stored,
  constraint course_begins_at_a_moment check (isfinite(begun_at)),
  constraint course_closes_at_a_moment check ((state = 'closed') = (closed_at is not null) and isfinite(closed_at)),
  -- Law 7: closing needs a reason that lands, no open need, and the citizen told.
  constraint law7_course_closes_with_reason check (state = 'open' or (close_reason is not null and told_citizen is not null)),
  constraint law7_course_closes_without_open_needs check (state = 'open' or open_needs = 0),
  constraint law7_merged_names_the_other check ((close_reason = 'merged') = (merged_into is not null) or state = 'open'),
  constraint law7_reason_comes_with_closing check (state = 'closed' or num_nonnulls(close_reason, close_note, told_citizen, merged_into) = 0),
  -- Law 8: an open course keeps its holder unit open.
  constraint law8_holder_is_open foreign key (holder_id, held_key) references identity.unit (id, is_open)
);
-- References that are seldom there are indexed only where they are: a change of the row then does not pay for them.
create index on relay.course (citizen_id);
-- A course is one person's way until landed: two doors that open, or reopen, one for the same person at once get one.
create unique index one_open_course_of_a_citizen on relay.course (citizen_id) where closed_at is null;
create index on relay.course (holder_id, held_key);
create index on relay.course (contact_person_id);
create index on relay.course (opened_by);
create index on relay.course (merged_into) where merged_into is not null;

create table relay.need (
  id                uuid primary key,
  course_id         uuid not null references relay.course (id),
  kind              text not null references relay.need_kind (code),
  citizens_words    text not null default '' check (length(citizens_words) <= 2000),
  note              text not null default '' check (length(note) <= 4000),
  urgency           text not null check (urgency in ('acute', 'sameDay', 'soon', 'ordinary')),
  state             text not null default 'open' check (state in ('open', 'recognisedGap', 'met', 'declinedByCitizen',
                      'noLongerRelevant', 'mergedInto', 'movedAway', 'cannotBeFound', 'died')),
  spell             int not null default 1 check (spell > 0),
  responsible_id    uuid not null references identity.unit (id),   -- law 2
  contact_person_id uuid references identity.person (id),
  held_since        timestamptz not null,
  moved_by          uuid,
  duty_bearer_id    uuid references identity.organisation (id),    -- who has the duty or the treatment; never moved by the relay
  duty_bearer_text  text not null default '' check (length(duty_bearer_text) <= 200),
  waits_for         uuid,                                          -- A9: made to wait for another on the course, and it shows
  next_step         text check (length(next_step) between 1 and 1000),
  next_step_on      date,
  next_step_unit_id uuid references identity.unit (id),
  opened_at         timestamptz not null,
  opened_by         uuid not null references identity.person (id),
  ended_at          timestamptz,
  end_reason        text check (length(end_reason) <= 2000),
  merged_into       uuid references relay.need (id),
  continues         uuid,                                          -- the need of a merged course that goes on as this one
  gap_id            uuid references directory.gap (id),
  recognised_on     date,
  is_open           boolean not null generated always as (state in ('open', 'recognisedGap')) stored,
  ends_at           timestamptz not null generated always as (coalesce(ended_at, 'infinity')) stored,
  held_key          boolean generated always as (case when ended_at is null then true end) stored,
  unique (id, course_id),
  unique (id, merged_into),
  foreign key (waits_for, course_id) references relay.need (id, course_id),
  constraint need_opens_at_a_moment check (isfinite(opened_at)),
  constraint need_ends_at_a_moment check ((state in ('open', 'recognisedGap')) = (ended_at is null) and isfinite(ended_at)),
  -- Law 3: what goes on as this one was merged into this one, so that nobody gets a need by way of another that stays.
  constraint law3_merge_moves_nothing foreign key (continues, id) references relay.need (id, merged_into) deferrable initially deferred,
  -- Law 6: every open need has a next step with a date and a unit.
  constraint law6_next_step check (ended_at is not null or (next_step is not null and next_step_on is not null and isfinite(next_step_on)
    and next_step_unit_id is not null)),
  -- Law 7: what ends because it no longer matters says why; what is merged names where; a rest is looked at within 90 days.
  constraint law7_says_why check (state not in ('noLongerRelevant', 'cannotBeFound') or coalesce(end_reason, '') <> ''),
  constraint law7_merged_names_the_other check ((state = 'mergedInto') = (merged_into is not null)),
  constraint law7_rest_is_reviewed check (state <> 'recognisedGap'
    or (gap_id is not null and recognised_on is not null and isfinite(recognised_on) and next_step_on <= recognised_on + 90)),
  constraint law8_responsible_is_open foreign key (responsible_id, held_key) references identity.unit (id, is_open),
  constraint law8_next_step_has_an_open_unit foreign key (next_step_unit_id, held_key) references identity.unit (id, is_open)
);
create index on relay.need (course_id);
create index on relay.need (kind);
create index on relay.need (responsible_id, held_key);
create index on relay.need (contact_person_id);
create index on relay.need (duty_bearer_id) where duty_bearer_id is not null;
create index on relay.need (waits_for, course_id) where waits_for is not null;
create index on relay.need (next_step_unit_id, held_key);
create index on relay.need (opened_by);
create index on relay.need (merged_into) where merged_into is not null;
create index on relay.need (continues, id) where continues is not null;
create index on relay.need (gap_id) where gap_id is not null;
create index on relay.need (next_step_on) where ended_at is null;

create table relay.handover (
  id                  uuid primary key,
  course_id           uuid not null references relay.course (id),
  need_id             uuid,                                         -- null: the course itself, the baton
  subject_id          uuid not null generated always as (coalesce(need_id, course_id)) stored,
  kind                text not null default 'ask' check (kind in ('ask', 'takeover', 'duty')),
  ask_id              uuid not null,                                -- doors asked in one go share it
  part_of             uuid references relay.handover (id),          -- the redirected handover this one was prepared from
  from_unit_id        uuid not null references identity.unit (id),
  to_unit_id          uuid not null references identity.unit (id),
  state               text not null check (state in ('draft', 'proposed', 'questioned', 'accepted', 'redirected', 'withdrawn')), -- law 5: no "rejected"
  exclusive           boolean not null,                             -- law 4: only one may be asked at a time
  urgency             text not null check (urgency in ('acute', 'sameDay', 'soon', 'ordinary')),
  message             text not null default '' check (length(message) <= 4000),
  agreed_with_citizen boolean not null,
  not_agreed_why      text check (length(not_agreed_why) <= 1000),
  legal_basis         text not null check (legal_basis in ('consent', 'treatment', 'coordinationPlan', 'anonymous')),
  proposed_by         uuid not null references identity.person (id),
  proposed_at         timestamptz not null,
  answer_by           timestamptz,                                  -- law 6
  clock_with          text not null default 'receiver' check (clock_with in ('receiver', 'sender')),
  clock_left_ms       bigint check (clock_left_ms >= 0),            -- what the receiver had left when it asked its question
  rung                int not null default 0 check (rung >= 0),
  next_rung_at        timestamptz,                                  -- law 6: the one pending ladder step
  answered_at         timestamptz,
  answered_by         uuid references identity.person (id),
  accepted_by         uuid,                                         -- law 3: a member of the receiving unit …
  duty_id             uuid,                                         -- … or the standing receiver's signed duty
  first_contact_on    date,
  redirect_reason     text check (redirect_reason in ('noCapacity', 'outsideTargetGroup', 'outsideArea', 'needsAssessmentFirst',
                        'needsOtherTreatmentFirst', 'intoxicationOrBehaviour', 'missedAppointments', 'noReferralOrId', 'optionalTask',
                        'municipalityDisputed', 'knownElsewhere', 'lacksCompetence', 'notOpen', 'other')),
  redirect_text       text check (length(redirect_text) <= 2000),
  first_next_door     int,
  gap_id              uuid references directory.gap (id),
  withdrawn_why       text check (length(withdrawn_why) <= 1000),
  overtaken_by        uuid references relay.handover (id),
  answered_in         xid8,                                         -- the transaction that answered it: what it moves, it moves there
  is_open             boolean not null generated always as (state in ('proposed', 'questioned')) stored,
  open_until          timestamptz generated always as (case when state in ('proposed', 'questioned') then 'infinity'::timestamptz end) stored,
  open_key            boolean generated always as (case when state in ('proposed', 'questioned') then true end) stored,
  rung_key            int generated always as (nullif(rung, 0)) stored,
  accepted_key        uuid generated always as (case when state = 'accepted' then id end) stored,
  unique (id, subject_id, to_unit_id, from_unit_id, state),
  foreign key (need_id, course_id) references relay.need (id, course_id),
  constraint not_to_itself check (from_unit_id <> to_unit_id),
  constraint says_why_not_agreed check (agreed_with_citizen or coalesce(not_agreed_why, '') <> ''),
  constraint law3_somebody_accepts check ((state = 'accepted') = (num_nonnulls(accepted_by, duty_id) = 1)),
  constraint law3_only_a_member_accepts foreign key (accepted_by, to_unit_id) references identity.membership (person_id, unit_id),
  constraint law3_only_its_own_duty foreign key (duty_id, to_unit_id) references identity.accepting_duty (id, unit_id),
  constraint law5_redirect_names_a_door check (state <> 'redirected' or (redirect_reason is not null and num_nonnulls(first_next_door, gap_id) > 0)),
  constraint law5_other_needs_text check (redirect_reason is distinct from 'other' or coalesce(redirect_text, '') <> ''),
  constraint law6_a_clock_on_everything_open check ((state in ('proposed', 'questioned')) = (next_rung_at is not null)
    and (state not in ('proposed', 'questioned') or answer_by is not null) and isfinite(next_rung_at) and isfinite(answer_by)),
  constraint law8_asked_unit_is_open foreign key (to_unit_id, open_key) references identity.unit (id, is_open)
);
create unique index law4_one_open_ask_where_exclusive on relay.handover (subject_id) where state in ('proposed', 'questioned') and exclusive;
create unique index law4_no_second_ask_of_the_same_door on relay.handover (subject_id, to_unit_id) where state in ('proposed', 'questioned');
create unique index law4_first_acceptance_wins on relay.handover (ask_id) where state = 'accepted';
create index on relay.handover (course_id, proposed_at);
create index on relay.handover (need_id, course_id);
create index on relay.handover (to_unit_id, open_key);
create index inbox_of_a_unit on relay.handover (to_unit_id, next_rung_at) where state in ('proposed', 'questioned');
create index asked_by_a_unit on relay.handover (from_unit_id, next_rung_at) where state in ('draft', 'proposed', 'questioned');
create index due_on_the_ladder on relay.handover (next_rung_at) where state in ('proposed', 'questioned');
create index on relay.handover (from_unit_id);
create index on relay.handover (part_of) where part_of is not null;
create index on relay.handover (proposed_by);
create index on relay.handover (answered_by);
create index on relay.handover (accepted_by, to_unit_id);
create index on relay.handover (duty_id, to_unit_id) where duty_id is not null;
create index on relay.handover (gap_id) where gap_id is not null;
create index on relay.handover (overtaken_by);
create index on relay.handover (ask_id);
create index on relay.handover (subject_id, open_until, from_unit_id);
create index on relay.handover (accepted_key, subject_id);

-- Law 5: the doors a redirect names. The first is part of the handover's own row by key.
create table relay.next_door (
  handover_id uuid not null references relay.handover (id),
  position    int not null check (position > 0),
  unit_id     uuid references identity.unit (id),
  name        text check (length(name) between 1 and 200),   -- a door outside Stafet
  phone       text check (length(phone) <= 40),
  primary key (handover_id, position),
  check (num_nonnulls(unit_id, name) = 1)
);
create index on relay.next_door (unit_id);
alter table relay.handover add constraint law5_named_door_exists foreign key (id, first_next_door)
  references relay.next_door (handover_id, position) deferrable initially deferred;
create index on relay.handover (id, first_next_door) where first_next_door is not null;

-- Laws 1–3: who had a course or a need, and when. Written by triggers alone; the application may only read.
create table relay.period (
  subject_id   uuid not null,                       -- the course's id, or the need's
  course_id    uuid not null references relay.course (id),
  need_id      uuid,
  spell        int not null,
  since        timestamptz not null,
  until        timestamptz not null default 'infinity',
  unit_id      uuid not null references identity.unit (id),
  follows      timestamptz,                         -- the end of the period before; null for the first of a spell
  from_unit_id uuid,
  handover_id  uuid,
  moved_with   uuid,                                -- the handover's own subject: this one, or its course
  first_since  timestamptz generated always as (case when follows is null then since end) stored,
  accepted     text generated always as (case when handover_id is not null then 'accepted' end) stored,
  primary key (subject_id, since),
  unique (subject_id, until),                       -- one current, no overlap at an end
  unique (subject_id, until, unit_id),
  unique (subject_id, spell, until, unit_id),
  unique (subject_id, spell, first_since),
  unique (handover_id, subject_id),
  foreign key (need_id, course_id) references relay.need (id, course_id),
  check (subject_id = coalesce(need_id, course_id)),
  constraint law1_no_empty_period check (since < until),
  constraint law1_no_gap check (follows = since),
  constraint law1_follows_the_one_before foreign key (subject_id, spell, follows, from_unit_id)
    references relay.period (subject_id, spell, until, unit_id) deferrable initially deferred,
  constraint law3_moves_by_handover check (num_nulls(follows, from_unit_id, handover_id, moved_with) in (0, 4)),
  constraint law3_moves_with_own_or_course check (moved_with in (subject_id, course_id)),
  constraint law3_only_acceptance_moves foreign key (handover_id, moved_with, unit_id, from_unit_id, accepted)
    references relay.handover (id, subject_id, to_unit_id, from_unit_id, state) deferrable initially deferred
);
create unique index law1_one_first_in_a_spell on relay.period (subject_id, spell) where follows is null;
create index on relay.period (course_id, since);
create index on relay.period (need_id, course_id);
create index on relay.period (unit_id);
create index on relay.period (subject_id, spell, follows, from_unit_id);
create index on relay.period (handover_id, moved_with, unit_id, from_unit_id, accepted);

alter table relay.course
  add constraint law1_one_holder foreign key (id, ends_at, holder_id)
    references relay.period (subject_id, until, unit_id) deferrable initially deferred,
  add constraint law1_from_opening foreign key (id, spell, opened_at)
    references relay.period (subject_id, spell, first_since) deferrable initially deferred;
create index on relay.course (id, ends_at, holder_id);
create index on relay.course (id, spell, opened_at);
alter table relay.need
  add constraint law2_one_responsible foreign key (id, ends_at, responsible_id)
    references relay.period (subject_id, until, unit_id) deferrable initially deferred,
  add constraint law2_from_opening foreign key (id, spell, opened_at)
    references relay.period (subject_id, spell, first_since) deferrable initially deferred;
create index on relay.need (id, ends_at, responsible_id);
create index on relay.need (id, spell, opened_at);
alter table relay.handover
  -- The sender still holds while it asks (law 3); one acceptance leaves no other ask open (law 4).
  add constraint law4_sender_still_holds foreign key (subject_id, open_until, from_unit_id)
    references relay.period (subject_id, until, unit_id) deferrable initially deferred,
  add constraint law3_acceptance_moves foreign key (accepted_key, subject_id)
    references relay.period (handover_id, subject_id) deferrable initially deferred;

