import type { z } from "zod";
import type { Text } from "../text/types.ts";
import type { FieldErrors, Parsed } from "./form.ts";

/** What is wrong with one field, as a schema says it: where, and its code. */
interface Issue {
  readonly path: readonly PropertyKey[];
  readonly code?: string | undefined;
  readonly message: string;
  /** Of what size ("string", "array"), or what was expected ("boolean"). */
  readonly origin?: string;
  readonly expected?: string;
}

interface Options {
  /** The form's field for a path in the command ("nextDoors.0.name"); the path itself unless told. */
  field?: (path: string) => string;
  /** Fields that have something better to say than "must be filled in" – or whatever is wrong with them, but for its length. */
  words?: Readonly<Record<string, string>>;
}

/**
 * A form's fields to a command by the command's own schema, so that a page and the relay never disagree on what is
 * well formed – or what is wrong, field by field, in the viewer's words. A field left empty is not given. Pure.
 */
export function parseCommand<S extends z.ZodType>(
  schema: S,
  input: Readonly<Record<string, unknown>>,
  text: Text,
  { field = (path) => path, words = {} }: Options = {},
): Parsed<z.input<S>> {
  const given = withoutEmpty(input);
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, command: given as z.input<S> };
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues as readonly Issue[]) {
    const name = field(issue.path.join("."));
    const code = codeOf(issue);
    errors[name] ??= (code === "tooLong" ? undefined : words[name]) ?? issueMessage(text, code);
  }
  return { ok: false, errors };
}

/** The same with more that is wrong: what a schema does not look at while something else is. What it says comes first. */
export const withErrors = <C>(parsed: Parsed<C>, more: FieldErrors): Parsed<C> =>
  Object.keys(more).length === 0
    ? parsed
    : { ok: false, errors: { ...more, ...(parsed.ok ? {} : parsed.errors) } };

/** The words for one code, our own or the schema library's. */
export function issueMessage(text: Text, code: string): string {
  const words: Readonly<Record<string, string>> = text.fieldIssues;
  return (Object.hasOwn(words, code) ? words[code] : undefined) ?? text.fieldIssues.unusable;
}

/** The errors of a command that was refused as not well formed (`invalidInput`), by field. */
export function issueErrors(issues: unknown, text: Text): FieldErrors {
  if (!Array.isArray(issues)) return {};
  const named = issues.map(({ field = "", code = "" }: { field?: string; code?: string }) => [
    field,
    issueMessage(text, libraryCodes[code] ?? code),
  ]);
  return Object.fromEntries(named.filter(([field]) => field !== ""));
}

/** The schema library's codes in our words. What is missing is of the wrong type, what is empty is too small. */
const libraryCodes: Readonly<Record<string, keyof Text["fieldIssues"]>> = {
  invalid_type: "required",
  too_small: "required",
  too_big: "tooLong",
  invalid_value: "chooseOne",
  invalid_union: "chooseOne",
};

function codeOf({ code = "", message, origin, expected }: Issue): string {
  if (code === "custom") return message;
  if (expected === "boolean") return "chooseOne";
  if (origin === "array") return code === "too_big" ? "tooMany" : "chooseOne";
  // Only words can be too long; a number is too great.
  if (origin !== "string" && code === "too_big") return "unusable";
  return libraryCodes[code] ?? code;
}

/** An empty text, an empty object and what is not given are left out, at any depth; an empty list says "none". */
function withoutEmpty(input: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = Object.entries(input).map(([name, value]) => [name, tidy(value)]);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}

function tidy(value: unknown): unknown {
  if (value === "") return undefined;
  if (Array.isArray(value)) return value.map(tidy).filter((item) => item !== undefined);
  if (typeof value !== "object" || value === null) return value;
  const inner = withoutEmpty(value as Record<string, unknown>);
  return Object.keys(inner).length > 0 ? inner : undefined;
}
