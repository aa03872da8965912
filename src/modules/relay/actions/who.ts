import { parsePersonNumber } from "#kernel/cpr.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { CitizenCard } from "#modules/citizen/index.ts";
import { LinkSamePerson, NoteNumber, RemoveNumber, UnlinkSamePerson } from "../commands.ts";
import { takesPart } from "../policy.ts";
import { mayHandleNumbers } from "../rules/numbers.ts";
import { loadSubject } from "../store/load.ts";
import type { Course } from "../types.ts";
import { identifiedCourse, maybeSame } from "../views/who.ts";
import type { Job, MakeCommand, RelayDeps } from "./command.ts";

/**
 * Who somebody is: numbers on their record, and which records are one person's. By whoever takes part in the course and may
 * know who it is about. Throws Refused `notYours` for everybody else.
 */
export function whoActions(command: MakeCommand, deps: RelayDeps) {
  const { citizens } = deps;

  /** The course, locked, of somebody the actor may know by full name. */
  async function courseOfTheKnown({ tx, actor, now }: Job<unknown>, courseId: Uuid): Promise<Course> {
    const { course } = await loadSubject(tx, courseId);
    if (!(await takesPart(tx, actor, courseId))) throw new Refused("notYours");
    if ((await identifiedCourse(tx, deps, actor, courseId, now)) === null) throw new Refused("notYours");
    return course;
  }

  async function forNumbers(job: Job<unknown>, courseId: Uuid): Promise<Course> {
    if (!mayHandleNumbers(job.actor)) throw new Refused("notAllowedNumbers");
    return courseOfTheKnown(job, courseId);
  }

  async function cardOf({ tx, now }: Job<unknown>, citizenId: Uuid): Promise<CitizenCard> {
    const card = (await citizens.citizenCards(tx, [citizenId], dayOf(now))).get(citizenId);
    if (!card) throw new Refused("unknownCitizen");
    return card;
  }

  return {
    /**
     * A CPR or replacement number onto the citizen's record, by those who may handle numbers (else Refused
     * `notAllowedNumbers`). The same again changes nothing; a second CPR number is Refused `hasAnotherNumber`.
     */
    noteNumber: command(
      "noteNumber",
      NoteNumber,
      async (job) => {
        const { tx, actor, command: c, now, happened } = job;
        const course = await forNumbers(job, c.courseId);
        const number = parsePersonNumber(c.number, c.issuer);
        if (number === null || number === "issuer") throw new Refused("invalidInput");
        const numberId = await citizens.addNumber(tx, { citizenId: course.citizenId, number, actor, now });
        happened("numberNoted", { course, unitId: course.holderId });
        return { numberId };
      },
      // Ten digits can be guessed from any hash without a key.
      ({ number, ...rest }) => ({ ...rest, number: citizens.numberDigest(number) }),
    ),

    /** Takes it away again: it was wrong, or somebody else's. Throws Refused `unknownNumber`. */
    removeNumber: command("removeNumber", RemoveNumber, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await forNumbers(job, c.courseId);
      await citizens.removeNumber(tx, { citizenId: course.citizenId, id: c.numberId, actor, now });
      happened("numberRemoved", { course, unitId: course.holderId });
      return { courseId: course.id };
    }),

    /**
     * Somebody has seen that two records are one person's: one of those suggested to them, and no other. Both records stay.
     * Throws Refused `notSuggested`.
     */
    linkSamePerson: command("linkSamePerson", LinkSamePerson, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseOfTheKnown(job, c.courseId);
      const alike = await maybeSame(tx, deps, actor, await cardOf(job, course.citizenId), now);
      const chosen = alike.find(({ found }) => found.card.id === c.citizenId);
      if (!chosen) throw new Refused("notSuggested");
      const { basis } = chosen;
      const link = { kept: course.citizenId, other: c.citizenId, basis, why: c.why, actor, now };
      const linkId = await citizens.linkSamePerson(tx, link);
      happened("recordsLinked", { course, unitId: course.holderId, data: { basis } });
      return { linkId };
    }),

    /** They were two after all. What was merged meanwhile stays merged. Throws Refused `unknownLink`. */
    unlinkSamePerson: command("unlinkSamePerson", UnlinkSamePerson, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseOfTheKnown(job, c.courseId);
      await citizens.unlinkSamePerson(tx, { linkId: c.linkId, of: course.citizenId, why: c.why, actor, now });
      happened("recordsUnlinked", { course, unitId: course.holderId });
      return { courseId: course.id };
    }),
  };
}
