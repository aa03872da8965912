import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { KnowledgeInvitation } from "#modules/citizen/index.ts";
import { type Actor, SYSTEM } from "#modules/identity/index.ts";
import { knowledgeToken, knowledgeTokenHash } from "../knowledge-links.ts";
import { takesPart } from "../policy.ts";
import type { NotedKnowledge, SharedKnowledge } from "../view-types.ts";
import type { ViewDeps } from "./deps.ts";
import { presentNoted, presentShared } from "./knowledge-present.ts";
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
  /** Without the way in of a link the citizen made: to open it would tell whether it was used. */
  readonly invitations: readonly (KnowledgeInvitation & { readonly token: string | null })[];
}

export function createKnowledgeViews({ db, citizens, secret }: ViewDeps, participants: Participants) {
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
              ? invitations.map((one) => ({
                  ...one,
                  token: one.byCitizen ? null : knowledgeToken(secret, one.id),
                }))
              : [],
          };
        },
      ),

    /**
     * What whoever comes by a link may read: the name its maker allowed, while it stands open; else whether it was used, or is
     * over. Throws Refused `linkUnknown`.
     */
    knowledgeDrop: (
      token: string,
      now: Instant,
    ): Promise<{ readonly shownName: string; readonly standing: "open" | "used" | "over" }> =>
      db.read(SYSTEM, async (snapshot) => {
        const found = await citizens.invitationByToken(snapshot, knowledgeTokenHash(token), now);
        if (found === null) throw new Refused("linkUnknown");
        const { standing } = found;
        return { standing, shownName: standing === "open" ? found.shownName : "" };
      }),
  };
}
