import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type Db, later, type Tx } from "#platform/db.ts";
import type { Writer } from "./companions.ts";
import { family } from "./family.ts";

/**
 * Letters of complaint in the citizen's own words (D8). Behind the wall each is the citizen's alone until it is shown to
 * whoever has the baton. The caller has authorised and logs.
 */

/** Treatment · the municipality's decision · how somebody was met at a place · they do not know. Decides who it goes to. */
export const COMPLAINT_ABOUT = ["care", "municipality", "place", "unsure"] as const;
export type ComplaintAbout = (typeof COMPLAINT_ABOUT)[number];

export interface ComplaintWords {
  readonly about: ComplaintAbout;
  /** What happened. */
  readonly words: string;
  readonly place: string;
  /** When, as told: "i mandags". */
  readonly happened: string;
  readonly wish: string;
  /** The letter says that they are reached through whoever has the baton. */
  readonly reach: boolean;
}

export interface Complaint extends ComplaintWords {
  readonly id: Uuid;
  readonly byCitizen: boolean;
  readonly begunAt: Instant;
  readonly edition: number;
  readonly changedAt: Instant;
  readonly shown: boolean;
  /** To whom: nobody who has the baton later. */
  readonly shownTo: Uuid | null;
  readonly sentAt: Instant | null;
  /** The letter as it left, from when nothing in it changes. */
  readonly sent: ComplaintSent | null;
}

/** What stood around the words when a letter left. */
export interface ComplaintSent {
  /** To whom, as the letter says it. */
  readonly to: string;
  /** As it was signed. */
  readonly name: string;
  /** Where it says that an answer reaches them. */
  readonly at: { readonly name: string; readonly phone: string; readonly address: string } | null;
}

/** More than these at once, and one of them is meant. */
export const MOST_COMPLAINTS = 10;

/** Those there are, the newest first, as far as the reader's wall shows them. */
export async function complaints(db: Db, citizenId: Uuid): Promise<readonly Complaint[]> {
  const { rows } = await sql<Complaint>`
    select k.id, k.about, k.words, k.place, k.happened, k.wish, k.reach, k.by_citizen as "byCitizen", k.begun_at as "begunAt",
           k.edition, k.changed_at as "changedAt", k.shown, k.shown_to as "shownTo", k.sent_at as "sentAt",
           case when k.sent_to is not null then jsonb_build_object('to', k.sent_to, 'name', k.sent_name, 'at',
             case when k.sent_reach_name is not null then jsonb_build_object('name', k.sent_reach_name, 'phone', k.sent_reach_phone,
                                                                            'address', k.sent_reach_address) end) end as sent
      from citizen.complaint k
     where k.citizen_id in ${family(citizenId)} and k.removed_at is null
     order by k.begun_at desc, k.id desc`.execute(db);
  return rows;
}

/**
 * Writes a letter, new (`seen` 0) or anew. Throws Refused `tooManyComplaints`, `editedMeanwhile` where somebody else wrote in
 * between, `complaintHasLeft` where it was sent, `unknownComplaint` where it is gone, hidden or another's.
 */
export async function writeComplaint(
  tx: Tx,
  letter: ComplaintWords & { readonly id: Uuid; readonly seen: number },
  by: {
    readonly citizenId: Uuid;
    readonly byCitizen: boolean;
    readonly writer: Writer;
    readonly now: Instant;
  },
): Promise<void> {
  const { id, seen, about, words, place, happened, wish, reach } = letter;
  await sql`select from citizen.citizen where id = ${by.citizenId} for no key update`.execute(tx);
  const there = await complaints(tx, by.citizenId);
  if (seen === 0) {
    if (there.length >= MOST_COMPLAINTS) throw new Refused("tooManyComplaints", { most: MOST_COMPLAINTS });
    if (there.some((one) => one.id === id)) throw new Refused("editedMeanwhile", {});
    later(
      tx,
      sql`insert into citizen.complaint (id, citizen_id, about, words, place, happened, wish, reach, by_citizen, begun_at, begun_by,
                                         begun_unit, edition, changed_at, shown, shown_to)
          values (${id}, ${by.citizenId}, ${about}, ${words}, ${place}, ${happened}, ${wish}, ${reach}, ${by.byCitizen}, ${by.now},
                  ${by.writer.personId}, ${by.writer.unitId}, 1, ${by.now}, ${!by.byCitizen},
                  ${by.byCitizen ? null : by.writer.unitId})`.compile(tx),
    );
    return;
  }
  const before = there.find((one) => one.id === id);
  if (!before) throw new Refused("unknownComplaint");
  if (before.sentAt !== null) throw new Refused("complaintHasLeft");
  if (before.edition !== seen) throw new Refused("editedMeanwhile", {});
  later(
    tx,
    sql`update citizen.complaint set about = ${about}, words = ${words}, place = ${place}, happened = ${happened}, wish = ${wish},
               reach = ${reach}, edition = edition + 1, changed_at = ${by.now} where id = ${id}`.compile(tx),
  );
}

/** The one, of this person. Throws Refused `unknownComplaint`. */
async function mine(tx: Tx, citizenId: Uuid, id: Uuid): Promise<Complaint> {
  const found = (await complaints(tx, citizenId)).find((one) => one.id === id);
  if (!found) throw new Refused("unknownComplaint");
  return found;
}

/** Lets this unit read it while it has the baton; null: nobody any more. Throws Refused `unknownComplaint`. */
export async function showComplaint(tx: Tx, citizenId: Uuid, id: Uuid, to: Uuid | null): Promise<void> {
  await mine(tx, citizenId, id);
  later(
    tx,
    sql`update citizen.complaint set shown = ${to !== null}, shown_to = ${to} where id = ${id}`.compile(tx),
  );
}

/**
 * It has left, by whatever way, as it was read: `seen`. From then on it stands as it was. Said again changes nothing. Throws
 * Refused `editedMeanwhile` where somebody wrote in between, `unknownComplaint`.
 */
export async function complaintSent(
  tx: Tx,
  citizenId: Uuid,
  {
    id,
    seen,
    now,
    to,
    name,
    at,
  }: ComplaintSent & { readonly id: Uuid; readonly seen: number; readonly now: Instant },
): Promise<void> {
  await sql`select from citizen.citizen where id = ${citizenId} for no key update`.execute(tx);
  const letter = await mine(tx, citizenId, id);
  if (letter.sentAt !== null) return;
  if (letter.edition !== seen) throw new Refused("editedMeanwhile", {});
  const reached = letter.reach ? at : null;
  later(
    tx,
    sql`update citizen.complaint set sent_at = ${now}, sent_to = ${to}, sent_name = ${name}, sent_reach_name = ${reached?.name ?? null},
               sent_reach_phone = ${reached?.phone ?? null}, sent_reach_address = ${reached?.address ?? null}
         where id = ${id}`.compile(tx),
  );
}

/** Thrown away: its words are gone. Throws Refused `unknownComplaint`. */
export async function removeComplaint(tx: Tx, citizenId: Uuid, id: Uuid, now: Instant): Promise<void> {
  await mine(tx, citizenId, id);
  later(
    tx,
    sql`update citizen.complaint set words = null, place = null, happened = null, wish = null, removed_at = ${now}, sent_to = null, sent_name = null,
               sent_reach_name = null, sent_reach_phone = null, sent_reach_address = null
         where id = ${id}`.compile(tx),
  );
}
