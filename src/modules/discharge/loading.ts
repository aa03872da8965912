import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf, instantAt, minutes, parseCalendarDay, plus, timeOfDay } from "#kernel/time.ts";
import type { Relay } from "#modules/relay/index.ts";
import type { DischargeDeps, Doing } from "./command.ts";
import { isTheirs } from "./policy.ts";
import { courseOfLeaving, type Hand, type LoadedLeaving, loadLeaving } from "./store.ts";
import type { Line } from "./types.ts";

export type Course = Awaited<ReturnType<Relay["inside"]["course"]>>;
export interface Loaded {
  readonly leaving: LoadedLeaving;
  readonly course: Course;
}

/**
 * A leaving with its course locked, for who may run the check: the ward or house, and everybody on the course. A ward that did not
 * know the person has now met them: whoever has the baton is told (A10). Throws Refused `notFound` of others'.
 */
export async function loadFor(
  { relay }: Pick<DischargeDeps, "relay">,
  { tx, actor, now }: Pick<Doing, "tx" | "actor" | "now">,
  leavingId: Uuid,
): Promise<Loaded> {
  if (!isUuid(leavingId)) throw new Refused("notFound");
  const first = await courseOfLeaving(tx, sql`l.id = ${leavingId}`);
  let course = await relay.inside.course(tx, first.courseId);
  const leaving = await loadLeaving(tx, leavingId);
  // Two courses were put together while we waited.
  if (leaving.courseId !== course.id) course = await relay.inside.course(tx, leaving.courseId);
  const theirs = isTheirs(actor, leaving);
  if (!theirs && !(await relay.inside.takesPart(tx, actor, course.id))) throw new Refused("notFound");
  if (theirs && !(await relay.inside.knows(tx, actor, course.id)))
    await relay.inside.arrived({ tx, actor, now }, course.id);
  return { leaving, course };
}

/** The same, found by one of its lines. */
export async function loadLineFor(
  deps: Pick<DischargeDeps, "relay">,
  doing: Pick<Doing, "tx" | "actor" | "now">,
  lineId: Uuid,
): Promise<Loaded & { readonly line: Line }> {
  if (!isUuid(lineId)) throw new Refused("notFound");
  const { leavingId } = await courseOfLeaving(
    doing.tx,
    sql`l.id = (select n.leaving_id from discharge.line n where n.id = ${lineId})`,
  );
  const loaded = await loadFor(deps, doing, leavingId);
  const line = loaded.leaving.lines.find(({ id }) => id === lineId);
  if (!line) throw new Refused("notFound");
  return { ...loaded, line };
}

export const handOf = ({ actor, now }: Pick<Doing, "actor" | "now">): Hand => ({
  personId: actor.personId,
  unitId: actor.unitId,
  at: now,
});

/** The ward or house, and whoever has the baton, see it at once; and `also` one more. */
export function tell(
  { happened }: Pick<Doing, "happened">,
  type: Parameters<Doing["happened"]>[0],
  {
    leaving,
    course,
  }: { readonly leaving: Pick<LoadedLeaving, "id" | "unitId" | "citizenId">; readonly course: Course },
  data: Readonly<Record<string, unknown>> = {},
  also: Uuid | null = null,
): void {
  const of = { courseId: course.id, citizenId: leaving.citizenId };
  const units = [course.holderId, leaving.unitId, also].filter((unitId) => unitId !== null);
  for (const unitId of new Set(units))
    happened(type, { unitId, of, data: { ...data, leavingId: leaving.id } });
}

/** Servers' clocks may be a little apart, and whoever types a minute has rounded it. */
const SLACK = minutes(2);

/** When it was: a day, a time of today, both – or now. Throws Refused `momentAhead`. */
export function whenOf(
  { on, at }: { on?: string | undefined; at?: string | undefined },
  now: Instant,
): Instant {
  if (on === undefined && at === undefined) return now;
  const day = parseCalendarDay(on ?? "") ?? dayOf(now);
  const then = instantAt(day, at ?? (day === dayOf(now) ? timeOfDay(now) : "12:00"));
  if (then > plus(now, SLACK)) throw new Refused("momentAhead");
  return then > now ? now : then;
}
