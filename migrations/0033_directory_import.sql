-- Lists of offers taken in from elsewhere: the file, what each of its rows became, and why not. Rows are kept for a while as a report;
-- the file is kept only until it has been read. Private to src/modules/directory. Nothing here is about a citizen.

create table directory.import_run (
  id          uuid primary key,
  source      text not null check (length(source) between 1 and 80),
  region      text check (region ~ '^DK-8[0-9]$'),        -- whose editor it was; null: typed at a terminal
  file_name   text not null check (length(file_name) between 1 and 300),
  format      text not null check (format in ('hsds', 'csv')),
  map         jsonb,                                      -- for csv: which column is which field
  person_id   uuid references identity.person (id),       -- null: typed at a terminal
  started_at  timestamptz not null,
  state       text not null check (state in ('sending', 'waiting', 'reading', 'judging', 'judged', 'approved', 'taking', 'done', 'failed')),
  take_source boolean not null,                           -- what was edited here since gives way
  whole       boolean not null default false,             -- read to its end: what is not in it is absent
  rows        int not null default 0,
  done        int not null default 0,                     -- how far in the state it is in
  absent      int not null default 0,
  failure     text check (length(failure) between 1 and 300),
  changed_at  timestamptz not null
);
create index on directory.import_run (person_id);
create index on directory.import_run (state) where state in ('waiting', 'reading', 'judging', 'approved', 'taking');

-- The file of a run that waits to be read, in pieces: any process may read it, and no folder has to be shared or cleaned.
create table directory.import_piece (
  run_id   uuid not null references directory.import_run (id) on delete cascade,
  position int not null,
  bytes    bytea not null check (length(bytes) <= 1048576),
  primary key (run_id, position)
);

create table directory.import_row (
  run_id    uuid not null references directory.import_run (id) on delete cascade,
  seq       int not null,
  file      text not null,
  line      int not null,
  tbl       text not null,              -- the table of HSDS it belongs to
  source_id text,                       -- null: none, or one that stands above already
  value     jsonb,                      -- as the source says it
  nested    boolean not null,           -- said inside another row: a row of its own about the same thing goes before it
  subject   text check (subject in ('organisation', 'location', 'service')),
  record_id uuid,
  document  jsonb,                      -- as it is to be put
  outcome   text check (outcome in ('new', 'changed', 'same', 'heldBack', 'unused')),
  findings  jsonb not null default '[]' check (jsonb_typeof(findings) = 'array'),
  taken     boolean not null default false,
  primary key (run_id, seq),
  unique (run_id, tbl, source_id)
);
create index on directory.import_row (run_id, record_id) where record_id is not null;
-- What is next to be judged, and to be put.
create index on directory.import_row (run_id, tbl, seq) where outcome is null;
create index on directory.import_row (run_id, subject, seq) where not taken and outcome in ('new', 'changed');

-- Which rows hang on which: "service:17", or "any:17" where the source does not say of which table.
create table directory.import_link (
  run_id uuid not null references directory.import_run (id) on delete cascade,
  parent text not null,
  seq    int not null,
  primary key (run_id, parent, seq)
);

grant select, insert, update, delete on directory.import_run, directory.import_piece, directory.import_row, directory.import_link to stafet_app;
