-- "Mød mig sådan" under gentle headings (D1), each version after the one before it.

-- Every heading may stay empty; `words` is for what fits nowhere, and is all that earlier versions have.
alter table citizen.meet_me
  drop constraint meet_me_words_check,
  alter column words set default '',
  add column helps       text not null default '' check (length(helps) <= 2000),
  add column frightens   text not null default '' check (length(frightens) <= 2000),
  add column how_to_talk text not null default '' check (length(how_to_talk) <= 2000),
  add column comes_along text not null default '' check (length(comes_along) <= 2000),
  add column good_at     text not null default '' check (length(good_at) <= 2000),
  add column dont_ask    text not null default '' check (length(dont_ask) <= 2000),
  add column heard_by    text check (length(heard_by) between 1 and 200), -- who heard the citizen say that it fits; null: by card, or not yet
  add column follows     uuid,
  add constraint meet_me_words_check check (length(words) <= 4000),
  add constraint says_something check (words || helps || frightens || how_to_talk || comes_along || good_at || dont_ask <> ''),
  add constraint heard_when_approved check (heard_by is null or (approved_at is not null and not by_citizen)),
  add constraint a_version_is_one_persons unique (id, citizen_id),
  add constraint follows_ones_own foreign key (follows, citizen_id) references citizen.meet_me (id, citizen_id);

update citizen.meet_me w set follows = b.follows
  from (select id, lag(id) over (partition by citizen_id order by at, id) as follows from citizen.meet_me) b
 where b.id = w.id and b.follows is not null;

-- Two who write at once: one comes after what was there, the other is told and comes after that.
alter table citizen.meet_me add constraint one_version_after_each unique nulls not distinct (follows, citizen_id);

grant update (heard_by) on citizen.meet_me to stafet_app;

-- Law 13: who is asked may see it before they answer, when the citizen lets them be told.
create policy readers_who_are_asked on citizen.meet_me for select using (current_setting('stafet.mode', true) = 'read'
  and wall.standing_with(citizen_id, 2) > 1 and 'meetMe' = any (consent.kinds_for(citizen_id, platform.actor_unit(), wall.today())));
