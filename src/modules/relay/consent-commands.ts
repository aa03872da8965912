import { z } from "zod";
import { holdsCpr } from "#kernel/cpr.ts";
import {
  CONSENT_SCOPES,
  GIVERS,
  INFORMATION_KINDS,
  OBJECTED_TO,
  RECIPIENTS,
} from "#modules/consent/index.ts";
import { day, id, line, text } from "#platform/fields.ts";
import { EMERGENCY_REASONS } from "./types.ts";

/** Commands about who may know: what the citizen says, what they object to, and what is opened when they cannot answer. */

/** One line of what the citizen chose: these kinds, to these, for this. */
const AllowanceDraft = z
  .strictObject({
    recipient: z.enum(RECIPIENTS),
    unitId: id.optional(),
    organisationId: id.optional(),
    kinds: z.array(z.enum(INFORMATION_KINDS)).min(1).max(INFORMATION_KINDS.length),
    purpose: line(500),
    /** The last day of this line; as long as the rest where none is said. */
    endsOn: day.optional(),
  })
  .refine((c) => (c.recipient === "unit") === (c.unitId !== undefined), {
    error: "nameTheDoor",
    path: ["unitId"],
  })
  .refine((c) => (c.recipient === "organisation") === (c.organisationId !== undefined), {
    error: "nameTheOrganisation",
    path: ["organisationId"],
  });

const consentDraft = z.strictObject({
  scope: z.enum(CONSENT_SCOPES),
  /** Of `chosen`, and only of that. */
  allowances: z.array(AllowanceDraft).max(20).optional(),
  form: z.enum(["oral", "written"]),
  witness: text(200).optional(),
  /** The citizen, unless told. */
  givenBy: z.enum(GIVERS).optional(),
  givenByName: line(200).optional(),
});
const saysWhat = {
  check: (c: Pick<z.output<typeof consentDraft>, "scope" | "allowances">) =>
    (c.scope === "chosen") === (c.allowances ?? []).length > 0,
  error: { error: "chooseOne", path: ["allowances"] },
};
const saysWhoGave = {
  check: (c: Pick<z.output<typeof consentDraft>, "givenBy" | "givenByName">) =>
    ((c.givenBy ?? "citizen") === "citizen") === (c.givenByName === undefined),
  error: { error: "nameTheGiver", path: ["givenByName"] },
};
export const ConsentDraft = consentDraft
  .refine(saysWhat.check, saysWhat.error)
  .refine(saysWhoGave.check, saysWhoGave.error);

export const GiveConsent = z
  .strictObject({ courseId: id, ...consentDraft.shape })
  .refine(saysWhat.check, saysWhat.error)
  .refine(saysWhoGave.check, saysWhoGave.error);
export const WithdrawConsent = z.strictObject({ courseId: id });

/** *Frabedelse*: against treatment sharing with a unit, an organisation or all. */
export const MakeObjection = z
  .strictObject({
    courseId: id,
    against: z.enum(OBJECTED_TO),
    unitId: id.optional(),
    organisationId: id.optional(),
    form: z.enum(["oral", "written"]),
  })
  .refine((c) => (c.against === "unit") === (c.unitId !== undefined), {
    error: "nameTheDoor",
    path: ["unitId"],
  })
  .refine((c) => (c.against === "organisation") === (c.organisationId !== undefined), {
    error: "nameTheOrganisation",
    path: ["organisationId"],
  });
export const LiftObjection = z.strictObject({ courseId: id, objectionId: id });

/** Name and birth year must both be right; the reason is coded, and the tick is the person's own. */
export const OpenEmergency = z
  .strictObject({
    name: line(200),
    birthYear: z.int().min(1900).max(2100),
    reason: z.enum(EMERGENCY_REASONS),
    /** Goes into the log, where no personal number belongs. */
    reasonText: text(400)
      .refine((value) => !holdsCpr(value), { error: "noNumberHere" })
      .optional(),
    confirmed: z.literal(true, { error: "confirmIt" }),
  })
  .refine((c) => c.reason !== "other" || Boolean(c.reasonText), { error: "sayWhy", path: ["reasonText"] });
export const ReviewEmergency = z
  .strictObject({
    accessId: id,
    finding: z.enum(["justified", "notJustified"]),
    note: text(1000).optional(),
  })
  .refine((c) => c.finding !== "notJustified" || Boolean(c.note), { error: "sayWhy", path: ["note"] });
