-- How it felt (feltSafe): asked a day after somebody took over, never more than once a fortnight, and answered by the citizen alone.
-- Nobody at work reads an answer with a person to it, unless the citizen shows it. And the citizen's own page of messages (E2).
-- docs/decisions/0030. And what they chose line by line may end on a day of its own.

-- That it may be asked about, for a fortnight.
create table relay.felt_ask (
  id         uuid primary key,
  citizen_id uuid not null references citizen.citizen (id),
  course_id  uuid not null references relay.course (id),
  unit_id    uuid not null references identity.unit (id),      -- whose doing the answer is about
  occasion   text not null check (occasion in ('handover', 'appointment', 'discharge')),
  asked_at   timestamptz not null,
  until      timestamptz not null check (until > asked_at),
  link_hash  bytea not null unique,
  settled_at timestamptz,
  settled    text check (settled in ('answered', 'notNow')),
  constraint settled_somehow check ((settled_at is null) = (settled is null))
);
create index on relay.felt_ask (citizen_id, asked_at);
create index on relay.felt_ask (course_id);
create index on relay.felt_ask (unit_id);

-- Apart from what was asked, so that who asks and writes it down cannot read it again.
create table relay.felt_answer (
  ask_id     uuid primary key references relay.felt_ask (id),
  at         timestamptz not null,
  face       int not null check (face between 1 and 5),        -- 1: not safe at all … 5: safe
  words      text not null default '' check (length(words) <= 1000),
  shown      boolean not null default false,                   -- the citizen lets whoever has the baton read it
  way        text not null check (way in ('card', 'link', 'worker')),
  noted_by   uuid references identity.person (id),
  noted_unit uuid references identity.unit (id),
  constraint noted_by_a_worker check (num_nonnulls(noted_by, noted_unit) = case when way = 'worker' then 2 else 0 end)
);
create index on relay.felt_answer (at);
create index on relay.felt_answer (noted_by);
create index on relay.felt_answer (noted_unit);

grant select, insert on relay.felt_ask, relay.felt_answer to stafet_app;
grant update (settled_at, settled) on relay.felt_ask to stafet_app;
grant update (shown) on relay.felt_answer to stafet_app;

-- A way the citizen lets us ask by, and the message that asks.
alter table citizen.channel
  add column asks boolean not null default false,
  add constraint asked_only_by_what_carries_a_link check (not asks or kind in ('sms', 'email'));
alter table relay.message
  add column felt_ask_id uuid references relay.felt_ask (id),
  add constraint asks_about_something check ((template = 'howWasIt') = (felt_ask_id is not null));
create index on relay.message (felt_ask_id) where felt_ask_id is not null;

-- The second wall. That it is asked about, those on the relay may know; what was answered, nobody at work.
create function wall.shows_felt_ask(ask uuid) returns boolean language plpgsql stable parallel safe cost 5000 set search_path = '' as $$
begin return exists (select from relay.felt_ask k where k.id = ask); end $$;
create function wall.has_baton_of_felt_ask(ask uuid) returns boolean
language plpgsql stable parallel safe cost 5000 security definer set search_path = '' as $$
begin
  return exists (select from relay.felt_ask k join relay.course c on c.id = k.course_id
                  where k.id = ask and c.closed_at is null and c.holder_id = platform.actor_unit() and c.region = wall.region());
end $$;
revoke execute on function wall.shows_felt_ask(uuid), wall.has_baton_of_felt_ask(uuid) from public;
grant execute on function wall.shows_felt_ask(uuid), wall.has_baton_of_felt_ask(uuid) to stafet_app;

alter table relay.felt_ask enable row level security;
alter table relay.felt_answer enable row level security;
create policy the_house on relay.felt_ask using (current_setting('stafet.role', true) = 'system');
create policy the_house on relay.felt_answer using (current_setting('stafet.role', true) = 'system');
create policy readers on relay.felt_ask for select using (current_setting('stafet.mode', true) = 'read' and wall.standing(course_id) = 3);
create policy commands on relay.felt_ask for select using (current_setting('stafet.mode', true) = 'write' and wall.near(course_id));
create policy settled_by_commands on relay.felt_ask for update using (current_setting('stafet.mode', true) = 'write' and wall.near(course_id));
create policy own on relay.felt_ask for select using (wall.is_own(citizen_id));
create policy settled_by_the_citizen on relay.felt_ask for update using (wall.is_own(citizen_id));
create policy shown_to_the_baton on relay.felt_answer for select using (current_setting('stafet.mode', true) = 'read' and shown
  and not wall.is_citizen() and wall.has_baton_of_felt_ask(ask_id));
create policy noted on relay.felt_answer for insert with check (current_setting('stafet.mode', true) = 'write' and way = 'worker'
  and noted_by = platform.actor_person() and noted_unit = platform.actor_unit() and wall.shows_felt_ask(ask_id));
create policy own on relay.felt_answer for select using (wall.is_citizen() and wall.shows_felt_ask(ask_id));
create policy own_words on relay.felt_answer for insert with check (wall.is_citizen() and way = 'card' and wall.shows_felt_ask(ask_id));
create policy shown_by_the_citizen on relay.felt_answer for update using (wall.is_citizen() and wall.shows_felt_ask(ask_id));

-- Counts, for the unit itself: of a quarter that is over – so that nobody sees what one more answer changed – and of five people or
-- more, else nothing. The whole quarter is one figure: no other span can be asked for and subtracted.
create function relay.felt_counts(unit uuid, of_quarter date) returns table (safe int, between_both int, unsafe int)
language sql stable security definer set search_path = '' as $$
  select count(*) filter (where a.face >= 4)::int, count(*) filter (where a.face = 3)::int, count(*) filter (where a.face <= 2)::int
    from relay.felt_answer a join relay.felt_ask k on k.id = a.ask_id join citizen.citizen z on z.id = k.citizen_id
   where k.unit_id = felt_counts.unit
     and (wall.is_house() or (wall.is_reader() and felt_counts.unit = platform.actor_unit()))
     and date_trunc('quarter', of_quarter)::date + interval '3 months' <= wall.today()
     and date_trunc('quarter', a.at at time zone 'Europe/Copenhagen')::date = date_trunc('quarter', of_quarter)::date
  having count(distinct coalesce(z.same_as, z.id)) >= 5
$$;
revoke execute on function relay.felt_counts(uuid, date) from public;
grant execute on function relay.felt_counts(uuid, date) to stafet_app;

-- What was sent to them the citizen reads, and answers.
drop policy not_by_the_citizen on relay.message;
drop policy not_by_the_citizen on relay.delivery;
create policy not_written_by_the_citizen on relay.message as restrictive for insert with check (not wall.is_citizen());
create policy answered_by_the_citizen on relay.message as restrictive for update
  using (not wall.is_citizen() or state in ('underWay', 'sent')) with check (not wall.is_citizen() or state = 'answered');
create policy not_written_by_the_citizen on relay.delivery as restrictive for insert with check (not wall.is_citizen());
create policy not_changed_by_the_citizen on relay.delivery as restrictive for update using (not wall.is_citizen());
create policy own on relay.message for select using (wall.is_own_course(course_id));
create policy own_answer on relay.message for update using (wall.is_own_course(course_id));
create policy own on relay.delivery for select using (wall.is_citizen() and wall.shows_message(message_id));
create policy own_reply on relay.contact for insert with check (way = 'replied' and wall.is_own_course(course_id));
create policy own_reply on relay.alarm using (kind = 'messageReplied' and course_id is not null and wall.is_own_course(course_id));

-- A line of what was chosen may end before the rest (J1).
alter table consent.allowance add column ends_on date;
