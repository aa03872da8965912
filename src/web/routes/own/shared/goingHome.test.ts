import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { goingHome } from "./goingHome.ts";

const { leaving: words } = textFor("da").own;
const { tonight, followUp } = words;

test.each([
  ["otherPlace", null, tonight.otherPlace],
  ["otherPlace", "settled", tonight.otherPlace],
  ["otherPlace", "working", tonight.nowhere],
  ["nowhere", "working", tonight.nowhere],
  ["nowhere", "settled", tonight.otherPlace],
  ["unknown", "working", tonight.unknown],
  ["unknown", "settled", tonight.otherPlace],
  ["friendsOrFamily", "working", tonight.friendsOrFamily],
  ["ownHome", null, tonight.ownHome],
] as const)("%s, the line: %s – %s", (answer, place, said) => {
  const told = goingHome({ tonight: answer, followUp: "holder" }, { place, followUp: null }, words);
  expect(told.sleep).toBe(said);
});

test.each([
  ["ownDoctor", "settled", followUp.ownDoctor],
  ["ownDoctor", "working", followUp.nobodyYet],
  ["municipality", "working", followUp.nobodyYet],
  ["nobodyYet", "working", followUp.nobodyYet],
  ["nobodyYet", "settled", null],
  ["ownDoctor", "notNeeded", null],
  ["holder", null, followUp.holder],
  ["noneNeeded", null, followUp.noneNeeded],
] as const)("%s, the line: %s – %s", (answer, follows, said) => {
  const told = goingHome({ tonight: "ownHome", followUp: answer }, { place: null, followUp: follows }, words);
  expect(told.follow).toBe(said);
});
