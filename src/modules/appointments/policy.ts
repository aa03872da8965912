import type { Uuid } from "#kernel/ids.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Appointment } from "./types.ts";

/** Who may do what, one line each. Whether a unit takes part in a course, and what the citizen lets it know, others say. */

/** How the actor's unit stands to a course. */
export interface Footing {
  /** Has the baton, or an open need of the course. */
  readonly takesPart: boolean;
  /** Has the baton. */
  readonly holds: boolean;
  /** The citizen lets the unit know of appointments. */
  readonly told: boolean;
}

/** Books, changes, moves and cancels; keeps rights and reminders: who takes part. */
export const mayKeep = ({ takesPart }: Footing): boolean => takesPart;

/** Knows of it on the course: who has the baton, answers for it or booked it; others on the course as far as the citizen lets them. */
export const mayKnow = (
  { holds, told }: Pick<Footing, "holds" | "told">,
  actor: { readonly unitId: Actor["unitId"] },
  of: { readonly unitId: Uuid | null; readonly bookedFor?: Uuid },
): boolean => holds || told || actor.unitId === of.unitId || actor.unitId === of.bookedFor;

/** Says how it went: who takes part; and where it was, and who went along, as far as the citizen lets them know of it. */
export const maySayHow = (
  { takesPart, told }: Footing,
  actor: { readonly unitId: Actor["unitId"] },
  it: Pick<Appointment, "atUnitId" | "companyUnitId">,
): boolean =>
  takesPart || (told && ([it.atUnitId, it.companyUnitId] as (Uuid | null)[]).includes(actor.unitId));
