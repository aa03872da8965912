import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { SafetyNote } from "#modules/citizen/index.ts";
import type { RelayDeps } from "../actions/command.ts";
import { OwnSafetyAnswer } from "../commands.ts";
import { writtenFor } from "./actor.ts";
import type { MakeAct } from "./acts.ts";
import type { ReadOwn } from "./views.ts";

/** What is written about a day when something went wrong (D6): the citizen reads it, and answers it for everybody who does. */

export type OwnSafetyNote = Omit<SafetyNote, "citizenId" | "unitId">;

export const safetyActs = (act: MakeAct, { citizens }: RelayDeps) => ({
  /** Throws Refused `stale` when the note counts no more, `answeredOften`. */
  answerSafetyNote: act(
    "answerSafetyNote",
    OwnSafetyAnswer,
    async ({ tx, command: { noteId, words }, now, course: { citizenId, holderId }, happened }) => {
      const notes = await citizens.safetyNotes(tx, citizenId, dayOf(now));
      const note = notes.find(({ id }) => id === noteId);
      if (note === undefined) throw new Refused("stale");
      await citizens.answerSafetyNote(tx, note, {
        words,
        byCitizen: true,
        actor: writtenFor(holderId),
        now,
      });
      happened("safetyNoteAnswered");
    },
  ),
});

export const safetyViews = (own: ReadOwn, { citizens }: Pick<RelayDeps, "citizens">) => ({
  /** The notes that count, newest event first. */
  safety: (citizenId: Uuid, now: Instant): Promise<readonly OwnSafetyNote[]> =>
    own(citizenId, now, (snapshot, course) =>
      citizens.safetyNotes(snapshot, course?.citizenId ?? citizenId, dayOf(now)),
    ),
});
