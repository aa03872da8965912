import pg from "pg";
import { newId } from "#kernel/ids.ts";
import { clientConfig } from "#platform/db/pg.ts";
import type { RunSql, TestDatabase } from "../db.ts";

/**
 * A small world in SQL alone, so that the laws are attacked without the house's own code in between. Names in braces
 * stand for identifiers: `{ward}` is the same unit in every attack, `{course}` a new course for each.
 */

export type Sql = string;
export type Fill = (sql: Sql) => string;

/** Moments of the story, so that SQL reads as it happens. */
export const t = (hour: number): Sql => `'2026-03-02 ${String(hour).padStart(2, "0")}:00+01'`;

const units = {
  ward: ["0101", "region"],
  shelter: ["0101", "municipality"],
  hostel: ["0101", "civilSociety"],
  clinic: ["0101", "generalPractice"],
  town: ["0101", "municipality"],
  faraway: ["0202", "municipality"],
  shut: ["0101", "municipality"],
  parish: ["0101", "civilSociety"],
  cafe: ["0101", "civilSociety"],
  idle: ["0101", "civilSociety"],
} as const;
type UnitName = keyof typeof units;

/** Who works where: `{ward_worker}` and so on. Two more at the shelter have left, one of them Stafet altogether. */
const worker = (unit: UnitName): Sql => `
  insert into identity.person (id, slug, name) values ({${unit}_worker}, '${unit}-worker', 'Worker'), ({${unit}_leader}, '${unit}-leader', 'Leader');
  insert into identity.organisation (id, slug, name, sector, region, leader_id)
    values ({${unit}_org}, '${unit}', 'House', '${units[unit][1]}', 'DK-84', {${unit}_leader});
  insert into identity.unit (id, slug, organisation_id, name, kind, phone, opening_hours, region, area, closed_at)
    values ({${unit}}, '${unit}', {${unit}_org}, 'Door', 'team', '+4520000000', '{"always":true}', 'DK-84', '${units[unit][0]}',
            ${unit === "shut" ? t(6) : "null"});
  insert into identity.membership (person_id, unit_id, role, since) values ({${unit}_worker}, {${unit}}, 'worker', ${t(6)});`;

const people: Sql = `
  ${(Object.keys(units) as UnitName[]).map(worker).join("")}
  insert into identity.person (id, slug, name, ended_at) values ({moved_on}, 'moved-on', 'Moved on', null), ({offboarded}, 'offboarded', 'Gone', ${t(7)});
  insert into identity.membership (person_id, unit_id, role, since, ended_at) values
    ({moved_on}, {shelter}, 'worker', ${t(6)}, ${t(7)}), ({offboarded}, {shelter}, 'worker', ${t(6)}, null);
  insert into citizen.citizen (id, region, known_as, created_at) values ({citizen}, 'DK-84', 'Bo', ${t(6)});
  insert into identity.accepting_duty (id, unit_id, area, signed_by, signed_at, ended_at) values
    ({duty}, {town}, '0101', {town_leader}, ${t(6)}, null), ({faraway_duty}, {faraway}, '0202', {faraway_leader}, ${t(6)}, null),
    ({old_duty}, {shelter}, '0101', {shelter_leader}, ${t(5)}, ${t(6)});`;

export interface World {
  /** Names that mean the same in every attack. */
  readonly names: ReadonlyMap<string, string>;
  /** Hand-typed SQL on a login of the application's role. */
  readonly app: RunSql;
  /** A fingerprint of each table the laws are about, and of the guards themselves. */
  state(): Promise<unknown>;
  close(): Promise<void>;
}

export async function aWorld(db: TestDatabase): Promise<World> {
  const names = new Map<string, string>();
  await db.owner(filler(names)(people));
  const login = db.url === null ? { app: db.appSql, close: async () => {} } : await appLogin(db, db.url);
  // The laws are attacked with nothing of the second wall in the way: as the house, which it lets through everywhere.
  await login.app("set stafet.role = 'system'");
  return {
    ...login,
    names,
    state: () => db.owner(everything),
  };
}

