import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
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
export const nominationSchemas = {
  AskForNames: z
    .strictObject({
      ...{ bodyId: id, title: plainLine(300), askedBy: plainLine(200), about: plainText(4000).default("") },
      ...{ fewest: z.int().min(1).max(50), most: z.int().min(1).max(50) },
      ...{ answerBy: day.nullable().default(null), takesPlace: day.nullable().default(null) },
    })
    .refine(({ fewest, most }) => fewest <= most, { error: "outOfRange", path: ["most"] }),
  Nominate: z.strictObject({ nominationId: id, seatId: id }),
  WithdrawName: z.strictObject({ nomineeId: id }),
  DecideNames: z
    .strictObject({
      ...{ nominationId: id, seen, chosen: z.array(id).min(1).max(50), decidedOn: day },
      /** Which meeting: one that is here, or as it is called. */
      ...{ ...pointSchema, decidedAt: plainText(300).default("") },
    })
    .refine(({ meetingId, decidedAt }) => meetingId !== null || decidedAt !== "", {
      ...{ error: "required", path: ["decidedAt"] },
    }),
  CallOffNames: z.strictObject({ nominationId: id, seen, because: plainLine(1000) }),
};
const { AskForNames, Nominate, WithdrawName, DecideNames, CallOffNames } = nominationSchemas;
type Asked<S extends z.ZodType> = z.input<S>;

/** Representatives the body is asked for: whoever sits in it puts names forward; whoever keeps its papers writes what was decided. */
export function createNominationActions(act: Act) {
  return {
    /** Throws Refused `forbidden`. */
    askForNames: (who: Who, command: Asked<typeof AskForNames>, now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "askForNames", command, now, key }, async (tx) => {
        const draft = wellFormed(AskForNames, command);
        await keeping(tx, who, draft.bodyId, now);
        await bodiesThere(tx, [draft.bodyId]);
        const nominationId = newId();
        store.insertNomination(tx, nominationId, draft, now, personOf(who));
        return nominationId;
      }),

    /** Puts a name forward: somebody who sits in the body. Throws Refused `notFound`, `forbidden`, `nominationOver`, `namedAlready`. */
    nominate: (who: Who, command: Asked<typeof Nominate>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "nominate", command, now, key }, async (tx) => {
        const { nominationId, seatId } = wellFormed(Nominate, command);
        const { bodyId, state } = await store.lockedNomination(tx, nominationId);
        await sitting(tx, who, bodyId, now);
        if (state !== "open") throw new Refused("nominationOver");
        await store.sitsToday(tx, bodyId, seatId, dayOf(now));
        if ((await store.nomineesOf(tx, nominationId)).some((one) => one.seatId === seatId))
          throw new Refused("namedAlready");
        store.insertNominee(tx, newId(), nominationId, seatId, now, personOf(who));
        return null;
      }),

    /** Takes a name back: whoever put it forward, or keeps the papers. Throws Refused `notFound`, `forbidden`, `nominationOver`. */
    withdrawName: (
      who: Who,
      command: Asked<typeof WithdrawName>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "withdrawName", command, now, key }, async (tx) => {
        const { nomineeId } = wellFormed(WithdrawName, command);
        const nominee = await store.lockedNominee(tx, nomineeId);
        if (nominee.personId === personOf(who)) await sitting(tx, who, nominee.bodyId, now);
        else await keeping(tx, who, nominee.bodyId, now);
        if (nominee.state !== "open") throw new Refused("nominationOver");
        if (!nominee.withdrawn) store.withdrawNominee(tx, nomineeId, now);
        return null;
      }),

    /**
     * Who it became: names that were put forward, as many as were asked for. Throws Refused `notFound`, `forbidden`, `editedMeanwhile`,
     * `nominationOver`, `soMany` ({ fewest, most }).
     */
    decideNames: (who: Who, command: Asked<typeof DecideNames>, now: Instant, key?: string): Promise<null> =>
      act(who, { name: "decideNames", command, now, key }, async (tx) => {
        const { nominationId, seen: edition, chosen, ...where } = wellFormed(DecideNames, command);
        const nomination = await openSeen(tx, who, nominationId, edition, now);
        const { fewest, most } = nomination;
        const nominees = await store.nomineesOf(tx, nominationId);
        const ids = [...new Set(chosen)];
        if (ids.some((one) => !nominees.some(({ id: nominee }) => nominee === one)))
          throw new Refused("notFound");
        if (ids.length < fewest || ids.length > most) throw new Refused("soMany", { fewest, most });
        await pointsThere(tx, nomination.bodyId, where);
        store.decide(tx, nomination, ids, where);
        return null;
      }),

    /** Throws Refused `notFound`, `forbidden`, `editedMeanwhile`, `nominationOver`. */
    callOffNames: (
      who: Who,
      command: Asked<typeof CallOffNames>,
      now: Instant,
      key?: string,
    ): Promise<null> =>
      act(who, { name: "callOffNames", command, now, key }, async (tx) => {
        const { nominationId, seen: edition, because } = wellFormed(CallOffNames, command);
        store.callOff(tx, await openSeen(tx, who, nominationId, edition, now), because);
        return null;
      }),
  };
}

async function openSeen(tx: Tx, who: Who, nominationId: Uuid, edition: number, now: Instant) {
  const nomination = await store.lockedNomination(tx, nominationId);
  await keeping(tx, who, nomination.bodyId, now);
  if (nomination.edition !== edition)
    throw new Refused("editedMeanwhile", { id: nominationId, edition: nomination.edition });
  if (nomination.state !== "open") throw new Refused("nominationOver");
  return nomination;
}
