import { expect, test } from "vitest";
import { instantAt, calendarDay as on } from "#kernel/time.ts";
import { formFields } from "../../../http/form.ts";
import { textFor } from "../../../text/server.ts";
import { parseBooking } from "../book/form.ts";
import { parseOne } from "../one/form.ts";
import { capital, companyInWords, rightInWords, stateInWords, whenInWords, whereInWords } from "./present.ts";

const text = textFor("da");
const words = text.appointments;
const now = instantAt(on("2026-06-02"), "08:30");
const day = on("2026-06-03");
const id = "018f3c7e-7e4e-7aaa-8aaa-000000000001";
const doors = [{ id, name: "Herberget Nordlys", phone: "70 99 02 12" }];

test("when: in a day's words, with its end, or some time that day", () => {
  const at = (time: string) => instantAt(day, time);
  expect(whenInWords({ day, startsAt: at("10:00"), endsAt: null }, now, words, "da")).toBe("i morgen kl. 10");
  expect(whenInWords({ day, startsAt: at("10:00"), endsAt: at("10:30") }, now, words, "da")).toBe(
    "i morgen kl. 10 – kl. 10.30",
  );
  expect(capital(whenInWords({ day, startsAt: null, endsAt: null }, now, words, "da"))).toBe(
    "I morgen, i løbet af dagen",
  );
});

test("where and with whom: what is known, and nothing made up", () => {
  const atUnit = { id, name: "Afdeling K" };
  expect(whereInWords({ place: "Indgang 4", service: null, atUnit })).toBe("Afdeling K, Indgang 4");
  const along = { companion: null, companyUnit: null, companyWords: "" };
  expect(companyInWords({ ...along, company: "nobodyYet" }, words)).toBe("Ingen endnu");
  // Somebody the reader may not know of.
  expect(companyInWords({ ...along, company: "companion" }, words)).toBe("En, borgeren følges med");
  expect(
    companyInWords({ ...along, company: "unit", companyUnit: atUnit, companyWords: "Mette" }, words),
  ).toBe("Mette, Afdeling K");
});

test.each([
  [18, "18 dage tilbage"],
  [1, "1 dag tilbage"],
  [0, "Sidste dag er i dag"],
  [-1, "Fristen er gået for 1 dag siden"],
])("a right with %i days: %s", (daysLeft, said) => expect(rightInWords({ daysLeft }, words)).toBe(said));

test("how it stands", () => {
  const view = { unsaid: false, cannotComeAt: null, endedWhy: null, reasons: [] };
  expect(stateInWords({ ...view, state: "booked", unsaid: true }, words)).toBe(words.unsaid);
  expect(stateInWords({ ...view, state: "booked", cannotComeAt: now }, words)).toBe(words.cannotCome);
  expect(stateInWords({ ...view, state: "cancelled", endedWhy: "died" }, words)).toBe(
    "Aflyst: Borgeren er død",
  );
  expect(stateInWords({ ...view, state: "noShow", reasons: ["afraid", "ill"] }, words)).toBe(
    "Kom ikke til aftalen: Var bange for det, Var syg",
  );
});

const form = (fields: Record<string, string | string[]>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) data.append(name, one);
  return formFields(data);
};
const booking = {
  day: "2026-06-03",
  purpose: "Prøve",
  kind: "hospital",
  place: "Stuen",
  citizenSays: "agreed",
};

test("a booking: units by name, and what belongs to another choice is left out", () => {
  const parsed = parseBooking(id, doors)(
    form({
      ...booking,
      company: "unit",
      companyUnit: "herberget nordlys",
      companionId: id,
      transport: "own",
      transportWords: "Kl. 9",
    }),
    text,
  );
  expect(parsed).toMatchObject({
    ok: true,
    command: { companyUnitId: id, companionId: null, transport: "own" },
  });
  expect(parsed.ok && parsed.command.transportWords).toBeFalsy();
});

test("a booking at a place from the directory: its address stands where nobody has said more", () => {
  const places = [{ id, name: "Klinikken", address: "Havnegade 1, 8000 Aarhus", about: "" }];
  const at = (more: object, found = places) => {
    const parsed = parseBooking(id, doors, found)(form({ ...booking, serviceId: id, ...more }), text);
    return parsed.ok ? [parsed.command.serviceId, parsed.command.place ?? ""] : parsed.errors;
  };
  expect(at({ place: "" })).toEqual([id, "Havnegade 1, 8000 Aarhus"]);
  expect(at({ place: "2. sal" })).toEqual([id, "2. sal"]);
  // Searched for anew meanwhile: chosen all the same, and the directory has its address.
  expect(at({ place: "" }, [])).toEqual([id, ""]);
  expect(at({ place: "", serviceId: "" })).toEqual({ place: expect.any(String) });
});

test("a booking: what is missing or wrong is said at its field", () => {
  const parsed = parseBooking(id, doors)(
    form({ ...booking, kind: "", place: "", company: "unit", companyUnit: "Ingen steder" }),
    text,
  );
  expect(parsed.ok ? {} : parsed.errors).toMatchObject({
    kind: text.fieldIssues.chooseOne,
    companyUnit: words.fields.noSuchUnit,
  });
});

test.each([
  ["came", {}, { do: "outcome", command: { outcome: "attended", edition: 2 } }],
  ["missed", { reasons: ["ill", "afraid"] }, { do: "outcome", command: { reasons: ["ill", "afraid"] } }],
  ["cancel", { by: "place" }, { do: "cancel", command: { by: "place" } }],
  ["step", { step: "otherWay" }, { do: "step", command: { step: "otherWay" } }],
])("one form of several: %s", (name, fields, expected) => {
  const parsed = parseOne(id)(form({ form: name, edition: "2", ...fields }), text);
  expect(parsed).toMatchObject({ ok: true, command: expected });
});

test("a form nobody drew does nothing; another with nothing chosen says so", () => {
  expect(parseOne(id)(form({ form: "delete", edition: "2" }), text).ok).toBe(false);
  const parsed = parseOne(id)(form({ form: "move", edition: "2", day: "2026-06-03" }), text);
  expect(parsed.ok ? {} : Object.keys(parsed.errors).sort()).toEqual(["citizenSays", "movedBy"]);
});
