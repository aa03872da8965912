-- A letter that was written to nobody is written when somebody has an address: the house's clock says then to how many. What was told stays told.
grant update (at, letters) on council.answer_reminder to stafet_app;

create function council.told_stays_told() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception 'told already' using errcode = '23514', constraint = 'told_stays_told';
end $$;
create trigger told_stays_told before update on council.answer_reminder
  for each row when (old.letters > 0 or new.letters = 0) execute function council.told_stays_told();

-- A document that was taken in stood here whole, read by nobody: with the stories in it, and so also with those that were withdrawn since. Its
-- digest says that it was taken in.
alter table council.recommendation_document drop column source;
