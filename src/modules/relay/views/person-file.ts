import { sql } from "kysely";
import { writtenCardCode } from "#kernel/cardCode.ts";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import { type LogDay, SYSTEM } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import type { ViewDeps } from "./deps.ts";

/**
 * Everything there is about one person, for the person (GDPR art. 15): every row, every column, of all records recognised
 * as theirs. Other modules' tables are read here as they stand, because completeness is the point; a test compares
 * these sources with the database's own catalogue.
 */

/** A row as the database has it; moments as ISO texts, identifiers as they are. */
export type FileRow = Readonly<Record<string, unknown>>;

export interface PersonFile {
  readonly at: Instant;
  readonly citizenIds: readonly Uuid[];
  readonly tables: readonly { readonly name: string; readonly rows: readonly FileRow[] }[];
  readonly log: readonly LogDay[];
  /** What identifiers in the rows are called: units with their organisation, organisations, contact persons. */
  readonly names: ReadonlyMap<Uuid, string>;
  readonly needKinds: ReadonlyMap<string, { readonly da: string; readonly en: string }>;
  /** The directory's conditions, by code: what an offer that was missing should have been like. */
  readonly conditions: ReadonlyMap<string, { readonly da: string; readonly en: string }>;
}

type Among =
  | "people"
  | "companions"
  | "notes"
  | "courses"
  | "needs"
  | "asks"
  | "tables"
  | "words"
  | "safety"
  | "given"
  | "gaps"
  | "messages"
  | "felt"
  | "stays"
  | "leavings"
  | "lines"
  | "searches"
  | "appointments"
  | "plans";

/** Each table: which of its columns leads to the person, by way of what, and which says when. In the order they are read. */
const SOURCES: readonly (readonly [table: string, column: string, among: Among, when: string])[] = [
  ["citizen.citizen", "id", "people", "created_at"],
  ["citizen.card", "citizen_id", "people", "issued_at"],
  ["citizen.correction", "citizen_id", "people", "at"],
  ["citizen.identifier", "citizen_id", "people", "added_at"],
  ["citizen.link", "kept_id|other_id", "people", "linked_at"],
  ["citizen.channel", "citizen_id", "people", "added_at"],
  ["citizen.companion", "citizen_id", "people", "added_at"],
  ["citizen.companion_wish", "companion_id", "companions", "at"],
  ["citizen.complaint", "citizen_id", "people", "begun_at"],
  ["citizen.own_doctor", "citizen_id", "people", "at"],
  ["citizen.work_up", "citizen_id", "people", "added_at"],
  ["citizen.knowledge_invitation", "citizen_id", "people", "made_at"],
  ["citizen.knowledge_note", "citizen_id", "people", "received_at"],
  ["citizen.knowledge_useful", "note_id", "notes", "at"],
  ["citizen.meet_me", "citizen_id", "people", "at"],
  ["citizen.meet_me_read", "meet_me_id", "words", "at"],
  ["citizen.safety_note", "citizen_id", "people", "begun_at"],
  ["citizen.safety_version", "note_id", "safety", "at"],
  ["citizen.safety_answer", "note_id", "safety", "at"],
  ["consent.consent", "citizen_id", "people", "given_at"],
  ["consent.allowance", "consent_id", "given", "null"],
  ["consent.objection", "citizen_id", "people", "made_at"],
  ["relay.course", "id", "courses", "begun_at"],
  ["relay.need", "course_id", "courses", "opened_at"],
  ["relay.age_plan", "citizen_id", "people", "planned_at"],
  ["relay.age_answer", "plan_id", "plans", "at"],
  ["relay.correction", "course_id", "courses", "at"],
  ["relay.period", "course_id", "courses", "since"],
  ["relay.handover", "course_id", "courses", "proposed_at"],
  ["relay.next_door", "handover_id", "asks", "null"],
  ["relay.question", "handover_id", "asks", "asked_at"],
  ["relay.escalation", "handover_id", "asks", "at"],
  ["relay.external_handover", "course_id", "courses", "asked_at"],
  ["relay.joint_table", "course_id", "courses", "called_at"],
  ["relay.seat", "table_id", "tables", "null"],
  ["relay.felt_ask", "course_id", "courses", "asked_at"],
  ["relay.felt_answer", "ask_id", "felt", "at"],
  ["relay.message", "course_id", "courses", "at"],
  ["relay.delivery", "message_id", "messages", "queued_at"],
  ["relay.contact", "course_id", "courses", "at"],
  ["relay.turned_away", "course_id", "courses", "at"],
  ["relay.emergency_access", "course_id", "courses", "opened_at"],
  ["relay.alarm", "course_id", "courses", "raised_at"],
  ["appointments.appointment", "citizen_id", "people", "booked_at"],
  ["appointments.edition", "appointment_id", "appointments", "at"],
  ["appointments.wish", "citizen_id", "people", "changed_at"],
  ["appointments.reminder", "appointment_id", "appointments", "at"],
  ["appointments.right_clock", "citizen_id", "people", "started_at"],
  ["appointments.called_off", "course_id", "courses", "read_at"],
  ["stays.stay", "citizen_id", "people", "held_at"],
  ["stays.stay_change", "stay_id", "stays", "at"],
  ["stays.waiting", "citizen_id", "people", "asked_at"],
  ["discharge.leaving", "citizen_id", "people", "begun_at"],
  ["discharge.change", "leaving_id", "leavings", "at"],
  ["discharge.answer", "leaving_id", "leavings", "at"],
  ["discharge.line", "leaving_id", "leavings", "null"],
  ["discharge.said", "line_id", "lines", "at"],
  ["outreach.search", "citizen_id", "people", "begun_at"],
  ["outreach.attempt", "search_id", "searches", "at"],
  ["directory.gap", "id", "gaps", "at"],
  ["platform.event", "course_id", "courses", "at"],
];

