import type { Actor, UnitCard } from "#modules/identity/index.ts";
import type { Leaving } from "./types.ts";

/** Who may do what, one line each. That a unit takes part in a course is the relay's to say. */

/** Answers for the check: the ward or the house. Besides them everybody on the course may save a line: it is one check, of one person. */
export const isTheirs = (actor: Pick<Actor, "unitId">, leaving: Pick<Leaving, "unitId">): boolean =>
  leaving.unitId !== null && leaving.unitId === actor.unitId;

/** A unit of a hospital: the region's own, open, in the course's region – another region is phoned like any door outside. */
export const isWard = (unit: UnitCard | undefined, region: string): boolean =>
  unit?.isOpen === true && unit.sector === "region" && unit.region === region;

/** Takes back what was written down of the wrong person: who wrote it, or the ward. */
export const mayUndo = (
  actor: Pick<Actor, "unitId">,
  leaving: Pick<Leaving, "unitId"> & { begunUnit: string },
): boolean => isTheirs(actor, leaving) || leaving.begunUnit === actor.unitId;
