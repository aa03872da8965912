import type { Uuid } from "#kernel/ids.ts";
import type { Actor } from "#modules/identity/index.ts";

/** Who may do what, one line each. That a team is on a course is the relay's to say. */

/** Plans rounds, goes them and notes what happened: whoever works in the team. */
export const mayGo = (actor: Actor, of: { readonly unitId: Uuid }): boolean => actor.unitId === of.unitId;

/** Teams that go out: they are shown the way to their rounds before they have planned one. */
const GOING_OUT: readonly string[] = ["outreach", "streetNurse", "streetTeam", "nightTeam"];
export const goesOut = ({ unit }: Pick<Actor, "unit">): boolean => GOING_OUT.includes(unit.kind);
