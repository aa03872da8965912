-- What there is (C1-C9): organisations, locations, services, where and under which arrangement a service is given – the model of
-- Open Referral HSDS 3.1, with the conditions that decide at the door in Denmark. Nothing here is about a citizen: everybody may
-- read it. Private to src/modules/directory. Lists that nobody filters on lie in `details` (model.ts), one JSON a record.

-- Places in Denmark, so that "near" and "serves" mean something without an address service (filled by 0031).
create table directory.municipality (
  code      text primary key check (code ~ '^[0-9]{4}$'),
  name      text not null,
  region    text not null check (region ~ '^DK-8[0-9]$'),
  latitude  double precision not null,
  longitude double precision not null
);
create table directory.postcode (
  code           text primary key check (code ~ '^[0-9]{4}$'),
  name           text not null,
  municipalities text[] not null check (cardinality(municipalities) > 0), -- those it lies in, nearest to its middle first
  latitude       double precision not null,
  longitude      double precision not null
);

-- The kinds of offer that matter here. Codes are stable, words may be edited, more may be added.
create table directory.service_kind (
  code         text primary key check (code ~ '^[a-z][A-Za-z]{1,39}$'),
  position     int not null unique,
  name_da      text not null,
  name_en      text not null,
  needs        text[] not null default '{}',      -- the needs such an offer usually meets: relay.need_kind's codes
  helps_through boolean not null default false,   -- C8: not a place to be helped, but people who help you through
  rhythm_days  int not null check (rhythm_days between 1 and 730),  -- how long "verified" is believed
  words_da     text not null default '',          -- everyday words that lead here, besides the name
  words_en     text not null default ''
);

-- What decides whether a door opens for somebody. A service meets it, is known not to (`lacks`), or has not said.
create table directory.condition (
  code     text primary key check (code ~ '^[a-z][A-Za-z]{1,39}$'),
  position int not null unique,
  subject  text not null check (subject in ('entry', 'person', 'place', 'practice')),
  name_da  text not null,
  name_en  text not null,
  words_da text not null default '',
  words_en text not null default ''
);

create table directory.organisation (
  id           uuid primary key,
  source       text check (length(source) between 1 and 80),       -- where it is kept; null: here
  source_id    text check (length(source_id) between 1 and 200),
  name         text not null check (length(name) between 1 and 300),
  stafet_id    uuid references identity.organisation (id),         -- the same organisation, where it is on Stafet
  parent_id    uuid references directory.organisation (id) deferrable initially deferred,
  details      jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  absent_since timestamptz,                                        -- no longer in its source; marked, never deleted
  edition      int not null check (edition > 0),
  changed_at   timestamptz not null,
  check ((source is null) = (source_id is null)),
  unique (source, source_id)
);
create index on directory.organisation (stafet_id);
create index on directory.organisation (parent_id);

create table directory.location (
  id                uuid primary key,
  source            text check (length(source) between 1 and 80),
  source_id         text check (length(source_id) between 1 and 200),
  organisation_id   uuid references directory.organisation (id),
  kind              text not null check (kind in ('physical', 'postal', 'virtual')),
  name              text not null default '' check (length(name) <= 300),
  street            text not null default '' check (length(street) <= 300),
  postcode          text not null default '' check (length(postcode) <= 20),
  city              text not null default '' check (length(city) <= 100),
  municipality_code text references directory.municipality (code),
  latitude          double precision check (latitude between -90 and 90),
  longitude         double precision check (longitude between -180 and 180),
  details           jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  absent_since      timestamptz,
  edition           int not null check (edition > 0),
  changed_at        timestamptz not null,
  check ((source is null) = (source_id is null)),
  check ((latitude is null) = (longitude is null)),
  unique (source, source_id)
);
create index on directory.location (organisation_id);
create index on directory.location (municipality_code);

create table directory.service (
  id              uuid primary key,
  source          text check (length(source) between 1 and 80),
  source_id       text check (length(source_id) between 1 and 200),
  organisation_id uuid not null references directory.organisation (id),
  unit_id         uuid references identity.unit (id),              -- who answers when it is asked through Stafet
  kind            text not null references directory.service_kind (code),
  status          text not null check (status in ('active', 'inactive', 'defunct', 'temporarilyClosed')),
  name            text not null check (length(name) between 1 and 300),
  description     text not null default '' check (length(description) <= 10000),
  needs           text[] not null default '{}',                    -- which needs it meets: relay.need_kind's codes
  meets           text[] not null default '{}',                    -- directory.condition's codes
  lacks           text[] not null default '{}',
  languages       text[] not null default '{}',                    -- ISO 639-1, besides Danish
  minimum_age     int check (minimum_age between 0 and 130),
  maximum_age     int check (maximum_age between 0 and 130),
  details         jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  verified_at     timestamptz,                                     -- when somebody last said: this is right
  verified_by     text check (length(verified_by) between 1 and 200),
  absent_since    timestamptz,
  edition         int not null check (edition > 0),
  changed_at      timestamptz not null,
  check ((source is null) = (source_id is null)),
  check ((verified_at is null) = (verified_by is null)),
  check (minimum_age <= maximum_age),
  check (not meets && lacks),
  unique (source, source_id)
);
create index on directory.service (organisation_id);
create index on directory.service (unit_id);
create index on directory.service (kind);

