import type { Instant } from "#kernel/clock.ts";
import { hours, plus } from "#kernel/time.ts";

/** What may be done with knowledge handed in about a person (D3). Pure. */

export const KNOWLEDGE_WAYS = ["link", "phone", "paper"] as const;
export type KnowledgeWay = (typeof KNOWLEDGE_WAYS)[number];
/** What the citizen says of a note: those on the relay may read it · only I · I do not want it. */
export const KNOWLEDGE_DECISIONS = ["shared", "keptPrivate", "returned"] as const;
export type KnowledgeDecision = (typeof KNOWLEDGE_DECISIONS)[number];
export type KnowledgeState = "received" | KnowledgeDecision;
/** Does the citizen know that it is handed in? As the giver says. */
export const KNOWN_TO_CITIZEN = ["yes", "no", "unsure"] as const;

/** So long a way in is open. */
export const INVITATION_DAYS = 14;
/** So many ways in about one person stand open at a time, and so many are made in a day and a night. */
export const MOST_INVITATIONS = 10;
/** So many notes about one person are received in a day and a night, by all ways together … */
export const MOST_NOTES_A_DAY = 10;
/** … and so many wait for the citizen: whoever writes forty would bury them. */
export const MOST_WAITING = 20;
export const WORDS_LIMIT = 4000;

export const invitationEnds = (now: Instant): Instant => plus(now, hours(24 * INVITATION_DAYS));

/** May one more way in be made? Why not, as a refusal's code; null: it may. */
export const whyNotInvite = (made: { readonly open: number; readonly today: number }): string | null =>
  made.open >= MOST_INVITATIONS || made.today >= MOST_INVITATIONS ? "tooManyInvitations" : null;

/** May one more note be received? A way in that is refused for this stays open. */
export function whyNotReceive(notes: { readonly today: number; readonly waiting: number }): string | null {
  if (notes.waiting >= MOST_WAITING) return "knowledgeWaits";
  return notes.today >= MOST_NOTES_A_DAY ? "knowledgeEnough" : null;
}

/** How a way in stands for whoever comes by it. */
export function standingOfInvitation(
  invitation: {
    readonly usedAt: Instant | null;
    readonly withdrawnAt: Instant | null;
    readonly expiresAt: Instant;
  },
  now: Instant,
): "open" | "used" | "over" {
  if (invitation.usedAt !== null) return "used";
  return invitation.withdrawnAt !== null || invitation.expiresAt <= now ? "over" : "open";
}

/**
 * What a decision does: `nothing` when it is said already; it `opens` the note to those on the relay, `closes` it to them,
 * changes how they read it (`changes`), or concerns the citizen alone (`quiet`). Null where the words are forgotten.
 */
export function whatDecisionDoes(
  note: { readonly state: KnowledgeState; readonly showsGiver: boolean; readonly forgotten: boolean },
  said: { readonly decision: KnowledgeDecision; readonly showsGiver: boolean },
): "nothing" | "opens" | "closes" | "changes" | "quiet" | null {
  if (note.forgotten) return said.decision === "returned" ? "nothing" : null;
  const shared = said.decision === "shared";
  if (note.state === said.decision)
    return shared && note.showsGiver !== said.showsGiver ? "changes" : "nothing";
  if (shared) return "opens";
  return note.state === "shared" ? "closes" : "quiet";
}
