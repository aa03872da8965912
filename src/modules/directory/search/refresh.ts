import { CompiledQuery, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import { type Db, later, type Tx } from "#platform/db.ts";
import type { Stretch } from "../rules/opening.ts";
import { showCapacity } from "./capacity.ts";
import { knownBy, piecesOf } from "./compounds.ts";
import { lexemesOf, searchableOf, weighedWords } from "./document.ts";
import { type Bits, codeBits, marksOf } from "./marks.ts";
import type { Lexemes, Material, Searchable } from "./record.ts";
import { keysOf, roughStem, stem } from "./words.ts";

/** Keeps what the search reads in step with the records, in the same transaction as they change. */

/** So many services are worked on at once: what bounds the memory. */
const BATCH = 500;

/**
 * Makes anew what the search knows of these services, those there are. Call it in the transaction that changed them, or
 * something they are made of. `now` decides what is open in the coming days and which arrangement holds.
 */
export async function refresh(tx: Tx, serviceIds: readonly Uuid[], now: Instant): Promise<void> {
  const ids = [...new Set(serviceIds)].sort();
  for (let at = 0; at < ids.length; at += BATCH) await refreshBatch(tx, ids.slice(at, at + BATCH), now);
}

async function refreshBatch(tx: Tx, ids: readonly Uuid[], now: Instant): Promise<void> {
  const materials = await materialsOf(tx, ids, now);
  if (materials.length === 0) return;
  const words = materials.map(weighedWords);
  const forms = [...new Set(words.flatMap((own) => [...own.keys()]))].sort();
  const learnt = await learntAmong(tx, [...new Set(forms.flatMap(piecesOf))]);
  const knows = knownBy(new Set([...learnt, ...forms]));
  const searchables = materials.map((material) => searchableOf(material, now));
  const bits = await bitsFor(tx, searchables);
  const rows = materials.map((material, at) => {
    const made = searchables[at];
    const own = words[at];
    if (!made || !own) throw new Error("A service without its words");
    return rowOf(made, lexemesOf(material, own, knows), bits);
  });
  send(tx, UPSERT, rows);
  send(
    tx,
    UPSERT_CARDS,
    searchables.map(({ serviceId, card }) => ({ service_id: serviceId, card })),
  );
  showCapacity(
    tx,
    materials.map(({ service }) => service.id),
  );
  send(
    tx,
    LEARN,
    forms.map((form) => ({ form, stem: stem(form), rough: roughStem(form), keys: keysOf(form) })),
  );
}

const send = (tx: Tx, statement: string, rows: readonly unknown[]): void =>
  later(tx, CompiledQuery.raw(statement, [JSON.stringify(rows)]));

interface MaterialRow extends Omit<Material, "today"> {}

async function materialsOf(db: Db, ids: readonly Uuid[], now: Instant): Promise<Material[]> {
  const { rows } = await sql<MaterialRow>`
    select e.document as service, s.absent_since is not null as absent,
           jsonb_build_object('name', jsonb_build_object('da', k.name_da, 'en', k.name_en), 'needs', to_jsonb(k.needs),
                              'helpsThrough', k.helps_through, 'rhythmDays', k.rhythm_days) as kind,
           coalesce(o.details->'phones', '[]') as phones,
           (select jsonb_agg(jsonb_build_object('name', x.name, 'alternateName', x.details->>'alternateName') order by x.nth)
              from (select o.name, o.details, 0 as nth
                    union all
                    select other.name, other.details, 1
                      from directory.organisation other
                     where other.id <> o.id
                       and other.id in (select unnest(array[a.operator_id, a.authority_id]) from directory.arrangement a
                                         where a.service_id = s.id)) x) as owners,
           coalesce((select jsonb_agg(jsonb_build_object(
                     'locationId', l.id, 'kind', l.kind, 'name', l.name, 'street', l.street, 'postcode', l.postcode, 'city', l.city,
                     'municipalityCode', m.code, 'municipality', m.name,
                     'latitude', coalesce(l.latitude, p.latitude, m.latitude),
                     'longitude', coalesce(l.longitude, p.longitude, m.longitude),
                     'schedules', coalesce(a.details->'schedules', '[]'), 'phones', coalesce(a.details->'phones', '[]'),
                     'houseSchedules', coalesce(l.details->'schedules', '[]'), 'housePhones', coalesce(l.details->'phones', '[]'))
                     order by a.position)
              from directory.service_at_location a join directory.location l on l.id = a.location_id
              left join directory.postcode p on p.code = l.postcode
              left join directory.municipality m on m.code = coalesce(l.municipality_code, p.municipalities[1])
             where a.service_id = s.id), '[]') as places
      from directory.service s
      join directory.edition e on e.record_id = s.id and e.edition = s.edition
      join directory.organisation o on o.id = s.organisation_id
      join directory.service_kind k on k.code = s.kind
     where s.id = any(${ids}::uuid[])
     order by s.id`.execute(db);
  const today = dayOf(now);
  return rows.map((row) => ({ ...row, today }));
}

async function learntAmong(db: Db, pieces: readonly string[]): Promise<readonly string[]> {
  if (pieces.length === 0) return [];
  const { rows } = await sql<{ form: string }>`
    select form from directory.word where form = any(${pieces}::text[])`.execute(db);
  return rows.map(({ form }) => form);
}

/** The small numbers of all codes, giving new ones to those that had none. */
async function bitsFor(tx: Tx, services: readonly Searchable[]): Promise<Bits> {
  const bits = await codeBits(tx);
  const missing = services
    .flatMap(({ codes }) => [
      ["kind", codes.kind] as const,
      ...codes.needs.map((code) => ["need", code] as const),
      ...codes.conditions.map((code) => ["condition", code] as const),
      ...codes.languages.map((code) => ["language", code] as const),
    ])
    .filter(([means, code]) => !bits[means].has(code));
  if (missing.length === 0) return bits;
  // Seldom: a code nobody used before. One at a time may count.
  await sql`select pg_advisory_xact_lock(hashtext('directory.facet_code'))`.execute(tx);
  await sql`
    with fresh as (
      select distinct f.means, f.code from jsonb_to_recordset(${JSON.stringify(missing.map(([means, code]) => ({ means, code })))}::jsonb)
               as f(means text, code text)
       where not exists (select from directory.facet_code k where k.means = f.means and k.code = f.code))
    insert into directory.facet_code (means, code, bit)
    select f.means, f.code,
           (select coalesce(max(bit), -1) from directory.facet_code k where k.means = f.means)
             + row_number() over (partition by f.means order by f.code)
      from fresh f`.execute(tx);
  return codeBits(tx);
}

const quoted = (lexeme: string): string => `'${lexeme.replace(/['\\]/g, (sign) => sign + sign)}'`;

const vector = (lexemes: Lexemes): string =>
  [...lexemes].map(([lexeme, weight]) => `${quoted(lexeme)}:1${weight === "D" ? "" : weight}`).join(" ");

const inMinutes = (stretches: readonly Stretch[] | null): readonly number[] | null =>
  stretches?.flatMap(({ from, to }) => [from / 60_000, to / 60_000]) ?? null;

const rowOf = (made: Searchable, lexemes: Lexemes, bits: Bits) => ({
  service_id: made.serviceId,
  words: vector(lexemes),
  name_words: made.nameWords,
  sort_name: made.sortName,
  shown: made.shown,
  closed: made.closed,
  marks: `\\x${marksOf(made, bits).toString("hex")}`,
  latitude: made.latitude,
  longitude: made.longitude,
  more_places: made.morePlaces,
  minimum_age: made.minimumAge,
  maximum_age: made.maximumAge,
  hours: inMinutes(made.hours),
  hours_until: made.hoursUntil,
  believed_until: made.believedUntil,
  absent: made.absent,
  due_at: made.dueAt,
});

const COLUMNS =
  "service_id, words, name_words, sort_name, shown, closed, marks, latitude, longitude, more_places, minimum_age, maximum_age, hours, hours_until, believed_until, absent, due_at";

const UPSERT = `
  insert into directory.searchable (${COLUMNS})
  select ${COLUMNS}
    from jsonb_to_recordset($1::jsonb)
      as r(service_id uuid, words tsvector, name_words smallint, sort_name text, shown boolean, closed boolean, marks bytea,
           latitude double precision, longitude double precision, more_places double precision[], minimum_age smallint,
           maximum_age smallint, hours int[], hours_until timestamptz, believed_until timestamptz, absent boolean,
           due_at timestamptz)
  on conflict (service_id) do update set words = excluded.words, name_words = excluded.name_words,
    sort_name = excluded.sort_name, shown = excluded.shown, closed = excluded.closed, marks = excluded.marks,
    latitude = excluded.latitude, longitude = excluded.longitude, more_places = excluded.more_places,
    minimum_age = excluded.minimum_age, maximum_age = excluded.maximum_age, hours = excluded.hours,
    hours_until = excluded.hours_until, believed_until = excluded.believed_until, absent = excluded.absent,
    due_at = excluded.due_at`;

const UPSERT_CARDS = `
  insert into directory.card (service_id, card)
  select service_id, card from jsonb_to_recordset($1::jsonb) as r(service_id uuid, card json)
  on conflict (service_id) do update set card = excluded.card`;

// In one order, so that two who learn the same words at once wait for each other and never in a ring.
const LEARN = `
  insert into directory.word (form, stem, rough, keys)
  select form, stem, rough, keys from jsonb_to_recordset($1::jsonb) as r(form text, stem text, rough text, keys text[])
   where not exists (select from directory.word w where w.form = r.form)
   order by form
  on conflict (form) do nothing`;

/** The services that are made of these organisations or places. */
export async function servicesOf(
  db: Db,
  subject: "organisation" | "location",
  ids: readonly Uuid[],
): Promise<readonly Uuid[]> {
  const { rows } = await (subject === "organisation"
    ? sql<{ id: Uuid }>`
        select id from directory.service where organisation_id = any(${ids}::uuid[])
        union select service_id from directory.arrangement where authority_id = any(${ids}::uuid[]) or operator_id = any(${ids}::uuid[])`
    : sql<{ id: Uuid }>`
        select distinct service_id as id from directory.service_at_location where location_id = any(${ids}::uuid[])`
  ).execute(db);
  return rows.map(({ id }) => id);
}

/**
 * The night's work, a piece at a time: makes anew the services whom the calendar has made others, at most so many. Gives
 * how many there were; call again until none.
 */
export async function refreshDue(tx: Tx, now: Instant): Promise<number> {
  const { rows } = await sql<{ id: Uuid }>`
    select service_id as id from directory.searchable where due_at <= ${now} order by due_at limit ${BATCH} for update skip locked`.execute(
    tx,
  );
  await refresh(
    tx,
    rows.map(({ id }) => id),
    now,
  );
  return rows.length;
}

/** Counts in how many services each word stands, and lets go of words that stand in none. Gives how many went. */
export async function sweepWords(tx: Tx): Promise<number> {
  const { numAffectedRows } = await sql`
    with counted as materialized (select word, ndoc from ts_stat('select words from directory.searchable')),
         recounted as (
           update directory.word w set docs = c.ndoc from counted c
            where c.word = w.stem and w.docs is distinct from c.ndoc)
    delete from directory.word w where not exists (select from counted c where c.word = w.stem)`.execute(tx);
  return Number(numAffectedRows ?? 0);
}
