import { readCardCode } from "#kernel/cardCode.ts";
import { Refused } from "#kernel/refusal.ts";
import type { Citizens } from "#modules/citizen/index.ts";
import { pinFault } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db.ts";
import { IssueCard, LoseCard, UnlockCard } from "../commands.ts";
import { takesPart } from "../policy.ts";
import { loadSubject } from "../store/load.ts";
import type { Course } from "../types.ts";
import type { Job, MakeCommand, RelayDeps } from "./command.ts";

/** A code is not kept with the command's key: who reads that table must not find one. */
export const withoutCode = <C extends { readonly card?: string | undefined }>({ card, ...rest }: C) => ({
  ...rest,
  shown: card !== undefined,
});

/** Is this code that of the card the course's citizen has now? */
export async function showedCard(
  tx: Tx,
  citizens: Citizens,
  course: Course,
  typed: string | undefined,
): Promise<boolean> {
  const code = typed === undefined ? null : readCardCode(typed);
  const card = code === null ? null : await citizens.cardByCode(tx, code);
  if (card === null || card.endedAt !== null) return false;
  return (await citizens.recordsOf(tx, course.citizenId)).includes(card.citizenId);
}

/**
 * The Stafetkort (E1), given out by whoever takes part in the course and stands with the citizen. Throws Refused `notYours`
 * for everybody else.
 */
export function cardActions(command: MakeCommand, { citizens }: RelayDeps) {
  async function held(job: Pick<Job<unknown>, "tx" | "actor">, courseId: string) {
    const { course } = await loadSubject(job.tx, courseId);
    if (!(await takesPart(job.tx, job.actor, courseId))) throw new Refused("notYours");
    return { course, citizenIds: await citizens.recordsOf(job.tx, course.citizenId) };
  }

  return {
    /**
     * A card with a new code and the PIN the citizen chose, or was given. One they had is dead at once. Throws Refused
     * `pinUnfit` for a PIN others would guess, `courseClosed`.
     */
    issueCard: command(
      "issueCard",
      IssueCard,
      async (job) => {
        const { actor, command: c, now, happened } = job;
        if (pinFault(c.pin)) throw new Refused("pinUnfit");
        const { course, citizenIds } = await held(job, c.courseId);
        if (course.state !== "open") throw new Refused("courseClosed");
        const { citizenId } = course;
        const draft = { citizenId, citizenIds, pin: c.pin, actor, now };
        const { cardId, replaced } = await citizens.issueCard(job.tx, draft);
        happened("cardIssued", { course, unitId: course.holderId, data: { replaced } });
        return { cardId };
      },
      ({ pin, ...rest }) => ({ ...rest, pin: citizens.pinDigest(pin) }),
    ),

    /** It is lost, or no longer wanted: it opens nothing from now on. Also on a closed course. Throws Refused `noCard`. */
    loseCard: command("loseCard", LoseCard, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const { course, citizenIds } = await held(job, c.courseId);
      if (!(await citizens.endCard(tx, { citizenIds, why: "lost", actor, now }))) throw new Refused("noCard");
      happened("cardEnded", { course, unitId: course.holderId });
      return { courseId: course.id };
    }),

    /**
     * Somebody tried wrong PINs, and the citizen has to wait: a helper who stands with them lets them try at once. By who
     * takes part, or by any door of the region with the card before it. Throws Refused `notFound`, `noCard`.
     */
    unlockCard: command(
      "unlockCard",
      UnlockCard,
      async ({ tx, actor, command: c, happened }) => {
        const { course } = await loadSubject(tx, c.courseId);
        if (!(await showedCard(tx, citizens, course, c.card)) && !(await takesPart(tx, actor, course.id)))
          throw new Refused("notFound");
        if (!(await citizens.unlockCard(tx, await citizens.recordsOf(tx, course.citizenId))))
          throw new Refused("noCard");
        happened("cardUnlocked", { course, unitId: course.holderId });
        return { courseId: course.id };
      },
      withoutCode,
    ),
  };
}
