import type { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { isUuid } from "#kernel/ids.ts";
import { isRefused, Refused } from "#kernel/refusal.ts";
import { type Actor, type AuditEntry, type Identity, SYSTEM } from "#modules/identity/index.ts";
import { type Database, databaseFault, type Tx } from "#platform/db.ts";
import { appendEvents, type NewEvent } from "#platform/events.ts";
import { once } from "#platform/idempotency.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { mayHear } from "../policy.ts";

/** Asks for a command: by whom, with what, when; `key` makes asking again harmless. Throws `Refused`. */
export type Command<C, R> = (actor: Actor, command: C, now: Instant, key?: string) => Promise<R>;

/** One command under way: what it may use, and where it says what happened. */
export interface Work<C, Type extends string, About> {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly command: C;
  readonly now: Instant;
  /** Appended with the change, in the order said (law 11). */
  readonly happened: (type: Type, about: About) => void;
}

/** What the commands of one module have of their own. */
export interface Speech<Type extends string, About> {
  /** What its actions and events are called by: "relay". */
  readonly module: string;
  readonly eventOf: (type: Type, about: About, who: Actor, at: Instant) => NewEvent;
  /** The refusal a breach of this constraint stands for. Any other breach is a mistake of ours and stays one. */
  readonly refusalOf: (constraint: string) => Refused | null;
}

export interface CommandingDeps {
  readonly db: Database;
  readonly identity: Identity;
}

/** An entry in the log for each course that something happened on, for its citizen to find (law 12); else one about nobody. */
export function entriesOf(entry: AuditEntry, events: readonly NewEvent[]): AuditEntry[] {
  const courses = new Map(
    events.map(({ courseId = null, citizenId = null }) => [courseId, { courseId, citizenId }]),
  );
  if (courses.size > 1) courses.delete(null);
  return courses.size === 0 ? [entry] : [...courses.values()].map((course) => ({ ...entry, ...course }));
}

/**
 * Makes a command: parse → one transaction that carries the actor: key claimed, `work` authorises, loads, decides and
 * saves, events and the log written with it. A refusal for want of a right is logged although all else is undone.
 * `asked` stands for the command where its key is kept: for those with something in them that may not be kept, not even
 * hashed without a key. Throws Refused("invalidInput", { issues }) when the command does not parse.
 */
export function commanding<Type extends string, About>(
  { db, identity }: CommandingDeps,
  { module, eventOf, refusalOf }: Speech<Type, About>,
) {
  return function command<S extends z.ZodType, R>(
    name: string,
    schema: S,
    work: (job: Work<z.output<S>, Type, About>) => Promise<R>,
    asked: (command: z.output<S>) => unknown = (command) => command,
  ): Command<z.input<S>, R> {
    return (actor, input, now, key) => {
      const action = `${module}.${name}`;
      const entry = { at: now, actor, action, detail: identifiersIn(input) };
      return identity.audit.watch(entry, async () => {
        const command = wellFormed(schema, input);
        const claim = { actorId: actor.personId, key, name: action, request: asked(command) };
        const done = refusingByLaw(refusalOf, () =>
          db.write(actor, (tx) =>
            once(tx, claim, now, async () => {
              const events: NewEvent[] = [];
              const happened = (type: Type, about: About): void => {
                events.push(eventOf(type, about, actor, now));
              };
              const result = await work({ tx, actor, command, now, happened });
              appendEvents(tx, events);
              identity.audit.record(tx, entriesOf(entry, events));
              return result;
            }),
          ),
        );
        return done.catch((error: unknown) => sayingNoMoreThan(db, actor, command, now, error));
      });
    };
  };
}

/** What the database alone can see at the last moment; a named identifier is nobody's. */
async function refusingByLaw<T>(
  refusalOf: (constraint: string) => Refused | null,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const fault = databaseFault(error);
    const constraint = fault?.constraint ?? "";
    const refusal = refusalOf(constraint);
    if (refusal) throw refusal;
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
