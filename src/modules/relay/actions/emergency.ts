import type { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { plus } from "#kernel/time.ts";
import { type Actor, SYSTEM } from "#modules/identity/index.ts";
import { OpenEmergency } from "../commands.ts";
import { mayOpenInEmergency } from "../policy.ts";
import { ATTEMPTS_WITHIN, EMERGENCY_LASTS, mayTryAgain } from "../rules/emergency.ts";
import { obey } from "../rules/ruling.ts";
import { raiseAlarm } from "../store/around.ts";
import { attemptsSince, insertAccess, insertAttempt } from "../store/emergency.ts";
import { latestCourseOf, loadSubject } from "../store/load.ts";
import type { Command, Job, MakeCommand, RelayDeps } from "./command.ts";

/** *Nødadgang*: sight of a course for three hours because somebody cannot answer for themselves. */
export function emergencyActions(command: MakeCommand, deps: RelayDeps) {
  const { db, identity, citizens } = deps;

  /** Counted in a transaction of its own: a try that finds nobody is a try. The same form sent twice is one. */
  const tried = (actor: Actor, now: Instant, key: string | undefined): Promise<void> =>
    db.write(actor, async (tx) => {
      const earlier = await attemptsSince(tx, actor.personId, plus(now, -ATTEMPTS_WITHIN));
      if (key !== undefined && earlier.some((attempt) => attempt.key === key)) return;
      const times = earlier.map(({ at }) => at);
      obey(mayTryAgain(times, now));
      insertAttempt(tx, { person_id: actor.personId, unit_id: actor.unitId, at: now, key: key ?? null });
    });

  /** Asked by the house: the unit may know nobody of that name, and a name alone lets it know nothing. */
  const sought = (
    actor: Actor,
    { name, birthYear }: z.output<typeof OpenEmergency>,
  ): Promise<readonly Uuid[]> =>
    db.read(SYSTEM, (snapshot) =>
      citizens.sameNameExactly(snapshot, { region: actor.unit.region, name, birthYear }),
    );

  const open = async (
    { tx, actor, command: c, now, happened }: Job<z.output<typeof OpenEmergency>>,
    found: readonly Uuid[],
  ) => {
    if (!mayOpenInEmergency(actor)) throw new Refused("notAllowedEmergency");
    const courseId = await latestCourseOf(tx, found);
    // Nobody, two of that name, somebody without a course: all read the same.
    if (courseId === null) throw new Refused("notFoundInEmergency");
    const { course } = await loadSubject(tx, courseId);
    const [id, until] = [newId(), plus(now, EMERGENCY_LASTS)];
    insertAccess(tx, {
      id,
      course_id: course.id,
      person_id: actor.personId,
      unit_id: actor.unitId,
      reason: c.reason,
      reason_text: c.reasonText ?? "",
      confirmed: c.confirmed,
      opened_at: now,
      until,
    });
    if (course.holderId !== actor.unitId) {
      raiseAlarm(tx, {
        id: newId(),
        kind: "emergencyAccess",
        unit_id: course.holderId,
        course_id: course.id,
        raised_at: now,
      });
    }
    happened("emergencyOpened", {
      course,
      unitId: course.holderId,
      data: { reason: c.reason, accessId: id },
    });
    identity.audit.record(tx, [
      {
        at: now,
        actor,
        action: "relay.emergencyAccess",
        courseId: course.id,
        citizenId: course.citizenId,
        purpose: c.reasonText || c.reason,
        detail: { accessId: id, reason: c.reason, until },
      },
    ]);
    return { courseId: course.id };
  };

  const openEmergency: Command<z.input<typeof OpenEmergency>, { courseId: Uuid }> = async (
    actor,
    input,
    now,
    key,
  ) => {
    const parsed = OpenEmergency.safeParse(input);
    const looked = parsed.success && mayOpenInEmergency(actor);
    if (looked) await tried(actor, now, key);
    const found = looked ? await sought(actor, parsed.data) : [];
    return command("openEmergency", OpenEmergency, (job) => open(job, found))(actor, input, now, key);
  };

  return {
    /**
     * Opens the course of somebody who cannot answer, for the person on duty and three hours. By health staff and street
     * and emergency units; name and birth year must both be right. The holder is told, the log says why, and it is
     * reviewed. Throws Refused `notAllowedEmergency`, `tooManyAttempts`, and `notFoundInEmergency` whenever there is not
     * exactly one such person on a course in the region.
     */
    openEmergency,
  };
}
