import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { KnowledgeInvitation } from "#modules/citizen/index.ts";
import { type Actor, SYSTEM } from "#modules/identity/index.ts";
import { knowledgeTokenHash, type LinkReader, NOBODY_KNOWN, whoseOwn } from "../knowledge-links.ts";
import { takesPart } from "../policy.ts";
import type { NotedKnowledge, SharedKnowledge } from "../view-types.ts";
import type { ViewDeps } from "./deps.ts";
import { presentNoted, presentShared } from "./knowledge-present.ts";
import { type KnowledgeReaders, knowledgeReaders } from "./knowledgeReaders.ts";
import type { Participants } from "./participants.ts";
import { opensKind } from "./sight.ts";

export interface KnowledgeView {
  readonly courseId: Uuid;
  readonly knownAs: string;
  readonly open: boolean;
  /** The citizen lets the reader read what they share; without, there is none of it here. */
  readonly known: boolean;
  /** The reader takes part: they may write down what somebody tells, and what the citizen decides. */
  readonly mayNote: boolean;
  /** The reader has the baton: they may let others tell. */
  readonly mayInvite: boolean;
  readonly shared: readonly SharedKnowledge[];
  readonly noted: readonly NotedKnowledge[];
  /**
   * The ways in that stand open, without the way in itself: that is told once, to whoever makes it. `told`: what came by it is
   * shared, and by whom. Else nothing is said of whether it was used.
   */
  readonly invitations: readonly (KnowledgeInvitation & { readonly told: boolean })[];
  /** Who may read what is shared; null where the reader does not see all of the course. */
  readonly readers: KnowledgeReaders | null;
}

export interface KnowledgeDrop {
  readonly shownName: string;
  readonly standing: "open" | "used" | "over" | NonNullable<ReturnType<typeof whoseOwn>>;
}

export function createKnowledgeViews(deps: ViewDeps, participants: Participants) {
  const { db, citizens } = deps;
  return {
    /**
     * What others have told of the citizen and the citizen shares, what the reader wrote down, and the ways in that stand open.
     * Whether one has been used is not told: it would say that a note waits. For those who take part; refused `notFound` for
     * others and unknown identifiers. Logged.
     */
    knowledge: (actor: Actor, courseId: Uuid, now: Instant): Promise<KnowledgeView> =>
      participants.onlyForParticipants(
        actor,
        courseId,
        "knowledge.read",
        now,
        async (snapshot, course, sighted) => {
          const records = await citizens.recordsOf(snapshot, course.citizenId);
          const [cards, notes, invitations, part, { sight }] = await Promise.all([
            citizens.citizenCards(snapshot, [course.citizenId], dayOf(now)),
            citizens.knowledgeOf(snapshot, records, actor.unitId),
            citizens.invitationsOf(snapshot, records, now),
            takesPart(snapshot, actor, course.id),
            sighted,
          ]);
          const open = course.state === "open";
          const known = opensKind(sight, "knowledgeNotes");
          const mayInvite = open && course.holderId === actor.unitId;
          const told = new Set(
            notes.filter((note) => note.state === "shared" && note.showsGiver).map((note) => note.reference),
          );
          return {
            courseId: course.id,
            knownAs: cards.get(course.citizenId)?.knownAs ?? "",
            open,
            known,
            mayNote: open && part,
            mayInvite,
            shared: known ? presentShared(notes) : [],
            noted: presentNoted(notes, actor),
            invitations: mayInvite
              ? invitations.map((one) => ({ ...one, told: told.has(one.reference) }))
              : [],
            readers: sight.kind === "all" ? await knowledgeReaders(snapshot, deps, course, now) : null,
          };
        },
      ),

    /**
     * What whoever comes by a link may read: the name its maker allowed, while it stands open; else whether it was used, or is
     * over. Its maker, and whom it is about, read whose it is instead, however it stands. Throws Refused `linkUnknown`.
     */
    knowledgeDrop: (token: string, now: Instant, reader: LinkReader = NOBODY_KNOWN): Promise<KnowledgeDrop> =>
      db.read(SYSTEM, async (snapshot) => {
        const found = await citizens.invitationByToken(snapshot, knowledgeTokenHash(token), now);
        if (found === null) throw new Refused("linkUnknown");
        const { shownName } = found;
        const own = whoseOwn(found, reader, await citizens.recordsOf(snapshot, found.citizenId));
        if (own !== null) return { standing: own, shownName };
        return { standing: found.standing, shownName: found.standing === "open" ? shownName : "" };
      }),

    /**
     * The way in on the sheet that goes along with a link, for whoever has just made it and so knows its token. Throws Refused
     * `linkUnknown`.
     */
    invitationOfToken: (token: string, now: Instant): Promise<{ readonly id: Uuid }> =>
      db.read(SYSTEM, async (snapshot) => {
        const found = await citizens.invitationByToken(snapshot, knowledgeTokenHash(token), now);
        if (found === null) throw new Refused("linkUnknown");
        return { id: found.id };
      }),
  };
}
