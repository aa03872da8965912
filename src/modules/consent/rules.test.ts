import { describe, expect, it } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import { basisBetween, type Door, isCurrent, lastDayOf } from "./rules.ts";

const ward: Door = { sector: "region", kind: "ward" };
const doctor: Door = { sector: "generalPractice", kind: "practice" };
const homeNursing: Door = { sector: "municipality", kind: "homeNursing" };
const jobCentre: Door = { sector: "municipality", kind: "jobCentre" };
const association: Door = { sector: "civilSociety", kind: "homeNursing" };
const state: Door = { sector: "state", kind: "prison" };

const basis = (
  from: Door,
  to: Door,
  scope: "relay" | "thisDoor" | "notNow" | null,
  needKinds = ["woundCare"],
) => basisBetween({ from, to, needKinds, consent: scope && { scope } });

describe("without consent", () => {
  it.each([
    ["an association", ward, association],
    ["a job centre", ward, jobCentre],
    ["the state", ward, state],
    ["anybody, from an association", association, ward],
    ["anybody, from a job centre", jobCentre, doctor],
  ])("nothing of the person is told to %s, whatever the need", (_who, from, to) => {
    expect(basis(from, to, null)).toBe("anonymous");
  });

  it.each([
    ["a ward and a doctor", ward, doctor],
    ["a doctor and a ward", doctor, ward],
    ["two wards", ward, ward],
    ["a ward and the home nurse", ward, homeNursing],
    ["the home nurse and a doctor", homeNursing, doctor],
  ])("treatment is ground enough between %s (§ 41)", (_who, from, to) => {
    expect(basis(from, to, null)).toBe("treatment");
  });

  it("treatment is no ground for a need that is none", () => {
    expect(basis(ward, doctor, null, ["home", "income"])).toBe("anonymous");
    expect(basis(ward, doctor, null, [])).toBe("anonymous");
    expect(basis(ward, doctor, null, ["home", "somatic"])).toBe("treatment");
  });
});

describe("with an objection", () => {
  it.each(["thisDoor", "notNow"] as const)("%s overrides the ground of treatment (§ 41 stk. 3)", (scope) => {
    expect(basis(ward, doctor, scope)).toBe("anonymous");
    expect(basis(ward, association, scope)).toBe("anonymous");
  });
});

describe("with consent for the relay", () => {
  it.each([
    ["a doctor", doctor],
    ["a job centre", jobCentre],
    ["an association", association],
  ])("%s on the relay may know", (_who, to) => {
    expect(basis(ward, to, "relay", ["home"])).toBe("consent");
  });
});

it("counts to the end of its last day, a year on", () => {
  const endsOn = lastDayOf(calendarDay("2027-03-01"));
  expect(endsOn).toBe("2028-02-29");
  expect(isCurrent({ endsOn }, calendarDay("2028-02-29"))).toBe(true);
  expect(isCurrent({ endsOn }, calendarDay("2028-03-01"))).toBe(false);
});
