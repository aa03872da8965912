import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Db, Tx } from "#platform/db.ts";

/** Something a module the relay leads to has under way with a unit: what it is called there, and whom it is about. */
export interface LedThing {
  readonly what: string;
  readonly id: Uuid;
  readonly courseId: Uuid;
  readonly knownAs: string | null;
}

/**
 * What the modules the relay leads to – they know it, and it does not know them – have under way, asked before something ends.
 * Handed in by compose.ts. A module says only what it has.
 */
export interface LedTo {
  /** Throws Refused where the course cannot close yet; not asked when the citizen has died. The course is locked. */
  mayClose?(tx: Tx, courseId: Uuid, now: Instant): Promise<void>;
  /** What a unit must hand over before it closes (law 8). */
  carriedBy?(db: Db, unitId: Uuid): Promise<readonly LedThing[]>;
  /** Hands all of it over, so that the unit can close; `log` writes it in the log of each it is about. Returns how much. */
  emptyUnit?(
    by: {
      readonly tx: Tx;
      readonly personId: Uuid;
      readonly now: Instant;
      readonly log: (
        action: string,
        about: {
          readonly courseId: Uuid;
          readonly citizenId: Uuid;
          readonly detail?: Record<string, unknown>;
        },
      ) => void;
    },
    unitId: Uuid,
  ): Promise<number>;
}

export const carriedBy = async (
  ledTo: readonly LedTo[] | undefined,
  db: Db,
  unitId: Uuid,
): Promise<readonly LedThing[]> => {
  const things: LedThing[] = [];
  for (const led of ledTo ?? []) things.push(...((await led.carriedBy?.(db, unitId)) ?? []));
  return things;
};
