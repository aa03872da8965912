import { expect, test } from "vitest";
import { z } from "zod";
import * as commands from "../commands.ts";

/** Everything the citizen writes by their own hand, field by field. */
const fields = Object.entries(commands)
  .filter(([name]) => /^(?:Own[A-Z]|FeltByLink|GiveKnowledge)/.test(name))
  .flatMap(([name, schema]) =>
    schema instanceof z.ZodObject
      ? Object.entries(schema.shape as Record<string, z.ZodType>).map(
          ([field, type]) => [name, field, type] as const,
        )
      : [],
  )
  .filter(([, , type]) => type.safeParse("Jeg kom en tirsdag").success)
  // A link's token; whom a letter was drawn for, as the page showed it.
  .filter(([, field]) => field !== "token" && field !== "to");

test("there are many, and none is forgotten when one is added", () => {
  expect(fields.length).toBeGreaterThan(20);
});

test.each(fields)("%s.%s takes words, and no personal number", (_, __, type) => {
  for (const written of ["Mit nummer er 010280-1234", "0102801234", "010280 1234 er mit"]) {
    const parsed = type.safeParse(written);
    expect(
      parsed.error?.issues.map(({ message }) => message),
      written,
    ).toEqual(["noNumberHere"]);
  }
  expect(type.safeParse("Ring 20 12 34 56").success).toBe(true);
});
