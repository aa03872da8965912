import { expect, test } from "vitest";
import { type Hit, hoursOf, locationSchema, serviceSchema } from "#modules/directory/index.ts";
import { textFor } from "../../../text/server.ts";
import { entryOf, sentences, spread } from "./present.ts";

const text = textFor("da");
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const aHit = (serviceId: string, kind: string, more = {}) =>
  ({
    ...{ serviceId, kind, name: { da: `Navn ${serviceId}`, en: null }, phone: "+4570990100", place: null },
    ...{ letIn: "Ring på.", freshness: "fresh", ...more },
  }) as Hit;
const names = { kind: () => "Herberg", condition: () => "", need: () => "", language: () => "" };
const noon = new Date("2026-11-23T11:00:00Z");

test("a wall says one of each kind before a second of any, in the directory's order", () => {
  const hits = [aHit("a", "shelter"), aHit("b", "shelter"), aHit("c", "food"), aHit("d", "shelter")];
  expect(spread(hits, 3).map(({ serviceId }) => serviceId)).toEqual(["a", "c", "b"]);
});

test("an entry reads as whole sentences in the order they help", () => {
  const place = locationSchema.parse({ id: id(2), name: "Huset" });
  const service = serviceSchema.parse({
    ...{ id: id(1), organisationId: id(9), kind: "shelter", name: "X" },
    details: {
      schedules: [
        { id: id(3), freq: "WEEKLY", byday: "MO,TU,WE,TH,FR", opensAt: "07:30", closesAt: "16:00" },
        { id: id(4), freq: "WEEKLY", byday: "SA", opensAt: "10:00", closesAt: "12:00" },
      ],
    },
    places: [{ id: id(5), locationId: id(2) }],
  });
  const at = new Map([[id(2), place]]);
  const where = { name: "Huset", street: "Kajgaden 18", postcode: "4991", city: "Storvang" };
  const entry = entryOf(aHit("a", "shelter", { place: where }), hoursOf(service, at, noon), at, names, text);
  expect(sentences(entry, text)).toEqual([
    "Navn a. Herberg.",
    "Telefon 70 99 01 00.",
    "Adresse: Kajgaden 18, 4991 Storvang.",
    "Åbent mandag–fredag 7.30–16, lørdag 10–12.",
    "Sådan kommer du ind: Ring på.",
  ]);
});

test("what is not known is not said, and what nobody has checked says so", () => {
  const entry = entryOf(
    aHit("a", "shelter", { phone: null, letIn: null, freshness: "unverified" }),
    [],
    new Map(),
    names,
    text,
  );
  expect(sentences(entry, text)).toEqual(["Navn a. Herberg."]);
  expect(entry.verified).toBe(false);
});