-- Where and when it is given; for a street team or a bus, its stops in order (C3).
create table directory.service_at_location (
  id          uuid primary key,
  service_id  uuid not null references directory.service (id),
  location_id uuid not null references directory.location (id),
  position    int not null check (position >= 0),
  details     jsonb not null default '{}' check (jsonb_typeof(details) = 'object'),
  unique (service_id, position)
);
create index on directory.service_at_location (location_id);

-- Who has the authority, who runs it, for whom, on whose money and until when. One at a time; the past is kept and the future may
-- be known: municipalities and regions merge on a date, agreements end (C9).
create table directory.arrangement (
  id                uuid primary key,
  service_id        uuid not null references directory.service (id),
  valid_from        date not null check (isfinite(valid_from)),
  valid_to          date not null default 'infinity',              -- the first day it is no longer so
  authority_id      uuid references directory.organisation (id),
  operator_id       uuid references directory.organisation (id),
  areas             text[] not null default '{}',                  -- municipalities it serves; none: everybody
  funding           text not null default '' check (length(funding) <= 500),
  funding_ends_on   date check (isfinite(funding_ends_on)),
  agreement_ends_on date check (isfinite(agreement_ends_on)),
  check (valid_from < valid_to),
  unique (service_id, valid_from)
);
create index on directory.arrangement (authority_id);
create index on directory.arrangement (operator_id);

create function directory.one_arrangement_at_a_time() returns trigger language plpgsql set search_path = '' as $$
begin
  -- Whoever writes has locked the service's row, so two cannot pass each other here.
  if exists (select from directory.arrangement a where a.service_id = new.service_id and a.id <> new.id
              and daterange(a.valid_from, a.valid_to) && daterange(new.valid_from, new.valid_to)) then
    raise exception 'a service has one arrangement at a time' using errcode = '23P01', constraint = 'one_arrangement_at_a_time';
  end if;
  return null;
end $$;
create constraint trigger one_at_a_time after insert or update on directory.arrangement deferrable initially immediate
  for each row execute function directory.one_arrangement_at_a_time();

-- Every state a record has had, whole, with who said so: what was valid on a day can be looked up, and a slip undone.
create table directory.edition (
  subject   text not null check (subject in ('organisation', 'location', 'service')),
  record_id uuid not null,
  edition   int not null check (edition > 0),
  at        timestamptz not null,
  person_id uuid references identity.person (id),
  source    text check (length(source) between 1 and 80),
  document  jsonb not null,
  primary key (record_id, edition)
);
create index on directory.edition (person_id);

grant select, insert, update on directory.organisation, directory.location, directory.service, directory.service_kind, directory.condition to stafet_app;
grant select, insert, update, delete on directory.service_at_location, directory.arrangement to stafet_app;
grant select, insert on directory.edition to stafet_app;
grant select, insert on directory.municipality, directory.postcode to stafet_app;

