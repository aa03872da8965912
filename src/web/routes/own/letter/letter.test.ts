import { expect, test } from "vitest";
import { letter as words } from "../../../text/da/letter.ts";
import { letterOf } from "./letter.ts";

const complaint = {
  about: "care" as const,
  words: "De bad mig gå.\nJeg havde ondt.",
  place: "Akutmodtagelsen",
  happened: "I mandags",
  wish: "At nogen siger undskyld",
  reach: true,
  sentAt: null,
  sent: null,
};
const around = {
  name: "Bo",
  at: { name: "Herberget Nordlys", address: "Kajgaden 18", phone: "+4570990211" },
  today: new Date("2026-11-22T09:00:00Z"),
};
const letter = (given: object = {}, more: object = {}) =>
  letterOf({ ...complaint, ...given }, { ...around, ...more }, words);
const texts = (given?: object, more?: object) => letter(given, more).parts.map(({ text }) => text);

test("the citizen's words stand in it to the letter, and it is dated and signed", () => {
  expect(letter()).toMatchObject({
    to: "Styrelsen for Patientklager",
    date: "22. november 2026",
    from: "Bo",
  });
  expect(texts()).toEqual([
    complaint.words,
    "Akutmodtagelsen",
    "I mandags",
    complaint.wish,
    "Jeg kan nås hos Herberget Nordlys, Kajgaden 18. Telefon 70 99 02 11.",
    words.sendOn,
  ]);
});

test("it goes to whom it is about, and asks them to send it on where the law says they must", () => {
  expect(letter({ about: "place" }).to).toBe("Lederen af Akutmodtagelsen");
  expect(letter({ about: "place", place: "" }).to).toBe("Lederen af stedet");
  expect(letter({ about: "unsure" }).to).toBe("Til den, det vedkommer");
  expect(texts({ about: "municipality" })).toContain(words.passOn);
  expect(texts({ about: "place" })).not.toContain(words.sendOn);
});

test("one that was sent stands as it left, whatever is so today", () => {
  const sent = {
    to: "Den, der svarede dengang",
    name: "Bo Holm",
    at: { name: "Trappestenen", address: "", phone: "+4570990144" },
  };
  const left = { sentAt: new Date("2026-06-01T09:00:00Z"), sent };
  expect(letter(left)).toMatchObject({ to: sent.to, date: "1. juni 2026", from: "Bo Holm" });
  expect(texts(left)).toContain("Jeg kan nås hos Trappestenen. Telefon 70 99 01 44.");
  expect(texts({ ...left, sent: { ...sent, at: null } }).join()).not.toContain("Jeg kan nås");
});

test("what was not said is not in it, and where they are reached only when they say so", () => {
  expect(texts({ about: "place", place: "", happened: "", wish: "", reach: false })).toEqual([
    complaint.words,
  ]);
  expect(texts({ about: "place" }, { at: null })).toHaveLength(4);
});
