import { expect, test } from "vitest";
import { knownDoors, whoIsMeant } from "./doors.ts";

const nordlys = { id: "u1", name: "Herberget Nordlys", phone: "1" };

test("a name that is a unit's is that unit, however it is written; other words stay words", () => {
  expect(whoIsMeant(" herberget nordlys", [nordlys])).toEqual({ byUnitId: "u1", by: "" });
  expect(whoIsMeant("Hans søster", [nordlys])).toEqual({ byUnitId: "", by: "Hans søster" });
  expect(whoIsMeant("", [nordlys])).toEqual({ byUnitId: "", by: "" });
});

test("each unit once; whoever is outside Stafet is no unit", () => {
  expect(knownDoors([nordlys, null, { id: null, name: "Lægen", phone: "2" }, nordlys])).toEqual([nordlys]);
});
