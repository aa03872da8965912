import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { KnowledgeInvitation, KnowledgeNote } from "#modules/citizen/index.ts";
import type { RelayDeps } from "../actions/command.ts";
import { eventsOf, obeyAge } from "../actions/knowledge.ts";
import { OwnInvitation, OwnInvitationWithdrawal, OwnKnowledgeDecision } from "../commands.ts";
import { knowledgeToken, knowledgeTokenHash } from "../knowledge-links.ts";
import { type KnowledgeReaders, knowledgeReaders } from "../views/knowledgeReaders.ts";
import { ownRecords, writtenFor } from "./actor.ts";
import type { MakeAct } from "./acts.ts";
import type { ReadOwn } from "./views.ts";

/** What others have handed in about me (D3): I read it, decide on each, and let others tell. */

export interface OwnKnowledgeView {
  /** Somebody has the baton: others can be let in to tell. */
  readonly open: boolean;
  readonly knownAs: string;
  /** Whom to ring, on the sheet: who has the baton. */
  readonly phone: string;
  /** The newest first; those that wait stand among them. */
  /** Who may read what I share. Null where nobody has ever had the baton. */
  readonly readers: KnowledgeReaders | null;
  readonly notes: readonly Omit<KnowledgeNote, "citizenId" | "notedBy" | "usefulToReader">[];
  /** Those nobody has used yet. */
  readonly invitations: readonly (KnowledgeInvitation & { readonly token: string })[];
}

export function knowledgeActs(act: MakeAct, deps: RelayDeps) {
  const { citizens, secret } = deps;
  return {
    /** Share, keep, or send back; also later, in place of what was decided. Throws Refused `unknownNote`, `knowledgeForgotten`, `custodyHolderGives`. */
    decideKnowledge: act("decideKnowledge", OwnKnowledgeDecision, async (mine) => {
      const { tx, command, now, course, happened } = mine;
      const note = await citizens.knowledgeNote(tx, { id: command.noteId }, await ownRecords(tx));
      if (note === null) throw new Refused("unknownNote");
      await obeyAge(tx, deps, course.citizenId, { ...command, givenBy: "citizen" }, now);
      const done = await citizens.decideKnowledge(tx, note, {
        ...command,
        form: "card",
        witness: null,
        givenBy: "citizen",
        givenByName: null,
        by: writtenFor(course.holderId),
        now,
      });
      for (const type of eventsOf(done)) happened(type);
      return "quiet";
    }),

    /** A link for somebody to tell by. Throws Refused `courseClosed`, `tooManyInvitations`. */
    inviteKnowledge: act("inviteKnowledge", OwnInvitation, async ({ tx, command, now, course }) => {
      if (course.state !== "open") throw new Refused("courseClosed");
      const id = newId();
      await citizens.inviteKnowledge(tx, {
        id,
        tokenHash: knowledgeTokenHash(knowledgeToken(secret, id)),
        citizenId: course.citizenId,
        citizenIds: await ownRecords(tx),
        shownName: command.shownName ?? "",
        by: writtenFor(course.holderId),
        byCitizen: true,
        now,
      });
      return "quiet";
    }),

    /** Closes a way in. Throws Refused `unknownInvitation`. */
    withdrawKnowledgeInvitation: act(
      "withdrawKnowledgeInvitation",
      OwnInvitationWithdrawal,
      async ({ tx, command, now }) => {
        const which = { citizenIds: await ownRecords(tx), id: command.invitationId, now };
        if (!(await citizens.withdrawInvitation(tx, which))) throw new Refused("unknownInvitation");
        return "quiet";
      },
    ),
  };
}

type Deps = Pick<RelayDeps, "citizens" | "consents" | "identity" | "secret">;

export const knowledgeViews = (own: ReadOwn, deps: Deps) => ({
  /** All that was handed in, and the ways in that stand open. */
  knowledge: (citizenId: Uuid, now: Instant): Promise<OwnKnowledgeView> =>
    own(citizenId, now, async (snapshot, course) => {
      const { citizens, identity, secret } = deps;
      const records = await ownRecords(snapshot);
      const subject = course?.citizenId ?? citizenId;
      const holder = course === null ? [] : [course.holderId];
      const [notes, invitations, cards, units, readers] = await Promise.all([
        citizens.knowledgeOf(snapshot, records),
        citizens.invitationsOf(snapshot, records, now),
        citizens.citizenCards(snapshot, [subject], dayOf(now)),
        identity.unitCards(snapshot, holder),
        course === null ? null : knowledgeReaders(snapshot, deps, course, now),
      ]);
      return {
        readers,
        open: course?.state === "open",
        phone: units.get(course?.holderId ?? "")?.phone ?? "",
        knownAs: cards.get(subject)?.knownAs ?? "",
        notes: notes.map(({ citizenId: _, notedBy: __, usefulToReader: ___, ...note }) => note),
        // What is used has become a note, and stands above.
        invitations: invitations
          .filter(({ reference }) => !notes.some((note) => note.reference === reference))
          .map((one) => ({ ...one, token: knowledgeToken(secret, one.id) })),
      };
    }),
});
