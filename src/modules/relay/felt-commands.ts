import { z } from "zod";
import { id, plainText } from "#platform/fields.ts";

/** Commands about how it felt (feltSafe). `face`: 1 not safe at all … 5 safe; null: not now, which is always a choice. */

/** One of the five. */
const face = z
  .number()
  .refine((value) => [1, 2, 3, 4, 5].includes(value), { error: "chooseOne" })
  .meta({ type: "integer", minimum: 1, maximum: 5 });
const said = {
  face: face.nullable(),
  words: plainText(1000).optional(),
};

/** Asked by a worker, who writes down what the citizen answers. */
export const NoteFeltSafe = z.strictObject({ courseId: id, ...said });
/** By the citizen's own hand. `shown`: whoever has the baton may read it. */
export const OwnFeltSafe = z.strictObject({ askId: id, ...said, shown: z.boolean().default(false) });
export const OwnShowFelt = z.strictObject({ askId: id, shown: z.boolean() });
/** By whoever has the one-time link. */
export const FeltByLink = z.strictObject({ token: z.string().min(1).max(200), ...said });
