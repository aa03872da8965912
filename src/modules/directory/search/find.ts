import { type RawBuilder, sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { plus } from "#kernel/time.ts";
import type { Db } from "#platform/db.ts";
import { tonight } from "../rules/opening.ts";
import { FREE, OPEN_NOW, OPEN_TONIGHT } from "./marks.ts";
import { type Card, CODE } from "./record.ts";
import type { Point } from "./terms.ts";
import type { Filters, PersonFacts, SearchQuery } from "./types.ts";
import type { Group } from "./understand.ts";
import { mustHave, stepsOf, testsOf } from "./weigh.ts";

/** The search's two statements: one weighs all there is in the database, one brings a page of cards. */

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
  readonly serviceId: Uuid;
  readonly card: Card;
  /** Minutes since 1970: opens, closes, opens, …; null when it has told no hours. */
  readonly hours: readonly number[] | null;
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
    return sql`case ${cases} else 0::float8 end`;
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
    ...(needs.length > 0
      ? [sql`case when ${has(any(needs.map(CODE.need)))} then 1.25::float8 else 0.7::float8 end`]
      : []),
    ...wishes.map(
      (code) =>
        sql`case when ${has(quoted(CODE.met(code)))} then 1.2::float8 when ${has(quoted(CODE.lacking(code)))} then 0.3::float8 else 0.8::float8 end`,
    ),
    ...(age === undefined
      ? []
      : [
          sql`case when s.minimum_age > ${age} or s.maximum_age < ${age} then 0.15::float8 else 1::float8 end`,
        ]),
    ...(closedTo === null
      ? []
      : [sql`case when ${has(quoted(CODE.met(closedTo)))} then 0.05::float8 else 1::float8 end`]),
    ...(municipality === undefined
      ? []
      : [
          sql`case when ${has(quoted(CODE.serves(municipality)))} then 1.15::float8 when ${has(quoted(CODE.everybody))} then 1::float8 else 0.35::float8 end`,
        ]),
    ...(languages.length > 0
      ? [sql`case when ${has(any(languages.map(CODE.language)))} then 1.15::float8 else 1::float8 end`]
      : []),
    ...(near === null
      ? []
      : [sql`case when ${km} is null then 0.7::float8 else 0.3::float8 + 0.7 / (1 + ${km} / 20) end`]),
    sql`case when s.hours is null then 1::float8 when s.hours <> '{}' and width_bucket(${minute(now)}::int, s.hours) & 1 = 1 then 1.05::float8 else 0.98::float8 end`,
    sql`case when s.unknown_at is null or s.unknown_at <= ${now} then 1::float8 when s.free > 0 then 1.1::float8 else 0.6::float8 end`,
    sql`case when s.absent then 0.4::float8 when s.believed_until is null then 0.85::float8 when s.believed_until < ${now} then 0.9::float8 else 1::float8 end`,
    sql`case when s.closed then 0.4::float8 else 1::float8 end`,
  ];
}

const minute = (at: Instant): number => Math.floor(at.getTime() / 60_000);

/** How worthy: what rows are ordered by, the greatest first. */
function worth(asked: Asked, km: Sql, now: Instant): Sql {
  if (asked.order === "name") return sql`-row_number() over (order by s.sort_name, s.service_id)`;
  if (asked.order === "distance") return sql`coalesce(-${km}, -1e6)`;
  return sql`${wording(asked)} * ${times(fitting(asked, km, now))}`;
}

/** A row (marks.ts) for every service the words and the uncounted filters let through, in no order. */
export async function find(db: Db, asked: Asked, now: Instant): Promise<Buffer> {
  const evening = tonight(now);
  // An odd number of openings and closings before a moment: it is open then.
  const before = (at: Instant): Sql => sql`width_bucket(${minute(at)}::int, s.hours)`;
  const flags = sql`case when s.hours is null or s.hours = '{}' then 0 else
      (${before(now)} & 1) * ${OPEN_NOW}::int
      + case when ${before(evening.from)} & 1 = 1 or ${before(evening.from)} < ${before(plus(evening.to, -60_000))} then ${OPEN_TONIGHT}::int else 0 end end
    + case when s.free > 0 and s.unknown_at > ${now} then ${FREE}::int else 0 end`;
  const { withinKm } = asked.filters;
  const km = asked.near ? sql`d.km` : sql`null::float8`;
  const { rows } = await sql<{ rows: Buffer | null }>`
    select string_agg(set_byte(marks, 25, get_byte(marks, 25) | flags) || float4send(worth::float4), '') as rows
      from (select s.marks, ${flags} as flags, ${worth(asked, km, now)} as worth
              from directory.searchable s ${asked.near ? sql`cross join lateral (select ${distance(asked.near)} as km offset 0) d` : sql``}
             where ${and([...scope(asked), ...(withinKm === undefined ? [] : [sql`${km} <= ${withinKm}::float8`])])}) found`.execute(
    db,
  );
  return rows[0]?.rows ?? Buffer.alloc(0);
}

/** Cards of these services, in this order; and the planner is itself again. */
export async function cards(
  db: Db,
  ids: readonly Uuid[],
  asked: Asked,
  now: Instant,
): Promise<readonly FoundRow[]> {
  const tests = asked.groups.flatMap(testsOf).map(({ query }) => query);
  const { rows } = await sql<FoundRow>`
    select page.* from (select set_config('enable_seqscan', 'on', true)) as planning
      left join (
        select s.service_id as "serviceId", c.card, s.hours, s.hours_until as "hoursUntil", s.believed_until as "believedUntil", s.absent,
               case when s.unknown_at > ${now} then s.free end as free, s.places, s.said_at as "saidAt", s.ages_at as "agesAt",
               array(select t.nth::int - 1 from unnest(${tests}::tsquery[]) with ordinality t(query, nth) where s.words @@ t.query) as passed
          from directory.searchable s join directory.card c using (service_id)
         where s.service_id = any(${ids}::uuid[])) page on true`.execute(db);
  const byId = new Map(rows.map((row) => [row.serviceId, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
