import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseOpeningHours } from "./opening-hours.ts";

describe("parseOpeningHours", () => {
  it.each([
    [{}],
    [{ always: true }],
    [{ week: {} }],
    [{ week: { 1: [] }, openOnHolidays: false }],
    [
      {
        week: {
          1: [
            ["08:00", "12:00"],
            ["12:00", "15:00"],
          ],
          7: [["00:00", "24:00"]],
        },
        openOnHolidays: true,
      },
    ],
    [
      {
        week: {
          5: [
            ["10:00", "14:00"],
            ["22:00", "07:00"],
          ],
        },
      },
    ],
    [{ week: { 2: [["18:00", "00:00"]] } }],
  ])("accepts %j unchanged", (hours) => {
    expect(parseOpeningHours(JSON.parse(JSON.stringify(hours)))).toEqual({ ok: true, value: hours });
  });

  it.each([
    [null, "", "notAnObject"],
    ["always", "", "notAnObject"],
    [[], "", "notAnObject"],
    [{ allways: true }, "allways", "unknownField"],
    [{ always: false }, "always", "notTrue"],
    [{ openOnHolidays: "yes" }, "openOnHolidays", "notABoolean"],
    [{ week: [] }, "week", "notAnObject"],
    [{ week: { 0: [] } }, "week.0", "unknownWeekday"],
    [{ week: { mon: [] } }, "week.mon", "unknownWeekday"],
    [{ week: { 1: "08-15" } }, "week.1", "notAList"],
    [{ week: { 1: Array(13).fill(["08:00", "09:00"]) } }, "week.1", "tooManySpans"],
    [{ week: { 1: ["08:00", "15:00"] } }, "week.1.0", "notASpan"],
    [{ week: { 1: [["08:00"]] } }, "week.1.0", "notASpan"],
    [{ week: { 1: [["8:00", "15:00"]] } }, "week.1.0.0", "notATime"],
    [{ week: { 1: [["08:00", "25:00"]] } }, "week.1.0.1", "notATime"],
    [{ week: { 1: [["08:00", 15]] } }, "week.1.0.1", "notATime"],
    [{ week: { 1: [["24:00", "07:00"]] } }, "week.1.0.0", "notATime"],
    [{ week: { 1: [["08:00", "08:00"]] } }, "week.1.0", "emptySpan"],
    [
      {
        week: {
          1: [
            ["08:00", "12:00"],
            ["11:59", "15:00"],
          ],
        },
      },
      "week.1.1",
      "overlaps",
    ],
    [
      {
        week: {
          1: [
            ["22:00", "07:00"],
            ["23:00", "23:30"],
          ],
        },
      },
      "week.1.1",
      "overlaps",
    ],
    [
      {
        week: {
          1: [
            ["12:00", "15:00"],
            ["08:00", "12:01"],
          ],
        },
      },
      "week.1.0",
      "overlaps",
    ],
  ])("%j → %s %s", (input, field, code) => {
    const result = parseOpeningHours(input);
    expect(result.ok ? [] : result.errors.filter((error) => error.field === field)).toEqual([
      { field, code },
    ]);
  });

  it("tells every error at once", () => {
    const result = parseOpeningHours({ always: 1, week: { 1: [["x", "y"]], 9: [] } });
    expect(result.ok ? [] : result.errors.map((error) => error.field)).toEqual([
      "always",
      "week.1.0.0",
      "week.1.0.1",
      "week.9",
    ]);
  });

  it("answers anything with a value or errors, and what it accepts it accepts again", () => {
    const time = fc.constantFrom("00:00", "07:30", "12:00", "23:59", "24:00", "8", "");
    const likely = fc.record(
      {
        always: fc.constantFrom(true, false),
        week: fc.dictionary(
          fc.constantFrom("1", "5", "7", "8"),
          fc.array(fc.tuple(time, time), { maxLength: 3 }),
        ),
        openOnHolidays: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue(), likely), (input) => {
        const result = parseOpeningHours(input);
        if (result.ok) expect(parseOpeningHours(result.value)).toEqual(result);
        else expect(result.errors.length).toBeGreaterThan(0);
      }),
    );
  });
});