/** In production the application logs in as its own role; a login that only took it on could step back. */
async function appLogin(db: TestDatabase, url: string): Promise<{ app: RunSql; close(): Promise<void> }> {
  await db.owner("alter role stafet_app login");
  const own = new URL(url);
  own.username = "stafet_app";
  const client = new pg.Client(clientConfig({ url: own.href, role: null, poolSize: 1 }));
  await client.connect();
  return {
    async app(sql) {
      try {
        const result = await client.query(sql);
        return (Array.isArray(result) ? result.at(-1) : result)?.rows ?? [];
      } catch (error) {
        await client.query("rollback");
        throw error;
      }
    },
    close: () => client.end(),
  };
}

/** Gives every name in braces an identifier: the world's where it has one, else a new one. */
export function filler(names: Map<string, string>, world: ReadonlyMap<string, string> = new Map()): Fill {
  return (sql) =>
    sql.replaceAll(/\{([a-z]\w*)\}/g, (_, name: string) => {
      const id = world.get(name) ?? names.get(name) ?? newId();
      if (!world.has(name)) names.set(name, id);
      return `'${id}'`;
    });
}

const watched = [
  ...[
    "course",
    "need",
    "handover",
    "period",
    "next_door",
    "escalation",
    "joint_table",
    "external_handover",
    "contact",
  ].map((table) => `relay.${table}`),
  ...["unit", "membership", "accepting_duty", "audit_entry", "audit_link", "organisation", "person"].map(
    (table) => `identity.${table}`,
  ),
  "platform.event",
  "pg_trigger",
  "pg_constraint",
];

/** One fingerprint a table: equal before and after means nothing changed. */
const everything: Sql = `select ${watched
  .map((table) => `(select md5(string_agg(x::text, '|' order by x::text)) from ${table} x) as "${table}"`)
  .join(", ")}`;

// The sentences attacks are written in.

export const as = (person: string): Sql => `select set_config('stafet.person_id', {${person}}::text, true);`;

/** Each course is a person's of its own: nobody is on two at once. */
export const course = ({
  id = "course",
  holder = "ward",
  area = "0101",
  begun = t(8),
  citizen = "",
} = {}): Sql => {
  const person = citizen || `${id}_citizen`;
  return `
  insert into citizen.citizen (id, region, known_as, created_at) values ({${person}}, 'DK-84', 'Bo', ${t(6)}) on conflict do nothing;
  insert into relay.course (id, region, area, citizen_id, holder_id, held_since, begun_at, opened_at, opened_by)
  values ({${id}}, 'DK-84', '${area}', {${person}}, {${holder}}, ${begun}, ${begun}, ${begun}, {ward_worker});`;
};

export interface NeedSql {
  id?: string;
  on?: string;
  kind?: "sleepTonight" | "psychiatric";
  responsible?: string;
  continues?: string;
  stepUnit?: string;
  opened?: Sql;
}
export const need = ({
  id = "need",
  on = "course",
  kind = "sleepTonight",
  responsible = "ward",
  continues,
  stepUnit = responsible,
  opened = t(8),
}: NeedSql = {}): Sql => `
  insert into relay.need (id, course_id, kind, urgency, responsible_id, held_since, next_step, next_step_on, next_step_unit_id,
                          opened_at, opened_by, continues)
  values ({${id}}, {${on}}, '${kind}', 'sameDay', {${responsible}}, ${opened}, 'ring', '2026-03-03', {${stepUnit}}, ${opened}, {ward_worker},
          ${continues ? `{${continues}}` : "null"});`;

