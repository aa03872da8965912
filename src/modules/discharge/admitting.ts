import { sql } from "kysely";
import { newId } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type CalendarDay, dayOf, hours, parseCalendarDay, plus } from "#kernel/time.ts";
import type { DischargeDeps, Job, MakeCommand } from "./command.ts";
import { MoveWard, PlanLeaving, RecordAdmission, StopAdmission } from "./commands.ts";
import { type Course, handOf, loadFor, tell, whenOf } from "./loading.ts";
import { isWard, mayUndo } from "./policy.ts";
import { isReadmission } from "./rules.ts";
import { insertLeaving, insertLines, lawOn, leavingsWhere, putPlan, putStopped, putWard } from "./store.ts";
import { ARRIVAL_LINES, type Ward } from "./types.ts";

/** How long something written down of the wrong person can be taken back. */
const UNDO_HOURS = 24;

/** Somebody comes in, is moved, and is planned for; and what stops. */
export function admittingActions(command: MakeCommand, deps: DischargeDeps) {
  const { relay, identity, citizens } = deps;

  /** The ward named. Throws Refused `unknownWard` for a unit that is none, or in another region. */
  const wardOf = async (
    { tx }: Pick<Job<unknown>, "tx">,
    c: { wardUnitId?: string | undefined; ward?: string | undefined; care: Ward["care"] },
    course: Course,
  ): Promise<Ward> => {
    if (c.wardUnitId === undefined) return { unitId: null, name: c.ward ?? null, care: c.care };
    const card = (await identity.unitCards(tx, [c.wardUnitId])).get(c.wardUnitId);
    if (!isWard(card, course.region)) throw new Refused("unknownWard");
    return { unitId: c.wardUnitId, name: null, care: c.care };
  };

  return {
    /**
     * Somebody was admitted. By a unit on their course, or by the ward itself where they came to its door (A10). The five lines of
     * arrival are there at once, the expected day with them (B0); an admission they left within the days of a readmission is linked
     * (B4). Whoever is admitted lives: that they had died is taken back. Throws Refused `notFound`, `courseClosed`, `unknownWard`, `alreadyAdmitted`, `momentAhead`, `beforeAdmission`.
     */
    recordAdmission: command("recordAdmission", RecordAdmission, async (job) => {
      const { tx, actor, command: c, now } = job;
      const course = await relay.inside.course(tx, c.courseId);
      const own = c.wardUnitId === actor.unitId;
      const may = own
        ? await relay.inside.knows(tx, actor, course.id)
        : await relay.inside.takesPart(tx, actor, course.id);
      if (!may) throw new Refused("notFound");
      if (course.state !== "open") throw new Refused("courseClosed");
      const ward = await wardOf(job, c, course);
      const admittedAt = whenOf(c, now);
      const plan = planOf(c, dayOf(admittedAt));
      const records = await citizens.recordsOf(tx, course.citizenId);
      const earlier = await leavingsWhere(
        tx,
        sql`l.subject = 'admission' and l.citizen_id = any(${[...records]}::uuid[]) and l.state <> 'stopped'`,
      );
      if (earlier.some(({ state }) => state === "open")) throw new Refused("alreadyAdmitted");
      const law = await lawOn(tx, dayOf(admittedAt));
      const [last] = earlier
        .flatMap((one) => (one.leftAt ? [{ id: one.id, leftAt: one.leftAt }] : []))
        .sort((a, b) => b.leftAt.getTime() - a.leftAt.getTime());
      const previousId = last && isReadmission(last, admittedAt, law) ? last.id : null;
      const leaving = { id: newId(), citizenId: course.citizenId, unitId: ward.unitId };
      const row = {
        subject: "admission" as const,
        courseId: course.id,
        placeName: ward.name,
        care: ward.care,
      };
      insertLeaving(tx, { ...leaving, ...row, admittedAt, ...plan, previousId }, handOf(job));
      insertLines(tx, leaving.id, ARRIVAL_LINES);
      await relay.inside.lives({ tx, actor, now }, course);
      if (own) await relay.inside.arrived({ tx, actor, now }, course.id);
      tell(job, "admitted", { leaving, course }, { care: ward.care, readmission: previousId !== null });
      return { leavingId: leaving.id, readmission: previousId !== null };
    }),

    /** When they are expected to leave, and when they were treated to the end (B4). What was said before is kept. Throws Refused `notFound`, `stale`, `leavingEnded`, `beforeAdmission`. */
    planLeaving: command("planLeaving", PlanLeaving, async (job) => {
      const { tx, command: c } = job;
      const loaded = await loadFor(deps, job, c.leavingId);
      const admission = admittedNow(loaded.leaving, c.edition);
      putPlan(tx, c.leavingId, planOf(c, dayOf(admission.admittedAt)), handOf(job));
      tell(job, "planned", loaded, { expectedOn: c.expectedOn, treatedOn: c.treatedOn });
      return { leavingId: c.leavingId };
    }),

    /** To another ward: the admission, and its check, go along. Throws Refused `notFound`, `stale`, `leavingEnded`, `unknownWard`. */
    moveWard: command("moveWard", MoveWard, async (job) => {
      const { tx, command: c } = job;
      const loaded = await loadFor(deps, job, c.leavingId);
      admittedNow(loaded.leaving, c.edition);
      const ward = await wardOf(job, c, loaded.course);
      putWard(tx, c.leavingId, ward, handOf(job));
      // The new one too: it is theirs to look at now.
      tell(job, "movedWard", loaded, { care: ward.care }, ward.unitId);
      return { leavingId: c.leavingId };
    }),

    /**
     * They died: everything stops, and nobody is reminded of anything. Or it was written down of the wrong person: by who wrote it or
     * the ward, within a day. Throws Refused `notFound`, `leavingEnded`, `tooLateToUndo`.
     */
    stopAdmission: command("stopAdmission", StopAdmission, async (job) => {
      const { tx, actor, command: c, now } = job;
      const loaded = await loadFor(deps, job, c.leavingId);
      const { leaving } = loaded;
      const admission = admittedNow(leaving, leaving.edition);
      if (c.reason === "mistake") {
        if (!mayUndo(actor, leaving)) throw new Refused("notFound");
        if (now > plus(leaving.begunAt, hours(UNDO_HOURS))) throw new Refused("tooLateToUndo");
      }
      const leftAt = now < admission.admittedAt ? admission.admittedAt : now;
      putStopped(tx, leaving.id, leftAt, c.reason, c.words, handOf(job));
      if (c.reason === "died") await relay.inside.died({ tx, actor, now }, loaded.course.id);
      tell(job, "stopped", loaded, { reason: c.reason });
      return { leavingId: leaving.id };
    }),
  };
}

/** Throws Refused `notFound` of a stay, `leavingEnded`, `stale`. */
function admittedNow(
  leaving: Awaited<ReturnType<typeof loadFor>>["leaving"],
  edition: number,
): NonNullable<Awaited<ReturnType<typeof loadFor>>["leaving"]["admission"]> {
  if (leaving.admission === null) throw new Refused("notFound");
  if (leaving.state !== "open") throw new Refused("leavingEnded", { state: leaving.state });
  if (leaving.edition !== edition) throw new Refused("stale");
  return leaving.admission;
}

/** Throws Refused `beforeAdmission`. */
function planOf(
  c: { expectedOn?: string | null | undefined; treatedOn?: string | null | undefined },
  admittedOn: CalendarDay,
): { expectedOn: CalendarDay | null; treatedOn: CalendarDay | null } {
  const [expectedOn, treatedOn] = [c.expectedOn, c.treatedOn].map(
    (day) => parseCalendarDay(day ?? "") ?? null,
  );
  for (const day of [expectedOn, treatedOn])
    if (day && day < admittedOn) throw new Refused("beforeAdmission");
  return { expectedOn: expectedOn ?? null, treatedOn: treatedOn ?? null };
}
