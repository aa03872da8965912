import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { together } from "./present.ts";

const text = textFor("da");
const line = (facts: object = {}) => ({
  id: "1",
  at: new Date("2026-06-02T08:00:00Z"),
  action: "course.read",
  outcome: "done" as const,
  unit: "Herberget",
  organisation: "Foreningen",
  purpose: null,
  courseId: null,
  ...facts,
});

test("the same door doing the same on one day is one row with how often", () => {
  const rows = together(
    [line(), line({ id: "2" }), line({ id: "3", at: new Date("2026-06-01T08:00:00Z") })],
    text,
  );
  expect(rows.map(({ who, what, times }) => [who, what, times])).toEqual([
    ["Herberget, Foreningen", "Åbnede forløbet", 2],
    ["Herberget, Foreningen", "Åbnede forløbet", 1],
  ]);
});

test.each([
  [{ action: "relay.accept" }, "Tog imod"],
  [{ action: "relay.somethingNew" }, "Skrev i forløbet"],
  [{ action: "directory.somethingNew" }, "Så noget i forløbet"],
  [{ action: "toString" }, "Så noget i forløbet"],
  [{ outcome: "denied" }, "Fik ikke lov"],
])("%o says %s", (facts, what) => {
  expect(together([line(facts)], text)[0]?.what).toBe(what);
});

test("what the house does by itself says so", () => {
  expect(together([line({ unit: null, organisation: null })], text)[0]?.who).toBe(text.log.stafet);
});
