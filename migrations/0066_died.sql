-- Somebody has died. What was asked about them is withdrawn, nothing is called to attention, and what is open waits for whoever has the
-- baton to close it. Written of the wrong person, it is taken back, and what was open stands again (docs/decisions/0035).

alter table relay.course add column died_at timestamptz constraint died_at_a_moment check (isfinite(died_at));
grant update (died_at) on relay.course to stafet_app;

-- Nobody is asked about the dead, called to a table or alarmed about them, whoever asks.
create function relay.not_of_the_dead() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from relay.course c where c.id = new.course_id and c.died_at is not null and c.closed_at is null) then
    raise exception 'nobody is asked about somebody who has died' using errcode = '23514', constraint = 'nobody_asks_about_the_dead';
  end if;
  return new;
end $$;
revoke execute on function relay.not_of_the_dead() from public;

create trigger not_of_the_dead before insert or update of state on relay.handover
  for each row when (new.kind = 'ask' and new.state in ('proposed', 'questioned')) execute function relay.not_of_the_dead();
create trigger not_of_the_dead before insert on relay.joint_table for each row execute function relay.not_of_the_dead();
