-- How long a council keeps what is no public record (GDPR art. 5 (1) e), and letters about what happens between its meetings (H6).
-- What is public – minutes, recommendations and their answers, stories, what a visit showed – stays, and nothing here touches it.
-- Counted in whole days in Denmark: what ended on a day is kept for the days after it, and gone when the next begins. docs/data-protection.md.
alter table identity.retention drop constraint retention_what_check;
alter table identity.retention add constraint retention_what_check check (what in ('courses', 'briefContacts', 'turnedAway', 'gapNotes', 'sightings',
  'emergencyAttempts', 'invitations', 'returnedKnowledge', 'sessions', 'mail', 'commands', 'log', 'storyDrafts', 'seatAddresses', 'lettersTold',
  'visitAnswers', 'visitWords', 'selfAnswers', 'minutesBeside', 'takenBack', 'deadFiles', 'readDocuments'));
insert into identity.retention (what, from_date, days, basis) values
  -- Nobody is written to whose seat is over. A month: an end that was written by mistake is put right.
  ('seatAddresses', '1900-01-01', 30,  'Databeskyttelsesforordningen art. 5, stk. 1, litra e'),
  -- That a subscriber was told of something, so that they are not told twice when it is taken down and comes again.
  ('lettersTold',   '1900-01-01', 365, 'Databeskyttelsesforordningen art. 5, stk. 1, litra e'),
  -- Each paper by itself is of no use once no more come: they are counted, question by question, and gone.
  ('visitAnswers',  '1900-01-01', 1,   'Databeskyttelsesforordningen art. 5, stk. 1, litra c og e'),
  -- Somebody's own words that nobody has read.
  ('visitWords',    '1900-01-01', 180, 'Databeskyttelsesforordningen art. 5, stk. 1, litra c og e'),
  -- Who said what of the council, where nobody closed its look at itself: it is closed, counted and forgotten.
  ('selfAnswers',   '1900-01-01', 180, 'Databeskyttelsesforordningen art. 5, stk. 1, litra c og e'),
  -- What was typed and does not stand, after the minutes are public.
  ('minutesBeside', '1900-01-01', 30,  'Databeskyttelsesforordningen art. 5, stk. 1, litra c og e'),
  -- Words somebody took back.
  ('takenBack',     '1900-01-01', 30,  'Databeskyttelsesforordningen art. 5, stk. 1, litra c'),
  -- Files of an item that was taken off, or of a meeting that never was.
  ('deadFiles',     '1900-01-01', 30,  'Databeskyttelsesforordningen art. 5, stk. 1, litra c og e'),
  -- Minutes that were read and never saved may hold closed items: whoever sent the document has it, and can send it again.
  ('readDocuments', '1900-01-01', 30,  'Databeskyttelsesforordningen art. 5, stk. 1, litra c og e');

-- What a visit's answers came to, once they are gone: how many, and by question how many chose what.
alter table council.visit add column counted jsonb check (jsonb_typeof(counted -> 'counts') = 'array');
grant update (counted) on council.visit to stafet_app;
grant delete on council.visit_answer to stafet_app;

-- Words that were taken back are gone after a while; that they were there is left.
alter table council.contribution
  drop constraint contribution_words_check,
  add constraint contribution_words_check check (length(words) <= 8000 and (words <> '' or withdrawn_at is not null));
alter table council.input
  drop constraint input_words_check,
  add constraint input_words_check check (length(words) <= 8000 and (words <> '' or withdrawn_at is not null));

create index on council.told (at);
create index on council.membership (until_day) where mail <> '';
create index on council.visit (closes_at) where counted is null;

-- Before this moment, midnight in Denmark, it has lapsed. A given time ahead of the database's own counts as the database's own.
create function council.kept_from(kind text, given timestamptz) returns timestamptz
language sql volatile security definer set search_path = '' as $$
  select ((least(given, clock_timestamp()) at time zone 'Europe/Copenhagen')::date - r.days)::timestamp at time zone 'Europe/Copenhagen'
    from identity.retention r
   where r.what = kind and r.from_date <= (least(given, clock_timestamp()) at time zone 'Europe/Copenhagen')::date
   order by r.from_date desc limit 1
$$;

-- What has lapsed of a kind, as rows to look for: one definition for counting and for forgetting.
create function council.lapsed_rows(kind text, given timestamptz, most bigint) returns table (id uuid, more text)
language plpgsql volatile security definer set search_path = '' as $$
declare
  before timestamptz := council.kept_from(kind, given);
  before_day date := (before at time zone 'Europe/Copenhagen')::date;
