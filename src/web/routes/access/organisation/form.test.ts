import { expect, it } from "vitest";
import { formFields } from "../../../http/form.ts";
import { textFor } from "../../../text/server.ts";
import { parseNewOrganisation, parseOrganisation } from "./form.ts";

const fieldsOf = (given: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(given)) form.set(name, value);
  return formFields(form);
};
const words = textFor("da");
const region = { name: "Regionen", sector: "region", region: "DK-84", municipalityCode: "", cvr: "" };
const errorsOf = (parsed: { ok: boolean; errors?: object }) => Object.keys(parsed.errors ?? {});

it.each([
  [{ ...region, name: "" }, ["name"]],
  [{ ...region, sector: "" }, ["sector"]],
  [{ ...region, cvr: "12345675" }, ["cvr"]],
  [{ ...region, sector: "municipality" }, ["municipalityCode"]],
  [{ ...region, slug: "Å" }, ["slug"]],
])("%j is no organisation: %j", (given, errors) =>
  expect(errorsOf(parseNewOrganisation(fieldsOf(given), words))).toEqual(errors),
);

it("an organisation without a CVR number is one; what is emptied is taken away", () => {
  expect(parseNewOrganisation(fieldsOf(region), words).ok).toBe(true);
  expect(parseOrganisation(fieldsOf({ ...region, form: "change" }), words)).toMatchObject({
    command: { do: "change", facts: { cvr: null, municipalityCode: null } },
  });
});

const times = {
  form: "times",
  ...{ "acute.amount": "30", "acute.kind": "clock", "sameDay.amount": "120", "sameDay.kind": "openTime" },
  ...{
    "soon.amount": "1",
    "soon.kind": "workingDays",
    "ordinary.amount": "5",
    "ordinary.kind": "workingDays",
  },
};

it("times to answer, each in its own kind", () =>
  expect(parseOrganisation(fieldsOf(times), words)).toEqual({
    ok: true,
    command: {
      do: "times",
      times: {
        acute: { kind: "clock", minutes: 30 },
        sameDay: { kind: "openTime", minutes: 120 },
        soon: { kind: "workingDays", days: 1 },
        ordinary: { kind: "workingDays", days: 5 },
      },
    },
  }));

it.each([
  [{ "soon.amount": "" }, "soon.amount"],
  [{ "soon.amount": "31" }, "soon.amount"],
  [{ "acute.amount": "1.5" }, "acute.amount"],
  [{ "acute.kind": "" }, "acute.kind"],
])("%j is said at its field", (given, field) =>
  expect(errorsOf(parseOrganisation(fieldsOf({ ...times, ...given }), words))).toEqual([field]),
);

it("a form that is none of the page's does nothing", () => {
  expect(parseOrganisation(fieldsOf({ form: "x" }), words).ok).toBe(false);
  expect(parseOrganisation(fieldsOf({ form: "leader", email: "lis" }), words).ok).toBe(false);
});
