import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import { type Db, later, type Tx } from "#platform/db.ts";
import type { Writer } from "./companions.ts";
import { family } from "./family.ts";

/**
 * A doctor of one's own, and work-ups that were begun (D9): the person's, not the course's, and read by all records
 * recognised as theirs. The caller has authorised – by who may see `health` – and logs.
 */

/** Has one here · has one, but far away · has none · nobody knows. */
export const DOCTOR_STATES = ["here", "elsewhere", "none", "unknown"] as const;
export type DoctorState = (typeof DOCTOR_STATES)[number];
/** Who said so; `record`: it stood in a record somebody may read. */
export const DOCTOR_TOLD_BY = ["citizen", "relative", "worker", "record"] as const;
export type DoctorToldBy = (typeof DOCTOR_TOLD_BY)[number];
/** Done · given up, with a word of why · written by mistake. */
export const WORK_UP_ENDINGS = ["finished", "dropped", "mistake"] as const;
export type WorkUpEnding = (typeof WORK_UP_ENDINGS)[number];

export interface NewDoctor {
  readonly state: DoctorState;
  readonly name: string;
  /** The town, where that is somewhere else. */
  readonly place: string;
  /** The same practice on Stafet, and in the directory, where it was recognised. */
  readonly unitId: Uuid | null;
  readonly serviceId: Uuid | null;
  readonly toldBy: DoctorToldBy;
}

export interface OwnDoctor extends NewDoctor {
  readonly at: Instant;
  /** Whose hand wrote it down. */
  readonly unitName: string;
}

export interface NewWorkUp {
  readonly what: string;
  readonly begunWhere: string;
  readonly begunOn: CalendarDay | null;
  readonly waitsFor: string;
}

export interface WorkUp extends NewWorkUp {
  readonly id: Uuid;
  readonly addedAt: Instant;
  readonly unitName: string;
  /** When what is waited for was last said; null: when it was written. */
  readonly changedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedHow: WorkUpEnding | null;
  readonly endedNote: string;
}

/** What the course page says in one line; null: nobody has said anything. */
export interface DoctorLine {
  readonly doctor: Pick<OwnDoctor, "state" | "name" | "place" | "at" | "toldBy"> | null;
  /** What is being looked into, the oldest first. */
  readonly workUps: readonly string[];
}

/** More than these at once nobody follows; the oldest is finished, or said to be dropped. */
export const MOST_WORK_UPS = 20;

/** What was last said of their doctor; null: nobody has said anything. */
export async function ownDoctor(db: Db, citizenId: Uuid): Promise<OwnDoctor | null> {
  const { rows } = await sql<OwnDoctor>`
    select d.at, d.state, d.name, d.place, d.unit_id as "unitId", d.service_id as "serviceId", d.told_by as "toldBy", u.name as "unitName"
      from citizen.own_doctor d join identity.unit_card u on u.id = d.by_unit
     where d.citizen_id in ${family(citizenId)} order by d.at desc, d.id desc limit 1`.execute(db);
  return rows[0] ?? null;
}

/** Open ones first, the oldest first; then those that ended, the last first – but for what was a mistake. */
export async function workUps(db: Db, citizenId: Uuid): Promise<readonly WorkUp[]> {
  const { rows } = await sql<WorkUp>`
    select w.id, w.what, w.begun_where as "begunWhere", w.begun_on as "begunOn", w.waits_for as "waitsFor", w.added_at as "addedAt",
           u.name as "unitName", w.changed_at as "changedAt", w.ended_at as "endedAt", w.ended_how as "endedHow",
           w.ended_note as "endedNote"
      from citizen.work_up w join identity.unit_card u on u.id = w.added_unit
     where w.citizen_id in ${family(citizenId)} and w.ended_how is distinct from 'mistake'
     order by w.ended_at desc nulls first, w.added_at, w.id limit 100`.execute(db);
  return rows;
}

