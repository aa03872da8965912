import { expect, test } from "vitest";
import { asOneText, heard, leftIn, nextTurn } from "./minutingRules.ts";

const answer = (status: number, redirected = false) => ({ ok: status < 300, status, redirected });

test.each([
  ["no answer", null, "wait"],
  ["an outage", answer(503), "wait"],
  ["too many at once", answer(429), "wait"],
  ["the sign-in page instead, when the session has ended", answer(200, true), "signedOut"],
  ["somebody else is signed in", answer(401), "signedOut"],
  ["the minutes are finished", answer(409), "stopped"],
  ["the item is off the agenda", answer(404), "stopped"],
  ["the words are kept", answer(200), "answered"],
] as const)("%s", (_what, given, meant) => {
  expect(heard(given)).toBe(meant);
});

test("what lies in the browser is shown where it does not stand already, and what cannot be read stops nothing", () => {
  const stored = JSON.stringify({ words: "Rådet var enigt.", seen: 2 });
  expect(leftIn(stored, "Rådet")).toEqual({ words: "Rådet var enigt.", seen: 2 });
  expect(leftIn(stored, "Rådet var enigt.")).toBeNull();
  for (const odd of [null, "{", "null", "7", "{}", '{"words":1,"seen":2}'])
    expect(leftIn(odd, "")).toBeNull();
  expect(leftIn(JSON.stringify({ words: "", seen: 1 }), "Slettet")).toEqual({ words: "", seen: 1 });
});

test("a page's saves are numbered upwards, whatever the clock does", () => {
  expect(nextTurn(0, 1_000)).toBe(1_000);
  expect(nextTurn(1_000, 1_000)).toBe(1_001);
  expect(nextTurn(1_001, 900)).toBe(1_002);
});

test("the parts that were not saved, each under its name", () => {
  const parts = [
    { name: "Beslutning", words: "Ja." },
    { name: "Sagen", words: "Varmen." },
  ];
  expect(asOneText(parts)).toBe("Beslutning\nJa.\n\nSagen\nVarmen.");
});
