import { z } from "zod";
import { parsePhone } from "#kernel/phone.ts";
import { ACTING_KINDS, COMES, COMPANION_KINDS, COMPANION_TOLD, PHONED_ON } from "#modules/citizen/index.ts";
import { GIVERS } from "#modules/consent/index.ts";
import { id, plainLine, plainText, text, time } from "#platform/fields.ts";

/** Commands about who goes with the citizen and who is close to them (D5): who it is, and what the citizen wants with them. */

const who = {
  kind: z.enum(COMPANION_KINDS),
  name: plainLine(120),
  relation: plainText(120).default(""),
  /** In what they act for the person: needed for a guardian and a party representative. */
  remit: plainText(500).default(""),
  language: plainText(60).default(""),
  note: plainText(500).default(""),
  phone: text(40)
    .refine((value) => parsePhone(value) !== null, { error: "notAPhone" })
    .optional(),
};

const wishes = {
  comes: z.enum(COMES),
  told: z.array(z.enum(COMPANION_TOLD)).max(COMPANION_TOLD.length).default([]),
  phoned: z.array(z.enum(PHONED_ON)).max(PHONED_ON.length).default([]),
  opens: time.optional(),
  closes: time.optional(),
  words: plainText(1000).default(""),
};

/** How a helper heard it, and from whom: the citizen, unless told. */
const heard = {
  form: z.enum(["oral", "written"]),
  givenBy: z.enum(GIVERS).default("citizen"),
  givenByName: plainLine(200).optional(),
};

type Issues = z.core.$RefinementCtx;
const say = (context: Issues, field: string, message: string) =>
  context.addIssue({ code: "custom", message, path: [field] });

function hoursInOrder(c: { opens?: string | undefined; closes?: string | undefined }, context: Issues): void {
  if ((c.opens === undefined) !== (c.closes === undefined))
    say(context, c.opens ? "closes" : "opens", "required");
  if (c.opens !== undefined && c.opens === c.closes) say(context, "closes", "sameTime");
}

function giverNamed(c: { givenBy: string; givenByName?: string | undefined }, context: Issues): void {
  if ((c.givenBy === "citizen") !== (c.givenByName === undefined))
    say(context, "givenByName", "nameTheGiver");
}

export const AddCompanion = z
  .strictObject({ courseId: id, ...who, ...wishes, ...heard })
  .superRefine((c, context) => {
    if (ACTING_KINDS.includes(c.kind) && c.remit === "") say(context, "remit", "required");
    hoursInOrder(c, context);
    giverNamed(c, context);
  });
export const WishForCompanion = z
  .strictObject({ courseId: id, companionId: id, ...wishes, ...heard })
  .superRefine((c, context) => {
    hoursInOrder(c, context);
    giverNamed(c, context);
  });
export const EndCompanion = z.strictObject({ courseId: id, companionId: id });

/** By the citizen's own hand. Who acts for them is appointed, or has a power of attorney: a helper writes that down. */
export const OwnAddCompanion = z
  .strictObject({
    kind: z.enum(["companion", "layAssistant", "relative"]),
    name: who.name,
    relation: who.relation,
    phone: who.phone,
    ...wishes,
  })
  .superRefine(hoursInOrder);
export const OwnWishForCompanion = z.strictObject({ companionId: id, ...wishes }).superRefine(hoursInOrder);
export const OwnEndCompanion = z.strictObject({ companionId: id });
