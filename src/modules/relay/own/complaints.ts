import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import type { Complaint } from "#modules/citizen/index.ts";
import type { RelayDeps } from "../actions/command.ts";
import { OwnComplaint, OwnComplaintRemoved, OwnComplaintSent, OwnComplaintShown } from "../commands.ts";
import { type ReachedAt, reachedAt, signedBy } from "../views/complaints.ts";
import { writtenFor } from "./actor.ts";
import type { MakeAct } from "./acts.ts";
import type { ReadOwn } from "./views.ts";

/** My letters of complaint (D8): mine alone, until I show one to whoever has the baton. */

export interface OwnComplaintsView {
  /** As a letter is signed. */
  readonly name: string;
  /** The municipality's code: where help is near; null where nobody ever had the baton. */
  readonly area: string | null;
  /** Who has the baton now, through whom an answer may reach me. */
  readonly at: ReachedAt | null;
  readonly letters: readonly Complaint[];
}

export const complaintActs = (act: MakeAct, { citizens, identity }: RelayDeps) => ({
  /** New or anew. Throws Refused `tooManyComplaints`, `editedMeanwhile`, `complaintHasLeft`, `unknownComplaint`. */
  writeComplaint: act("writeComplaint", OwnComplaint, async ({ tx, command, now, course }) => {
    const { complaintId, ...letter } = command;
    const { citizenId, holderId } = course;
    const by = { citizenId, byCitizen: true, writer: writtenFor(holderId), now };
    await citizens.writeComplaint(tx, { id: complaintId, ...letter }, by);
    return "quiet";
  }),

  /** Shows it to whoever has the baton, or takes it back. Throws Refused `unknownComplaint`. */
  showComplaint: act("showComplaint", OwnComplaintShown, async ({ tx, command, course, happened }) => {
    await citizens.showComplaint(
      tx,
      course.citizenId,
      command.complaintId,
      command.shown ? course.holderId : null,
    );
    if (!command.shown) return "quiet";
    happened("complaintShown");
    return null;
  }),

  /** I have sent it: now it stands as it was. Throws Refused `editedMeanwhile`, `unknownComplaint`. */
  complaintSent: act("complaintSent", OwnComplaintSent, async ({ tx, command, now, course }) => {
    const { complaintId, seen, to } = command;
    const [cards, units] = await Promise.all([
      citizens.citizenCards(tx, [course.citizenId], dayOf(now)),
      identity.unitCards(tx, course.state === "open" ? [course.holderId] : []),
    ]);
    const around = { name: signedBy(cards.get(course.citizenId)), at: reachedAt(units.get(course.holderId)) };
    await citizens.complaintSent(tx, course.citizenId, { id: complaintId, seen, now, to, ...around });
    return "quiet";
  }),

  /** Thrown away: the words are gone. Throws Refused `unknownComplaint`. */
  removeComplaint: act("removeComplaint", OwnComplaintRemoved, async ({ tx, command, now, course }) => {
    await citizens.removeComplaint(tx, course.citizenId, command.complaintId, now);
    return "quiet";
  }),
});

export const complaintViews = (
  own: ReadOwn,
  { citizens, identity }: Pick<RelayDeps, "citizens" | "identity">,
) => ({
  /** My letters, the newest first, and who has the baton. */
  complaints: (citizenId: Uuid, now: Instant): Promise<OwnComplaintsView> =>
    own(citizenId, now, async (snapshot, course) => {
      const subject = course?.citizenId ?? citizenId;
      const [cards, letters, units] = await Promise.all([
        citizens.citizenCards(snapshot, [subject], dayOf(now)),
        citizens.complaints(snapshot, subject),
        identity.unitCards(snapshot, course === null ? [] : [course.holderId]),
      ]);
      return {
        name: signedBy(cards.get(subject)),
        area: course?.area ?? null,
        at: course?.state === "open" ? reachedAt(units.get(course.holderId)) : null,
        // Shown to whoever had the baton before is not shown to who has it now.
        letters: letters.map((one) => ({ ...one, shown: one.shown && one.shownTo === course?.holderId })),
      };
    }),
});
