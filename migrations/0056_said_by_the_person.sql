-- What a person objects to is said by them and not by a record: it counts for every record recognised as theirs, whichever it was
-- written on (sundhedsloven § 41 stk. 3; forvaltningsloven §§ 28–29). docs/decisions/0015.

-- Objections in force of those asked for. Found first and judged by the wall afterwards: most people have none.
create function consent.objections_of(citizens uuid[])
returns table (asked uuid, id uuid, against text, unit_id uuid, organisation_id uuid)
language sql stable security definer rows 5 set search_path = '' as $$
  with found as materialized (
    select a.id as asked, o.id, o.against, o.unit_id, o.organisation_id, o.made_at
      from unnest(citizens) a (id) cross join lateral citizen.same_records(a.id) z (id)
      join consent.objection o on o.citizen_id = z.id and o.lifted_at is null)
  select f.asked, f.id, f.against, f.unit_id, f.organisation_id
    from found f
   where current_setting('stafet.role', true) = 'system' or wall.is_own(f.asked)
      or (wall.is_reader() and wall.standing_with(f.asked, 1) >= 1)
      or (wall.is_command() and exists (select from citizen.citizen z where z.id = f.asked and z.region = wall.region()))
   order by f.made_at, f.id
$$;

create or replace function consent.kinds_for(citizen uuid, unit uuid, today date) returns text[]
language sql stable security definer set search_path = '' as $$
  select case
    when exists (select from citizen.same_records(kinds_for.citizen) z (id) join consent.objection o on o.citizen_id = z.id
                  where o.lifted_at is null
                    and (o.against = 'all' or o.unit_id = unit
                         or o.organisation_id = (select u.organisation_id from identity.unit u where u.id = unit)))
    then '{}'
    else coalesce((
      select case
          when g.scope = 'relay' or (g.scope = 'thisDoor' and g.given_to_unit = unit) then consent.relay_kinds()
          when g.scope = 'chosen' then array(
            select distinct k from consent.allowance a, unnest(a.kinds) as k
             where a.consent_id = g.id and (a.ends_on is null or a.ends_on >= today)
               and (a.recipient = 'relay' or a.unit_id = unit
                    or a.organisation_id = (select u.organisation_id from identity.unit u where u.id = unit)))
        end
        from consent.consent g
       where g.citizen_id = citizen and g.withdrawn_at is null and g.ends_on >= today), '{}')
  end
$$;

revoke execute on function consent.objections_of(uuid[]) from public;
grant execute on function consent.objections_of(uuid[]) to stafet_app;
