import { describe, expect, it } from "vitest";
import { minutes, plus } from "#kernel/time.ts";
import type { Actor, UnitCard } from "#modules/identity/index.ts";
import { mayOpenInEmergency } from "../policy.ts";
import { mayTryAgain } from "./emergency.ts";

const on = (sector: UnitCard["sector"], kind: string, who: Partial<Actor> = {}) =>
  mayOpenInEmergency({
    unit: { sector, kind } as UnitCard,
    role: "worker",
    technical: false,
    ...who,
  });

describe("who may open in an emergency", () => {
  it.each([
    ["a job centre", on("municipality", "jobCentre")],
    ["a shelter of an association", on("civilSociety", "shelter")],
    ["an association that calls itself a ward", on("civilSociety", "ward")],
    ["the region's own staff", on("region", "administration")],
    ["the region's bridge-builders", on("region", "bridgeBuilding")],
    ["a volunteer with a street team", on("municipality", "outreach", { role: "volunteer" })],
    ["a machine with a ward", on("region", "ward", { technical: true })],
  ])("not %s", (_, may) => expect(may).toBe(false));

  it.each([
    ["an emergency department", on("region", "emergencyDepartment")],
    ["a doctor", on("generalPractice", "practice")],
    ["a street nurse", on("municipality", "streetNurse")],
    ["a street team", on("municipality", "outreach")],
    ["a lead", on("region", "ward", { role: "lead" })],
  ])("%s", (_, may) => expect(may).toBe(true));
});

describe("how often", () => {
  const now = new Date("2026-06-02T08:00:00Z");
  const ago = (...wanted: number[]) => wanted.map((n) => plus(now, -minutes(n)));

  it("not a sixth time within the hour: says when", () => {
    expect(mayTryAgain(ago(1, 2, 3, 4, 50), now)).toEqual({
      ok: false,
      code: "tooManyAttempts",
      details: { seconds: 600 },
    });
    expect(mayTryAgain(ago(1, 2, 3, 4, 50, 59), now)).toMatchObject({ details: { seconds: 600 } });
  });

  it("a fifth time, or when the first of five is an hour old", () => {
    expect(mayTryAgain(ago(1, 2, 3, 4), now).ok).toBe(true);
    expect(mayTryAgain(ago(1, 2, 3, 4, 60), now).ok).toBe(true);
  });
});
