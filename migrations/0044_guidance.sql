-- Knowledge cards beside the work (I3, D2): short content that a region's editor keeps. About nobody: everybody may read it.
-- Private to src/modules/guidance, where model.ts says what a document holds. docs/decisions/0031.
create schema guidance;
grant usage on schema guidance to stafet_app;

create table guidance.card (
  id         uuid primary key,
  region     text not null check (region ~ '^DK-8[0-9]$'),
  moments    text[] not null,                                  -- when it is worth reading: types.ts
  needs      text[] not null,                                  -- and at which needs: relay.need_kind's codes
  withdrawn  boolean not null,                                 -- taken down; its editions are kept
  document   jsonb not null check (jsonb_typeof(document) = 'object'),
  edition    int not null check (edition > 0),
  changed_at timestamptz not null,
  -- What is clinical has somebody who answers for it, by role, and points to the region's own guideline.
  constraint a_clinical_card_has_an_owner check (jsonb_typeof(document -> 'clinical') = 'null' or coalesce(
    length(document #>> '{clinical,owner}') > 0 and length(document #>> '{clinical,guideline,title}') > 0, false))
);
create index on guidance.card (region);

-- Every state a card has had, whole, with who wrote it.
create table guidance.edition (
  card_id   uuid not null references guidance.card (id),
  edition   int not null check (edition > 0),
  at        timestamptz not null,
  person_id uuid references identity.person (id),              -- null: taken in from a file
  document  jsonb not null,
  primary key (card_id, edition)
);
create index on guidance.edition (person_id);

grant select, insert, update on guidance.card to stafet_app;
grant select, insert on guidance.edition to stafet_app;
