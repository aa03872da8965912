-- Stories the associations give a council, and what it is heard on (H5, H6). Private to src/modules/council, rooms stories and
-- consultations. A story is about somebody and leads to nobody: no link, no number, and what is public was read by a second pair of
-- eyes. docs/decisions/0044.

-- A story as it stands. Its words lie sealed in `draft` while they are worked on, and in the editions once they may be read.
create table council.story (
  id             uuid primary key,
  body_id        uuid not null references council.body (id),
  about          text not null check (about in ('person', 'general')),   -- one person's, or what an association says in general
  themes         text[] not null default '{}' check (themes <@ array['wayIn', 'leaving', 'medicine', 'home', 'psychiatry', 'substances',
                   'trauma', 'relatives', 'ownDoctor', 'young', 'digital', 'transport', 'prejudice', 'goodExample']),
  on_behalf_of   text not null default '' check (length(on_behalf_of) <= 200),   -- the association
  given_at       timestamptz not null,
  given_by       uuid references identity.person (id),         -- null: taken in from a document by whoever runs the house
  version        int not null default 1 check (version > 0),   -- counts every change: what somebody has seen
  draft          text,                                         -- sealed; null: nothing is being worked on
  asked_at       timestamptz,                                  -- somebody is asked to read it
  edition        int check (edition > 0),                      -- the newest that was public
  withdrawn_at   timestamptz,
  withdrawn_by   uuid references identity.person (id),
  withdrawn_for  text check (withdrawn_for in ('person', 'association', 'council', 'lapsed')),
  source_hash    bytea,                                        -- keyed: the same document taken in twice gives it once
  -- That the person said yes: how, when, to whom, for how long, in which words. Not who they are.
  consent_form   text check (consent_form in ('oral', 'written', 'witnessed')),
  consent_on     date,
  consent_by     text check (length(trim(consent_by)) between 1 and 200),
  consent_until  date,                                         -- the last day; null: until they take it back
  consent_words  text not null default '' check (length(consent_words) <= 1000),
  constraint consent_is_whole check (num_nulls(consent_form, consent_on, consent_by) in (0, 3)),
  constraint consent_ends_after_it_began check (consent_until is null or consent_until >= consent_on),
  constraint public_with_consent check (edition is null or about = 'general' or consent_form is not null),
  constraint asked_about_words check (asked_at is null or draft is not null),
  constraint withdrawn_for_something check ((withdrawn_at is null) = (withdrawn_for is null)),
  constraint withdrawn_leaves_no_words check (withdrawn_at is null or (draft is null and consent_words = ''))
);
create index on council.story (body_id);
create index on council.story (given_by);
create index on council.story (withdrawn_by);
create unique index on council.story (body_id, source_hash) where source_hash is not null;

-- What was done, by whom. `why` goes when the story is withdrawn: words of it may stand there.
create table council.story_step (
  story_id  uuid not null references council.story (id),
  step      int not null check (step > 0),
  at        timestamptz not null,
  person_id uuid references identity.person (id),              -- null: whoever runs the house
  did       text not null check (did in ('given', 'takenIn', 'edited', 'consented', 'asked', 'sentBack', 'published', 'corrected', 'withdrawn')),
  why       text not null default '' check (length(why) <= 1000),
  primary key (story_id, step)
);
create index on council.story_step (person_id);

-- Each edition that was public, whole and never changed – until the story is withdrawn, and the words are gone from all of them.
create table council.story_edition (
  story_id    uuid not null references council.story (id),
  edition     int not null check (edition > 0),
  at          timestamptz not null,
  heading     text check (length(trim(heading)) between 1 and 200),
  words       text check (length(trim(words)) between 1 and 20000),
  kept        jsonb check (jsonb_typeof(kept) = 'array'),      -- what was pointed out and stayed, and why
  edited_by   uuid references identity.person (id),            -- who wrote last; null: whoever runs the house
  approved_by uuid not null references identity.person (id),
  primary key (story_id, edition),
  constraint whole_or_gone check (num_nulls(heading, words, kept) in (0, 3)),
  constraint a_second_pair_of_eyes check (approved_by is distinct from edited_by),
  constraint no_number_in_public check (heading || E'\n' || words !~ '[0-9]{6}[-‐-– ]?[0-9]{4}'),
  constraint no_phone_in_public check (heading || E'\n' || words !~ '(^|[^0-9])[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}[ .-]?[0-9]{2}([^0-9]|$)'),
  constraint no_mail_in_public check (heading || E'\n' || words !~ '[^[:space:]@]@[^[:space:]@]')
);
create index on council.story_edition (edited_by);
create index on council.story_edition (approved_by);