export async function doctorLine(db: Db, citizenId: Uuid): Promise<DoctorLine> {
  const { rows } = await sql<DoctorLine>`
    select (select jsonb_build_object('state', d.state, 'name', d.name, 'place', d.place, 'at', d.at, 'toldBy', d.told_by)
              from citizen.own_doctor d where d.citizen_id in ${family(citizenId)} order by d.at desc, d.id desc limit 1) as doctor,
           array(select w.what from citizen.work_up w
                  where w.citizen_id in ${family(citizenId)} and w.ended_at is null order by w.added_at, w.id) as "workUps"`.execute(
    db,
  );
  const { doctor = null, workUps: open = [] } = rows[0] ?? {};
  return { doctor: doctor && { ...doctor, at: new Date(doctor.at) }, workUps: open };
}

interface By {
  readonly citizenId: Uuid;
  readonly writer: Writer;
  readonly now: Instant;
}

/** Says anew who their doctor is; what was said before is kept. */
export function sayDoctor(tx: Tx, doctor: NewDoctor, { citizenId, writer, now }: By): void {
  const { state, name, place, unitId, serviceId, toldBy } = doctor;
  later(
    tx,
    sql`insert into citizen.own_doctor (id, citizen_id, at, state, name, place, unit_id, service_id, told_by, by_person, by_unit)
        values (${newId()}, ${citizenId}, ${now}, ${state}, ${name}, ${place}, ${unitId}, ${serviceId}, ${toldBy},
                ${writer.personId}, ${writer.unitId})`.compile(tx),
  );
}

/** One more that was begun. Throws Refused `tooManyWorkUps`, `workUpKnown` for the same words again. */
export async function addWorkUp(tx: Tx, workUp: NewWorkUp, { citizenId, writer, now }: By): Promise<Uuid> {
  await sql`select from citizen.citizen where id = ${citizenId} for no key update`.execute(tx);
  const open = (await workUps(tx, citizenId)).filter(({ endedAt }) => endedAt === null);
  if (open.length >= MOST_WORK_UPS) throw new Refused("tooManyWorkUps", { most: MOST_WORK_UPS });
  const same = (text: string) => text.trim().toLocaleLowerCase("da");
  if (open.some(({ what }) => same(what) === same(workUp.what))) throw new Refused("workUpKnown");
  const id = newId();
  later(
    tx,
    sql`insert into citizen.work_up (id, citizen_id, what, begun_where, begun_on, waits_for, added_at, added_by, added_unit)
        values (${id}, ${citizenId}, ${workUp.what}, ${workUp.begunWhere}, ${workUp.begunOn}, ${workUp.waitsFor}, ${now},
                ${writer.personId}, ${writer.unitId})`.compile(tx),
  );
  return id;
}

/** What it waits for now. Throws Refused `unknownWorkUp`. */
export async function waitFor(tx: Tx, id: Uuid, waitsFor: string, by: By): Promise<void> {
  const { numAffectedRows } = await sql`
    update citizen.work_up set waits_for = ${waitsFor}, changed_at = ${by.now}, changed_by = ${by.writer.personId},
                               changed_unit = ${by.writer.unitId}
     where id = ${id} and citizen_id in ${family(by.citizenId)} and ended_at is null`.execute(tx);
  if (Number(numAffectedRows ?? 0) === 0) throw new Refused("unknownWorkUp");
}

/** Over, and how. Throws Refused `unknownWorkUp`. */
export async function endWorkUp(
  tx: Tx,
  id: Uuid,
  { how, note }: { how: WorkUpEnding; note: string },
  by: By,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update citizen.work_up set ended_at = ${by.now}, ended_how = ${how}, ended_note = ${note}, ended_by = ${by.writer.personId},
                               ended_unit = ${by.writer.unitId}
     where id = ${id} and citizen_id in ${family(by.citizenId)} and ended_at is null`.execute(tx);
  if (Number(numAffectedRows ?? 0) === 0) throw new Refused("unknownWorkUp");
}
