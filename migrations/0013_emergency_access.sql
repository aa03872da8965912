-- Emergency access (*nødadgang*): sight of a course for three hours, for one person on duty, because somebody cannot answer for
-- themselves. The holder is told, the log names it, and it is reviewed afterwards. And the coordination plan as a basis of its own.

create table relay.emergency_access (
  id          uuid primary key,
  course_id   uuid not null references relay.course (id),
  person_id   uuid not null references identity.person (id),
  unit_id     uuid not null references identity.unit (id),
  reason      text not null check (reason in ('lifeOrHealth', 'cannotConsent', 'other')),
  reason_text text not null default '' check (length(reason_text) <= 500),
  confirmed   boolean not null check (confirmed),
  opened_at   timestamptz not null,
  until       timestamptz not null,
  reviewed_at timestamptz check (reviewed_at >= opened_at),
  reviewed_by uuid references identity.person (id),
  finding     text check (finding in ('justified', 'notJustified')),
  note        text check (length(note) <= 1000),
  constraint other_says_what check (reason <> 'other' or length(trim(reason_text)) > 0),
  constraint three_hours_at_most check (until > opened_at and until <= opened_at + interval '3 hours'),
  constraint reviewed_by_somebody_else check (num_nonnulls(reviewed_at, reviewed_by, finding) in (0, 3) and reviewed_by <> person_id),
  constraint not_justified_says_why check (finding is distinct from 'notJustified' or length(trim(coalesce(note, ''))) > 0)
);
create index on relay.emergency_access (course_id, person_id);
create index on relay.emergency_access (person_id);
create index on relay.emergency_access (unit_id);
create index on relay.emergency_access (reviewed_by);
create index on relay.emergency_access (opened_at, id) where reviewed_at is null;

-- Every try counts, found or not: names are not guessed. Kept apart from the try itself, which a refusal undoes.
create table relay.emergency_attempt (
  id        uuid primary key,
  person_id uuid not null references identity.person (id),
  unit_id   uuid not null references identity.unit (id),
  at        timestamptz not null,
  key       text check (length(key) <= 200)                       -- the form it came with: sent twice, it is one try
);
create index on relay.emergency_attempt (person_id, at);
create index on relay.emergency_attempt (unit_id);
create index on relay.emergency_attempt (at);

-- Psykiatriloven §§ 13 a–c: the plan is the basis, so the ask says of which day it is.
alter table relay.handover
  add column plan_on date,
  add constraint plan_has_its_date check ((legal_basis = 'coordinationPlan') = (plan_on is not null));

grant select, insert on relay.emergency_access, relay.emergency_attempt to stafet_app;
grant update (reviewed_at, reviewed_by, finding, note) on relay.emergency_access to stafet_app;
grant delete on relay.emergency_attempt to stafet_app;
grant insert (plan_on) on relay.handover to stafet_app;
