import { expect, test } from "vitest";
import { createSeal } from "./seal.ts";

const secret = "a secret for tests, long enough to be one";
const { seal, open, digest } = createSeal(secret, "letters");

test("what is sealed opens to what it was, and never looks the same twice", () => {
  for (const text of ["", "æøå 🌍", "x".repeat(10_000)]) expect(open(seal(text))).toBe(text);
  expect(seal("a")).not.toBe(seal("a"));
});

const sealed = seal("a");
const turned = `${sealed.startsWith("A") ? "B" : "A"}${sealed.slice(1)}`;

test.each(["", "x", "not base64 &%", sealed.slice(0, -2), turned, `${sealed}AAAA`])(
  "%j was not sealed by us",
  (given) => expect(open(given)).toBeNull(),
);

test("another purpose or another secret opens nothing, and hashes otherwise", () => {
  const others = [createSeal(secret, "codes"), createSeal(`${secret}!`, "letters")];
  for (const other of others) {
    expect(other.open(seal("a"))).toBeNull();
    expect(other.digest("a").equals(digest("a"))).toBe(false);
  }
  expect(digest("a").equals(digest("a"))).toBe(true);
});
