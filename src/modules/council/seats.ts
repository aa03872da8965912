import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { type SignedIn, SYSTEM } from "#modules/identity/index.ts";
import type { Database, Tx } from "#platform/db.ts";
import type { Who } from "./acting.ts";
import type { SeatRole } from "./bodies/types.ts";

/** The seats of whoever is signed in, by body. */
export type Seats = ReadonlyMap<Uuid, readonly SeatRole[]>;

type Reader = Pick<SignedIn, "personId" | "remits">;

/** Keeps a body's papers – agendas, minutes, recommendations, answers: its secretary, its chair, or a secretary of the whole house. */
export const mayKeep = ({ remits }: Pick<SignedIn, "remits">, roles: readonly SeatRole[] = []): boolean =>
  remits.includes("councilSecretary") || roles.includes("secretary") || roles.includes("chair");

/** Makes bodies: administrators, who set the house up and keep nobody's papers thereby, and a secretary of the whole house. */
export const mayMakeBodies = ({ remits }: Pick<SignedIn, "remits">): boolean =>
  remits.includes("administrator") || mayKeep({ remits });

/** Reads what is not public yet and writes in the council's own dialogue: whoever keeps its papers or has a seat. A guest does not. */
export const maySit = (who: Pick<SignedIn, "remits">, roles: readonly SeatRole[] = []): boolean =>
  mayKeep(who, roles) || roles.some((role) => role !== "guest");

/**
 * The roles somebody has today, by body. Whoever keeps the papers of a body keeps those of the bodies it came from, too: somebody
 * carries on with what they left open.
 */
const seatsOn = (personId: Uuid, now: Instant) => sql<{ bodyId: Uuid; roles: SeatRole[] }>`
  with recursive seat (body_id, role) as (
    select body_id, role from council.membership
     where person_id = ${personId} and ${dayOf(now)}::date between from_day and coalesce(until_day, 'infinity')
    union
    select b.id, s.role from seat s join council.succession c on c.to_body = s.body_id join council.body b on b.id = c.from_body
     where s.role in ('chair', 'secretary') and b.last_day < ${dayOf(now)}::date)
  select body_id as "bodyId", array_agg(distinct role) as roles from seat group by body_id`;

/** The seats somebody has today. */
export async function seatsOf(db: Database, { personId }: Reader, now: Instant): Promise<Seats> {
  const rows = await db.ask(SYSTEM, seatsOn(personId, now));
  return new Map(rows.map(({ bodyId, roles }) => [bodyId, roles]));
}

/** The bodies that meet: the one that presides, and those that meet with it. */
interface Meets {
  readonly bodyId: Uuid;
  readonly joint: readonly { readonly id: Uuid }[];
}

/**
 * Reads what is not public yet of one meeting and objects to its minutes: whoever has a seat in a body that meets there. A guest does
 * not. The papers are kept by the body that presides, alone; and the meeting opens nothing else of it.
 */
export const maySitAt = (who: Pick<SignedIn, "remits">, seats: Seats, { bodyId, joint }: Meets): boolean =>
  [bodyId, ...joint.map(({ id }) => id)].some((meets) => maySit(who, seats.get(meets)));

async function seatsIn(tx: Tx, { personId }: Reader, now: Instant): Promise<Seats> {
  const { rows } = await seatsOn(personId, now).execute(tx);
  return new Map(rows.map(({ bodyId, roles }) => [bodyId, roles]));
}

/** That they keep the body's papers today. Whoever runs the house does. Throws Refused `forbidden`. */
export async function keeping(tx: Tx, who: Who, bodyId: Uuid, now: Instant): Promise<void> {
  if (who !== null && !mayKeep(who, (await seatsIn(tx, who, now)).get(bodyId)))
    throw new Refused("forbidden");
}

/** That they sit in the body today, or keep its papers. Throws Refused `forbidden`. */
export async function sitting(tx: Tx, who: Who, bodyId: Uuid, now: Instant): Promise<void> {
  if (who !== null && !maySit(who, (await seatsIn(tx, who, now)).get(bodyId))) throw new Refused("forbidden");
}

/** That they sit in a body that meets there. Throws Refused `forbidden`. */
export async function sittingAt(tx: Tx, who: Who, meets: Meets, now: Instant): Promise<void> {
  if (who !== null && !maySitAt(who, await seatsIn(tx, who, now), meets)) throw new Refused("forbidden");
}

/** A secretary of the whole house. Throws Refused `forbidden`. */
export function keepingAll(who: Who): void {
  if (who !== null && !mayKeep(who)) throw new Refused("forbidden");
}
