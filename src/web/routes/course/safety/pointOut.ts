import type { FormAgain } from "../../../http/command.ts";
import { text } from "../../../http/context.ts";
import { commandForm, type FormFields, type Parsed } from "../../../http/form.ts";
import type { Text } from "../../../text/types.ts";
import { type CourseArgs, keepTyped } from "../shared/subject.ts";
import { freshLabels } from "./pointedOut.ts";

/**
 * Words that say what somebody is are pointed out once, before anything is kept: the form again, with all that was typed. Null when
 * there are none, when they were pointed out already, or when something is wrong besides – then that is said with them.
 */
export async function pointOut(
  args: CourseArgs,
  parse: (fields: FormFields, text: Text) => Parsed<unknown>,
): Promise<FormAgain | null> {
  const fields = await commandForm(args.request.clone());
  if (freshLabels(fields.values).length === 0 || !parse(fields, text(args.context)).ok) return null;
  return keepTyped(args, fields);
}
