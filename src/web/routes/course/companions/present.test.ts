import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { nameLine, phonedInWords, toldInWords } from "./present.ts";

const words = textFor("da").companions;

test.each([
  [{ name: "Bodil", kind: "layAssistant", relation: "Søster" }, "Bodil – bisidder, Søster"],
  [{ name: "Ole", kind: "guardian", relation: "" }, "Ole – værge"],
] as const)("%j", (companion, said) => expect(nameLine(companion, words)).toBe(said));

test("what may be told stands in the order of the page, however it was ticked", () => {
  expect(toldInWords({ told: ["appointments", "contact"] }, words)).toEqual([
    words.told.contact,
    words.told.appointments,
  ]);
  expect(toldInWords({ told: [] }, words)).toEqual([]);
});

test.each([
  [{ phoned: [], opens: "08:00", closes: "20:00" }, null],
  [{ phoned: ["anytime"], opens: null, closes: null }, words.phoned.anytime],
  [
    { phoned: ["appointment", "emergency"], opens: "08:00", closes: "20:00" },
    `${words.phoned.emergency} · ${words.phoned.appointment}, kl. 08:00–20:00`,
  ],
] as const)("%j", (wishes, said) => expect(phonedInWords(wishes, words)).toBe(said));
