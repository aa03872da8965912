-- The catalogue of needs: codes are stable, words may be edited, more may be added.
-- several = law 4: what an authority must decide is asked of one at a time; places, offers and going along may be asked of many.

insert into relay.need_kind (position, code, name_da, name_en, several, usual_urgency, duty, words_da) values
  (1,  'sleepTonight',   'Et sted at sove i nat',             'Somewhere to sleep tonight',          true,  'acute',    '{municipality,civilSociety}',        'sove natten over herberg natvarmestue seng forsorgshjem'),
  (2,  'home',           'Et sted at bo',                     'Somewhere to live',                   false, 'ordinary', '{municipality}',                     'bolig lejlighed bo botilbud hjemløs'),
  (3,  'medicinePay',    'Medicin: betale den',               'Medicine: pay for it',                false, 'sameDay',  '{municipality,region}',              'medicin penge recept betale piller'),
  (4,  'medicineKeep',   'Medicin: hente, opbevare, tage den','Medicine: fetch, keep, take it',      true,  'sameDay',  '{municipality,civilSociety}',        'medicin apotek hente opbevare dosering piller'),
  (5,  'woundCare',      'Sår eller sygepleje',               'Wound or nursing care',               true,  'sameDay',  '{municipality,region}',              'sår forbinding sygepleje stomi skifte'),
  (6,  'transport',      'Transport',                         'Transport',                           true,  'soon',     '{region,municipality,civilSociety}', 'kørsel bus taxa transport hen hjem'),
  (7,  'ownDoctor',      'En læge at gå til',                 'A doctor of one''s own',              true,  'soon',     '{generalPractice,region}',           'læge praktiserende egen læge lægevalg'),
  (8,  'somatic',        'Krop: undersøgelse eller behandling','Body: assessment or treatment',      false, 'soon',     '{region,generalPractice}',           'krop smerter undersøgelse behandling sygehus lunger hjerte'),
  (9,  'psychiatric',    'Sind: udredning eller behandling',  'Mind: assessment or treatment',       false, 'soon',     '{region}',                           'psykiatri angst stemmer depression udredning'),
  (10, 'substance',      'Behandling for rusmidler',          'Substance treatment',                 false, 'soon',     '{municipality,region}',              'rusmidler alkohol stoffer behandling dobbeltdiagnose'),
  (11, 'withdrawal',     'Abstinenser eller substitution',    'Withdrawal or substitution',          false, 'acute',    '{region,municipality}',              'abstinenser metadon substitution nedtrapning'),
  (12, 'painRelief',     'Smertelindring',                    'Pain relief',                         false, 'acute',    '{region,generalPractice}',           'smerter smertestillende ondt'),
  (13, 'dental',         'Tænder',                            'Dental help',                         true,  'soon',     '{municipality,civilSociety}',        'tænder tandpine tandlæge'),
  (14, 'trauma',         'Nogen at tale med om det svære',    'Trauma, somebody to talk with',       true,  'soon',     '{region,municipality,civilSociety}', 'traume overgreb tale med samtale psykolog'),
  (15, 'company',        'Nogen at gå sammen med',            'Company to an appointment',           true,  'soon',     '{civilSociety,municipality}',        'følges ledsager brobygger gå med aftale'),
  (16, 'income',         'Penge at leve af',                  'Income and benefits',                 false, 'soon',     '{municipality}',                     'kontanthjælp penge ydelse forsørgelse'),
  (17, 'mitIdPostPhone', 'MitID, post eller telefon',         'MitID, post, phone',                  true,  'soon',     '{municipality,civilSociety}',        'mitid digital post telefon mobil brev'),
  (18, 'foodClothes',    'Mad, tøj, bad',                     'Food, clothes, shower',               true,  'sameDay',  '{civilSociety,municipality}',        'mad sulten tøj bad vask varme'),
  (19, 'legal',          'Retshjælp eller klage',             'Legal help or complaint',             true,  'ordinary', '{civilSociety,state}',               'klage retshjælp rettigheder afslag'),
  (20, 'childrenFamily', 'Børn og familie',                   'Children and family',                 false, 'soon',     '{municipality}',                     'børn familie samvær underretning'),
  (21, 'relatives',      'De pårørendes eget behov',          'The relatives'' own need',            true,  'ordinary', '{civilSociety,municipality}',        'pårørende familie støtte aflastning'),
  (22, 'other',          'Noget andet',                       'Something else',                      true,  'soon',     '{}',                                 'andet');
