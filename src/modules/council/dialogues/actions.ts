import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { Tx } from "#platform/db.ts";
import { day, id, plainLine } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { bodiesThere } from "../bodies/store.ts";
import { appendText } from "../minuting/actions.ts";
import { keeping, sittingAt } from "../seats.ts";
import { dialogueState } from "./rules.ts";
import * as store from "./store.ts";

const seen = z.int().min(1);
export const dialogueSchemas = {
  /** About a topic, an item of an agenda, or neither. */
  OpenDialogue: z
    .strictObject({
      ...{ bodyId: id, title: plainLine(300), question: plainLine(8000), closesOn: day },
      topicId: id.nullable().default(null),
      itemId: id.nullable().default(null),
    })
    .refine(({ topicId, itemId }) => topicId === null || itemId === null, {
      ...{ error: "notTogether", path: ["topicId"] },
    }),
  Contribute: z.strictObject({ dialogueId: id, words: plainLine(8000) }),
  Withdraw: z.strictObject({ contributionId: id }),
  MoveClosing: z.strictObject({ dialogueId: id, seen, closesOn: day }),
  SumUp: z.strictObject({ dialogueId: id, seen, summary: plainLine(20_000) }),
  ShowDialogue: z.strictObject({ dialogueId: id, seen, shown: z.boolean() }),
  TakeSummary: z.strictObject({ dialogueId: id, seen }),
};
const { OpenDialogue, Contribute, Withdraw, MoveClosing, SumUp, ShowDialogue, TakeSummary } = dialogueSchemas;
type Asked<S extends z.ZodType> = z.input<S>;

