import fc from "fast-check";
import { expect, test } from "vitest";
import { createKeyring, type Key, keyIdOf, Unreadable } from "./crypto.ts";

const key = (id: string, byte: number): Key => ({ id, key: Buffer.alloc(32, byte) });
const [old, young] = [key("2026a", 1), key("2026b", 2)];
const place = { table: "citizen.identifier", column: "sealed", row: "r1" };

const reasonOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Unreadable) {
      expect(error.message).toContain("citizen.identifier.sealed of ");
      expect(error.message).not.toContain("0102034567");
      return error.reason;
    }
    throw error;
  }
  return "opened";
};

test("what is sealed opens again, whatever it is, and never looks the same twice", () => {
  const ring = createKeyring([old]);
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const sealed = ring.seal(text, place);
      expect(ring.open(sealed, place)).toBe(text);
      expect(ring.seal(text, place)).not.toBe(sealed);
      expect(keyIdOf(sealed)).toBe("2026a");
    }),
  );
});

test.each([
  ["another row", { ...place, row: "r2" }],
  ["another column", { ...place, column: "phone" }],
  ["another table", { ...place, table: "citizen.citizen" }],
  ["the same letters, parted elsewhere", { table: "citizen.identifiers", column: "ealed", row: "r1" }],
])("moved to %s it does not open", (_, elsewhere) => {
  const ring = createKeyring([old]);
  const sealed = ring.seal("0102034567", place);
  expect(() => ring.open(sealed, elsewhere)).toThrow(Unreadable);
});

test("changed in any one character, cut short anywhere, or another key's, it does not open", () => {
  const ring = createKeyring([old, young]);
  const sealed = ring.seal("0102034567", place);
  const at = fc.integer({ min: 0, max: sealed.length - 1 });
  fc.assert(
    fc.property(at, fc.constantFrom("A", "b", "0", "_", ":", "!"), (i, letter) => {
      fc.pre(sealed[i] !== letter);
      const changed = sealed.slice(0, i) + letter + sealed.slice(i + 1);
      // Base64url's last letter may carry bits that nothing is made of.
      fc.pre(
        !Buffer.from(changed.slice(6), "base64url").equals(Buffer.from(sealed.slice(6), "base64url")) ||
          i < 6,
      );
      expect(["changed", "malformed", "unknownKey"]).toContain(reasonOf(() => ring.open(changed, place)));
    }),
  );
  fc.assert(
    fc.property(at, (length) => {
      expect(["changed", "malformed"]).toContain(reasonOf(() => ring.open(sealed.slice(0, length), place)));
    }),
  );
  expect(reasonOf(() => createKeyring([young]).open(sealed, place))).toBe("unknownKey");
  expect(reasonOf(() => createKeyring([key("2026a", 9)]).open(sealed, place))).toBe("changed");
  expect(reasonOf(() => ring.open(sealed.replace("2026a", "2026b"), place))).toBe("changed");
  expect(reasonOf(() => ring.open("0102034567", place))).toBe("malformed");
});

test("the first key seals, all open", () => {
  const sealed = createKeyring([old]).seal("x", place);
  const after = createKeyring([young, old]);
  expect(after.open(sealed, place)).toBe("x");
  expect(keyIdOf(after.seal("x", place))).toBe("2026b");
  expect(after.first).toBe("2026b");
});

test("equals have equal hashes, within their domain and under their key alone", () => {
  const ring = createKeyring([young, old]);
  expect(ring.hash("cpr", "1")).toEqual(ring.hash("cpr", "1"));
  expect(ring.hash("cpr", "1")).toHaveLength(32);
  expect(ring.hash("cpr", "1")).not.toEqual(ring.hash("cpr", "2"));
  expect(ring.hash("cpr", "1")).not.toEqual(ring.hash("cpr1", ""));
  expect(ring.hashes("cpr", "1")).toEqual([ring.hash("cpr", "1"), createKeyring([old]).hash("cpr", "1")]);
  expect(ring.hashes("cpr", "1")[0]).not.toEqual(ring.hashes("cpr", "1")[1]);
});

test.each([
  ["no key", []],
  ["two of one id", [old, key("2026a", 3)]],
  ["a short key", [{ id: "a", key: Buffer.alloc(16) }]],
])("%s is refused", (_, keys) => {
  expect(() => createKeyring(keys)).toThrow(RangeError);
});
