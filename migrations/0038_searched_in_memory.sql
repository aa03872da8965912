-- The search keeps `directory.searchable` in memory and asks only for what has changed since (docs/decisions/0025): every row says which
-- transaction changed it last. An index on the words is nobody's any more.
alter table directory.searchable add column changed_in xid8 not null default pg_current_xact_id();
alter table directory.searchable alter column changed_in drop default;

create function directory.searchable_changed() returns trigger language plpgsql set search_path = '' as $$
begin
  new.changed_in := pg_catalog.pg_current_xact_id();
  return new;
end $$;
create trigger changed before insert or update on directory.searchable for each row execute function directory.searchable_changed();

create index on directory.searchable (changed_in, service_id);
drop index directory.searchable_words_idx;
