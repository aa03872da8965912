import { join } from "node:path";
import { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { addDays, dayOf } from "#kernel/time.ts";
import { type Card, cardSchema } from "#modules/guidance/index.ts";
import { root } from "#root.ts";
import { madeId } from "../hsds/ids.ts";

/** Knowledge cards as a file: written by hand, one body a list of lines, and of no region until it is taken in. */

/** The first set: about fifteen cards in our own words, each tied to what the councils ask for. */
export const FIRST_SET: string = join(root, "src", "exchange", "guidance", "first-set.json");

const lines = z.array(z.string().max(400)).min(1).max(60);
const both = <T extends z.ZodType>(one: T) => z.object({ da: one, en: one });

const { shape } = cardSchema;
const fileSchema = z.object({
  cards: z
    .array(
      z.object({
        /** Its name in the file: the same name is the same card, however often the file is taken in. */
        code: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/),
        ...{ moments: shape.moments, needs: shape.needs, sources: shape.sources },
        ...{ clinical: shape.clinical, example: shape.example },
        title: both(z.string()),
        body: both(lines),
        /** How many days after it is taken in somebody should look at it again. */
        reviewInDays: z.number().int().min(1).max(3650).default(365),
      }),
    )
    .min(1)
    .max(500),
});

/** What a file of cards says, as cards of a region. Throws ZodError, which names the place, or SyntaxError. */
export function cardsIn(text: string, region: string, now: Instant): readonly Card[] {
  const { cards } = fileSchema.parse(JSON.parse(text.replace(/^\uFEFF/, "")));
  return cards.map(({ code, body, reviewInDays, ...rest }) =>
    cardSchema.parse({
      ...rest,
      id: madeId("guidance", region, code),
      region,
      body: { da: body.da.join("\n"), en: body.en.join("\n") },
      reviewOn: addDays(dayOf(now), reviewInDays),
    }),
  );
}
