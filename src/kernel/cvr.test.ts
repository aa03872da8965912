import { expect, it } from "vitest";
import { parseCvr } from "./cvr.ts";

it.each([
  ["1234567", "seven digits"],
  ["123456745", "nine digits"],
  ["12345675", "the last digit wrong"],
  ["21345674", "two digits exchanged"],
  ["00000000", "no organisation has nothing but noughts"],
  ["1234567x", "a letter"],
  ["", "nothing"],
])("%s is no CVR number: %s", (text) => expect(parseCvr(text)).toBeNull());

it.each(["12345674", " 12 34 56 74 ", "DK12345674", "dk-12345674"])(
  "%s is one, however it is written",
  (text) => expect(parseCvr(text)).toBe("12345674"),
);
