import { data } from "react-router";

/** Longest text a form is read with at all. What is too long for its field is said at the field, with the text kept. */
export const FIELD_LIMIT = 100_000;
const FIELD_COUNT_LIMIT = 300;

/** What is wrong, by field name, in the viewer's language. */
export type FieldErrors = Readonly<Record<string, string>>;

/** What parsing gives: a typed command, or the errors – never both. */
export type Parsed<C> = { ok: true; command: C } | { ok: false; errors: FieldErrors };

/** The fields of a posted form, trimmed. A field that was not sent reads as an empty text. */
export interface FormFields {
  get(name: string): string;
  all(name: string): string[];
  has(name: string): boolean;
  /** Which form on the page, when it has several. */
  form: string;
  /** Idempotency key: the same for a form sent twice (law 11). */
  key: string;
  /** Everything typed, for showing the form again. */
  values: Record<string, string[]>;
}

/** Reads a posted form. Throws a 413 response when a field is longer than `longest` or there are too many. */
export async function commandForm(request: Request, longest = FIELD_LIMIT): Promise<FormFields> {
  return formFields(await request.formData(), longest);
}

/** The same from form data at hand. Files are ignored: pages that take files read them on their own. */
export function formFields(form: FormData, longest = FIELD_LIMIT): FormFields {
  const values: Record<string, string[]> = {};
  let count = 0;
  for (const [name, value] of form) {
    if (typeof value !== "string") continue;
    // The one name that would not become a field but the object's own kind.
    if (name === "__proto__") continue;
    const clean = verbatim.has(name) ? value : tidy(value);
    if (++count > FIELD_COUNT_LIMIT || clean.length > longest) throw data({ code: "tooLong" }, 413);
    values[name] = [...(Object.hasOwn(values, name) ? (values[name] ?? []) : []), clean];
  }
  const all = (name: string): string[] => (Object.hasOwn(values, name) ? (values[name] ?? []) : []);
  const get = (name: string): string => all(name)[0] ?? "";
  return { get, all, has: (name) => get(name) !== "", form: get("form"), key: get("key"), values };
}

/** What somebody remembers to the last sign, spaces at its ends among them. */
const verbatim = new Set(["password", "newPassword"]);

/** Browsers send line breaks as CRLF; control characters have no place in a text and PostgreSQL refuses NUL. */
export const readable = (value: string): string =>
  value.replaceAll("\r\n", "\n").replaceAll(/(?![\n\t])\p{Cc}/gu, "");

const tidy = (value: string): string => readable(value).trim();

/** A form that is none of the page's: nothing irreversible happens by a form nobody drew. */
export const noSuchForm = ({ fieldIssues }: { fieldIssues: { unusable: string } }) => ({
  ok: false as const,
  errors: { form: fieldIssues.unusable },
});

/** One of the words allowed, or null. */
export const oneOf = <const T extends string>(value: string, allowed: readonly T[]): T | null =>
  allowed.find((word) => word === value) ?? null;