/** The tables of the report. */
export const FILE_TABLES: readonly string[] = SOURCES.map(([table]) => table);

/** One query: the same snapshot for all, and no table read twice. */
async function rowsOf(
  db: Db,
  citizenIds: readonly Uuid[],
): Promise<readonly { name: string; row: FileRow }[]> {
  const ids = sql`${[...citizenIds]}::uuid[]`;
  const parts = SOURCES.map(([table, columns, among, when], position) => {
    const leads = columns
      .split("|")
      .map((column) => sql`t.${sql.ref(column)} in (select id from ${sql.ref(among)})`);
    const at = when === "null" ? sql`null::timestamptz` : sql`t.${sql.ref(when)}`;
    return sql`select ${sql.lit(table)} as name, ${sql.lit(position)} as position, ${at} as at, to_jsonb(t) as row
                 from ${sql.table(table)} t where ${sql.join(leads, sql` or `)}`;
  });
  const { rows } = await sql<{ name: string; row: FileRow }>`
    with people as (select unnest(${ids}) as id),
         courses as (select id from relay.course where citizen_id in (select id from people)),
         needs as (select id from relay.need where course_id in (select id from courses)),
         asks as (select id from relay.handover where course_id in (select id from courses)),
         tables as (select id from relay.joint_table where course_id in (select id from courses)),
         notes as (select id from citizen.knowledge_note where citizen_id in (select id from people)),
         plans as (select id from relay.age_plan where citizen_id in (select id from people)),
         companions as (select id from citizen.companion where citizen_id in (select id from people)),
         words as (select id from citizen.meet_me where citizen_id in (select id from people)),
         safety as (select id from citizen.safety_note where citizen_id in (select id from people)),
         messages as (select id from relay.message where course_id in (select id from courses)),
         felt as (select id from relay.felt_ask where course_id in (select id from courses)),
         appointments as (select id from appointments.appointment where citizen_id in (select id from people)),
         stays as (select id from stays.stay where citizen_id in (select id from people)),
         leavings as (select id from discharge.leaving where citizen_id in (select id from people)),
         lines as (select id from discharge.line where leaving_id in (select id from leavings)),
         searches as (select id from outreach.search where citizen_id in (select id from people)),
         given as (select id from consent.consent where citizen_id in (select id from people)),
         gaps as (select gap_id as id from relay.need where course_id in (select id from courses)
                  union select gap_id from relay.handover where course_id in (select id from courses)
                  union select gap_id from relay.joint_table where course_id in (select id from courses))
    select name, row from (${sql.join(parts, sql` union all `)}) everything order by position, at, row::text`.execute(
    db,
  );
  return rows;
}

