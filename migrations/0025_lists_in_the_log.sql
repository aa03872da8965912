-- Lists are looks too (law 12). One entry says which courses a list showed somebody – `detail.courses` – and only those that
-- it had not shown them that day already, so that a page that renews itself writes nothing. See docs/decisions/0019.

-- What one reader has been shown today …
create index audit_entry_lists_shown on identity.audit_entry (person_id, unit_id, action, at) where action like 'list.%';
-- … and the lists one person stood on. The identifiers stay inside the entry, where the chain of hashes holds them.
create index audit_entry_courses_shown on identity.audit_entry using gin (detail jsonb_path_ops) where action like 'list.%';

-- Of these courses those the list has not shown the actor since then; null when there is none. The log is read by the house
-- alone, so this tells of the actor's own entries and of nothing else.
create function identity.newly_shown(list text, courses jsonb, since timestamptz) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select jsonb_agg(fresh.course)
      from (select c.course from jsonb_array_elements_text(courses) as c(course)
            except
            select s.course from identity.audit_entry e, jsonb_array_elements_text(e.detail->'courses') as s(course)
             where e.person_id = platform.actor_person() and e.unit_id is not distinct from platform.actor_unit()
               and e.action = list and e.action like 'list.%'
               -- What lies ahead was written before the clock went back, and is of another day.
               and e.at between since and wall.moment()) fresh);
end $$;

-- The entries that say that one of these courses stood on a list. For the house: the person's own log, and the officer's search.
-- A function, because under the wall no query may look into this index before it is known who asks.
create function identity.entries_showing(courses uuid[]) returns setof uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  if wall.is_house() then
    return query
      select e.id from identity.audit_entry e
       where e.action like 'list.%'
         and e.detail @> any (array(select jsonb_build_object('courses', jsonb_build_array(c)) from unnest(courses) as c));
  end if;
end $$;

-- Why the actor said that they open this course, the last time they did since then. Who has just written that the citizen
-- came to their door has said it by that.
create function identity.purpose_given(course uuid, since timestamptz) returns text
language plpgsql stable security definer set search_path = '' as $$
begin
  return (
    select case when e.action = 'relay.arrive' then 'citizenHere' else e.purpose end
      from identity.audit_entry e
     where e.course_id = course and e.at between since and wall.moment() and e.outcome = 'done'
       and e.person_id = platform.actor_person() and e.unit_id is not distinct from platform.actor_unit()
       and (e.action = 'relay.arrive' or (e.action in ('course.read', 'course.doorRead') and e.purpose is not null))
     order by e.at desc, e.id desc limit 1);
end $$;

revoke execute on function identity.newly_shown(text, jsonb, timestamptz), identity.entries_showing(uuid[]),
  identity.purpose_given(uuid, timestamptz) from public;
grant execute on function identity.newly_shown(text, jsonb, timestamptz), identity.entries_showing(uuid[]),
  identity.purpose_given(uuid, timestamptz) to stafet_app;
