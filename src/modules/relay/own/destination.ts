import type { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Tx } from "#platform/db.ts";
import { appendEvents, type NewEvent } from "#platform/events.ts";
import { once } from "#platform/idempotency.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import type { RelayDeps } from "../actions/command.ts";
import { courseOfPerson, type PersonsCourse } from "../views/card-rows.ts";
import { ownActor, ownRecords, writtenFor } from "./actor.ts";
import type { ReadOwn } from "./views.ts";

/** One thing the citizen says or does themselves, under way. */
export interface OwnWork<C> {
  readonly tx: Tx;
  readonly command: C;
  readonly now: Instant;
  readonly course: PersonsCourse;
  /** Whom a row names that asks for a member of staff and a unit. */
  readonly writtenFor: { readonly personId: Uuid; readonly unitId: Uuid };
}

/** The citizen's own side of a module the relay leads to: behind the wall as them, with the log and the keys of the relay's own. */
export const ownOfDestinations = ({ db, identity }: Pick<RelayDeps, "db" | "identity">) => {
  const read: ReadOwn = (citizenId, now, work) =>
    identity.audit.read(ownActor(citizenId, now), async (tx) => {
      const course = await courseOfPerson(tx, await ownRecords(tx));
      const about = { citizenId: course?.citizenId ?? citizenId, courseId: course?.id ?? null };
      const entry = { at: now, actor: ownActor(citizenId, now), action: "own.read", ...about };
      return { content: await work(tx, course), seen: [entry] };
    });

  return {
    read,
    /** `work` gives what happened. Throws Refused `noCourse`, `invalidInput`, and what `work` does. */
    act:
      <S extends z.ZodType>(
        name: string,
        schema: S,
        work: (own: OwnWork<z.output<S>>) => Promise<readonly NewEvent[]>,
      ) =>
      async (citizenId: Uuid, input: z.input<S>, now: Instant, key?: string): Promise<void> => {
        const command = wellFormed(schema, input);
        const actor = ownActor(citizenId, now);
        const action = `own.${name}`;
        await db.write(actor, (tx) =>
          once(tx, { actorId: citizenId, key, name: action, request: command }, now, async () => {
            const course = await courseOfPerson(tx, await ownRecords(tx));
            if (course === null) throw new Refused("noCourse");
            appendEvents(
              tx,
              await work({ tx, command, now, course, writtenFor: writtenFor(course.holderId) }),
            );
            const whose = { citizenId: course.citizenId, courseId: course.id };
            identity.audit.record(tx, [{ at: now, actor, action, ...whose }]);
            return {};
          }),
        );
      },
  };
};