insert into directory.service_kind (position, code, name_da, name_en, needs, helps_through, rhythm_days, words_da, words_en) values
  (1,  'shelter',              'Herberg',                                'Shelter',                            '{sleepTonight}',                 false, 90,  'forsorgshjem § 110 boform hjemløs', 'hostel homeless'),
  (2,  'nightCafe',            'Natcafé',                                'Night café',                         '{sleepTonight,foodClothes}',     false, 90,  'natvarmestue nødovernatning sove i nat', 'night shelter emergency bed'),
  (3,  'warmingCentre',        'Varmestue',                              'Warming centre',                     '{foodClothes}',                  false, 90,  'værested varme kaffe', 'warm room day centre'),
  (4,  'dropIn',               'Værested',                               'Drop-in centre',                     '{foodClothes,mitIdPostPhone,trauma}', false, 90, 'værested café fællesskab', 'day centre community'),
  (5,  'womensShelter',        'Krisecenter',                            'Women''s shelter',                   '{sleepTonight,trauma}',          false, 90,  'kvindekrisecenter vold § 109', 'refuge violence abuse'),
  (6,  'food',                 'Mad og tøj',                             'Food and clothes',                   '{foodClothes}',                  false, 90,  'suppekøkken madudlevering bad vask tøj', 'soup kitchen meals shower laundry'),
  (7,  'socialNurse',          'Socialsygeplejerske',                    'Social nurse',                       '{somatic,withdrawal,painRelief,company}', true, 365, 'sygehus indlagt misbrugssygeplejerske', 'hospital admitted nurse'),
  (8,  'streetTeam',           'Gadeteam',                               'Street team',                        '{woundCare,somatic,company}',    false, 90,  'gadesygeplejerske opsøgende gadeplan sygeplejerske på gaden', 'outreach street nurse'),
  (9,  'mobileTeam',           'Mobil klinik',                           'Mobile clinic',                      '{woundCare,somatic}',            false, 90,  'bus sundhedsbil klinik på hjul tandlægebus', 'health bus mobile unit'),
  (10, 'healthClinic',         'Sundhedsklinik',                         'Health clinic',                      '{woundCare,somatic,painRelief}', false, 365, 'sygeplejeklinik lægehjælp udsatte gratis klinik', 'nurse clinic'),
  (11, 'halfwayHouse',         'Halvvejshus',                            'Halfway house',                      '{sleepTonight,home,woundCare}',  false, 90,  'aflastning midlertidigt ophold efter udskrivning restitution', 'intermediate care respite after discharge'),
  (12, 'carePlace',            'Omsorgsplads',                           'Care place',                         '{sleepTonight,woundCare}',       false, 90,  'sygeplads omsorgscenter plejeplads', 'nursing bed care bed'),
  (13, 'housing',              'Botilbud og bostøtte',                   'Housing and housing support',        '{home}',                         false, 365, 'bolig bosted housing first støtte i eget hjem', 'home supported'),
  (14, 'substanceTreatment',   'Behandling for rusmidler',               'Substance treatment',                '{substance,withdrawal}',         false, 365, 'rusmiddelcenter alkoholbehandling stofbehandling afrusning metadon', 'alcohol drugs detox methadone'),
  (15, 'psychiatry',           'Psykiatrisk behandling',                 'Psychiatric treatment',              '{psychiatric}',                  false, 365, 'psykiatri ambulatorium akutmodtagelse sind', 'mental health'),
  (16, 'dualDiagnosis',        'Dobbeltdiagnosebehandling',              'Dual-diagnosis treatment',           '{psychiatric,substance}',        false, 365, 'integreret behandling psykisk lidelse og rusmidler', 'integrated treatment'),
  (17, 'generalPractice',      'Praktiserende læge',                     'General practitioner',               '{ownDoctor,somatic,painRelief}', false, 365, 'egen læge lægehus lægevalg konsultation', 'doctor gp surgery'),
  (18, 'streetHouse',          'Gadens hus',                             'House of the street',                '{ownDoctor,somatic,woundCare,substance}', false, 90, 'læge sygeplejerske socialrådgiver samme sted', 'doctor nurse and social worker in one place'),
  (19, 'homeNursing',          'Hjemmesygepleje',                        'Home nursing',                       '{woundCare,medicineKeep}',       false, 365, 'sygeplejerske kommer hjem akutteam forbinding', 'nurse at home'),
  (20, 'dental',               'Tandhjælp',                              'Dental help',                        '{dental}',                       false, 365, 'tandlæge tandpine socialtandpleje tænder', 'dentist toothache'),
  (21, 'trauma',               'Samtaler og traumer',                    'Talking and trauma',                 '{trauma}',                       false, 365, 'psykolog rådgivning overgreb senfølger nogen at tale med', 'counselling therapy'),
  (22, 'bridgeBuilding',       'Brobygning',                             'Bridge-building',                    '{company}',                      true,  365, 'brobygger følgeskab ledsager til aftale', 'accompaniment companion'),
  (23, 'navigator',            'Navigator',                              'Navigator',                          '{company,income,home}',          true,  365, 'hjælp gennem systemet vejviser', 'guide through the system'),
  (24, 'supportContact',       'Støtte- og kontaktperson',               'Support and contact person',         '{company,home,income}',          true,  365, 'skp kontaktperson opsøgende § 99', 'contact worker'),
  (25, 'patientGuide',         'Patientvejleder',                        'Patient guide',                      '{legal}',                        true,  365, 'patientrettigheder klage ventetid', 'patient rights'),
  (26, 'complaintHelp',        'Hjælp til at klage',                     'Help with complaints',               '{legal}',                        true,  365, 'klage borgerrådgiver afgørelse', 'ombudsman appeal'),
  (27, 'legalAid',             'Retshjælp',                              'Legal aid',                          '{legal}',                        false, 365, 'advokat gadejurist gæld rettigheder', 'lawyer debt rights'),
  (28, 'relativesOffer',       'Tilbud til pårørende',                   'Offer for relatives',                '{relatives}',                    false, 365, 'pårørendegruppe familie netværk', 'family support group'),
  (29, 'relativesLine',        'Pårørendelinje',                         'Relatives'' line',                   '{relatives}',                    false, 365, 'telefonrådgivning pårørende', 'helpline family'),
  (30, 'familyTeam',           'Børn og familie',                        'Children and family',                '{childrenFamily}',               false, 365, 'familieafdeling børn samvær', 'children services'),
  (31, 'jobCentre',            'Jobcenter og ydelser',                   'Job centre and benefits',            '{income,medicinePay}',           false, 365, 'kontanthjælp ydelse kommune penge', 'benefits welfare money'),
  (32, 'citizenService',       'Borgerservice',                          'Citizen service',                    '{mitIdPostPhone}',               false, 365, 'mitid digital post fritaget adresse', 'digital id post'),
  (33, 'transport',            'Kørsel',                                 'Transport',                          '{transport}',                    false, 365, 'patientbefordring kørsel til sygehus', 'patient transport'),
  (34, 'pharmacy',             'Apotek og medicin',                      'Pharmacy and medicine',              '{medicineKeep,medicinePay}',     false, 365, 'medicin udlevering dosering', 'medicine'),
  (35, 'other',                'Andet',                                  'Other',                              '{other}',                        false, 365, '', '');

