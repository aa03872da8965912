import { expect, test } from "vitest";
import { type Service, serviceSchema } from "#modules/directory/index.ts";
import { changed } from "./change.ts";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const TODAY = "2026-11-22";
const period = (n: number, validFrom: string, validTo: string | null, more = {}) => ({
  ...{ id: id(n), validFrom, validTo, authorityId: id(80), operatorId: id(81), areas: ["0370"] },
  ...{ funding: "", fundingEndsOn: null, agreementEndsOn: null, ...more },
});
const service = (more: Partial<Service> = {}) =>
  serviceSchema.parse({
    ...{ id: id(1), organisationId: id(2), kind: "dropIn", name: "X", needs: ["home"] },
    ...{ meets: ["dogs"], lacks: ["free"], ...more },
  });

test.each([
  [
    { what: "conditionMeets", condition: "free" },
    { meets: ["dogs", "free"], lacks: [] },
  ],
  [
    { what: "conditionLacks", condition: "dogs" },
    { meets: [], lacks: ["free", "dogs"] },
  ],
  [
    { what: "conditionUnsaid", condition: "dogs" },
    { meets: [], lacks: ["free"] },
  ],
  [{ what: "kind", kind: "food" }, { kind: "food" }],
  [{ what: "status", status: "defunct" }, { status: "defunct" }],
  [{ what: "needsAdd", need: "dental" }, { needs: ["home", "dental"] }],
  [{ what: "needsRemove", need: "home" }, { needs: [] }],
] as const)("%j", (change, becomes) => {
  expect(changed(service(), change, TODAY)).toEqual({ ...service(), ...becomes });
});

test.each([
  { what: "conditionMeets", condition: "dogs" },
  { what: "needsAdd", need: "home" },
  { what: "kind", kind: "dropIn" },
  { what: "authority", authorityId: id(80), from: TODAY },
] as const)("what is so already stays to the letter: %j", (change) => {
  const before = service({ arrangements: [period(3, "2026-01-01", null)] });
  expect(changed(before, change, TODAY)).toEqual(before);
});

test("a new authority from a day on parts the period that spans it, and holds in those after", () => {
  const before = service({
    arrangements: [period(3, "2025-01-01", "2027-01-01"), period(4, "2027-01-01", null)],
  });
  const after = changed(before, { what: "authority", authorityId: id(90), from: "2026-12-01" }, TODAY);
  expect(serviceSchema.parse(after).arrangements).toMatchObject([
    { id: id(3), validFrom: "2025-01-01", validTo: "2026-12-01", authorityId: id(80) },
    { validFrom: "2026-12-01", validTo: "2027-01-01", authorityId: id(90), operatorId: id(81) },
    { id: id(4), validFrom: "2027-01-01", validTo: null, authorityId: id(90) },
  ]);
});

test("what was over before that day is left as it was, and the gap is filled", () => {
  const before = service({
    arrangements: [period(3, "2025-01-01", "2026-01-01"), period(4, "2027-01-01", null)],
  });
  const after = changed(before, { what: "areas", areas: ["0320"], from: TODAY }, TODAY);
  expect(serviceSchema.parse(after).arrangements).toMatchObject([
    { id: id(3), areas: ["0370"] },
    { validFrom: TODAY, validTo: "2027-01-01", areas: ["0320"] },
    { id: id(4), areas: ["0320"] },
  ]);
});

test("an end is said of the period in force, which begins today where there was none", () => {
  const on = "2027-06-30";
  const before = service({ arrangements: [period(3, "2025-01-01", null)] });
  expect(changed(before, { what: "agreementEndsOn", on }, TODAY).arrangements).toEqual([
    period(3, "2025-01-01", null, { agreementEndsOn: on }),
  ]);
  expect(changed(service(), { what: "fundingEndsOn", on }, TODAY).arrangements).toMatchObject([
    { validFrom: TODAY, validTo: null, fundingEndsOn: on },
  ]);
});
