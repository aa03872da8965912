import type { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Citizens } from "#modules/citizen/index.ts";
import type { Consents } from "#modules/consent/index.ts";
import type { Directory } from "#modules/directory/index.ts";
import type { Actor, AuditEntry, Identity } from "#modules/identity/index.ts";
import type { Relay } from "#modules/relay/index.ts";
import { type Database, databaseFault, type Tx } from "#platform/db.ts";
import { appendEvents, type NewEvent } from "#platform/events.ts";
import { once } from "#platform/idempotency.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import type { Stay, StayEvent } from "./types.ts";

export interface StaysDeps {
  readonly db: Database;
  readonly identity: Identity;
  readonly citizens: Citizens;
  readonly consents: Consents;
  readonly directory: Directory;
  readonly relay: Pick<Relay, "inside">;
}

/** What an event is about; `unitId` is the unit whose open pages it concerns. */
export interface About {
  readonly unitId: Uuid;
  readonly stay?: Pick<Stay, "courseId" | "citizenId" | "needId">;
  readonly data?: Readonly<Record<string, unknown>>;
}
export type Happened = (type: StayEvent, about: About) => void;

/** One command under way: what it may use, and where it says what happened. */
export interface Job<C> {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly command: C;
  readonly now: Instant;
  /** Appended with the change (law 11). */
  readonly happened: Happened;
}

/** Asks for a command: by whom, with what, when; `key` makes asking again harmless. Throws `Refused`. */
export type Command<C, R> = (actor: Actor, command: C, now: Instant, key?: string) => Promise<R>;

export const eventOf = (
  type: StayEvent,
  { unitId, stay, data = {} }: About,
  who: { readonly personId: Uuid | null; readonly unitId: Uuid | null },
  region: string | null,
  at: Instant,
): NewEvent => ({
  type: `stays.${type}`,
  at,
  region,
  courseId: stay?.courseId ?? null,
  citizenId: stay?.citizenId ?? null,
  needId: stay?.needId ?? null,
  unitId,
  personId: who.personId,
  byUnitId: who.unitId,
  data,
});

/** Whom it was about: an entry in the log for each, for the citizen to find (law 12); else one about nobody. */
export function entriesFor(entry: AuditEntry, events: readonly NewEvent[]): AuditEntry[] {
  const courses = new Map(
    events.flatMap(({ courseId, citizenId }) =>
      courseId ? [[courseId, { courseId, citizenId: citizenId ?? null }] as const] : [],
    ),
  );
  return courses.size === 0 ? [entry] : [...courses.values()].map((about) => ({ ...entry, ...about }));
}

/** Makes a command as the relay does: parse → one transaction: key claimed, `work`, events and the log with it. */
export function commands({ db, identity }: Pick<StaysDeps, "db" | "identity">) {
  return function command<S extends z.ZodType, R>(
    name: string,
    schema: S,
    work: (job: Job<z.output<S>>) => Promise<R>,
  ): Command<z.input<S>, R> {
    return (actor, input, now, key) => {
      const action = `stays.${name}`;
      const entry = { at: now, actor, action, detail: identifiersIn(input) };
      return identity.audit.watch(entry, () => {
        const command = wellFormed(schema, input);
        const asked = { actorId: actor.personId, key, name: action, request: command };
        return refusingByLaw(() =>
          db.write(actor, (tx) =>
            once(tx, asked, now, async () => {
              const events: NewEvent[] = [];
              const happened: Happened = (type, about) =>
                events.push(eventOf(type, about, actor, actor.unit.region, now));
              const result = await work({ tx, actor, command, now, happened });
              appendEvents(tx, events);
              identity.audit.record(tx, entriesFor(entry, events));
              return result;
            }),
          ),
        );
      });
    };
  };
}

export type MakeCommand = ReturnType<typeof commands>;

const REFUSALS: Readonly<Record<string, string>> = {
  one_stay_a_night: "placeTaken",
  one_guest_of_a_place: "placeTaken",
  one_place_of_a_guest: "staysElsewhere",
  one_place_of_a_name: "placeNameTaken",
  one_standstill_of_a_place: "placeOutOfUse",
  waits_once: "waitsAlready",
};

/** What only the database sees at the last moment, when two were at it at once. Any other breach is a mistake of ours and stays one. */
async function refusingByLaw<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const fault = databaseFault(error);
    const code = REFUSALS[fault?.constraint ?? ""];
    if (code !== undefined) throw new Refused(code);
    if (fault?.code === "23503") throw new Refused("unknownReference");
    throw error;
  }
}

/** Identifiers are all the log keeps of a command: never its words. */
function identifiersIn(input: unknown): Record<string, unknown> {
  if (typeof input !== "object" || input === null) return {};
  return Object.fromEntries(
    Object.entries(input).filter(([name, value]) => /Id$/.test(name) && typeof value === "string"),
  );
}
