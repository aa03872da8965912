import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";

/**
 * What a reaction gets to know of the event it reacts to; extend it with the `data` of the events it is for:
 * `eventPayload.extend({ data: z.object({ … }) })`.
 */
export const eventPayload = z.object({
  id: z.uuid(),
  type: z.string(),
  at: z.coerce.date(),
  region: z.string().nullable(),
  courseId: z.uuid().nullable(),
  needId: z.uuid().nullable(),
  handoverId: z.uuid().nullable(),
  citizenId: z.uuid().nullable(),
  unitId: z.uuid().nullable(),
  personId: z.uuid().nullable(),
  byUnitId: z.uuid().nullable(),
});

/**
 * Something done because of an event, after its commit, in the worker: one file each in src/jobs. It is done at least
 * once: again after a failure (five times, ever later) or when the worker was killed. So what it writes must bear
 * that – use `once` with the event's identifier in the key.
 */
export interface Reaction<Services, Payload = unknown> {
  /** Unique and stable: it is the name of the queue. */
  readonly name: string;
  /** Types of events. */
  readonly on: readonly string[];
  readonly schema: z.ZodType<Payload>;
  run(services: Services, payload: Payload, now: Instant): Promise<void>;
}

/** Something done again and again, by one worker at a time: the ladder, reminders, clearing away. */
export interface Recurring<Services> {
  /** Unique and stable: it is the name of the heartbeat. */
  readonly name: string;
  /** Milliseconds from the end of one run to the start of the next. */
  readonly every: number;
  run(services: Services, now: Instant): Promise<void>;
}

/** Lets the compiler see that a reaction's `run` gets what its `schema` gives. */
export const reaction = <Services, Payload>(
  definition: Reaction<Services, Payload>,
): Reaction<Services, Payload> => definition;