/** Everybody in the rows who may be named to the person: units and organisations, and whom they may call. */
function namesIn(rows: readonly { row: FileRow }[]) {
  const found = { people: new Set<Uuid>(), others: new Set<Uuid>() };
  for (const { row } of rows)
    for (const [column, value] of Object.entries(row)) {
      if (typeof value !== "string") continue;
      if (column === "contact_person_id") found.people.add(value);
      else if (
        /_unit$|_unit_id$|^unit_id$|holder_id|responsible_id|convener_id|organisation_id|duty_bearer_id|^(held|asked|changed|booked|started|ended)_for$/.test(
          column,
        )
      )
        found.others.add(value);
    }
  return { people: [...found.people], others: [...found.others] };
}

export function createPersonFileView({ identity, citizens, directory, needKinds }: ViewDeps) {
  return {
    /**
     * The file of whoever the course is about. For the data controller, by whoever runs the house: a person on a page
     * never gets it. Logged with the purpose, in the transaction that reads. Throws Refused `notFound`, `sayPurpose`.
     */
    async personFile(courseId: Uuid, purpose: string, now: Instant): Promise<PersonFile> {
      if (purpose.trim() === "") throw new Refused("sayPurpose");
      return identity.audit.read(SYSTEM, async (db) => {
        const { rows: found } = await sql<{ id: Uuid }>`
          select citizen_id as id from relay.course where id = ${courseId}`.execute(db);
        const citizenId = found[0]?.id;
        if (citizenId === undefined) throw new Refused("notFound");
        const citizenIds = await citizens.recordsOf(db, citizenId);
        const rows = (await rowsOf(db, citizenIds)).map(({ name, row }) => ({
          name,
          row: { ...row } as Record<string, unknown>,
        }));
        await unseal(db, citizenIds, rows, dayOf(now));
        const courseIds = rows.filter(({ name }) => name === "relay.course").map(({ row }) => String(row.id));
        const { people, others } = namesIn(rows);
        const [log, kinds, { conditions }, units, organisations, persons] = await Promise.all([
          identity.citizenLogByDay(db, citizenIds, courseIds),
          needKinds.needKinds(db),
          directory.catalogue(db),
          identity.unitCards(db, others),
          identity.organisationNames(db, others),
          identity.personNames(db, people),
        ]);
        const names = new Map([...organisations, ...persons]);
        for (const [id, unit] of units) names.set(id, `${unit.name}, ${unit.organisationName}`);
        const content: PersonFile = {
          at: now,
          citizenIds,
          tables: FILE_TABLES.map((name) => ({
            name,
            rows: rows.filter((one) => one.name === name).map(({ row }) => row),
          })),
          log,
          names,
          needKinds: new Map(kinds.map(({ code, name }) => [code, name])),
          conditions: new Map(conditions.map(({ code, name }) => [code, name])),
        };
        const seen = citizenIds.map((id) => ({
          at: now,
          actor: SYSTEM,
          action: "citizen.reported",
          citizenId: id,
          courseId,
          purpose: purpose.trim().slice(0, 500),
        }));
        return { content, seen };
      });
    },
  };

  /** Phones and numbers as the person knows them: here, and in no table. */
  async function unseal(
    db: Db,
    citizenIds: readonly Uuid[],
    rows: readonly { name: string; row: Record<string, unknown> }[],
    today: CalendarDay,
  ): Promise<void> {
    const cards = await citizens.citizenCards(db, citizenIds, today);
    const numbers = new Map<string, string>();
    for (const id of citizenIds)
      for (const number of await citizens.numbersOf(db, id)) numbers.set(number.id, number.value);
    const channels = new Map((await citizens.channelsOf(db, citizenIds)).map((one) => [one.id, one]));
    const [first] = citizenIds;
    const beside = first === undefined ? [] : await citizens.companionsOf(db, first);
    const companions = new Map(beside.map((one) => [one.id, one]));
    const live = await citizens.liveCard(db, citizenIds);
    const codes = new Map(live === null ? [] : [[live.id, writtenCardCode(live.code)]]);
    for (const { name, row } of rows) {
      const channel = name === "citizen.channel" ? channels.get(String(row.id)) : undefined;
      if (channel) row.sealed = [channel.name, channel.to].filter(Boolean).join(", ");
      const card = name === "citizen.citizen" ? cards.get(String(row.id)) : undefined;
      if (card) row.phone_sealed = citizens.phoneOf(card);
      if (name === "citizen.companion") row.phone_sealed = companions.get(String(row.id))?.phone ?? null;
      if (name === "citizen.card") row.code_sealed = codes.get(String(row.id)) ?? null;
      if (name === "citizen.identifier") row.sealed = numbers.get(String(row.id)) ?? null;
    }
  }
}
