import { newId, type Uuid } from "#kernel/ids.ts";
import type { Region } from "../builders/region.ts";
import type { Move } from "./moves.ts";
import type { Snapshot } from "./snapshot.ts";

export type Commands = Region["relay"];

/** A move made concrete: the command, its words, and the unit whose turn it is. */
export interface Play {
  readonly name: Exclude<keyof Commands, "answerByLink">;
  readonly input: Record<string, unknown>;
  /** By whom, when nobody meddles. Undefined: by anybody. */
  readonly unit?: Uuid | undefined;
  readonly lead?: boolean;
}

export interface Scene {
  readonly now: Snapshot;
  readonly at: Date;
  readonly unitIds: readonly Uuid[];
}

/** The n-th of what there is; nothing when there is nothing. */
export const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(list.length, 1)];

/** Mostly one with which something can come of it; now and then any. */
export const prefer = <T>(list: readonly T[], fit: (one: T) => boolean, n: number): T | undefined =>
  n % 6 === 5 ? pick(list, n) : (pick(list.filter(fit), n) ?? pick(list, n));

export const KINDS = ["sleepTonight", "psychiatric", "substance", "woundCare", "dental", "home"];
export const URGENCIES = ["acute", "sameDay", "soon", "ordinary"];
export const agreed = { agreedWithCitizen: true };
/** One number in fifty stands for something that is not there. */
export const NOT_THERE = 50;
export const idOr = (n: number, id: Uuid | undefined): Uuid | undefined => (n === NOT_THERE ? newId() : id);

export const isOpen = (handover: { state: string }) =>
  handover.state === "proposed" || handover.state === "questioned";

export const isHeld = (need: { ended_at: string | null }) => need.ended_at === null;

/** A need, or the baton of a course, with who has it. */
export function subjectOf(now: Snapshot, n: number) {
  const needs = now.need.map((need) => ({
    courseId: need.course_id,
    needId: need.id,
    unit: need.responsible_id,
    held: isHeld(need),
  }));
  const courses = now.course.map((course) => ({
    courseId: course.id,
    needId: null,
    unit: course.holder_id,
    held: course.state === "open",
  }));
  return prefer([...needs, ...courses], ({ held }) => held, n);
}

/** Units with something to do with the course. */
export const unitsOn = (now: Snapshot, courseId: Uuid): Uuid[] => [
  ...now.handover
    .filter((ask) => ask.course_id === courseId)
    .flatMap((ask) => [ask.to_unit_id, ask.from_unit_id]),
  ...now.need.filter((need) => need.course_id === courseId).map((need) => need.responsible_id),
];

export const urgencyFor = (c: number) => (c % 2 === 0 ? {} : { urgency: pick(URGENCIES, c >> 1) });

export type Make = (scene: Scene, move: Move) => Play | null;
