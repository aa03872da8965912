-- What calendars have called off, where no appointment stands to say so (B5): a cancellation read before its booking, and how new the
-- newest full telling of a series is. Without it an older file read later would book what is off. docs/decisions/0034.

create table appointments.called_off (
  course_id   uuid not null references relay.course (id),
  source_kind text not null check (source_kind in ('ical', 'fhir')),
  -- The source's own name for it; no words, no time and no place are kept of what was never booked.
  source_uid  text not null check (length(source_uid) between 1 and 255),
  -- 'one': what is named. 'others': a series was told in full, and whatever of it was not named is off.
  told        text not null check (told in ('one', 'others')),
  sequence    bigint not null check (sequence >= 0),
  read_at     timestamptz not null,
  primary key (course_id, source_kind, source_uid, told)
);

create function appointments.called_off_before() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.sequence < old.sequence then
    raise exception 'an older edition never overwrites a newer' using errcode = '23514', constraint = 'sequence_goes_forward';
  end if;
  return new;
end $$;
revoke execute on function appointments.called_off_before() from public;
create trigger a_called_off_before before update on appointments.called_off for each row execute function appointments.called_off_before();
create trigger never before delete or truncate on appointments.called_off for each statement execute function relay.never();

grant select, insert on appointments.called_off to stafet_app;
grant update (sequence, read_at) on appointments.called_off to stafet_app;

-- The second wall: for who is on the relay, and in no way the citizen's to write.
alter table appointments.called_off enable row level security;
create policy the_house on appointments.called_off using (current_setting('stafet.role', true) = 'system');
create policy commands on appointments.called_off using (current_setting('stafet.mode', true) = 'write' and wall.near(course_id) and not wall.is_citizen())
  with check (current_setting('stafet.mode', true) = 'write' and wall.near(course_id) and not wall.is_citizen());
create policy readers on appointments.called_off for select using (current_setting('stafet.mode', true) = 'read' and wall.standing(course_id) = 3);
