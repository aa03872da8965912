-- An API token that is forgotten in a drawer stops by itself. What was made before ends a year after it was made.
alter table identity.api_token add column expires_at timestamptz;
update identity.api_token set expires_at = created_at + interval '365 days';
alter table identity.api_token alter column expires_at set not null;
alter table identity.api_token add constraint api_token_ends_after_it_began check (expires_at > created_at);

-- Who proves once more who they are gets a new token for the session they have: the old one opens nothing any more.
grant update (token_hash) on identity.session to stafet_app;
