import { describe, expect, it } from "vitest";
import { exhaustive } from "./exhaustive.ts";
import { isRefused, Refused } from "./refusal.ts";

describe("Refused", () => {
  it("carries a stable code and what the words need", () => {
    const refusal = new Refused("alreadyAnswered", { by: "Herberget Nordlys" });
    expect(refusal).toMatchObject({ code: "alreadyAnswered", details: { by: "Herberget Nordlys" } });
    expect(refusal.message).toContain("alreadyAnswered");
    expect(new Refused("unknownUnit").details).toEqual({});
  });

  it("is recognised by its brand, also from another copy of the class", () => {
    const fromAnotherBundle = Object.assign(new Error(), { code: "x", [Symbol.for("stafet.refused")]: true });
    expect(isRefused(new Refused("x"))).toBe(true);
    expect(isRefused(fromAnotherBundle)).toBe(true);
  });

  it.each([[new Error("x")], [{ code: "x", details: {} }], ["alreadyAnswered"], [null], [undefined]])(
    "is not %s",
    (other) => expect(isRefused(other)).toBe(false),
  );
});

describe("exhaustive", () => {
  it("throws on a value the types did not foresee", () => {
    expect(() => exhaustive("rejected" as never)).toThrow(/rejected/);
  });
});
