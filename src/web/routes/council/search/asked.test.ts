import fc from "fast-check";
import { expect, test } from "vitest";
import { askedIn, searchPath } from "./asked.ts";

test("what is not understood is not asked", () => {
  const asked = askedIn(new URLSearchParams("q=<b>&slags=kage&aar=12&side=-3"));
  expect(asked).toEqual({ words: "<b>", body: "", kind: null, year: null, page: 1 });
});

test("a question comes back from its address", () => {
  const any = fc.record({
    words: fc.string({ maxLength: 50 }).filter((words) => words.isWellFormed()),
    body: fc.constantFrom("", "raadet-1"),
    kind: fc.constantFrom(null, "minutes" as const, "story" as const),
    year: fc.option(fc.integer({ min: 1900, max: 2200 })),
    page: fc.integer({ min: 1, max: 50 }),
  });
  fc.assert(
    fc.property(any, (asked) => {
      expect(askedIn(new URL(searchPath(asked), "https://raad.example").searchParams)).toEqual(asked);
    }),
  );
});
