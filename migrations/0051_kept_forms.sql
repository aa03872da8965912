-- What a citizen had typed on their own pages when the page had closed itself, or another card had been used on the same phone:
-- sealed, for that card alone, until they are back with card and PIN or the hour is over. docs/decisions/0023.
create table citizen.kept_form (
  id         uuid primary key,
  card_id    uuid not null references citizen.card (id),
  sealed     text not null,                                -- with the server's secret; the card it is for is inside
  kept_at    timestamptz not null,
  expires_at timestamptz not null check (expires_at > kept_at)
);
create index on citizen.kept_form (card_id);
create index on citizen.kept_form (expires_at);

grant select, insert, delete on citizen.kept_form to stafet_app;
alter table citizen.kept_form enable row level security;
create policy the_house on citizen.kept_form using (wall.is_house());
