import { expect, it } from "vitest";
import { isDenial, mayCloseUnit } from "./policy.ts";
import type { Actor, UnitCard } from "./types.ts";

const unit = { id: "u1", leaderId: "p9" } as UnitCard;
const actor = (personId: string, unitId: string, role: Actor["role"]) =>
  ({ personId, unitId, role }) as Actor;

it.each([
  ["a worker of it", actor("p1", "u1", "worker"), false],
  ["a volunteer of it", actor("p1", "u1", "volunteer"), false],
  ["the lead of another", actor("p2", "u2", "lead"), false],
  ["its lead", actor("p3", "u1", "lead"), true],
  ["its organisation's responsible leader, on duty elsewhere", actor("p9", "u2", "worker"), true],
])("%s may close a unit: %#", (_who, who, may) => {
  expect(mayCloseUnit(who, unit)).toBe(may);
});

it("nobody closes the units of an organisation without a leader as its leader", () => {
  const token = { personId: null, unitId: null, role: "system" } as unknown as Actor;
  expect(mayCloseUnit(token, { ...unit, leaderId: null })).toBe(false);
});

it.each([
  ["forbidden", true],
  ["notYours", true],
  ["notFound", true],
  ["notMember", true],
  ["notConvener", true],
  ["notSuggested", true],
  ["unknownChannel", true],
  ["unknownMessage", true],
  ["unknownNote", true],
  ["unknownInvitation", true],
  ["unknownWorkUp", true],
  ["unknownComplaint", true],
  ["unknownCompanion", true],
  ["unknownReference", true],
  ["unknownNeedKind", false],
  ["stale", false],
  ["alreadyAnswered", false],
  ["notOpen", false],
])("%s is a want of a right: %s", (code, denial) => {
  expect(isDenial(code)).toBe(denial);
});
