import type { Uuid } from "#kernel/ids.ts";
import type { Snapshot } from "./snapshot.ts";

/** What must hold between two moments, whatever happened in between. Written against the domain, not against the code. */

const SHOULD_MOVE_NOTHING = new Set([
  "addNeed",
  "askUnits",
  "askQuestion",
  "answerQuestion",
  "withdraw",
  "sendPrepared",
  "redirect",
  "setNextStep",
  "endNeed",
  "recogniseGap",
  "closeCourse",
  "mergeCourses",
  "arrive",
  "recordContact",
  "noteCall",
  "makeLink",
  "answerByLink",
  "checkBack",
  "withdrawExternal",
  "callTable",
  "holdTable",
  "closeUnit",
  "raiseStandstills",
  "raiseCheckBacks",
  "leave",
  "comeBack",
  "clock",
]);

/** What courses are made of; units that close are told by the log. */
const relayOf = ({ course, need, handover, joint_table, external_handover }: Snapshot): string =>
  JSON.stringify([course, need, handover, joint_table, external_handover]);

const holders = (now: Snapshot): Map<Uuid, { unit: Uuid; spell: number }> =>
  new Map<Uuid, { unit: Uuid; spell: number }>([
    ...now.course.map((row) => [row.id, { unit: row.holder_id, spell: row.spell }] as const),
    ...now.need.map((row) => [row.id, { unit: row.responsible_id, spell: row.spell }] as const),
  ]);

const byId = <T extends { id: Uuid }>(rows: readonly T[]): Map<Uuid, T> =>
  new Map(rows.map((row) => [row.id, row]));

const OPEN = new Set(["proposed", "questioned"]);

/** Law 3, as a story: whatever is elsewhere than before was accepted there meanwhile, or begun anew. */
function moved(before: Snapshot, after: Snapshot): string[] {
  const [then, now] = [holders(before), holders(after)];
  const answered = byId(before.handover);
  const fresh = after.handover.filter(
    (row) => row.state === "accepted" && answered.get(row.id)?.state !== "accepted",
  );
  const courseOf = new Map(after.need.map((need) => [need.id, need.course_id]));
  const faults: string[] = [];
  for (const [id, { unit, spell }] of now) {
    const was = then.get(id);
    if (!was || was.unit === unit || was.spell !== spell) continue;
    const by = fresh.filter((row) => row.subject_id === id || row.subject_id === courseOf.get(id));
    if (!by.some((row) => row.to_unit_id === unit)) faults.push(`${id} moved and nobody there accepted`);
  }
  for (const { id, state, subject_id, to_unit_id } of fresh) {
    const others = after.handover.filter(
      (row) => row.subject_id === subject_id && row.id !== id && OPEN.has(row.state),
    );
    // Whoever was asked by the one who had it is asked no more; a new holder may have asked since.
    if (others.some((row) => OPEN.has(answered.get(row.id)?.state ?? "")))
      faults.push(`${id} ${state} and others still open`);
    const line = after.period.filter((row) => row.subject_id === subject_id && row.handover_id === id);
    if (line.length !== 1 || line[0]?.unit_id !== to_unit_id) faults.push(`${id} accepted and not moved`);
  }
  return faults;
}

/** Answers stay, history stays: what was there before is there still, only the current period may have ended. */
function rewritten(before: Snapshot, after: Snapshot): string[] {
  const faults: string[] = [];
  const handovers = byId(after.handover);
  for (const row of before.handover) {
    const now = handovers.get(row.id);
    if (!now) faults.push(`${row.id} is gone`);
    else if (["accepted", "redirected", "withdrawn"].includes(row.state) && now.state !== row.state)
      faults.push(`${row.id} was ${row.state}`);
    else if (now.rung < row.rung) faults.push(`${row.id} climbed down`);
  }
  const periods = new Map(after.period.map((row) => [`${row.subject_id} ${row.since}`, row]));
  for (const row of before.period) {
    const now = periods.get(`${row.subject_id} ${row.since}`);
    if (!now || now.unit_id !== row.unit_id || (row.until !== "infinity" && now.until !== row.until)) {
      faults.push(`${row.subject_id} since ${row.since} was rewritten`);
    }
  }
  const needs = byId(after.need);
  for (const row of before.need)
    if (needs.get(row.id)?.course_id !== row.course_id) faults.push(`${row.id} changed course`);
  for (const what of ["event", "done"] as const)
    if (after.counts[what] < before.counts[what]) faults.push(`${what}s are gone`);
  return faults;
}

/** Passing a date closes nothing and withdraws nothing, but by the standing receiver's duty (laws 6 and 10). */
function closedByTime(before: Snapshot, after: Snapshot): string[] {
  const now = { course: byId(after.course), need: byId(after.need) };
  return [
    ...before.course
      .filter((row) => row.state !== now.course.get(row.id)?.state)
      .map((row) => `${row.id} closed by itself`),
    // One that rested may wake, when its table's time has passed and the standing receiver has it: it is open either way.
    ...before.need
      .filter((row) => row.state !== now.need.get(row.id)?.state && now.need.get(row.id)?.state !== "open")
      .map((row) => `${row.id} ended by itself`),
  ];
}

export interface Happening {
  readonly name: string;
  readonly refused: boolean;
  /** By the clock, by nobody. */
  readonly byItself?: boolean;
  /** Delivered before under the same key and answered. */
  readonly repeated?: boolean;
}

/** These touch several courses, and stand in the log of each. */
const IN_SEVERAL_LOGS: ReadonlySet<string> = new Set(["mergeCourses", "emptyUnit"]);

/** Every fault between before and after. With two things at once, only what must hold for both is asked. */
export function judge(before: Snapshot, after: Snapshot, happened: readonly Happening[]): string[] {
  const faults = [...moved(before, after), ...rewritten(before, after)];
  const untouched = happened.every(({ refused, repeated }) => refused || repeated);
  if (untouched && JSON.stringify(before) !== JSON.stringify(after)) {
    faults.push(
      `${happened.map(({ name }) => name).join(" and ")} changed something, refused or done before`,
    );
  }
  if (happened.every(({ name, refused }) => refused || SHOULD_MOVE_NOTHING.has(name))) {
    const then = holders(before);
    for (const [id, { unit, spell }] of holders(after)) {
      const was = then.get(id);
      if (was && was.spell === spell && was.unit !== unit)
        faults.push(`${id} was moved by ${happened.map(({ name }) => name).join(" and ")}`);
    }
  }
  if (happened.every(({ byItself }) => byItself)) faults.push(...closedByTime(before, after));
  const done = happened.filter(
    ({ refused, byItself, repeated }) => !(refused || byItself || repeated),
  ).length;
  if (done > 0 && !happened.some(({ byItself }) => byItself)) {
    const logged = after.counts.done - before.counts.done;
    const several = happened.some(({ name }) => IN_SEVERAL_LOGS.has(name));
    if (several ? logged < done : logged !== done) faults.push(`${done} done, ${logged} in the log`);
    const changed = relayOf(before) !== relayOf(after);
    if (changed && after.counts.event === before.counts.event)
      faults.push("something changed, and no event tells");
  }
  return faults;
}
