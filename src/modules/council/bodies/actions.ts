import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { line } from "#platform/fields.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { type Act, personOf, type Who } from "../acting.ts";
import { keepingAll } from "../seats.ts";
import { addBody, bodyCalled } from "./store.ts";
import { BODY_KINDS } from "./types.ts";

const BodyDraft = z.strictObject({
  region: z.string().regex(/^DK-8[0-9]$/),
  slug: z
    .string()
    .max(80)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: line(200),
  kind: z.enum(BODY_KINDS),
});

/** Addresses below /raad that are pages of their own: a body of that name would never be seen. */
const TAKEN = new Set(["soeg", "foelg", "besoeg", "venter-paa-svar"]);

export function createBodyActions(act: Act) {
  return {
    /** Adds a council or another body. A secretary of the whole house. Throws Refused `invalidInput`, `forbidden`, `bodyThere`, `slugTaken`. */
    addBody: (who: Who, draft: z.input<typeof BodyDraft>, now: Instant): Promise<Uuid> =>
      act(who, { name: "addBody", command: draft, now }, async (tx) => {
        keepingAll(who);
        const body = { id: newId(), ...wellFormed(BodyDraft, draft) };
        if (TAKEN.has(body.slug)) throw new Refused("slugTaken");
        if ((await bodyCalled(tx, body.slug)) ?? (await bodyCalled(tx, body.name)))
          throw new Refused("bodyThere");
        addBody(tx, body, now, personOf(who));
        return body.id;
      }),
  };
}