insert into directory.condition (position, code, subject, name_da, name_en, words_da, words_en) values
  (1,  'noMitId',           'entry',    'Uden MitID',                          'No MitID needed',                     'ikke digital', 'without digital id'),
  (2,  'noCpr',             'entry',    'Uden CPR-nummer',                     'No CPR number needed',                'uden papirer', 'undocumented'),
  (3,  'noReferral',        'entry',    'Uden henvisning',                     'No referral needed',                  'uden visitation', 'without referral'),
  (4,  'noAppointment',     'entry',    'Kom uden aftale',                     'No appointment needed',               'åbent dukke op', 'walk in drop in'),
  (5,  'selfReferral',      'entry',    'Man kan henvende sig selv',           'You can refer yourself',              'selvmøder', 'self referral'),
  (6,  'anonymous',         'entry',    'Anonymt',                             'Anonymous',                           'uden navn', 'without a name'),
  (7,  'noAddress',         'entry',    'Uden fast adresse',                   'No fixed address needed',             'ingen bolig', 'no fixed abode'),
  (8,  'activeUse',         'person',   'Også med aktivt brug af rusmidler',   'Active substance use accepted',       'påvirket fuld stoffer', 'intoxicated high drunk'),
  (9,  'dogs',              'person',   'Hund må komme med',                   'Dogs welcome',                        'hund kæledyr', 'dog pet'),
  (10, 'couples',           'person',   'Par kan være sammen',                 'Couples together',                    'par kærester', 'partner'),
  (11, 'womenOnly',         'person',   'Kun for kvinder',                     'Women only',                          'kvinder', 'female'),
  (12, 'menOnly',           'person',   'Kun for mænd',                        'Men only',                            'mænd', 'male'),
  (13, 'children',          'person',   'Børn kan være med',                   'Children welcome',                    'børn', 'kids'),
  (14, 'wheelchair',        'place',    'Kørestol kan komme ind',              'Wheelchair accessible',               'handicap elevator', 'step-free'),
  (15, 'free',              'place',    'Gratis',                              'Free of charge',                      'koster ikke noget', 'no cost'),
  (16, 'paysTransport',     'place',    'Betaler transporten',                 'Pays for transport',                  'kørsel betalt', 'travel paid'),
  (17, 'interpreter',       'place',    'Tolk',                                'Interpreter',                         'sprog oversætter', 'translation'),
  (18, 'takesNewPatients',  'practice', 'Tager nye patienter',                 'Takes new patients',                  'åben for tilgang', 'open list'),
  (19, 'takesAnyone',       'practice', 'Tager alle, uanset hvor man bor',     'Takes anyone, wherever they live',    'uanset adresse', 'regardless of address'),
  (20, 'longConsultations', 'practice', 'Har god tid: lange konsultationer',   'Takes its time: long consultations',  'tid nok', 'long appointments'),
  (21, 'streetRounds',      'practice', 'Lægen kommer ud på gaden',            'The doctor comes out on the street',  'gadelæge opsøgende læge', 'street doctor'),
  (22, 'residenceDoctor',   'practice', 'Fast læge på bosted eller herberg',   'Fixed doctor at a residence',         'fasttilknyttet læge', 'attached doctor');
