import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { typed } from "../../course/shared/testFields.ts";
import { parsePlan, stopsFrom } from "./form.ts";
import { stopsAsLines } from "./present.ts";

const text = textFor("da");
const ID = "01890000-0000-7000-8000-000000000001";

test.each([
  ["Havnen", [{ place: "Havnen" }]],
  ["21:30 Havnen\n\n  Parken ", [{ place: "Havnen", usualTime: "21:30" }, { place: "Parken" }]],
  ["kl. 9.05 Torvet", [{ place: "Torvet", usualTime: "09:05" }]],
  // A house number is no time, and a time alone is a place nobody finds.
  ["Havnegade 21.30", [{ place: "Havnegade 21.30" }]],
  ["24:00 Havnen", [{ place: "24:00 Havnen" }]],
  ["", []],
])("%j is these stops", (lines, stops) => expect(stopsFrom(lines)).toEqual(stops));

test("stops stand in the field as they are read from it", () => {
  const stops = [
    { place: "Havnen", usualTime: "21:30" },
    { place: "Parken", usualTime: null },
  ];
  expect(stopsAsLines(stops)).toBe("21:30 Havnen\nParken");
  expect(stopsFrom(stopsAsLines(stops))).toEqual([
    { place: "Havnen", usualTime: "21:30" },
    { place: "Parken" },
  ]);
});

const plan = { form: "plan", name: "Runden", weekdays: "2", begins: "21:00", stops: "Havnen" };

test.each([
  ["no stops", { ...plan, stops: " " }, { stops: text.fieldIssues.notAStop }],
  ["no day", { ...plan, weekdays: [] }, { weekdays: text.fieldIssues.someDay }],
  ["weekdays and one day", { ...plan, onDay: "2026-06-02" }, { weekdays: text.fieldIssues.someDay }],
  ["no name", { ...plan, name: "" }, { name: text.fieldIssues.required }],
  [
    "a personal number in the name",
    { ...plan, name: "010180-1238" },
    { name: text.fieldIssues.noNumberHere },
  ],
])("a round with %s says so at its field", (_, fields, errors) =>
  expect(parsePlan(null)(typed(fields), text)).toEqual({ ok: false, errors }),
);

test("a new round is planned, one that is there is changed as it was seen, or ended – and nothing else", () => {
  expect(parsePlan(null)(typed(plan), text)).toMatchObject({ ok: true, command: { do: "plan" } });
  expect(parsePlan(ID)(typed({ ...plan, seen: "3" }), text)).toMatchObject({
    ok: true,
    command: { do: "change", command: { roundId: ID, seen: 3, weekdays: [2] } },
  });
  expect(parsePlan(ID)(typed({ form: "end" }), text)).toEqual({
    ok: true,
    command: { do: "end", command: { roundId: ID } },
  });
  expect(parsePlan(null)(typed({ form: "end" }), text).ok).toBe(false);
  expect(parsePlan(ID)(typed({ form: "x" }), text).ok).toBe(false);
});
