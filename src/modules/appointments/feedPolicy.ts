import type { Uuid } from "#kernel/ids.ts";
import type { Actor } from "#modules/identity/index.ts";

/** Who may subscribe to what, one line each. */

/** A calendar of one's own: whoever works in the unit. The unit's: its lead. */
export const mayMakeFeed = (actor: Pick<Actor, "role">, of: "person" | "unit"): boolean =>
  of === "person" || actor.role === "lead";

/** Whose it is; and the unit's lead, whatever is subscribed to of theirs. */
export const mayEndFeed = (
  actor: Pick<Actor, "role" | "unitId" | "personId">,
  feed: { readonly unitId: Uuid; readonly personId: Uuid },
): boolean => feed.unitId === actor.unitId && (actor.role === "lead" || feed.personId === actor.personId);
