-- Published figures (I1, I2): each of one quarter that is over and stands still, counted once, as everybody may see it and no more exactly.
-- Of nobody. Private to src/modules/insight. docs/decisions/0046.
create schema insight;
grant usage on schema insight to stafet_app;

-- That an indicator is counted for a quarter: then its figures are what they are.
create table insight.counted (
  indicator  text not null check (length(indicator) between 1 and 40),
  starts     date not null check (starts = date_trunc('quarter', starts)::date),
  counted_at timestamptz not null,
  -- By which transaction: its figures come with it, and none later.
  counted_by xid8 not null default pg_current_xact_id(),
  primary key (indicator, starts)
);

create table insight.figure (
  indicator text not null,
  starts    date not null,
  region    text not null,
  area      text not null default '',                -- a municipality's four digits; empty: the whole region
  part      text not null default '',                -- a need's kind; empty: all of it
  state     text not null check (state in ('shown', 'heldBack', 'nothing')),
  value     numeric,
  base      int,                                     -- of about how many it is
  primary key (indicator, region, starts, area, part),
  foreign key (indicator, starts) references insight.counted (indicator, starts),
  -- Law 15: what is held back is not here either.
  constraint held_back_is_not_kept check ((state = 'shown') = (value is not null) and (base is null or state = 'shown')),
  constraint parts_are_counts check ((area = '' and part = '') or (value is null or value = 0 or value >= 5))
);
create index on insight.figure (indicator, starts);

-- Added to and read; never changed, nor added to once it is counted: whoever compared two days would learn of one person.
grant select on insight.counted, insight.figure to stafet_app;
grant insert (indicator, starts, counted_at) on insight.counted to stafet_app;
grant insert on insight.figure to stafet_app;

create function insight.counted_whole() returns trigger language plpgsql as $$
begin
  if exists (select from added a join insight.counted c on c.indicator = a.indicator and c.starts = a.starts
              where c.counted_by <> pg_current_xact_id()) then
    raise exception 'a quarter that is counted stands' using errcode = '23514', constraint = 'counted_whole';
  end if;
  return null;
end $$;
create trigger counted_whole after insert on insight.figure
  referencing new table as added for each statement execute function insight.counted_whole();
