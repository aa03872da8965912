-- How to reach a person (E2): the ways they gave, in their order, and what was sent to them by those ways. docs/decisions/0024.

-- One way to reach the person. Where to is sealed like their phone, and gone when the way is ended.
create table citizen.channel (
  id         uuid primary key,
  citizen_id uuid not null references citizen.citizen (id),
  position   int not null,
  kind       text not null check (kind in ('sms', 'call', 'place', 'worker', 'letter', 'email')),
  sealed     text,                                             -- {"to": …, "name": …}
  hash       bytea,                                            -- keyed, of a number that may answer by SMS
  opens      text check (opens ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'), -- not before, nor after: quiet hours
  closes     text check (closes ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  shared     boolean not null default false,                   -- others use the phone too
  words      boolean not null default false,                   -- the citizen lets it carry more than "ring til os"
  added_at   timestamptz not null,
  added_by   uuid not null references identity.person (id),
  added_unit uuid not null references identity.unit (id),
  ended_at   timestamptz,
  ended_why  text check (ended_why in ('removed', 'stopped')), -- stopped: whoever has the phone answered STOP
  ended_by   uuid references identity.person (id),
  ended_unit uuid references identity.unit (id),
  constraint both_or_no_hours check (case when opens is null then closes is null else closes is not null and closes <> opens end),
  constraint an_sms_carries_no_words check (not (words and kind = 'sms')),
  constraint an_ended_channel_leads_nowhere check ((ended_at is null) = (sealed is not null) and (ended_at is null) = (ended_why is null)
                                                   and (hash is null or ended_at is null))
);
create index on citizen.channel (citizen_id, position) where ended_at is null;
create index on citizen.channel (citizen_id);
create index on citizen.channel (hash) where hash is not null;
create index on citizen.channel (added_by);
create index on citizen.channel (added_unit);
create index on citizen.channel (ended_by);
create index on citizen.channel (ended_unit);

-- What is to be said. What leaves by SMS is made of the template, the phone and the moment alone.
create table relay.message (
  id         uuid primary key,
  course_id  uuid not null references relay.course (id),
  unit_id    uuid not null references identity.unit (id),
  person_id  uuid not null references identity.person (id),
  at         timestamptz not null,
  template   text not null check (template in ('ringUs', 'ringUsBefore', 'weRing', 'comeBy', 'howWasIt', 'appointment', 'appointmentDay')),
  language   text not null check (language in ('da', 'en')),
  phone      text not null check (length(phone) between 1 and 40), -- whom to ring back: the unit's own
  moment     timestamptz,
  moot_at    timestamptz,                                       -- of no use from then on: what it reminds of has begun
  words      text not null default '' check (length(words) <= 1000),
  state      text not null check (state in ('underWay', 'byHand', 'sent', 'failed', 'answered', 'told', 'dropped')),
  answer_by  timestamptz,
  called_at  timestamptz,                                       -- when nobody had answered in time
  settled_at timestamptz,
  settled_by uuid references identity.person (id),
  constraint says_when check (template in ('ringUs', 'howWasIt') or moment is not null),
  constraint reminds_in_time check ((template in ('appointment', 'appointmentDay')) = (moot_at is not null))
);
create index on relay.message (course_id, at);
create index on relay.message (unit_id);
create index on relay.message (person_id);
create index on relay.message (settled_by);
create index on relay.message (answer_by) where state = 'sent' and called_at is null;

-- The outbox: one try by one way. `next_at` is when something is to be done about it.
create table relay.delivery (
  id         uuid primary key,
  message_id uuid not null references relay.message (id),
  channel_id uuid not null references citizen.channel (id),
  kind       text not null check (kind in ('sms', 'call', 'place', 'worker', 'letter', 'email')),
  state      text not null check (state in ('queued', 'sending', 'sent', 'delivered', 'failed', 'byHand', 'told', 'dropped')),
  queued_at  timestamptz not null,
  next_at    timestamptz,
  begun_at   timestamptz,                                       -- first tried
  tries      int not null default 0,
  doubts     int not null default 0,                            -- sent off, and no answer came
  sent_at    timestamptz,
  ended_at   timestamptz,
  why        text check (why in ('refused', 'unreached', 'doubtful', 'notDelivered', 'stopped', 'removed', 'passedOver')),
  reference  text check (length(reference) <= 200),             -- what the gateway calls it
  constraint an_open_try_has_its_time check ((state in ('queued', 'sending')) = (next_at is not null))
);
create unique index one_try_at_a_time on relay.delivery (message_id) where state in ('queued', 'sending');
create index on relay.delivery (message_id);
create index on relay.delivery (channel_id);
create index on relay.delivery (next_at) where next_at is not null;
create index on relay.delivery (reference) where reference is not null;

-- What the SMS gateway has told us already: only a hash, so that the same call again does nothing.
create table platform.gateway_call (
  digest bytea primary key,
  at     timestamptz not null
);
create index on platform.gateway_call (at);

grant select, insert on citizen.channel, relay.message, relay.delivery, platform.gateway_call to stafet_app;
grant update (position, sealed, hash, ended_at, ended_why, ended_by, ended_unit) on citizen.channel to stafet_app;
grant update (course_id, state, answer_by, called_at, settled_at, settled_by) on relay.message to stafet_app;
grant update (state, next_at, begun_at, tries, doubts, sent_at, ended_at, why, reference) on relay.delivery to stafet_app;
grant delete on platform.gateway_call to stafet_app;

-- The second wall: seen by those on the relay, changed within the region.
create function wall.shows_message(message uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from relay.message m where m.id = message); end $$;
revoke execute on function wall.shows_message(uuid) from public;
grant execute on function wall.shows_message(uuid) to stafet_app;

alter table citizen.channel enable row level security;
alter table relay.message enable row level security;
alter table relay.delivery enable row level security;
create policy the_house on citizen.channel using (current_setting('stafet.role', true) = 'system');
create policy the_house on relay.message using (current_setting('stafet.role', true) = 'system');
create policy the_house on relay.delivery using (current_setting('stafet.role', true) = 'system');
create policy readers on citizen.channel for select using (current_setting('stafet.mode', true) = 'read' and wall.standing_with(citizen_id) = 3);
create policy readers on relay.message for select using (current_setting('stafet.mode', true) = 'read' and wall.standing(course_id) = 3);
create policy readers on relay.delivery for select using (current_setting('stafet.mode', true) = 'read' and wall.shows_message(message_id));
create policy commands on citizen.channel using (current_setting('stafet.mode', true) = 'write' and wall.shows_citizen(citizen_id));
create policy commands on relay.message using (current_setting('stafet.mode', true) = 'write' and wall.near(course_id));
create policy commands on relay.delivery using (current_setting('stafet.mode', true) = 'write' and wall.shows_message(message_id));
-- The citizen's own page does not show them yet: until it does, their card opens none of it.
create policy not_by_the_citizen on citizen.channel as restrictive using (not wall.is_citizen());
create policy not_by_the_citizen on relay.message as restrictive using (not wall.is_citizen());
create policy not_by_the_citizen on relay.delivery as restrictive using (not wall.is_citizen());