-- Whoever approves has neither given the story nor written a word of it.
create function council.story_second_eyes() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform from council.story s where s.id = new.story_id and s.withdrawn_at is null for no key update;
  if not found then
    raise exception 'a withdrawn story is not published' using errcode = '23514', constraint = 'withdrawn_is_withdrawn';
  end if;
  if exists (select from council.story_step t
              where t.story_id = new.story_id and t.person_id = new.approved_by and t.did in ('given', 'takenIn', 'edited', 'corrected')) then
    raise exception 'whoever wrote it does not approve it' using errcode = '23514', constraint = 'a_second_pair_of_eyes';
  end if;
  return new;
end $$;
create trigger story_second_eyes before insert on council.story_edition for each row execute function council.story_second_eyes();

-- Withdrawn is for good, and takes every word along, whoever withdraws it: from the editions, from what was said on the way, and from
-- what anybody may search.
create function council.story_withdrawn() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.withdrawn_at is not null then
    raise exception 'a withdrawn story stays so' using errcode = '23514', constraint = 'withdrawn_is_withdrawn';
  end if;
  if new.withdrawn_at is not null then
    update council.story_edition set heading = null, words = null, kept = null where story_id = new.id;
    update council.story_step set why = '' where story_id = new.id and why <> '';
    delete from council.public_text where kind = 'story' and id = new.id;
  end if;
  return new;
end $$;
create trigger story_withdrawn after update on council.story for each row execute function council.story_withdrawn();

grant select, insert on council.story to stafet_app;
grant update (about, themes, on_behalf_of, version, draft, asked_at, edition, withdrawn_at, withdrawn_by, withdrawn_for, consent_form, consent_on,
  consent_by, consent_until, consent_words) on council.story to stafet_app;
grant select, insert on council.story_step, council.story_edition to stafet_app;

-- Drafts nobody goes on with are not kept: counted from the last change.
alter table identity.retention drop constraint retention_what_check;
alter table identity.retention add constraint retention_what_check check (what in ('courses', 'briefContacts', 'turnedAway', 'gapNotes', 'sightings',
  'emergencyAttempts', 'invitations', 'returnedKnowledge', 'sessions', 'mail', 'commands', 'log', 'storyDrafts'));
insert into identity.retention (what, from_date, days, basis) values
  ('storyDrafts', '1900-01-01', 180, 'Databeskyttelsesforordningen art. 5, stk. 1, litra c og e');

-- What a council is heard on: asked by whom, until when, what it answered, and what became of it.
create table council.consultation (
  id           uuid primary key,
  body_id      uuid not null references council.body (id),
  title        text not null check (length(trim(title)) between 1 and 300),
  asked_by     text not null check (length(trim(asked_by)) between 1 and 200),   -- the body or authority, as it calls itself
  address      text not null default '' check (address ~ '^(https?://[^[:space:]]+)?$' and length(address) <= 500),
  about        text not null default '' check (length(about) <= 5000),
  received_on  date not null,
  deadline     date not null,
  version      int not null default 1 check (version > 0),     -- counts every change
  draft        text not null default '' check (length(draft) <= 50000),
  adopted_on   date,
  adopted_by   text check (adopted_by in ('meeting', 'chair', 'written')),
  adopted_meeting uuid references council.meeting (id),        -- null: none that is here
  adopted_note text not null default '' check (length(adopted_note) <= 300),      -- which one, or by whom, as people say it
  sent_at      timestamptz,
  sent_to      text check (length(trim(sent_to)) between 1 and 300),
  answer       text,                                           -- the draft as it was sent
  outcome      text check (outcome in ('whole', 'partly', 'not')),
  outcome_on   date,
  outcome_words text not null default '' check (length(outcome_words) <= 5000),
  dropped_why  text check (length(trim(dropped_why)) between 1 and 1000),         -- the council does not answer
  added_at     timestamptz not null,
  added_by     uuid references identity.person (id),
  unique (id, body_id),
  constraint received_before_its_deadline check (received_on <= deadline),
  constraint adopted_whole check ((adopted_on is null) = (adopted_by is null) and (adopted_on is null or draft <> '')),
  constraint sent_when_adopted check (sent_at is null or adopted_on is not null),
  constraint sent_whole check (num_nulls(sent_at, sent_to, answer) in (0, 3)),
  constraint outcome_after_sending check ((outcome is null) = (outcome_on is null) and (outcome is null or sent_at is not null)),
  constraint dropped_or_sent check (dropped_why is null or sent_at is null)
);
create index on council.consultation (body_id, deadline);
create index on council.consultation (added_by);
create index on council.consultation (adopted_meeting);

