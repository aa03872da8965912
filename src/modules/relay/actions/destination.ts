import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { NewEvent } from "#platform/events.ts";
import { type CommandingDeps, commanding } from "./commanding.ts";

/** What an event of a destination is about; `unitId` is the unit whose open pages it concerns. */
export interface DestinationAbout {
  readonly unitId: Uuid | null;
  readonly of?: {
    readonly courseId: Uuid;
    readonly citizenId: Uuid;
    readonly needId?: Uuid | null;
  };
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Who did it. The clock has no region of its own: the caller says whose it is. */
interface Who {
  readonly personId: Uuid | null;
  readonly unitId: Uuid | null;
  readonly unit?: { readonly region: string };
}

/**
 * What a module the relay leads to – stays, appointments, discharges – has in common with the others: its events are called
 * "<module>.<what>", its commands are made as the relay's are, and `refusals` names what only the database sees at the last
 * moment, when two were at it at once (constraint → code).
 */
export function destination<Type extends string>(module: string, refusals: Readonly<Record<string, string>>) {
  const eventOf = (
    type: Type,
    { unitId, of, data = {} }: DestinationAbout,
    who: Who,
    at: Instant,
    region: string | null = who.unit?.region ?? null,
  ): NewEvent => ({
    type: `${module}.${type}`,
    at,
    region,
    courseId: of?.courseId ?? null,
    citizenId: of?.citizenId ?? null,
    needId: of?.needId ?? null,
    unitId,
    personId: who.personId,
    byUnitId: who.unitId,
    data,
  });
  const refusalOf = (constraint: string): Refused | null => {
    const code = refusals[constraint];
    return code === undefined ? null : new Refused(code);
  };
  return {
    eventOf,
    commands: (deps: CommandingDeps) =>
      commanding<Type, DestinationAbout>(deps, {
        module,
        eventOf: (type, about, who, at) => eventOf(type, about, who, at),
        refusalOf,
      }),
  };
}
