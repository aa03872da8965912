import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { line, plainLine } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { insertSeat, whoSignsInAs } from "../members/store.ts";
import { mayMakeBodies } from "../seats.ts";
import { addBody, bodyCalled } from "./store.ts";
import { BODY_KINDS } from "./types.ts";

export const BodyDraft = z.strictObject({
  region: z.string().regex(/^DK-8[0-9]$/),
  slug: z
    .string()
    .max(80)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: plainLine(200),
  kind: z.enum(BODY_KINDS),
  /** Who keeps its papers from today, and the address they sign in by; null: whoever keeps all papers. */
  secretary: z
    .strictObject({ name: plainLine(200), signsInAs: line(254) })
    .nullable()
    .default(null),
});

/** Addresses below /raad that are pages of their own, or take what is sent: a body of that name would never be seen. */
const TAKEN = new Set(["soeg", "foelg", "besoeg", "venter-paa-svar", "hent-ind", "bilag-ind"]);

export function createBodyActions(act: Act) {
  return {
    /**
     * Adds a council or another body, with whoever keeps its papers first. An administrator – who keeps none of them thereby – or a secretary
     * of the whole house. Throws Refused `invalidInput`, `forbidden`, `bodyThere`, `slugTaken`, `noSuchPerson`.
     */
    addBody: (who: Who, draft: z.input<typeof BodyDraft>, now: Instant, key?: string): Promise<Uuid> =>
      act(who, { name: "addBody", command: draft, now, key }, async (tx) => {
        if (who !== null && !mayMakeBodies(who)) throw new Refused("forbidden");
        const { secretary, ...given } = wellFormed(BodyDraft, draft);
        const body = { id: newId(), ...given };
        if (TAKEN.has(body.slug)) throw new Refused("slugTaken");
        if ((await bodyCalled(tx, body.slug)) ?? (await bodyCalled(tx, body.name)))
          throw new Refused("bodyThere");
        addBody(tx, body, now, personOf(who));
        if (secretary)
          insertSeat(
            tx,
            {
              ...{
                id: newId(),
                bodyId: body.id,
                role: "secretary",
                name: secretary.name,
                onBehalfOf: "",
                mail: "",
              },
              ...{ personId: await whoSignsInAs(tx, secretary.signsInAs), deputyFor: null },
              ...{ from: dayOf(now), until: null },
            },
            { did: "added", at: now, personId: personOf(who), why: "" },
          );
        return body.id;
      }),
  };
}
