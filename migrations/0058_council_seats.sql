-- Who sits in a council (H1). Private to src/modules/council/bodies.
create table council.membership (
  id          uuid primary key,
  body_id     uuid not null references council.body (id),
  name        text not null check (length(name) between 1 and 200),
  person_id   uuid references identity.person (id),            -- null: signs in nowhere here
  role        text not null check (role in ('chair', 'viceChair', 'member', 'deputy', 'secretary', 'guest')),
  on_behalf_of text not null default '' check (length(on_behalf_of) <= 200),
  deputy_for  uuid references council.membership (id),
  from_day    date not null,
  until_day   date,
  constraint ends_after_it_began check (until_day is null or until_day >= from_day),
  constraint only_a_deputy_steps_in check (deputy_for is null or role = 'deputy')
);
create index on council.membership (body_id);
create index on council.membership (person_id);
create index on council.membership (deputy_for);

grant select, insert, update on council.membership to stafet_app;
