import { format } from "node:util";
import { afterEach, expect } from "vitest";

/** A warning nobody reads hides the next one: whatever a test prints as one fails it. */
const said: string[] = [];
for (const level of ["error", "warn"] as const) {
  console[level] = (...words: unknown[]) => {
    said.push(format(...words));
  };
}
process.on("warning", (warning) => {
  said.push(String(warning));
});

afterEach(() => {
  const heard = said.splice(0);
  expect(heard, "the test printed warnings or errors").toEqual([]);
});
