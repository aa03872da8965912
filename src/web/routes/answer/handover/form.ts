import type { z } from "zod";
import { commandSchemas } from "#modules/relay/index.ts";
import { agreedFrom } from "../../../http/agreed.ts";
import { type FormFields, noSuchForm, type Parsed } from "../../../http/form.ts";
import { parseCommand, withErrors } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

const schemas = commandSchemas;
type Input<K extends keyof typeof schemas> = z.input<(typeof schemas)[K]>;

/** Every answer of the page, the receiver's and the sender's, by the form it comes from. */
export type Answer =
  | { form: "accept"; input: Input<"Accept"> }
  | { form: "ask"; input: Input<"AskQuestion"> }
  | { form: "redirect"; input: Input<"Redirect"> }
  | { form: "send"; input: Input<"SendPrepared"> }
  | { form: "answer"; input: Input<"AnswerQuestion"> }
  | { form: "withdraw"; input: Input<"Withdraw"> };

export const parseAnswer =
  (handoverId: string) =>
  (fields: FormFields, text: Text): Parsed<Answer> => {
    switch (fields.form) {
      case "ask":
        return as("ask", schemas.AskQuestion, { handoverId, question: fields.get("question") }, text);
      case "redirect":
        return parseRedirect(handoverId, fields, text);
      case "send":
        return as(
          "send",
          schemas.SendPrepared,
          { handoverId, message: fields.get("message"), ...agreedFrom(fields) },
          text,
        );
      case "answer":
        return as("answer", schemas.AnswerQuestion, { handoverId, answer: fields.get("answer") }, text);
      case "withdraw":
        return as("withdraw", schemas.Withdraw, { handoverId, why: fields.get("why") }, text);
      case "accept":
        return as("accept", schemas.Accept, acceptFrom(handoverId, fields), text);
      default:
        return noSuchForm(text);
    }
  };

function as<F extends Answer["form"]>(
  form: F,
  schema: z.ZodType,
  input: Record<string, unknown>,
  text: Text,
): Parsed<Answer> {
  const parsed = parseCommand(schema, input, text);
  return parsed.ok ? { ok: true, command: { form, input: parsed.command } as Answer } : parsed;
}

const acceptFrom = (handoverId: string, fields: FormFields) => ({
  handoverId,
  contactPersonId: fields.get("contactPersonId"),
  firstContactOn: fields.get("firstContactOn"),
  nextStep: fields.get("nextStep"),
  nextStepOn: fields.get("firstContactOn"),
});

function parseRedirect(handoverId: string, fields: FormFields, text: Text): Parsed<Answer> {
  const input = redirectFrom(handoverId, fields);
  const nowhere = input.nextDoors.length === 0 && !input.noneKnown;
  return withErrors(
    as("redirect", schemas.Redirect, input, text),
    nowhere ? { nextDoors: text.fieldIssues.nameADoor } : {},
  );
}

/** Doors ticked, one written by hand, and whether none is known. */
function redirectFrom(handoverId: string, fields: FormFields) {
  const outside = fields.get("outsideName");
  const doors: object[] = fields.all("nextDoors").map((unitId) => ({ unitId }));
  return {
    handoverId,
    reason: fields.get("reason"),
    text: fields.get("text"),
    nextDoors: outside ? [...doors, { name: outside, phone: fields.get("outsidePhone") }] : doors,
    noneKnown: fields.has("noneKnown"),
  };
}
