import { expect, it } from "vitest";
import { isRefused } from "#kernel/refusal.ts";
import { allow, obey, refuse } from "./ruling.ts";

const thrownBy = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};

it("throws a refusal with its code and details", () => {
  const error = thrownBy(() => obey(refuse("alreadyAnswered", { state: "accepted" })));
  expect(isRefused(error)).toBe(true);
  expect(error).toMatchObject({ code: "alreadyAnswered", details: { state: "accepted" } });
});

it("gives what was allowed, even when that is nothing", () => {
  expect([obey(allow("fact")), obey(allow(false)), obey(allow(null))]).toEqual(["fact", false, null]);
});
