import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { parsePhone } from "#kernel/phone.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { KnowledgeDecision, KnowledgeNote, ThanksTo } from "#modules/citizen/index.ts";
import type { Giver } from "#modules/consent/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import {
  DecideKnowledge,
  GiveKnowledge,
  InviteKnowledge,
  MarkKnowledgeUseful,
  NoteKnowledge,
  WithdrawKnowledgeInvitation,
} from "../commands.ts";
import {
  knowledgeToken,
  knowledgeTokenHash,
  type LinkReader,
  NOBODY_KNOWN,
  whoseOwn,
} from "../knowledge-links.ts";
import { takesPart } from "../policy.ts";
import { loadSubject, unitsOn } from "../store/load.ts";
import type { Course, EventType } from "../types.ts";
import { knowsKind } from "../views/who.ts";
import type { Job, MakeCommand, RelayDeps } from "./command.ts";
import { mayBeGivenUntil } from "./person.ts";

/** Where a thank-you may go, as typed. */
export function thanksTo(typed: string | undefined): ThanksTo | null {
  if (typed === undefined) return null;
  const phone = parsePhone(typed);
  return phone === null ? { kind: "email", to: typed } : { kind: "sms", to: phone };
}

/**
 * Knowledge handed in (D3). A note waits for the citizen and stands nowhere on the course until they share it: so nothing is told
 * of one before – not on the timeline, and not in the part of the log that names them. Throws Refused `notYours` for who does
 * not take part, `courseClosed` where nothing goes on any more.
 */
