-- More ways to be who one is. Private to src/modules/identity (decision 17).

-- SAML beside OpenID Connect.
alter table identity.session drop constraint session_method_check;
alter table identity.session add constraint session_method_check
  check (method in ('demo', 'password', 'oidc', 'saml', 'passkey', 'pin'));

-- Linked by answering an invitation there: the provider says who somebody is, and not what they may do here.
alter table identity.subject add column by_invitation boolean not null default false;

-- What somebody had typed when their session ended, while they are at another organisation's provider: sealed, found by
-- whoever has the token and opened for its own writer alone. Gone when they are back, or within hours.
create table identity.kept (
  token_hash bytea primary key,                            -- sha-256 of the token in the link
  sealed     text not null,
  expires_at timestamptz not null
);
create index on identity.kept (expires_at);

grant select, insert, delete on identity.kept to stafet_app;
