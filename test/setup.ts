import { format } from "node:util";
import { afterAll, afterEach, expect } from "vitest";
import { opened } from "./opened.ts";

/** A warning nobody reads hides the next one: whatever a test prints as one fails it. */
const said: string[] = [];
for (const level of ["error", "warn"] as const) {
  console[level] = (...words: unknown[]) => {
    said.push(format(...words));
  };
}
const hear = (warning: Error): void => {
  said.push(String(warning));
};
process.on("warning", hear);
// Files that share a process each bring this along: eleven listeners would themselves be a warning.
afterAll(() => {
  process.off("warning", hear);
});

afterEach(() => {
  const heard = said.splice(0);
  expect(heard, "the test printed warnings or errors").toEqual([]);
});

afterAll(async () => {
  const forgotten = [...opened];
  await Promise.all(forgotten.map((database) => database.close()));
  if (forgotten.length > 0) throw new Error(`${forgotten.length} test database(s) were not closed`);
});
