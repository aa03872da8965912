import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Citizens } from "#modules/citizen/index.ts";
import type { Consents } from "#modules/consent/index.ts";
import type { Directory } from "#modules/directory/index.ts";
import type { NewEvent } from "#platform/events.ts";
import type { CountedEvent, Course, EventType } from "../types.ts";
import type { NeedKinds } from "../views/need-kinds.ts";
import { type CommandingDeps, commanding, type Work } from "./commanding.ts";
import type { LedTo } from "./ledTo.ts";

export { type Command, entriesOf } from "./commanding.ts";

export interface RelayDeps extends CommandingDeps {
  readonly citizens: Citizens;
  readonly consents: Consents;
  readonly directory: Directory;
  readonly needKinds: NeedKinds;
  /** Makes one-time links that can be shown again to who made them, but are kept nowhere: derived from their id. */
  readonly secret: string;
  /** What the modules it leads to have under way; none where they are not there. */
  readonly ledTo?: readonly LedTo[];
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

/** One command of the relay under way. */
export type Job<C> = Work<C, EventType | CountedEvent, About>;

/** What the rules' own work needs of a job: nobody asks for it, the clock does. */
export type Unasked = Pick<Job<unknown>, "tx" | "now" | "happened">;

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

/** Makes the relay's commands: commanding.ts. */
export const commands = (deps: CommandingDeps) =>
  commanding<EventType | CountedEvent, About>(deps, { module: "relay", eventOf, refusalOf });

export type MakeCommand = ReturnType<typeof commands>;

/** The person left the unit, or the unit closed, in mid-command. */
function refusalOf(constraint: string): Refused | null {
  if (constraint === "law3_only_a_member_accepts") return new Refused("notMember");
  if (constraint === "one_open_course_of_a_citizen") return new Refused("alreadyOnCourse");
  if (constraint.startsWith("law8_")) return new Refused("doorCannotHold", {});
  return null;
}
