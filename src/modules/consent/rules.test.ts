import { describe, expect, it } from "vitest";
import type { SaidNow } from "./kinds.ts";
import { basisBetween, type Door } from "./rules.ts";

const ward: Door = { id: "ward", organisationId: "ward's", sector: "region", kind: "ward" };
const doctor: Door = {
  id: "doctor",
  organisationId: "doctor's",
  sector: "generalPractice",
  kind: "practice",
};
const homeNursing: Door = {
  id: "homeNursing",
  organisationId: "homeNursing's",
  sector: "municipality",
  kind: "homeNursing",
};
const jobCentre: Door = {
  id: "jobCentre",
  organisationId: "jobCentre's",
  sector: "municipality",
  kind: "jobCentre",
};
const association: Door = {
  id: "association",
  organisationId: "association's",
  sector: "civilSociety",
  kind: "homeNursing",
};
const state: Door = { id: "state", organisationId: "state's", sector: "state", kind: "prison" };

const basis = (
  from: Door,
  to: Door,
  scope: "relay" | "thisDoor" | "notNow" | null,
  needKinds = ["woundCare"],
) =>
  basisBetween({
    from,
    to,
    needKinds,
    said: { consent: scope && { scope, givenToUnit: "ward", allowances: [] }, objections: [] },
  });

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

const choosing = (to: Partial<NonNullable<SaidNow["consent"]>["allowances"][number]>): SaidNow => ({
  consent: {
    scope: "chosen",
    givenToUnit: "ward",
    allowances: [
      { recipient: "unit", unitId: null, organisationId: null, kinds: ["need"], purpose: "En seng", ...to },
    ],
  },
  objections: [],
});

describe("with a choice line by line", () => {
  const ask = (said: SaidNow, to: Door, needKinds = ["home"]) =>
    basisBetween({ from: ward, to, needKinds, said });

  it("is consent for the door it names – by unit or organisation – and for nobody else", () => {
    expect(ask(choosing({ unitId: association.id }), association)).toBe("consent");
    expect(ask(choosing({ recipient: "organisation", organisationId: "association's" }), association)).toBe(
      "consent",
    );
    expect(ask(choosing({ recipient: "relay" }), association)).toBe("consent");
    expect(ask(choosing({ unitId: "another" }), association)).toBe("anonymous");
  });

  it("lets nobody be asked by name for what says neither who they are nor what they need", () => {
    expect(ask(choosing({ unitId: association.id, kinds: ["health"] }), association)).toBe("anonymous");
    expect(ask(choosing({ unitId: association.id, kinds: ["contact"] }), association)).toBe("consent");
  });

  it("leaves the ground of treatment where it was", () => {
    expect(ask(choosing({ unitId: association.id }), doctor, ["woundCare"])).toBe("treatment");
  });
});

describe("with an objection of its own", () => {
  const objecting = (scope: "relay" | null, against: Partial<SaidNow["objections"][number]>): SaidNow => ({
    consent: scope && { scope, givenToUnit: "ward", allowances: [] },
    objections: [{ against: "unit", unitId: null, organisationId: null, ...against }],
  });
  const ask = (said: SaidNow, to: Door) => basisBetween({ from: ward, to, needKinds: ["woundCare"], said });

  it.each([
    ["the unit", { unitId: doctor.id }],
    ["its organisation", { against: "organisation", organisationId: doctor.organisationId }],
    ["all", { against: "all" }],
  ] as const)("to %s overrides the ground of treatment and the sentence", (_, against) => {
    expect(ask(objecting(null, against), doctor)).toBe("anonymous");
    expect(ask(objecting("relay", against), doctor)).toBe("anonymous");
  });

  it("to one door says nothing of another", () => {
    expect(ask(objecting(null, { unitId: "another" }), doctor)).toBe("treatment");
    expect(ask(objecting("relay", { unitId: "another" }), association)).toBe("consent");
  });
});
