import { expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./passwordHash.ts";

const password = "  grøn cykel ved havnen ";

it("opens for the very password, its spaces among it, and for no other", async () => {
  const hash = await hashPassword(password);
  expect(hash).toMatch(/^scrypt\$15\$8\$3\$/);
  expect(await verifyPassword({ hash, password })).toBe(true);
  for (const other of [password.trim(), password.toUpperCase(), ""])
    expect(await verifyPassword({ hash, password: other })).toBe(false);
});

it("is never the same twice, and does not depend on how a letter was put together", async () => {
  const [first, second] = [await hashPassword("åben dør"), await hashPassword("åben dør")];
  expect(first).not.toBe(second);
  expect(await verifyPassword({ hash: first, password: "a\u030Aben dør" })).toBe(true);
});

it("says what it was made with, so that it can be raised: one of another cost still opens", async () => {
  const cheaper = "scrypt$14$8$1$AAAAAAAAAAAAAAAAAAAAAA$LXItd9mcru583Tx-KQk9JVfN268kUDBAHryAaAG0e48";
  expect(await verifyPassword({ hash: cheaper, password: "x" })).toBe(true);
  expect(await verifyPassword({ hash: cheaper, password: "y" })).toBe(false);
});

it.each(["", "salt:key", "scrypt$30$8$1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])(
  "%j is no hash of ours",
  async (hash) => {
    expect(await verifyPassword({ hash, password: "x" })).toBe(false);
  },
);