export interface HandoverSql {
  id?: string;
  on?: string;
  need?: string | null;
  from?: string;
  to?: string;
  ask?: string;
  state?: string;
  kind?: "ask" | "takeover" | "duty";
  exclusive?: boolean;
  by?: string | null;
  duty?: string | null;
  at?: Sql;
}
export const handover = ({
  id = "ask",
  on = "course",
  need = "need",
  from = "ward",
  to = "shelter",
  ask = `${id}_id`,
  state = "proposed",
  kind = "ask",
  exclusive = false,
  by = null,
  duty = null,
  at = t(9),
}: HandoverSql = {}): Sql => `
  insert into relay.handover (id, course_id, need_id, kind, ask_id, from_unit_id, to_unit_id, state, exclusive, urgency, agreed_with_citizen,
                              legal_basis, proposed_by, proposed_at, answer_by, next_rung_at, answered_at, accepted_by, duty_id)
  values ({${id}}, {${on}}, ${need ? `{${need}}` : "null"}, '${kind}', {${ask}}, {${from}}, {${to}}, '${state}', ${exclusive}, 'sameDay', true,
          'treatment', {ward_worker}, ${at}, ${state === "accepted" ? "null, null" : `${t(13)}, ${state === "draft" ? "null" : t(13)}`},
          ${state === "accepted" ? at : "null"}, ${by ? `{${by}}` : "null"}, ${duty ? `{${duty}}` : "null"});`;

export const askFor = (more: HandoverSql = {}): Sql => handover(more);
/** A baton's handover instead of a need's. */
export const askForCourse = (more: HandoverSql = {}): Sql => handover({ need: null, ...more });
export const takeover = (more: HandoverSql = {}): Sql =>
  handover({
    kind: "takeover",
    state: "accepted",
    by: `${more.to ?? "shelter"}_worker`,
    id: "takeover",
    ...more,
  });

export const accept = (id = "ask", by = "shelter_worker", at = t(10)): Sql => `
  update relay.handover set state = 'accepted', accepted_by = {${by}}, answered_by = {${by}}, answered_at = ${at}, next_rung_at = null
   where id = {${id}};`;
export const redirect = (id = "ask", by = "shelter_worker"): Sql => `
  insert into relay.next_door (handover_id, position, unit_id) values ({${id}}, 1, {hostel});
  update relay.handover set state = 'redirected', redirect_reason = 'noCapacity', first_next_door = 1, next_rung_at = null,
         answered_by = {${by}}, answered_at = ${t(10)} where id = {${id}};`;
export const withdraw = (id = "ask"): Sql =>
  `update relay.handover set state = 'withdrawn', next_rung_at = null, answered_at = ${t(10)} where id = {${id}};`;
export const question = (id = "ask"): Sql =>
  `update relay.handover set state = 'questioned', clock_with = 'sender', next_rung_at = ${t(12)}, answer_by = ${t(12)} where id = {${id}};`;

export interface MoveSql {
  to?: string;
  by?: string;
  at?: Sql;
  id?: string;
}
export const moveNeed = ({ to = "shelter", by = "ask", at = t(10), id = "need" }: MoveSql = {}): Sql =>
  `update relay.need set responsible_id = {${to}}, moved_by = {${by}}, held_since = ${at} where id = {${id}};`;
export const moveCourse = ({ to = "shelter", by = "ask", at = t(10), id = "course" }: MoveSql = {}): Sql =>
  `update relay.course set holder_id = {${to}}, moved_by = {${by}}, held_since = ${at} where id = {${id}};`;

export const endNeed = ({ id = "need", state = "met", at = t(11), more = "" } = {}): Sql =>
  `update relay.need set state = '${state}', ended_at = ${at} ${more} where id = {${id}};`;
export const reopenNeed = ({ id = "need", responsible = "ward", at = t(12) } = {}): Sql =>
  `update relay.need set state = 'open', ended_at = null, opened_at = ${at}, responsible_id = {${responsible}} where id = {${id}};`;
export const close = ({
  id = "course",
  reason = "'landed'",
  told = "'sagt ved disken'",
  at = t(12),
  more = "",
} = {}): Sql =>
  `update relay.course set state = 'closed', closed_at = ${at}, close_reason = ${reason}, told_citizen = ${told} ${more} where id = {${id}};`;
export const reopen = ({ id = "course", holder = "ward", at = t(13) } = {}): Sql =>
  `update relay.course set state = 'open', closed_at = null, opened_at = ${at}, holder_id = {${holder}} where id = {${id}};`;
