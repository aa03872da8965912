import { expect, test } from "vitest";
import { type Service, serviceSchema } from "#modules/directory/index.ts";
import { textFor } from "../../../../text/server.ts";
import type { Names } from "./names.ts";
import { serviceFields, serviceFrom } from "./service.ts";

const text = textFor("da");
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const names: Names = {
  organisations: [
    { id: id(90), name: "Storvang Kommune" },
    { id: id(91), name: "Nordlys" },
    { id: id(92), name: "Nordlys" },
  ],
  municipalities: [
    { code: "0370", name: "Næstved" },
    { code: "0320", name: "Faxe" },
  ],
};
const period = {
  ...{ id: id(20), validFrom: "2026-01-01", validTo: null, authorityId: id(90), operatorId: id(92) },
  ...{ areas: ["0370"], funding: "Puljen", fundingEndsOn: "2026-12-31", agreementEndsOn: null },
};

/** A service with something of everything, also what no form shows. */
const whole = serviceSchema.parse({
  id: id(1),
  origin: { source: "kilden", sourceId: "7" },
  organisationId: id(91),
  unitId: id(2),
  kind: "shelter",
  name: "Herberget",
  description: "To linjer\nher",
  needs: ["sleepTonight", "home"],
  meets: ["dogs", "noCpr"],
  lacks: ["couples"],
  languages: ["pl", "ar"],
  minimumAge: 18,
  details: {
    alternateName: "Kajen",
    applicationProcess: "Ring på døren",
    alert: "Fuldt i nat",
    email: "vagt@nordlys.example",
    url: "https://nordlys.example",
    english: { name: "The shelter" },
    phones: [
      { id: id(3), number: "+4570990100", description: "døgnvagt", languages: ["da"] },
      { id: id(4), number: "1813", extension: 4 },
    ],
    contacts: [{ id: id(5), name: "Mette", title: "leder", phones: [{ id: id(6), number: "+4570990101" }] }],
    requiredDocuments: [{ id: id(7), document: "Sygesikringskort", uri: "https://nordlys.example/kort" }],
    costs: [{ id: id(8), amount: 50, currency: "DKK" }],
    attributes: [{ id: id(9), term: { id: id(10), name: "noget" } }],
    schedules: [
      { id: id(11), freq: "WEEKLY", byday: "MO,TU", opensAt: "20:00", closesAt: "08:00" },
      { id: id(12), freq: "MONTHLY", byday: "2MO", opensAt: "10:00", closesAt: "12:00" },
    ],
  },
  places: [{ id: id(13), locationId: id(14), details: { description: "Stuen", contacts: [{ id: id(15) }] } }],
  arrangements: [period],
  verified: { at: "2026-02-01T10:00:00.000Z", by: "Mette" },
});
const bare = serviceSchema.parse({ id: id(1), organisationId: id(91), kind: "other", name: "X" });

const after = (base: Service, change: Record<string, string[]>) =>
  serviceFrom({ ...serviceFields(base, names), ...change }, base, names, text);

test.each([
  ["everything", whole],
  ["nothing but a name", bare],
])("a form nobody touched is the same record to the letter: %s", (_, base) => {
  expect(after(base, {})).toEqual({ ok: true, command: base });
});

test("one field changed changes that alone", () => {
  expect(after(whole, { name: ["Herberget ved kajen"] })).toEqual({
    ok: true,
    command: { ...whole, name: "Herberget ved kajen" },
  });
  expect(after(whole, { alert: [] })).toEqual({
    ok: true,
    command: { ...whole, details: { ...whole.details, alert: undefined } },
  });
});

test("boxes come in the form's order, and are no change for that", () => {
  expect(after(whole, { needs: ["home", "sleepTonight"] })).toEqual({ ok: true, command: whole });
  expect(after(whole, { needs: ["dental", "home"] })).toMatchObject({
    command: { needs: ["home", "dental"] },
  });
});

test("a number added keeps what the others stood for", () => {
  const lines = [...(serviceFields(whole, names).phones ?? []), "22 33 44 55 dag"].join("\n");
  const parsed = after(whole, { phones: [lines] });
  expect(parsed).toMatchObject({
    ok: true,
    command: {
      details: {
        phones: [...(whole.details.phones ?? []), { number: "+4522334455", description: "dag" }],
      },
    },
  });
  // Sent twice it says the same thing twice.
  expect(after(whole, { phones: [lines] })).toEqual(parsed);
});

test("conditions are said, unsaid and denied", () => {
  const parsed = after(whole, {
    "condition.dogs": [],
    "condition.couples": ["meets"],
    "condition.free": ["lacks"],
  });
  expect(parsed).toMatchObject({ command: { meets: ["noCpr", "couples"], lacks: ["free"] } });
});

test("a new period ends the one before, and names become what they name", () => {
  const parsed = after(whole, {
    "arrangement.1.validFrom": ["2027-01-01"],
    "arrangement.1.authorityId": ["Storvang Kommune"],
    "arrangement.1.areas": ["næstved, Faxe Kommune"],
  });
  expect(parsed).toMatchObject({
    command: {
      arrangements: [
        { id: id(20), validTo: "2027-01-01", operatorId: id(92) },
        { validFrom: "2027-01-01", validTo: null, authorityId: id(90), areas: ["0370", "0320"] },
      ],
    },
  });
});

test("a place is added by choosing it, and gone by choosing none", () => {
  expect(after(whole, { "place.1.location": [id(30)], "place.1.hours": ["ons 10-12"] })).toMatchObject({
    command: { places: [whole.places[0], { locationId: id(30), details: { schedules: [{ byday: "WE" }] } }] },
  });
  expect(after(whole, { "place.0.location": [] })).toMatchObject({ command: { places: [] } });
});

test.each([
  [{ name: [] }, "name"],
  [{ phones: ["ring bare"] }, "phones"],
  [{ hours: ["hele dagen"] }, "hours"],
  [{ languages: ["volapyksk"] }, "languages"],
  [{ minimumAge: ["70"], maximumAge: ["20"] }, "maximumAge"],
  [{ minimumAge: ["atten"] }, "minimumAge"],
  [{ url: ["nordlys"] }, "url"],
  [{ email: ["nordlys"] }, "email"],
  [{ "place.0.hours": ["altid lukket"] }, "place.0.hours"],
  [{ "arrangement.1.operatorId": ["Nordlys"] }, "arrangement.1.operatorId"],
  [{ "arrangement.1.funding": ["Puljen"] }, "arrangement.1.validFrom"],
  [{ "arrangement.0.areas": ["Andeby"] }, "arrangement.0.areas"],
  [{ "arrangement.0.validTo": ["2025-01-01"] }, "arrangement.0.validTo"],
])("what is wrong is said at its field: %j", (change, field) => {
  const parsed = after(whole, change as Record<string, string[]>);
  expect(parsed.ok ? [] : Object.keys(parsed.errors)).toContain(field);
});
