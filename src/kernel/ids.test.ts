import { describe, expect, it } from "vitest";
import { idSince, isUuid, newId } from "./ids.ts";

describe("newId", () => {
  it("is a UUID of version 7", () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it("sorts in the order it was made, and never repeats", () => {
    const ids = Array.from({ length: 5000 }, newId);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("idSince", () => {
  it("lies below what was made since, and above what was made before", () => {
    const made = newId();
    expect(isUuid(idSince(0))).toBe(true);
    expect(idSince(60_000) < made).toBe(true);
    expect(idSince(-60_000) > made).toBe(true);
  });
});

describe("isUuid", () => {
  it.each([
    ["0198c0de-7a11-7bad-8bad-0123456789ab", true],
    ["0198C0DE-7A11-7BAD-8BAD-0123456789AB", true],
    ["0198c0de7a117bad8bad0123456789ab", false],
    ["0198c0de-7a11-7bad-8bad-0123456789ag", false],
    [" 0198c0de-7a11-7bad-8bad-0123456789ab", false],
    ["new", false],
    ["", false],
  ])("%s → %s", (text, expected) => expect(isUuid(text)).toBe(expected));
});