-- What was sent stays what was sent.
create function council.consultation_sent() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.sent_at is not null and (new.sent_at, new.sent_to, new.answer, new.adopted_on, new.adopted_by)
       is distinct from (old.sent_at, old.sent_to, old.answer, old.adopted_on, old.adopted_by) then
    raise exception 'what was sent is not changed' using errcode = '23514', constraint = 'sent_stays_sent';
  end if;
  return new;
end $$;
create trigger consultation_sent before update on council.consultation for each row execute function council.consultation_sent();

-- The draft in each of its editions, and everything else that was done.
create table council.consultation_step (
  consultation_id uuid not null references council.consultation (id),
  step      int not null check (step > 0),
  at        timestamptz not null,
  person_id uuid references identity.person (id),
  did       text not null check (did in ('added', 'corrected', 'written', 'adopted', 'reopened', 'sent', 'followed', 'dropped')),
  words     text not null default '',                          -- of `written`: the whole draft
  primary key (consultation_id, step)
);
create index on council.consultation_step (person_id);

-- What members say while the answer is drafted: each in their own words, none over another's.
create table council.consultation_input (
  id        uuid primary key,
  consultation_id uuid not null references council.consultation (id),
  at        timestamptz not null,
  person_id uuid references identity.person (id),
  words     text not null check (length(trim(words)) between 1 and 5000)
);
create index on council.consultation_input (consultation_id, at);
create index on council.consultation_input (person_id);

-- What others decided that touches those the council speaks for: was it heard?
create table council.decided_item (
  id          uuid primary key,
  body_id     uuid not null references council.body (id),
  title       text not null check (length(trim(title)) between 1 and 300),
  decided_by  text not null check (length(trim(decided_by)) between 1 and 200),
  decided_on  date not null,
  address     text not null default '' check (address ~ '^(https?://[^[:space:]]+)?$' and length(address) <= 500),
  touches     text not null check (length(trim(touches)) between 1 and 1000),    -- why it is on the list
  consultation_id uuid,                                        -- null: the council was not heard
  version     int not null default 1 check (version > 0),
  added_at    timestamptz not null,
  added_by    uuid references identity.person (id),
  taken_off   text check (length(trim(taken_off)) between 1 and 1000),           -- why it is no longer shown
  foreign key (consultation_id, body_id) references council.consultation (id, body_id)
);
create index on council.decided_item (body_id, decided_on desc);
create index on council.decided_item (consultation_id, body_id);
create index on council.decided_item (added_by);

grant select, insert on council.consultation, council.consultation_step, council.consultation_input, council.decided_item to stafet_app;
grant update (title, asked_by, address, about, received_on, deadline, version, draft, adopted_on, adopted_by, adopted_meeting, adopted_note, sent_at,
  sent_to, answer, outcome, outcome_on, outcome_words, dropped_why) on council.consultation to stafet_app;
grant update (title, decided_by, decided_on, address, touches, consultation_id, version, taken_off) on council.decided_item to stafet_app;

-- What a story illustrates. Only ever shown with what may be read of it.
create table council.recommendation_story (
  recommendation_id uuid not null references council.recommendation (id),
  story_id  uuid not null references council.story (id),
  at        timestamptz not null,
  person_id uuid references identity.person (id),
  primary key (recommendation_id, story_id)
);
create index on council.recommendation_story (story_id);
create index on council.recommendation_story (person_id);
grant select, insert, delete on council.recommendation_story to stafet_app;
