-- How far a page has come with saving one part of an item: its saves are numbered, and what comes after a later one of the same page – given
-- up by the browser, carried out late – is not laid on top of it. Private to src/modules/council: minuting. docs/decisions/0042.
create table council.text_turn (
  item_id uuid not null references council.agenda_item (id),
  section text not null check (section in ('summary', 'proposal', 'casePresentation', 'economy', 'earlierDecisions', 'decision')),
  writer  uuid not null,                                       -- the page, as in item_text
  turn    bigint not null check (turn > 0),
  primary key (item_id, section, writer)
);
grant select, insert, update on council.text_turn to stafet_app;
