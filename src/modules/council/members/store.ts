import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { jsonb, later, type Tx } from "#platform/db.ts";
import type { Membership } from "../bodies/types.ts";
import type { SeatDid } from "./types.ts";

/** Who did it, when, and why. */
export interface SeatStep {
  readonly did: SeatDid;
  readonly at: Instant;
  /** Null: whoever runs the house. */
  readonly personId: Uuid | null;
  readonly why: string;
}

/** A seat's columns, of `m`. */
export const SEAT = sql`m.id, m.body_id as "bodyId", m.name, m.person_id as "personId", m.mail, m.role, m.on_behalf_of as "onBehalfOf",
  m.deputy_for as "deputyFor", m.from_day::text as "from", m.until_day::text as "until", m.edition`;

/** Every seat there is or was in a body: a few score at most. */
export async function seatsIn(tx: Tx, bodyId: Uuid): Promise<readonly Membership[]> {
  const { rows } = await sql<Membership>`
    select ${SEAT} from council.membership m where m.body_id = ${bodyId}`.execute(tx);
  return rows;
}

/** Which body a seat is in. Throws Refused `notFound`. */
export async function bodyOfSeat(tx: Tx, id: Uuid): Promise<Uuid> {
  const { rows } = await sql<{ bodyId: Uuid }>`
    select body_id as "bodyId" from council.membership where id = ${id}`.execute(tx);
  if (!rows[0]) throw new Refused("notFound");
  return rows[0].bodyId;
}

export function insertSeat(tx: Tx, seat: Omit<Membership, "edition">, step: SeatStep): void {
  const { id, bodyId, name, personId, mail, role, onBehalfOf, deputyFor, from, until } = seat;
  later(
    tx,
    sql`insert into council.membership (id, body_id, name, person_id, mail, role, on_behalf_of, deputy_for, from_day, until_day)
        values (${id}, ${bodyId}, ${name}, ${personId}, ${mail}, ${role}, ${onBehalfOf}, ${deputyFor}, ${from}, ${until})`.compile(
      tx,
    ),
  );
  keepEdition(tx, { ...seat, edition: 1 }, step);
}

/** The next edition of a seat. */
export function changeSeat(tx: Tx, seat: Membership, step: SeatStep): void {
  const { id, name, personId, mail, role, onBehalfOf, deputyFor, from, until, edition } = seat;
  later(
    tx,
    sql`update council.membership
           set name = ${name}, person_id = ${personId}, mail = ${mail}, role = ${role}, on_behalf_of = ${onBehalfOf}, deputy_for = ${deputyFor},
               from_day = ${from}, until_day = ${until}, edition = ${edition + 1}
         where id = ${id}`.compile(tx),
  );
  keepEdition(tx, { ...seat, edition: edition + 1 }, step);
}

/** An address is no history: once put right, the old one is nowhere. */
function keepEdition(tx: Tx, seat: Membership, { did, at, personId, why }: SeatStep): void {
  const { id, edition, bodyId: _, mail: __, ...document } = seat;
  later(
    tx,
    sql`insert into council.seat_edition (seat_id, edition, at, person_id, did, why, document)
        values (${id}, ${edition}, ${at}, ${personId}, ${did}, ${why}, ${jsonb(document)})`.compile(tx),
  );
}

/** Who signs in as that: an e-mail address, or the person's id. Never a citizen: they do not sign in. Throws Refused `noSuchPerson`. */
export async function whoSignsInAs(tx: Tx, who: string): Promise<Uuid> {
  const { rows } = await sql<{ id: Uuid }>`
    select p.id from identity.person p left join identity.auth_user u on u.person_id = p.id
     where p.ended_at is null and ${isUuid(who) ? sql`p.id = ${who}` : sql`u.email = ${who.toLowerCase()}`}`.execute(
    tx,
  );
  if (!rows[0]) throw new Refused("noSuchPerson");
  return rows[0].id;
}
