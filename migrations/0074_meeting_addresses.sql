-- Where a meeting stood while everybody could read it: an address that was published leads on when its day or time is changed. It stands on
-- paper, in letters and in others' minutes. Private to src/modules/council/meetings.
create table council.meeting_address (
  meeting_id uuid not null references council.meeting (id),
  body_id    uuid not null references council.body (id),
  held_on    date not null,
  starts     text not null,
  left_at    timestamptz not null,
  primary key (body_id, held_on, starts, meeting_id)
);
create index on council.meeting_address (meeting_id);
grant select on council.meeting_address to stafet_app;

-- Written by the change itself, whoever makes it. Back where it was, it is still where it was.
create function council.leaves_its_address() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if old.agenda is not null or exists (select from council.edition e where e.meeting_id = old.id and e.did = 'published') then
    insert into council.meeting_address (meeting_id, body_id, held_on, starts, left_at)
      values (old.id, old.body_id, old.held_on, old.starts, new.changed_at)
      on conflict (body_id, held_on, starts, meeting_id) do update set left_at = excluded.left_at;
  end if;
  return null;
end $$;
create trigger leaves_its_address after update of held_on, starts on council.meeting
  for each row when ((old.held_on, old.starts) is distinct from (new.held_on, new.starts)) execute function council.leaves_its_address();
revoke execute on function council.leaves_its_address() from public;
