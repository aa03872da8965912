import { describe, expect, it } from "vitest";
import { aPastAsk, said } from "../../../../test/given.ts";
import { REDIRECT_REASONS } from "../types.ts";
import { goesInCircles, mayDispute, mayPointTo } from "./ring.ts";

/** The alcohol unit, asked by the ward, shows the way on. */
const shows = (...nextDoorUnitIds: string[]) => ({
  byUnitId: "alcohol",
  fromUnitId: "ward",
  nextDoorUnitIds,
});

describe("going in circles (A4)", () => {
  it.each([
    ["the first redirect, to a new door", [], shows("psychiatry"), null],
    ["the first redirect, no door known", [], shows(), null],
    [
      "the first redirect, after one that was withdrawn",
      [aPastAsk({ state: "withdrawn" })],
      shows("somatic"),
      null,
    ],
    [
      "the first redirect, while another considers it",
      [aPastAsk({ state: "proposed" })],
      shows("somatic"),
      null,
    ],
    ["to one whose ask was withdrawn", [aPastAsk({ state: "withdrawn" })], shows("psychiatry"), null],
    ["back to the sender", [], shows("ward"), "ring"],
    ["back to the sender among others", [], shows("somatic", "ward"), "ring"],
    ["back to one that already showed it on", [aPastAsk()], shows("psychiatry"), "ring"],
    ["the second redirect, to a new door", [aPastAsk()], shows("somatic"), "twoRedirects"],
    ["the second redirect, no door known", [aPastAsk()], shows(), "twoRedirects"],
    ["the third, back to the first", [aPastAsk({ toUnitId: "gp" }), aPastAsk()], shows("gp"), "ring"],
  ] as const)("%s: %s", (_, past, redirect, cause) => expect(goesInCircles(past, redirect)).toBe(cause));
});

describe("disputing whose citizen it is (law 4)", () => {
  it.each([
    ["the last registered municipality says another's", "0101", "0101", "lastRegisteredActs"],
    ["another municipality says so", "0202", "0101", "yes"],
    ["nobody knows who was last", "0101", null, "yes"],
    ["a unit that is no municipality's", null, "0101", "yes"],
    ["neither is known", null, null, "yes"],
  ] as const)("%s: %s, last %s", (_, receiver, last, answer) => {
    expect(said(mayDispute("municipalityDisputed", receiver, last))).toBe(answer);
  });

  it("stops the last registered one from no other reason", () => {
    const stopped = REDIRECT_REASONS.filter((reason) => said(mayDispute(reason, "0101", "0101")) !== "yes");
    expect(stopped).toEqual(["municipalityDisputed"]);
  });
});

describe("pointing to the next door (law 5)", () => {
  it.each([
    ["at itself", ["alcohol"], "pointsAtItself"],
    ["at itself among others", ["gp", "alcohol"], "pointsAtItself"],
    ["twice at the same", ["gp", "gp"], "sameDoorTwice"],
    ["at two", ["gp", "psychiatry"], "yes"],
    ["at none of ours", [], "yes"],
  ] as const)("%s", (_, doors, answer) => expect(said(mayPointTo("alcohol", doors))).toBe(answer));
});
