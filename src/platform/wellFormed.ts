import type { z } from "zod";
import { Refused } from "#kernel/refusal.ts";

/** What was asked for, as the schema makes it. Throws Refused `invalidInput` ({ issues }: each field that is wrong, with a code). */
export function wellFormed<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, code, message }) => ({
    field: path.join("."),
    // A rule of ours says what is wrong in its message; the library's own have a code for it.
    code: code === "custom" ? message : code,
  }));
  throw new Refused("invalidInput", { issues });
}
