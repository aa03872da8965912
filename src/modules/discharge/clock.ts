import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import { STAFET_PERSON_ID, SYSTEM } from "#modules/identity/index.ts";
import { appendEvents, type NewEvent } from "#platform/events.ts";
import { type DischargeDeps, eventOf } from "./command.ts";
import { ENDS_SOON, NEXT_STEPS } from "./defaults.ts";
import { needKindOf } from "./needs.ts";
import { isLeaving, turnsDue } from "./rules.ts";
import { lawOn, loadLeaving, sayLine } from "./store.ts";

/** What the clock does: what secured a line ends, and somebody has it as a need before it does. */
export function createClockwork({ db, identity, relay }: DischargeDeps) {
  const settle = (leavingId: Uuid, now: Instant): Promise<number> =>
    db.write(SYSTEM, async (tx) => {
      const first = await loadLeaving(tx, leavingId);
      const course = await relay.inside.course(tx, first.courseId);
      // Looked at again with the course locked: somebody may have been at it, or another worker.
      const leaving = await loadLeaving(tx, leavingId);
      if (
        leaving.leftAt === null ||
        leaving.courseId !== course.id ||
        course.state !== "open" ||
        course.diedAt !== null
      )
        return 0;
      if (leaving.state !== "left" && leaving.state !== "leftEarly") return 0;
      const { leftAt } = leaving;
      const law = await lawOn(tx, dayOf(leftAt));
      const due = leaving.lines.filter((line) => turnsDue(line, leftAt, law, now));
      const clock = { personId: STAFET_PERSON_ID, unitId: null, technical: true };
      const events: NewEvent[] = [];
      for (const line of due) {
        if (!isLeaving(line.kind)) continue;
        const needId = await relay.inside.openNeed({ tx, actor: clock, now }, course.id, {
          kind: needKindOf(line.kind, leaving),
          urgency: "sameDay",
          nextStep: `${ENDS_SOON}${NEXT_STEPS[line.kind]}`,
          nextStepOn: dayOf(now),
        });
        sayLine(
          tx,
          line,
          { state: "due", until: line.until, needId },
          { personId: null, unitId: null, at: now },
        );
        const about = {
          unitId: course.holderId,
          of: { courseId: course.id, citizenId: leaving.citizenId, needId },
          data: { leavingId, line: line.kind, until: line.until },
        };
        events.push(eventOf("lineDue", about, clock, now, course.region));
      }
      appendEvents(tx, events);
      if (events.length > 0) {
        const about = { courseId: course.id, citizenId: leaving.citizenId };
        identity.audit.record(tx, [{ at: now, actor: SYSTEM, action: "discharge.lineDue", ...about }]);
      }
      return events.length;
    });

  return {
    /**
     * Lines whose days are running out inside the days after a discharge turn due: a need with whoever has the baton, once. Each leaving
     * on its own, so that one that fails holds up nobody else: throws AggregateError at the end. Returns how many lines.
     */
    async tick(now: Instant): Promise<number> {
      const near = await db.ask(
        SYSTEM,
        sql<{ id: Uuid }>`
          select distinct l.id from discharge.said s
            join discharge.line n on n.id = s.line_id and n.edition = s.edition and n.state = 'secured' and n.called
            join discharge.leaving l on l.id = n.leaving_id and l.state in ('left', 'leftEarly')
            join relay.course c on c.id = l.course_id and c.state = 'open' and c.died_at is null
           where s.until between ${dayOf(now)}::date - 31 and ${dayOf(now)}::date + 1`,
      );
      const errors: unknown[] = [];
      let lines = 0;
      for (const { id } of near)
        lines += await settle(id, now).catch((error: unknown) => {
          errors.push(error);
          return 0;
        });
      if (errors.length > 0) throw new AggregateError(errors, `${errors.length} of ${near.length} failed`);
      return lines;
    },
  };
}
