-- The second wall around corrections: seen by whoever sees what they correct.

alter table citizen.correction enable row level security;
alter table relay.correction enable row level security;
create policy the_house on citizen.correction using (wall.is_house());
create policy the_house on relay.correction using (wall.is_house());

create policy readers on citizen.correction for select using (wall.is_reader() and wall.standing_with(citizen_id) = 3);
create policy readers on relay.correction for select using (wall.is_reader()
  and (case when need_id is null then wall.standing(course_id) = 3 else wall.standing(course_id, need_id) > 1 end));

create policy commands on citizen.correction using (wall.is_command() and exists (select from citizen.citizen z where z.id = citizen_id));
create policy commands on relay.correction using (wall.is_command() and wall.near(course_id));
