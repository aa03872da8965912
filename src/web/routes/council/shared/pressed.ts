import type { z } from "zod";
import type { Parsed } from "../../../http/form.ts";

/** One of a page's forms, and the command it is. */
export interface Press<D extends string, S extends z.ZodType> {
  readonly do: D;
  readonly command: z.input<S>;
}

/** What was pressed on a page with several forms: which, and its command. */
export function pressed<const D extends string, C>(
  what: D,
  parsed: Parsed<C>,
): Parsed<{ readonly do: D; readonly command: C }> {
  return parsed.ok ? { ok: true, command: { do: what, command: parsed.command } } : parsed;
}

/** Lines that say something. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
