import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { isRefused, Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { Tx } from "#platform/db.ts";
import { day, id, plainLine, plainText } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { bodiesThere } from "../bodies/store.ts";
import { pointSchema, pointsThere } from "../meetings/pointing.ts";
import { keeping, sitting } from "../seats.ts";
import * as store from "./store.ts";

const seen = z.int().min(1);
export const gatheringSchemas = {
  OpenGathering: z
    .strictObject({
      ...{ bodyId: id, title: plainLine(300), askedBy: plainLine(200), about: plainText(8000).default("") },
      ...{
        due: day,
        deliverBy: day.nullable().default(null),
        questions: z.array(plainLine(1000)).max(30).default([]),
      },
    })
    .refine(({ due, deliverBy }) => deliverBy === null || due <= deliverBy, {
      ...{ error: "endsBeforeItBegins", path: ["deliverBy"] },
    }),
  GiveInput: z.strictObject({
    gatheringId: id,
    /** Which question it answers; null: all of it. */
    place: z.int().min(1).nullable().default(null),
    /** A member or an association. */
    fromWhom: plainLine(200),
    words: plainLine(8000),
  }),
  WithdrawInput: z.strictObject({ inputId: id }),
  AddHeading: z.strictObject({ gatheringId: id, title: plainLine(200) }),
  Group: z.strictObject({
    gatheringId: id,
    under: z.array(z.strictObject({ inputId: id, headingId: id.nullable() })).max(300),
  }),
  AdoptText: z
    .strictObject({
      ...{ gatheringId: id, seen, words: plainLine(50_000), adoptedOn: day },
      /** Which meeting: one that is here, or as it is called. */
      ...{ ...pointSchema, adoptedAt: plainText(300).default("") },
    })
    .refine(({ meetingId, adoptedAt }) => meetingId !== null || adoptedAt !== "", {
      ...{ error: "required", path: ["adoptedAt"] },
    }),
  ShowText: z.strictObject({ gatheringId: id, seen, shown: z.boolean() }),
  CallOffGathering: z.strictObject({ gatheringId: id, seen, because: plainLine(1000) }),
};
const { OpenGathering, GiveInput, WithdrawInput, AddHeading, Group, AdoptText, ShowText, CallOffGathering } =
  gatheringSchemas;
type Asked<S extends z.ZodType> = z.input<S>;

/** Input somebody asks the body for: given by whoever sits in it, put together by whoever keeps its papers. */
export function createGatheringActions(act: Act) {
  return {
    /** Throws Refused `forbidden`, `dayIsOver`. */
    openGathering: (
      who: Who,
      command: Asked<typeof OpenGathering>,
      now: Instant,
      key?: string,
    ): Promise<Uuid> =>
      act(who, { name: "openGathering", command, now, key }, async (tx) => {
        const draft = wellFormed(OpenGathering, command);
        await keeping(tx, who, draft.bodyId, now);
        await bodiesThere(tx, [draft.bodyId]);
        if (draft.due < dayOf(now)) throw new Refused("dayIsOver");
        const gatheringId = newId();
        store.insertGathering(tx, gatheringId, draft, now, personOf(who));
        return gatheringId;
      }),

    /** Until the day inputs are in; after it, whoever keeps the papers may add what came late. Throws Refused `notFound`, `forbidden`, `inputsAreIn`. */
    giveInput: (who: Who, command: Asked<typeof GiveInput>, now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "giveInput", command, now, key }, async (tx) => {
        const input = wellFormed(GiveInput, command);
        const { bodyId, state, due } = await store.lockedGathering(tx, input.gatheringId);
        await sitting(tx, who, bodyId, now);
        if (state !== "open") throw new Refused("inputsAreIn");
        if (due < dayOf(now)) await keepingLate(tx, who, bodyId, now);
        if ((input.place ?? 0) > (await store.questionCount(tx, input.gatheringId)))
          throw new Refused("notFound");
        const inputId = newId();
        store.insertInput(tx, inputId, input, now, personOf(who));
        return inputId;
      }),

    /** One's own, or by whoever keeps the papers. Throws Refused `notFound`, `forbidden`, `inputsAreIn`. */
    withdrawInput: (
      who: Who,
      command: Asked<typeof WithdrawInput>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "withdrawInput", command, now, key }, async (tx) => {
        const { inputId } = wellFormed(WithdrawInput, command);
        const { gatheringId, personId } = await store.inputOf(tx, inputId);
        const { bodyId, state } = await store.lockedGathering(tx, gatheringId);
        if (personId !== null && personId === personOf(who)) await sitting(tx, who, bodyId, now);
        else await keeping(tx, who, bodyId, now);
        if (state !== "open") throw new Refused("inputsAreIn");
        store.withdrawInput(tx, inputId, now);
        return null;
      }),

    /** Throws Refused `notFound`, `forbidden`, `inputsAreIn`. */
    addHeading: (who: Who, command: Asked<typeof AddHeading>, now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "addHeading", command, now, key }, async (tx) => {
        const { gatheringId, title } = wellFormed(AddHeading, command);
        await openOne(tx, who, gatheringId, now);
        const headingId = newId();
        store.insertHeading(tx, headingId, gatheringId, title, now);
        return headingId;
      }),

    /** Puts inputs under headings of the same gathering. Throws Refused `notFound`, `forbidden`, `inputsAreIn`. */
    groupInputs: (who: Who, command: Asked<typeof Group>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "groupInputs", command, now, key }, async (tx) => {
        const { gatheringId, under } = wellFormed(Group, command);
        await openOne(tx, who, gatheringId, now);
        const headings = await store.headingsOf(tx, gatheringId);
        if (under.some(({ headingId }) => headingId !== null && !headings.includes(headingId)))
          throw new Refused("notFound");
        for (const { inputId, headingId } of under) store.putUnder(tx, gatheringId, inputId, headingId);
        return null;
      }),

    /** The text the body adopted, and where. Throws Refused `notFound`, `forbidden`, `editedMeanwhile`, `inputsAreIn`. */
    adoptText: (who: Who, command: Asked<typeof AdoptText>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "adoptText", command, now, key }, async (tx) => {
        const { gatheringId, seen: edition, ...adopted } = wellFormed(AdoptText, command);
        const gathering = await openOne(tx, who, gatheringId, now, edition);
        await pointsThere(tx, gathering.bodyId, adopted);
        store.adopt(tx, gathering, adopted);
        return null;
      }),

    /** Shows the adopted text to everybody – never who said what – or no longer. Throws Refused `notFound`, `forbidden`, `editedMeanwhile`, `notAdopted`. */
    showText: (who: Who, command: Asked<typeof ShowText>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "showText", command, now, key }, async (tx) => {
        const { gatheringId, seen: edition, shown } = wellFormed(ShowText, command);
        const gathering = await keptOne(tx, who, gatheringId, now, edition);
        if (gathering.state !== "adopted") throw new Refused("notAdopted");
        store.setShown(tx, gathering, shown ? now : null);
        return null;
      }),

    /** Throws Refused `notFound`, `forbidden`, `editedMeanwhile`, `inputsAreIn`. */
    callOffGathering: (
      who: Who,
      command: Asked<typeof CallOffGathering>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "callOffGathering", command, now, key }, async (tx) => {
        const { gatheringId, seen: edition, because } = wellFormed(CallOffGathering, command);
        store.callOffGathering(tx, await openOne(tx, who, gatheringId, now, edition), because);
        return null;
      }),
  };
}

/** One of a body whose papers they keep; in the edition that was read, when one is named. */
async function keptOne(tx: Tx, who: Who, gatheringId: Uuid, now: Instant, edition?: number) {
  const gathering = await store.lockedGathering(tx, gatheringId);
  await keeping(tx, who, gathering.bodyId, now);
  if (edition !== undefined && gathering.edition !== edition)
    throw new Refused("editedMeanwhile", { id: gatheringId, edition: gathering.edition });
  return gathering;
}

/** The same, not adopted or called off. */
async function openOne(tx: Tx, who: Who, gatheringId: Uuid, now: Instant, edition?: number) {
  const gathering = await keptOne(tx, who, gatheringId, now, edition);
  if (gathering.state !== "open") throw new Refused("inputsAreIn");
  return gathering;
}

/** After the day, to whoever does not keep the papers, it is too late – not forbidden. */
const keepingLate = (tx: Tx, who: Who, bodyId: Uuid, now: Instant): Promise<void> =>
  keeping(tx, who, bodyId, now).catch((error: unknown) => {
    throw isRefused(error) ? new Refused("inputsAreIn") : error;
  });
