import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Db } from "#platform/db.ts";
import { tonight } from "../rules/opening.ts";
import { FREE, OPEN_NOW, OPEN_TONIGHT } from "./marks.ts";
import { type Card, CODE } from "./record.ts";
import type { Point } from "./terms.ts";
import type { Filters, PersonFacts, SearchQuery } from "./types.ts";
import type { Group } from "./understand.ts";
import { mustHave, stepsOf, testsOf } from "./weigh.ts";

/** The search's one statement: finds, weighs and counts in the database, and brings a page of cards along. */

export interface Asked {
  readonly groups: readonly Group[];
  /** Any of the words instead of all. */
  readonly some: boolean;
  readonly filters: Filters;
  readonly person: PersonFacts;
  /** Conditions wished for, by the person or in the words. */
  readonly wishes: readonly string[];
  readonly near: Point | null;
  readonly order: NonNullable<SearchQuery["order"]>;
  readonly size: number;
  readonly skip: number;
}

export interface FoundRow {
  readonly serviceId: string;
  readonly card: Card;
  /** Begin and end, in milliseconds since 1970; null when it has told no hours. */
  readonly hours: readonly (readonly [number, number])[] | null;
  readonly hoursUntil: string;
  readonly believedUntil: string | null;
  readonly absent: boolean;
  readonly free: number | null;
  readonly places: number | null;
  readonly saidAt: string | null;
  readonly agesAt: string | null;
  /** Of all groups' tests, one after another, those it passes. */
  readonly passed: readonly number[];
}

export interface Found {
  /** `WIDTH` bytes for every service the words and the uncounted filters let through (marks.ts). */
  readonly marks: Buffer;
  readonly rows: readonly FoundRow[];
}

type Sql<T = unknown> = RawBuilder<T>;
const all = (parts: readonly Sql[], separator: Sql, none: Sql): Sql =>
  parts.length === 0 ? none : sql.join(parts, separator);
const and = (parts: readonly Sql[]): Sql => all(parts, sql` and `, sql`true`);
const times = (parts: readonly Sql[]): Sql => all(parts, sql` * `, sql`1::float8`);
const has = (query: string): Sql => sql`s.words @@ ${query}::tsquery`;
const quoted = (code: string): string => `'${code.replace(/['\\]/g, (sign) => sign + sign)}'`;
const any = (codes: readonly string[]): string => codes.map(quoted).join(" | ");

/** Kilometres as the crow flies, near enough within Denmark. */
const toPoint = ({ latitude, longitude }: Point, lat: Sql, long: Sql): Sql =>
  sql`sqrt(power((${lat} - ${latitude}::float8) * 111.2, 2) + power((${long} - ${longitude}::float8) * ${111.2 * Math.cos((latitude * Math.PI) / 180)}::float8, 2))`;

const distance = (near: Point): Sql =>
  sql`case when s.more_places is null then ${toPoint(near, sql`s.latitude`, sql`s.longitude`)}
               else least(${toPoint(near, sql`s.latitude`, sql`s.longitude`)},
                          (select min(${toPoint(near, sql`s.more_places[i]`, sql`s.more_places[i + 1]`)})
                             from generate_series(1, cardinality(s.more_places), 2) i)) end`;

/** What is not counted as a facet decides who is looked at at all. */
function scope({ filters, groups, some }: Asked): Sql[] {
  const words = mustHave(groups, some);
  const { municipality, organisationId, closedToo } = filters;
  return [
    ...(words === null ? [] : [has(words)]),
    ...(closedToo ? [] : [sql`s.shown`]),
    ...(municipality === undefined
      ? []
      : [has(any([CODE.liesIn(municipality), CODE.serves(municipality), CODE.fromEverywhere]))]),
    ...(organisationId === undefined ? [] : [has(quoted(CODE.organisation(organisationId)))]),
  ];
}

/** The filters with counts: who fails one is counted still, but is no hit. */
function filtering({ filters }: Asked, nowOpen: Sql, tonightOpen: Sql, free: Sql): Sql[] {
  const one = (codes: readonly string[] | undefined, code: (code: string) => string): Sql[] =>
    codes && codes.length > 0 ? [has(any(codes.map(code)))] : [];
  return [
    ...one(filters.kinds, CODE.kind),
    ...one(filters.needs, CODE.need),
    ...one(filters.languages, CODE.language),
    ...(filters.conditions ?? []).map((code) => has(quoted(CODE.met(code)))),
    ...(filters.open === "now" ? [nowOpen] : []),
    ...(filters.open === "tonight" ? [tonightOpen] : []),
    ...(filters.askable ? [has(quoted(CODE.askable))] : []),
    ...(filters.free ? [free] : []),
  ];
}

/** How well the words fit, from 0 to 1. */
function wording({ groups, some }: Asked): Sql {
  const parts = groups.map((group) => {
    const steps = stepsOf(testsOf(group));
    const cases = sql.join(
      steps.map(
        ({ query, worth }) => sql`when s.words @@ ${query}::tsquery then ${worth * group.weight}::float8`,
      ),
      sql` `,
    );
    return sql`case ${cases} else 0 end`;
  });
  if (parts.length === 0) return sql`1::float8`;
  const most = groups.reduce((sum, { weight }) => sum + weight, 0);
  const text = sql`((${sql.join(parts, sql` + `)}) / ${most}::float8)`;
  // Half the words are worth less than half of it; and a name that is just what was typed is worth a little more.
  return some
    ? sql`power(${text}, 2)`
    : sql`${text} * (0.9 + 0.1 * least(1, ${groups.length}::float8 / greatest(1, s.name_words)))`;
}