export function knowledgeActions(command: MakeCommand, deps: RelayDeps) {
  const { db, identity, citizens, secret } = deps;

  interface Subject {
    readonly course: Course;
    readonly citizenIds: readonly Uuid[];
  }

  async function subjectOf(
    { tx, actor }: Pick<Job<unknown>, "tx" | "actor">,
    courseId: Uuid,
    { open }: { open: boolean },
  ): Promise<Subject> {
    const { course } = await loadSubject(tx, courseId);
    if (!(await takesPart(tx, actor, courseId))) throw new Refused("notYours");
    if (open && course.state !== "open") throw new Refused("courseClosed");
    return { course, citizenIds: await citizens.recordsOf(tx, course.citizenId) };
  }

  const heldBy = async (job: Pick<Job<unknown>, "tx" | "actor">, courseId: Uuid): Promise<Subject> => {
    const subject = await subjectOf(job, courseId, { open: true });
    if (subject.course.holderId !== job.actor.unitId)
      throw new Refused("notHolder", { unitId: subject.course.holderId });
    return subject;
  };

  /** The reader may see what is shared, as on the course's page. */
  const readsShared = ({ tx, actor, now }: Job<unknown>, course: Course): Promise<boolean> =>
    knowsKind(tx, deps, actor, course.id, "knowledgeNotes", now);

  /** The note a helper speaks of: their own, one that is shared with them, or the one whose reference the citizen gives. */
  async function noteSpokenOf(
    job: Job<{ noteId?: Uuid | undefined; reference?: string | undefined }>,
    { course, citizenIds }: Subject,
  ): Promise<KnowledgeNote> {
    const { tx, actor, command: c } = job;
    const reference = c.reference === undefined ? null : citizens.readReference(c.reference);
    if (c.reference !== undefined && reference === null) throw new Refused("wrongReference");
    const which = reference === null ? { id: c.noteId ?? "" } : { reference };
    const note = await citizens.knowledgeNote(tx, which, citizenIds);
    if (note === null) throw new Refused(reference === null ? "unknownNote" : "wrongReference");
    const own = note.notedBy === actor.personId && note.notedUnit === actor.unitId;
    if (reference === null && !own && !(note.state === "shared" && (await readsShared(job, course))))
      throw new Refused("unknownNote");
    return note;
  }

  const inviteKnowledge = command(
    "inviteKnowledge",
    InviteKnowledge,
    async ({ tx, actor, command: c, now, happened }) => {
      const { course, citizenIds } = await heldBy({ tx, actor }, c.courseId);
      if (
        c.insteadOf !== undefined &&
        !(await citizens.withdrawInvitation(tx, { citizenIds, id: c.insteadOf, now }))
      )
        throw new Refused("unknownInvitation");
      const id = newId();
      await citizens.inviteKnowledge(tx, {
        id,
        tokenHash: knowledgeTokenHash(knowledgeToken(secret, id)),
        citizenId: course.citizenId,
        citizenIds,
        shownName: c.shownName ?? "",
        by: actor,
        byCitizen: false,
        now,
      });
      happened("knowledgeInvited", { course, unitId: course.holderId });
      return { invitationId: id };
    },
  );

  return {
    /** A link and a sheet of paper for one note, by who has the baton. Throws Refused `notHolder`, `tooManyInvitations`. */
    inviteKnowledge: async (
      ...asked: Parameters<typeof inviteKnowledge>
    ): Promise<{ invitationId: Uuid; token: string }> => {
      const { invitationId } = await inviteKnowledge(...asked);
      return { invitationId, token: knowledgeToken(secret, invitationId) };
    },

    /** Closes a way in, used or not. By who has the baton. Throws Refused `unknownInvitation`. */
    withdrawKnowledgeInvitation: command(
      "withdrawKnowledgeInvitation",
      WithdrawKnowledgeInvitation,
      async ({ tx, actor, command: c, now }) => {
        const { citizenIds } = await heldBy({ tx, actor }, c.courseId);
        if (!(await citizens.withdrawInvitation(tx, { citizenIds, id: c.invitationId, now })))
          throw new Refused("unknownInvitation");
        return { courseId: c.courseId };
      },
    ),

    /**
     * Somebody rang, or handed in a sheet: written down word for word. By who takes part. Throws Refused `wrongReference` where the
     * sheet is not about this person, `linkUsed`, `linkExpired`, `knowledgeEnough`, `knowledgeWaits`.
     */
    noteKnowledge: command(
      "noteKnowledge",
      NoteKnowledge,
      async ({ tx, actor, command: c, now }) => {
        const { course, citizenIds } = await subjectOf({ tx, actor }, c.courseId, { open: true });
        const reference = c.reference === undefined ? null : citizens.readReference(c.reference);
        const asked = reference && (await citizens.invitationByReference(tx, reference, citizenIds, now));
        if (c.reference !== undefined && !asked) throw new Refused("wrongReference");
        return citizens.receiveKnowledge(tx, {
          ...c,
          thanksTo: thanksTo(c.thanksTo),
          citizenId: course.citizenId,
          citizenIds,
          invitationId: asked ? asked.id : null,
          by: actor,
          now,
        });
      },
      ({ thanksTo: to, ...rest }) => ({ ...rest, to: to === undefined ? null : citizens.channelDigest(to) }),
    ),

    /**
     * The citizen's decision, said to a helper. Throws Refused `unknownNote`, `wrongReference`, `knowledgeForgotten`,
     * `custodyHolderGives`, `citizenGives`, `custodyHasEnded`.
     */
    decideKnowledge: command("decideKnowledge", DecideKnowledge, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const subject = await subjectOf(job, c.courseId, { open: false });
      const note = await noteSpokenOf(job, subject);
      await obeyAge(tx, deps, subject.course.citizenId, c, now);
      const { decision, showsGiver, form, witness = null, givenBy, givenByName = null } = c;
      const said = { decision, showsGiver, form, witness, givenBy, givenByName, by: actor, now };
      const done = await citizens.decideKnowledge(tx, note, said);
      const { course } = subject;
      for (const type of eventsOf(done)) {
        happened(type, { course, unitId: course.holderId });
        for (const unitId of await unitsOn(tx, course.id))
          if (unitId !== course.holderId) happened(type, { region: course.region, unitId });
      }
      return { noteId: note.id };
    }),

    /** "Det hjalp": once from each unit that reads it. The first time, the giver is told that much. Throws Refused `unknownNote`. */
    markKnowledgeUseful: command("markKnowledgeUseful", MarkKnowledgeUseful, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const { course, citizenIds } = await subjectOf(job, c.courseId, { open: false });
      const note = await citizens.knowledgeNote(tx, { id: c.noteId }, citizenIds);
      if (note?.state !== "shared" || !(await readsShared(job, course))) throw new Refused("unknownNote");
      if (await citizens.markKnowledgeUseful(tx, note.id, actor, now))
        happened("knowledgeUseful", { course, unitId: course.holderId });
      return { noteId: note.id };
    }),

    /**
     * Somebody hands over what they know, on a link, once; sent twice it is received once. Gives the number of their receipt.
     * By whoever has the link: no account; not by whoever made it, or whom it is about. Throws Refused `linkUnknown`,
     * `linkIsYourOwn`, `linkUsed`, `linkExpired`, `knowledgeEnough`, `knowledgeWaits`; none of them uses the link up.
     */
    async giveKnowledge(
      input: unknown,
      now: Instant,
      reader: LinkReader = NOBODY_KNOWN,
    ): Promise<{ readonly reference: string }> {
      const { token, ...c } = wellFormed(GiveKnowledge, input);
      return db.write(SYSTEM, async (tx) => {
        const asked = await citizens.invitationByToken(tx, knowledgeTokenHash(token), now);
        if (asked === null) throw new Refused("linkUnknown");
        const records = await citizens.recordsOf(tx, asked.citizenId);
        if (whoseOwn(asked, reader, records) !== null) throw new Refused("linkIsYourOwn");
        const { reference } = await citizens.receiveKnowledge(tx, {
          ...c,
          thanksTo: thanksTo(c.thanksTo),
          citizenId: asked.citizenId,
          citizenIds: records,
          way: "link",
          invitationId: asked.id,
          by: null,
          now,
        });
        const detail = { invitationId: asked.id };
        identity.audit.record(tx, [{ at: now, actor: SYSTEM, action: "relay.giveKnowledge", detail }]);
        return { reference };
      });
    },
  };
}

/**
 * Sharing is saying yes to others knowing: under 15 it is said by who has custody, from 15 by themselves; keeping and sending back
 * anybody may (consent/representation.ts). Throws Refused `custodyHolderGives`, `citizenGives`, `custodyHasEnded`.
 */
export async function obeyAge(
  tx: Tx,
  { citizens, consents }: Pick<RelayDeps, "citizens" | "consents">,
  citizenId: Uuid,
  { decision, givenBy }: { readonly decision: KnowledgeDecision; readonly givenBy: Giver },
  now: Instant,
): Promise<void> {
  const today = dayOf(now);
  const [cards, law] = await Promise.all([
    citizens.citizenCards(tx, [citizenId], today),
    consents.law(tx, today),
  ]);
  mayBeGivenUntil(
    { scope: decision === "shared" ? "relay" : "notNow", givenBy },
    cards.get(citizenId),
    law,
    today,
  );
}

/** What a decision is told as on the course: what concerns the citizen alone is not. */
export const eventsOf = (done: "nothing" | "opens" | "closes" | "changes" | "quiet"): readonly EventType[] =>
  done === "opens" ? ["knowledgeShared"] : done === "closes" ? ["knowledgeTakenBack"] : [];
