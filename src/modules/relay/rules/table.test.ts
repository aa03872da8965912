import { describe, expect, it } from "vitest";
import { OFFICE_HOURS } from "#kernel/hours.ts";
import { at, expectRefusal, said, shown } from "../../../../test/given.ts";
import { holdBy, type Invited, mayTake, mayWriteOn, seats } from "./table.ts";

const leader = (unitId: string, name: string | null = `${unitId}'s leader`): Invited => ({
  unitId,
  unitName: `the ${unitId}`,
  personId: name === null ? null : `${unitId}'s person`,
  name,
});

describe("writing on a table", () => {
  it.each([
    ["that is settled", "settled", "ward", "tableSettled"],
    ["that another convenes", "called", "shelter", "notConvener"],
    ["that we called", "called", "ward", "yes"],
    ["that was held", "held", "ward", "yes"],
  ] as const)("%s", (_, state, byUnit, answer) => {
    expect(said(mayWriteOn({ state, convenerId: "ward" }, byUnit))).toBe(answer);
  });

  it("says who convenes", () => {
    expectRefusal(mayWriteOn({ state: "held", convenerId: "ward" }, "café"), "notConvener", {
      unitId: "ward",
    });
  });
});

describe("taking at a table", () => {
  const seatedUnitIds = ["ward", "shelter", "psychiatry"];
  it.each([
    ["that is settled", "settled", "shelter", "tableSettled"],
    ["what one already has", "held", "ward", "alreadyHas"],
    ["from outside it", "held", "café", "notSeated"],
    ["by one who sits there", "held", "psychiatry", "yes"],
    ["before it was held", "called", "shelter", "yes"],
  ] as const)("%s", (_, state, byUnit, answer) => {
    expect(said(mayTake({ state, seatedUnitIds }, "ward", byUnit))).toBe(answer);
  });
});

describe("the seats (A4)", () => {
  it("gives the citizen the first, the holder the next, and each asked door's leader one", () => {
    const asked = [
      leader("psychiatry"),
      leader("ward"),
      leader("alcohol"),
      leader("psychiatry", "somebody else"),
    ];
    expect(
      seats("Bo", "", leader("ward"), asked).map(({ kind, unitId, name }) => [kind, unitId, name]),
    ).toEqual([
      ["citizen", null, "Bo"],
      ["holder", "ward", "ward's leader"],
      ["leader", "psychiatry", "psychiatry's leader"],
      ["leader", "alcohol", "alcohol's leader"],
    ]);
  });

  it("gives the first to the spokesperson the citizen chose", () => {
    expect(seats("Bo", "Bisidderen", leader("ward"), [])[0]).toEqual({
      kind: "citizen",
      unitId: null,
      personId: null,
      name: "Bisidderen",
    });
  });

  it("calls a seat by its unit where nobody is named", () => {
    const names = seats("Bo", "", leader("ward", null), [leader("gp", null)]).map((seat) => seat.name);
    expect(names).toEqual(["Bo", "the ward", "the gp"]);
  });
});

describe("the time limit", () => {
  it.each([
    ["acute", "2026-06-03 23:00", "2026-06-04 03:00"],
    ["sameDay", "2026-06-03 09:00", "2026-06-04 15:00"],
    // 5 June is closed, then comes the weekend.
    ["soon", "2026-06-03 09:00", "2026-06-08 15:00"],
    ["ordinary", "2026-06-03 09:00", "2026-06-09 15:00"],
  ] as const)("%s called at %s is held by %s", (urgency, now, due) => {
    expect(shown(holdBy(urgency, OFFICE_HOURS, at(now)))).toBe(due);
  });
});
