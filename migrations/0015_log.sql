-- The officer looks for what one person has done, or at a period. The rest of a search narrows what these find: the log is
-- written far more often than it is searched, so it is not indexed for every question.
create index on identity.audit_entry (person_id, at);
create index on identity.audit_entry using brin (at) with (autosummarize = on);
