import { expect, test } from "vitest";
import { writtenIn } from "./writtenIn.ts";

const written = (values: Record<string, string[]>) => writtenIn({ values });

test("texts are kept, each once; choices, dates and housekeeping are not", () => {
  const values = {
    key: ["k1"],
    toUnitIds: ["u1", "u2"],
    agreedWithCitizen: ["notYet"],
    notAgreedWhy: ["Sover endnu"],
    firstContactOn: ["2026-11-23"],
    message: ["Ring på døren", ""],
    note: ["Ring på døren"],
  };
  expect(written(values)).toEqual(["Sover endnu", "Ring på døren"]);
});

test("of a form with lines, each field by its own name", () => {
  const values = {
    tonight: ["ownHome"],
    "place.how": ["secured"],
    "place.by": ["Søsteren Karin"],
    "place.until": ["2026-11-30"],
    "told.ticks": ["ownDoctor"],
    "medicine.edition": ["0"],
    "medicine.words": ["Ligger i køleskabet"],
  };
  expect(written(values)).toEqual(["Søsteren Karin", "Ligger i køleskabet"]);
});

test("of an appointment, neither its day nor what was chosen", () => {
  const values = {
    day: ["2026-11-27"],
    time: ["12:15"],
    place: ["Indgang 7"],
    movedBy: ["place"],
    by: ["us"],
  };
  expect(written({ ...values, citizenSays: ["agreed"], company: ["nobodyYet"] })).toEqual(["Indgang 7"]);
});

test.each([
  ["answer", "yes", []],
  ["reason", "noCapacity", []],
  ["answer", "Ja", ["Ja"]],
  ["reason", "Bor hos sin søster nu", ["Bor hos sin søster nu"]],
])("%s %j: a code of ours is a choice, words are words", (name, value, kept) => {
  expect(written({ [name]: [value] })).toEqual(kept);
});

test("nothing was sent, nothing was written", () => {
  expect(writtenIn(undefined)).toEqual([]);
});