begin
  if kind = 'seatAddresses' then
    return query select m.id, '' from council.membership m where m.mail <> '' and m.until_day < before_day order by m.until_day limit most;
  elsif kind = 'lettersTold' then
    return query select t.subscription_id, t.kind || ' ' || t.id from council.told t where t.at < before order by t.at limit most;
  elsif kind = 'visitAnswers' then
    return query select v.id, '' from council.visit v where v.counted is null and v.closes_at < before order by v.closes_at limit most;
  elsif kind = 'visitWords' then
    return query select w.id, '' from council.visit_words w join council.visit v on v.id = w.visit_id
      where w.sealed is not null and v.closes_at < before order by v.closes_at limit most;
  elsif kind = 'selfAnswers' then
    return query select e.id, '' from council.self_evaluation e where e.closed_at is null and e.opened_at < before order by e.opened_at limit most;
  elsif kind = 'minutesBeside' then
    return query select x.item, x.what from council.meeting m, lateral (
        select t.id as item, 'beside' as what from council.text_beside t join council.agenda_item i on i.id = t.item_id
         where i.meeting_id = m.id and (t.settled_at < before or i.removed_at < before)
        union all
        -- A page that has typed lately may be typing a correction.
        select s.item_id, s.section || ' ' || s.writer from council.text_turn s join council.agenda_item i on i.id = s.item_id
         where i.meeting_id = m.id and not exists (
           select from council.item_text n where n.item_id = s.item_id and n.section = s.section and n.at >= before)) x
      where m.state = 'published' and m.published_at < before limit most;
  elsif kind = 'takenBack' then
    return query select x.id, x.what from (
        select c.id, 'contribution' as what from council.contribution c where c.withdrawn_at < before and c.words <> ''
        union all
        select n.id, 'input' from council.input n where n.withdrawn_at < before and n.words <> ''
        union all
        select d.id, 'dissent' from council.dissent d where d.removed_at < before) x limit most;
  elsif kind = 'deadFiles' then
    return query select f.annex_id, '' from council.file f join council.annex a on a.id = f.annex_id
        join council.agenda_item i on i.id = a.item_id join council.meeting m on m.id = i.meeting_id
      where f.removed_at is null and (a.removed_at < before or i.removed_at < before or (m.state = 'cancelled' and m.changed_at < before)) limit most;
  elsif kind = 'readDocuments' then
    return query select d.id, '' from council.read_document d
      where d.laid_at < before and not exists (select from council.read_meeting r where r.file_id = d.id and r.changed_at >= before)
      order by d.laid_at limit most;
  else
    raise exception 'nothing of the kind % is forgotten here', kind using errcode = '22023';
  end if;
end $$;

-- Forgets at most so many of a kind, of those that are single rows. Returns how many; less than `most`: none is left.
create function council.forget_rows(kind text, given timestamptz, most int) returns int
language plpgsql volatile security definer set search_path = '' as $$
declare
  one record;
  gone int := 0;
begin
  for one in select r.id, r.more from council.lapsed_rows(kind, given, most) r loop
    if kind = 'seatAddresses' then
      update council.membership set mail = '' where id = one.id;
    elsif kind = 'lettersTold' then
      delete from council.told t where t.subscription_id = one.id and t.kind = split_part(one.more, ' ', 1) and t.id = split_part(one.more, ' ', 2)::uuid;
    elsif kind = 'visitWords' then
      delete from council.visit_words where id = one.id;
    elsif kind = 'minutesBeside' and one.more = 'beside' then
      delete from council.text_beside where id = one.id;
    elsif kind = 'minutesBeside' then
      delete from council.text_turn t where t.item_id = one.id and t.section = split_part(one.more, ' ', 1) and t.writer = split_part(one.more, ' ', 2)::uuid;
    elsif kind = 'takenBack' and one.more = 'dissent' then
      delete from council.dissent where id = one.id;
    elsif kind = 'takenBack' and one.more = 'input' then
      update council.input set words = '' where id = one.id;
    elsif kind = 'takenBack' then
      update council.contribution set words = '' where id = one.id;
    elsif kind = 'deadFiles' then
      update council.file set bytes = null, removed_at = least(given, clock_timestamp()) where annex_id = one.id and removed_at is null;
    elsif kind = 'readDocuments' then
      -- Locked first, looked at afterwards: somebody may be mending it at this very moment.
      perform from council.read_document d where d.id = one.id for update;
      delete from council.read_document d
       where d.id = one.id and not exists (
         select from council.read_meeting r where r.file_id = d.id and r.changed_at >= council.kept_from(kind, given));
      continue when not found;
    else
      raise exception 'the kind % is counted before it is forgotten', kind using errcode = '22023';
    end if;
    gone := gone + 1;
  end loop;
  return gone;
end $$;

revoke execute on function council.kept_from(text, timestamptz), council.lapsed_rows(text, timestamptz, bigint),
  council.forget_rows(text, timestamptz, int) from public;
grant execute on function council.lapsed_rows(text, timestamptz, bigint), council.forget_rows(text, timestamptz, int) to stafet_app;

-- What those with a seat were told of by letter (notices/): each thing once for the day it is told for. `about`: the dialogue, nomination,
-- gathering, consultation, task or day of a budget. To how many, and not to whom.
create table council.notice (
  kind    text not null check (kind in ('dialogueOpened', 'dialogueCloses', 'dialogueSummedUp', 'namesAsked', 'namesDue', 'namesDecided',
            'inputAsked', 'inputDue', 'inputAdopted', 'consultationDue', 'taskDue', 'budgetDay')),
  about   uuid not null,
  day     date not null,
  at      timestamptz not null,
  letters int not null check (letters >= 0),
  constraint told_of_once primary key (kind, about, day)
);
grant select, insert on council.notice to stafet_app;
