import { data, type RouterContextProvider, redirect } from "react-router";
import { isRefused, type Refused } from "#kernel/refusal.ts";
import { refusalMessage } from "../text/refusal.ts";
import type { Text } from "../text/types.ts";
import { text } from "./context.ts";
import { commandForm, type FieldErrors, type FormFields, type Parsed } from "./form.ts";
import { NUMBER_STAYS, type NumberFound, numbersTyped } from "./numbers.ts";
import { issueErrors } from "./parse.ts";
import { refusalStatus } from "./status.ts";

/** A form that could not be carried out, with what was typed, so that the page can show it again. */
export interface FormAgain {
  form: string;
  values: Record<string, string[]>;
  errors: FieldErrors;
  refusal: { code: string; message: string } | null;
  /** Not carried out yet: the text holds what reads as personal numbers. `sent` is the form as it was sent, to send again. */
  numbers?: { found: readonly NumberFound[]; sent: Readonly<Record<string, readonly string[]>> };
}

interface Command<C> {
  request: Request;
  context: Readonly<Pick<RouterContextProvider, "get">>;
  /** Pure: the fields to a typed command, or what is wrong with them. */
  parse(fields: FormFields, text: Text): Parsed<C>;
  /** Carries it out and returns the path of the page to go to. `key` is the idempotency key. */
  run(command: C, key: string): Promise<string>;
}

/**
 * A route's action in one call: read the form, parse, carry out, redirect. Field errors (400) and refusals
 * (409 a race, 403 no right, 404 unknown, else 400) come back as a `FormAgain` for `CommandForm`; so does, once, a
 * text that holds what reads as a personal number, which the person may leave there. Whatever else is
 * thrown is a fault and reaches the error page.
 */
export async function handleCommand<C>(args: Command<C>) {
  const words = text(args.context);
  const fields = await commandForm(args.request);
  const again = { form: fields.form, values: shown(fields.values) };
  const parsed = args.parse(fields, words);
  if (!parsed.ok) return data<FormAgain>({ ...again, errors: parsed.errors, refusal: null }, 400);
  const found = fields.has(NUMBER_STAYS) ? [] : numbersTyped(fields.values);
  if (found.length > 0) {
    return data<FormAgain>(
      { ...again, errors: {}, refusal: null, numbers: { found, sent: fields.values } },
      400,
    );
  }
  try {
    return redirect(await args.run(parsed.command, fields.key));
  } catch (error) {
    if (!isRefused(error)) throw error;
    return data<FormAgain>(refusedForm(fields, error, words), refusalStatus(error.code));
  }
}

/** A refused form as the page shows it again. */
export function refusedForm(fields: FormFields, error: Refused, words: Text): FormAgain {
  const refusal = { code: error.code, message: refusalMessage(words, error.code, error.details) };
  const errors = issueErrors(error.details.issues, words);
  return { form: fields.form, values: shown(fields.values), errors, refusal };
}

/** What may be shown again: not the housekeeping fields, and never a secret. */
const shown = (values: Record<string, string[]>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !hidden.has(name)));

const hidden = new Set(["key", "form", "password", "newPassword", "pin", "code", "kept"]);