/** Written dialogue between meetings: opened and summed up by whoever keeps the body's papers, written by whoever sits in it. */
export function createDialogueActions(act: Act) {
  return {
    /** About a topic or an item of the same body, when one is named. Throws Refused `forbidden`, `unknownBody`, `dayIsOver`, `notFound`. */
    openDialogue: (
      who: Who,
      command: Asked<typeof OpenDialogue>,
      now: Instant,
      key?: string,
    ): Promise<Uuid> =>
      act(who, { name: "openDialogue", command, now, key }, async (tx) => {
        const draft = wellFormed(OpenDialogue, command);
        await keeping(tx, who, draft.bodyId, now);
        await bodiesThere(tx, [draft.bodyId]);
        if (draft.closesOn < dayOf(now)) throw new Refused("dayIsOver");
        if (draft.topicId !== null) await store.topicOf(tx, draft.bodyId, draft.topicId);
        if (draft.itemId !== null) await store.itemOf(tx, draft.bodyId, draft.itemId);
        const dialogueId = newId();
        store.insertDialogue(tx, dialogueId, draft, now, personOf(who));
        return dialogueId;
      }),

    /**
     * Writes in it, in the name one sits under; about an item, whoever sits in a body that meets there. It stands as it was written. Throws Refused `notFound`, `forbidden`,
     * `dialogueClosed`.
     */
    contribute: (who: Who, command: Asked<typeof Contribute>, now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "contribute", command, now, key }, async (tx) => {
        const { dialogueId, words } = wellFormed(Contribute, command);
        const personId = personOf(who);
        if (personId === null) throw new Refused("forbidden");
        const dialogue = await store.lockedDialogue(tx, dialogueId);
        await sittingAt(tx, who, dialogue, now);
        if (dialogueState(dialogue, dayOf(now)) !== "open") throw new Refused("dialogueClosed");
        const as = await store.writesAs(tx, bodiesOf(dialogue), personId, dayOf(now));
        const contributionId = newId();
        store.insertContribution(tx, contributionId, { dialogueId, personId, ...as, words }, now);
        return contributionId;
      }),

    /** Takes one's own words back; that they were there stays. Throws Refused `notFound`, `forbidden`. */
    withdrawContribution: (
      who: Who,
      command: Asked<typeof Withdraw>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "withdrawContribution", command, now, key }, async (tx) => {
        const { contributionId } = wellFormed(Withdraw, command);
        const { personId, withdrawnAt } = await store.contributionOf(tx, contributionId);
        if (personId !== personOf(who)) throw new Refused("forbidden");
        if (withdrawnAt === null) store.withdrawContribution(tx, contributionId, now);
        return null;
      }),

    /** Another last day, while it is open. Throws Refused `notFound`, `forbidden`, `editedMeanwhile`, `dialogueClosed`, `dayIsOver`. */
    moveClosing: (who: Who, command: Asked<typeof MoveClosing>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "moveClosing", command, now, key }, async (tx) => {
        const { dialogueId, seen: edition, closesOn } = wellFormed(MoveClosing, command);
        const dialogue = await dialogueSeen(tx, who, dialogueId, edition, now);
        if (dialogueState(dialogue, dayOf(now)) !== "open") throw new Refused("dialogueClosed");
        if (closesOn < dayOf(now)) throw new Refused("dayIsOver");
        store.setClosing(tx, dialogue, closesOn);
        return null;
      }),

    /** What came of it, once it is closed. Throws Refused `notFound`, `forbidden`, `editedMeanwhile`, `dialogueOpen`, `alreadyPublished`. */
    sumUp: (who: Who, command: Asked<typeof SumUp>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "sumUp", command, now, key }, async (tx) => {
        const { dialogueId, seen: edition, summary } = wellFormed(SumUp, command);
        const dialogue = await dialogueSeen(tx, who, dialogueId, edition, now);
        const state = dialogueState(dialogue, dayOf(now));
        if (state === "open") throw new Refused("dialogueOpen");
        if (state === "published") throw new Refused("alreadyPublished");
        store.setSummary(tx, dialogue, summary, now, personOf(who));
        return null;
      }),

    /**
     * Shows the question and the summary to everybody – never who wrote what, and nothing about a closed item – or no longer.
     * Throws Refused as `sumUp`, `notSummedUp`, `aboutClosedItem`.
     */
    showDialogue: (
      who: Who,
      command: Asked<typeof ShowDialogue>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "showDialogue", command, now, key }, async (tx) => {
        const { dialogueId, seen: edition, shown } = wellFormed(ShowDialogue, command);
        const dialogue = await dialogueSeen(tx, who, dialogueId, edition, now);
        if (dialogueState(dialogue, dayOf(now)) === "open") throw new Refused("dialogueOpen");
        if (dialogue.summary === "") throw new Refused("notSummedUp");
        if (shown && !dialogue.aboutOpen) throw new Refused("aboutClosedItem");
        store.setPublished(tx, dialogue, shown ? now : null);
        return null;
      }),

    /**
     * Puts what came of it into what its item says: last in the case presentation, once. Somebody who signs in.
     * Throws Refused `notFound`, `forbidden`, `editedMeanwhile`, `notSummedUp`, `meetingMovedOn`.
     */
    takeSummary: (
      who: NonNullable<Who>,
      command: Asked<typeof TakeSummary>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "takeSummary", command, now, key }, async (tx) => {
        const { dialogueId, seen: edition } = wellFormed(TakeSummary, command);
        const { summary, itemId, meetingId } = await dialogueSeen(tx, who, dialogueId, edition, now);
        if (itemId === null || meetingId === null) throw new Refused("notFound");
        if (summary === "") throw new Refused("notSummedUp");
        await appendText(tx, who, { meetingId, itemId, section: "casePresentation", words: summary }, now);
        return null;
      }),
  };
}

const bodiesOf = ({ bodyId, joint }: store.StandingDialogue): readonly Uuid[] => [
  bodyId,
  ...joint.map(({ id }) => id),
];

async function dialogueSeen(tx: Tx, who: Who, dialogueId: Uuid, edition: number, now: Instant) {
  const dialogue = await store.lockedDialogue(tx, dialogueId);
  await keeping(tx, who, dialogue.bodyId, now);
  if (dialogue.edition !== edition)
    throw new Refused("editedMeanwhile", { id: dialogueId, edition: dialogue.edition });
  return dialogue;
}
