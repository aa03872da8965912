import { type CardCode, readCardCode } from "#kernel/cardCode.ts";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { dayOf } from "#kernel/time.ts";
import type { LiveCard } from "#modules/citizen/index.ts";
import { NOTHING_SAID, objectsTo, toldTo } from "#modules/consent/index.ts";
import { type Actor, SYSTEM } from "#modules/identity/index.ts";
import type { HolderStrip } from "../view-types.ts";
import { courseOfPerson } from "./card-rows.ts";
import type { ViewDeps } from "./deps.ts";
import { holderStrip, loadNames } from "./names.ts";
import type { Participants } from "./participants.ts";

/** The card of a course's citizen, for those who may give one out. */
export interface CourseCard {
  readonly courseId: Uuid;
  readonly knownAs: string;
  readonly open: boolean;
  readonly card: LiveCard | null;
}

/** What a door is told of whoever stands there with a card. */
export type CardAtDoor =
  /** No such card, or one that was lost or replaced. */
  | { readonly kind: "unknown" | "dead" }
  /** The citizen does not want this door to know, or another region's house has the baton: only a number to ring. */
  | { readonly kind: "ring"; readonly phone: string }
  | {
      readonly kind: "door";
      readonly courseId: Uuid;
      readonly code: CardCode;
      readonly holder: HolderStrip;
      /** Somebody has the baton now; else they had it last. */
      readonly open: boolean;
      /** The course page has something to say to this door. */
      readonly opens: boolean;
      /** It is this door itself. */
      readonly ours: boolean;
    };

export function createCardViews({ db, identity, citizens, consents }: ViewDeps, participants: Participants) {
  return {
    /** For the course page and the print sheet. Logged. Throws Refused `notFound` for who does not take part. */
    courseCard: (actor: Actor, courseId: Uuid, now: Instant): Promise<CourseCard> =>
      participants.onlyForParticipants(actor, courseId, "card.read", now, async (snapshot, course) => {
        const records = await citizens.recordsOf(snapshot, course.citizenId);
        const [cards, card] = await Promise.all([
          citizens.citizenCards(snapshot, [course.citizenId], dayOf(now)),
          citizens.liveCard(snapshot, records),
        ]);
        const knownAs = cards.get(course.citizenId)?.knownAs ?? "";
        return { courseId, knownAs, open: course.state === "open", card };
      }),

    /**
     * Somebody stands at the door with a card (A10). Showing it lets the door know who has the baton and ring them – also
     * where the citizen said "not now" to all –, unless they object to this very door. More than that follows from consent, on
     * the course's own page. Asked of the house, and logged in the actor's name: what was told, and every guess.
     */
    async cardAtDoor(actor: Actor, typed: string, now: Instant): Promise<CardAtDoor> {
      const code = readCardCode(typed);
      const attempt = { at: now, actor, action: "card.shown" };
      const found = await db.read(SYSTEM, async (snapshot) => {
        const card = code === null ? null : await citizens.cardByCode(snapshot, code);
        if (card === null || card.endedAt !== null) return { card };
        const records = await citizens.recordsOf(snapshot, card.citizenId);
        const course = await courseOfPerson(snapshot, records);
        if (course === null) return { card };
        const [names, said] = await Promise.all([
          loadNames(snapshot, identity, { units: [course.holderId], people: [course.contactPersonId] }),
          consents.said(snapshot, [course.citizenId], dayOf(now)),
        ]);
        const words = said.get(course.citizenId) ?? NOTHING_SAID;
        const told = toldTo(words, actor.unit);
        const refused = objectsTo(words, actor.unit);
        return { card, course, told, refused, holder: holderStrip(names, course, now) };
      });
      const { card, course, holder } = found;
      if (code === null || card === null || course === undefined || holder === undefined) {
        await identity.audit.deny({ ...attempt, ...(card ? { citizenId: card.citizenId } : {}) });
        return { kind: card?.endedAt ? "dead" : "unknown" };
      }
      const about = { ...attempt, citizenId: course.citizenId, courseId: course.id };
      const ours = course.holderId === actor.unitId;
      if (course.region !== actor.unit.region || (found.refused && !ours)) {
        await identity.audit.deny(about);
        return { kind: "ring", phone: holder.phone };
      }
      const { mayOpen } = await identity.audit.read(actor, async (tx) => ({
        // Behind the door's own wall: what it opens, the page opens.
        content: { mayOpen: (await courseOfPerson(tx, [course.citizenId]))?.id === course.id },
        seen: [{ ...about, purpose: "citizenHere" }],
      }));
      const opens = mayOpen && (ours || found.told.finds || found.told.kinds.size > 0);
      return { kind: "door", courseId: course.id, code, holder, open: course.state === "open", opens, ours };
    },
  };
}
