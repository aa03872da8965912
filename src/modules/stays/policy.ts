import type { Uuid } from "#kernel/ids.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Stay } from "./types.ts";

/** Who may do what, one line each. That a unit takes part in a course is the relay's to say. */

/** Adds and changes places, takes them out of use: the house's own lead. */
export const mayKeepPlaces = (actor: Actor, place: { readonly unitId: Uuid }): boolean =>
  actor.role === "lead" && actor.unitId === place.unitId;

/** Says who came, stays on and leaves, and that it cannot after all: everybody who works in the house. */
export const mayRunHouse = (actor: Actor, stay: Pick<Stay, "unitId">): boolean =>
  actor.unitId === stay.unitId;

/** Takes a promise back: who asked for it. */
export const mayCancel = (actor: Actor, stay: Pick<Stay, "heldFor">): boolean =>
  actor.unitId === stay.heldFor;
