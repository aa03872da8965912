import type { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { isRefused, Refused } from "#kernel/refusal.ts";
import type { Citizens } from "#modules/citizen/index.ts";
import type { Consents } from "#modules/consent/index.ts";
import type { Directory } from "#modules/directory/index.ts";
import { type Actor, type Identity, SYSTEM } from "#modules/identity/index.ts";
import { type Database, databaseFault, type Tx } from "#platform/db.ts";
import { appendEvents, type NewEvent } from "#platform/events.ts";
import { once } from "#platform/idempotency.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { mayHear } from "../policy.ts";
import type { CountedEvent, Course, EventType } from "../types.ts";
import type { NeedKinds } from "../views/need-kinds.ts";

export interface RelayDeps {
  readonly db: Database;
  readonly identity: Identity;
  readonly citizens: Citizens;
  readonly consents: Consents;
  readonly directory: Directory;
  readonly needKinds: NeedKinds;
  /** Makes one-time links that can be shown again to who made them, but are kept nowhere: derived from their id. */
  readonly secret: string;
}

/** What an event is about. `unitId` is the unit whose inbox it concerns; who did it is added. */
export interface About {
  readonly course?: Pick<Course, "id" | "region" | "citizenId">;
  readonly needId?: Uuid | null;
  readonly handoverId?: Uuid | null;
  readonly unitId?: Uuid | null;
  readonly region?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** One command under way: what it may use, and where it says what happened. */
export interface Job<C> {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly command: C;
  readonly now: Instant;
  /** Appended with the change, in the order said (law 11). */
  readonly happened: (type: EventType | CountedEvent, about: About) => void;
}

/** What the rules' own work needs of a job: nobody asks for it, the clock does. */
export type Unasked = Pick<Job<unknown>, "tx" | "now" | "happened">;

/** Asks for a command: by whom, with what, when; `key` makes asking again harmless. Throws `Refused`. */
export type Command<C, R> = (actor: Actor, command: C, now: Instant, key?: string) => Promise<R>;

/** Every event of the relay, as stored: "relay." and what happened. */
export const eventOf = (
  type: EventType | CountedEvent,
  about: About,
  who: { personId: Uuid | null; unitId: Uuid | null },
  at: Instant,
): NewEvent => ({
  type: `relay.${type}`,
  at,
  region: about.course?.region ?? about.region ?? null,
  courseId: about.course?.id ?? null,
  citizenId: about.course?.citizenId ?? null,
  needId: about.needId ?? null,
  handoverId: about.handoverId ?? null,
  unitId: about.unitId ?? null,
  personId: who.personId,
  byUnitId: who.unitId,
  data: about.data ?? {},
});

/** The courses that something happened on, each once: the log has an entry for each, for its citizen to find (law 12). */
export function coursesOf(
  events: readonly NewEvent[],
): { readonly courseId: Uuid | null; readonly citizenId: Uuid | null }[] {
  const byCourse = new Map(
    events.map(({ courseId = null, citizenId = null }) => [courseId, { courseId, citizenId }]),
  );
  if (byCourse.size > 1) byCourse.delete(null);
  return byCourse.size > 0 ? [...byCourse.values()] : [{ courseId: null, citizenId: null }];
}

/**
 * Makes a command: parse → one transaction that carries the actor: key claimed, `work` authorises, loads, decides and
 * saves, events and the log written with it. A refusal for want of a right is logged although all else is undone.
 * `asked` stands for the command where its key is kept: for those with something in them that may not be kept, not even
 * hashed without a key. Throws Refused("invalidInput", { issues }) when the command does not parse.
 */
export function commands({ db, identity }: Pick<RelayDeps, "db" | "identity">) {
  return function command<S extends z.ZodType, R>(
    name: string,
    schema: S,
    work: (job: Job<z.output<S>>) => Promise<R>,
    asked: (command: z.output<S>) => unknown = (command) => command,
  ): Command<z.input<S>, R> {
    return (actor, input, now, key) => {
      const action = `relay.${name}`;
      const ids = identifiersIn(input);
      return identity.audit.watch({ at: now, actor, action, detail: ids }, async () => {
        const command = wellFormed(schema, input);
        const done = refusingByLaw(() =>
          db.write(actor, (tx) =>
            once(
              tx,
              { actorId: actor.personId, key, name: action, request: asked(command) },
              now,
              async () => {
                const events: NewEvent[] = [];
                const happened: Job<unknown>["happened"] = (type, about) =>
                  events.push(eventOf(type, about, actor, now));
                const result = await work({ tx, actor, command, now, happened });
                appendEvents(tx, events);
                const entry = { at: now, actor, action, detail: ids };
                identity.audit.record(
                  tx,
                  coursesOf(events).map((course) => ({ ...entry, ...course })),
                );
                return result;
              },
            ),
          ),
        );
        return done.catch((error: unknown) => sayingNoMoreThan(db, actor, command, now, error));
      });
    };
  };
}

export type MakeCommand = ReturnType<typeof commands>;

/**
 * What the database alone can see at the last moment: the person left the unit, or the unit closed, in mid-command; a named
 * identifier is nobody's. Every other breach of a law is a mistake of ours and stays one.
 */
async function refusingByLaw<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const fault = databaseFault(error);
    const constraint = fault?.constraint ?? "";
    if (constraint === "law3_only_a_member_accepts") throw new Refused("notMember");
    if (constraint === "one_open_course_of_a_citizen") throw new Refused("alreadyOnCourse");
    if (constraint.startsWith("law8_")) throw new Refused("doorCannotHold", {});
    if (fault?.code === "23503" && !constraint.startsWith("law")) throw new Refused("unknownReference");
    throw error;
  }
}

/** A refusal tells a unit no more of a course than its page would (laws 12 and 13). Always throws. */
async function sayingNoMoreThan(
  db: Database,
  actor: Actor,
  command: unknown,
  now: Instant,
  error: unknown,
): Promise<never> {
  // Said by the database of identifiers of nothing and of others' alike; who may ask was decided before.
  if (!isRefused(error) || error.code === "notFound" || error.code === "unknownReference") throw error;
  const named = Object.values(identifiersIn(command))
    .flat()
    .filter((id) => typeof id === "string");
  // Asked by the house: behind the actor's own wall, what is hidden would read as nothing to hide.
  const heard = await db.read(SYSTEM, (snapshot) => mayHear(snapshot, actor, named.filter(isUuid), now));
  if (heard === "nothing") throw new Refused("notFound");
  throw heard === "code" ? new Refused(error.code) : error;
}

/** Identifiers are all the log keeps of a command: never its words. */
function identifiersIn(input: unknown): Record<string, unknown> {
  if (typeof input !== "object" || input === null) return {};
  return Object.fromEntries(
    Object.entries(input).filter(
      ([name, value]) => /Ids?$/.test(name) && (typeof value === "string" || Array.isArray(value)),
    ),
  );
}
