-- Where somebody with a seat is written to who signs in nowhere here (H2). Theirs and the keeper's: on no page for others, and in no edition.
alter table council.membership
  add column mail text not null default ''
    check (length(mail) <= 254 and (mail = '' or mail ~ '^[^[:space:]@,;<>"]+@[^[:space:]@,;<>"]+$'));

-- An annex may be a file that is kept here (H2). It stands at an address below its meeting, and no longer when it is removed: then its
-- bytes are gone, and what it was called, its hash, who removed it and when are left. Private to src/modules/council/files.
alter table council.annex
  drop constraint annex_link_check,
  add constraint annex_link_check check (length(link) <= 500
    and (link = '' or link ~ '^https://' or link ~ '^/raad/[a-z0-9-]+/[0-9-]+/bilag/[0-9a-f-]{36}$'));

create table council.file (
  annex_id   uuid primary key references council.annex (id),
  name       text not null check (length(name) between 1 and 200),
  media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg', 'text/plain',
               'application/vnd.openxmlformats-officedocument.wordprocessingml.document')),
  size       int not null check (size between 1 and 10485760),
  sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes      bytea,
  added_at   timestamptz not null,
  added_by   uuid references identity.person (id),             -- null: whoever runs the house
  removed_at timestamptz,
  removed_by uuid references identity.person (id),
  constraint there_or_removed check ((bytes is null) = (removed_at is not null)),
  constraint as_large_as_it_says check (length(bytes) = size)
);
create index on council.file (added_by);
create index on council.file (removed_by);
grant select, insert on council.file to stafet_app;
grant update (bytes, removed_at, removed_by) on council.file to stafet_app;