/** How likely this door opens for this person: what is known for or against, each a factor. */
function fitting({ person, wishes, near }: Asked, km: Sql, now: Instant): Sql[] {
  const { needs = [], age, gender, municipality, languages = [] } = person;
  const closedTo = gender === "man" ? "womenOnly" : gender === "woman" ? "menOnly" : null;
  return [
    ...(needs.length > 0 ? [sql`case when ${has(any(needs.map(CODE.need)))} then 1.25 else 0.7 end`] : []),
    ...wishes.map(
      (code) =>
        sql`case when ${has(quoted(CODE.met(code)))} then 1.2 when ${has(quoted(CODE.lacking(code)))} then 0.3 else 0.8 end`,
    ),
    ...(age === undefined
      ? []
      : [sql`case when s.minimum_age > ${age} or s.maximum_age < ${age} then 0.15 else 1 end`]),
    ...(closedTo === null ? [] : [sql`case when ${has(quoted(CODE.met(closedTo)))} then 0.05 else 1 end`]),
    ...(municipality === undefined
      ? []
      : [
          sql`case when ${has(quoted(CODE.serves(municipality)))} then 1.15 when ${has(quoted(CODE.everybody))} then 1 else 0.35 end`,
        ]),
    ...(languages.length > 0
      ? [sql`case when ${has(any(languages.map(CODE.language)))} then 1.15 else 1 end`]
      : []),
    ...(near === null ? [] : [sql`case when ${km} is null then 0.7 else 0.3 + 0.7 / (1 + ${km} / 20) end`]),
    sql`case when s.hours is null then 1 when s.hours @> ${now}::timestamptz then 1.05 else 0.98 end`,
    sql`case when s.unknown_at is null or s.unknown_at <= ${now} then 1 when s.free > 0 then 1.1 else 0.6 end`,
    sql`case when s.absent then 0.4 when s.believed_until is null then 0.85 when s.believed_until < ${now} then 0.9 else 1 end`,
    sql`case when s.closed then 0.4 else 1 end`,
  ];
}

export async function find(db: Db, asked: Asked, now: Instant): Promise<Found> {
  const evening = tonight(now);
  const nowOpen = sql`coalesce(s.hours @> ${now}::timestamptz, false)`;
  const tonightOpen = sql`coalesce(s.hours && tstzrange(${evening.from}, ${evening.to}), false)`;
  const free = sql`coalesce(s.free > 0 and s.unknown_at > ${now}, false)`;
  const tests = asked.groups.flatMap(testsOf).map(({ query }) => query);
  const { withinKm } = asked.filters;
  const order = {
    fit: sql`score desc, service_id`,
    distance: sql`km nulls last, score desc, service_id`,
    name: sql`sort_name, service_id`,
  }[asked.order];
  const km = asked.near ? sql`d.km` : sql`null::float8`;
  const flags = sql`(case when ${nowOpen} then ${OPEN_NOW}::int else 0 end) + (case when ${tonightOpen} then ${OPEN_TONIGHT}::int else 0 end)
    + (case when ${free} then ${FREE}::int else 0 end)`;
  const { rows } = await sql<{ marks: string | null; hits: readonly FoundRow[] | null }>`
    with weighed as materialized (
      select s.service_id, s.marks, ${flags} as flags, ${km} as km, ${and(filtering(asked, nowOpen, tonightOpen, free))} as passes,
             ${asked.order === "name" ? sql`s.sort_name` : sql`null::text`} as sort_name,
             ${wording(asked)} * ${times(fitting(asked, km, now))} as score
        from directory.searchable s ${asked.near ? sql`cross join lateral (select ${distance(asked.near)} as km offset 0) d` : sql``}
       where ${and([...scope(asked), ...(withinKm === undefined ? [] : [sql`${km} <= ${withinKm}::float8`])])}
    ), page as (
      select service_id, row_number() over () as nth
        from (select service_id from weighed where passes order by ${order} limit ${asked.size} offset ${asked.skip}) best
    )
    select (select encode(string_agg(set_byte(marks, 25, get_byte(marks, 25) | flags), ''), 'base64') from weighed) as marks,
           (select jsonb_agg(jsonb_build_object(
                     'serviceId', s.service_id, 'card', c.card,
                     'hours', case when s.hours is not null then coalesce(
                        (select jsonb_agg(jsonb_build_array(extract(epoch from lower(r)) * 1000, extract(epoch from upper(r)) * 1000))
                           from unnest(s.hours) r where upper(r) > ${now}), '[]') end,
                     'hoursUntil', s.hours_until, 'believedUntil', s.believed_until, 'absent', s.absent,
                     'free', case when s.unknown_at > ${now} then s.free end, 'places', s.places, 'saidAt', s.said_at, 'agesAt', s.ages_at,
                     'passed', (select coalesce(jsonb_agg(t.nth - 1 order by t.nth), '[]')
                                  from unnest(${tests}::text[]) with ordinality t(query, nth) where s.words @@ t.query::tsquery))
                   order by p.nth)
              from page p join directory.searchable s using (service_id) join directory.card c using (service_id)) as hits`.execute(
    db,
  );
  const [row] = rows;
  return { marks: Buffer.from(row?.marks ?? "", "base64"), rows: row?.hits ?? [] };
}
