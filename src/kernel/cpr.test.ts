import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  birthDayOf,
  CPR_SYSTEM,
  D_ECPR_SYSTEM,
  formatNumber,
  holdsCpr,
  maskNumber,
  parseCpr,
  parsePersonNumber,
  X_ECPR_SYSTEM,
} from "./cpr.ts";
import { parseCalendarDay } from "./time.ts";

const given = (text: string) => parseCpr(text) ?? expect.fail(`${text} is none`);

describe("a CPR number", () => {
  test.each([
    ["", "nothing"],
    ["010203-456", "nine digits"],
    ["010203-45678", "eleven"],
    ["01 02 03 4567", "spaces anywhere"],
    ["010203--4567", "two hyphens"],
    ["300203-4567", "30 February"],
    ["290201-0000", "29 February 1901"],
    ["001203-4567", "no day"],
    ["011303-4567", "no such month"],
    ["610203-4567", "a replacement number"],
    ["010203-4A67", "a letter"],
    ["١٢٠٢٠٣٤٥٦٧", "digits of another script"],
  ])("%j is none: %s", (text) => {
    expect(parseCpr(text)).toBeNull();
  });

  test.each(["0102034567", "010203-4567", "010203 4567", " 010203-4567 ", "010203–4567"])(
    "%j is one",
    (text) => {
      expect(parseCpr(text)).toBe("0102034567");
    },
  );

  test("is valid without modulus 11", () => {
    const weighted = (cpr: string): number =>
      [4, 3, 2, 7, 6, 5, 4, 3, 2, 1].reduce((sum, weight, i) => sum + weight * Number(cpr[i]), 0) % 11;
    expect(weighted("0101010000")).not.toBe(0);
    expect(parseCpr("0101010000")).toBe("0101010000");
  });

  test.each([
    ["0102030000", "1903-02-01"],
    ["0102993999", "1999-02-01"],
    ["0102364000", "2036-02-01"],
    ["0102374000", "1937-02-01"],
    ["0102575000", "2057-02-01"],
    ["0102585000", "1858-02-01"],
    ["0102998000", "1899-02-01"],
    ["0102369000", "2036-02-01"],
    ["0102379000", "1937-02-01"],
    ["2902004000", "2000-02-29"],
  ])("%s is of %s", (text, day) => {
    expect(birthDayOf(given(text))).toBe(day);
  });

  test("whatever parses is ten digits of a day that exists, and reads the same again", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{6}[- ]?[0-9]{4}$/), (text) => {
        const cpr = parseCpr(text);
        if (cpr === null) return;
        expect(cpr).toMatch(/^[0-9]{10}$/);
        expect(parseCalendarDay(birthDayOf(cpr))).not.toBeNull();
        expect(birthDayOf(cpr).slice(2).split("-").reverse().join("")).toBe(cpr.slice(0, 6));
        expect(parseCpr(formatNumber(cpr))).toBe(cpr);
        expect(parsePersonNumber(text)).toEqual({ system: CPR_SYSTEM, issuer: "", value: cpr });
      }),
    );
  });

  test("every day since 1900 and every last three digits is one in some century", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("1999-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 999 }),
        (date, seventh, last) => {
          const [year = "", month = "", day = ""] = date.toISOString().slice(0, 10).split("-");
          const text = `${day}${month}${year.slice(2)}-${seventh}${String(last).padStart(3, "0")}`;
          expect(birthDayOf(given(text))).toBe(`${year}-${month}-${day}`);
        },
      ),
    );
  });

  test("no other text is one, and none makes it throw", () => {
    fc.assert(fc.property(fc.string(), (text) => parseCpr(text) === null || /[0-9]{4}\s*$/.test(text)));
  });

  test("is shown without its last four", () => {
    expect(maskNumber("0102034567")).toBe("010203-••••");
    expect(formatNumber("0102034567")).toBe("010203-4567");
  });

  test.each([
    ["Bo 010203-4567", true],
    ["0102034567", true],
    ["Bo, ring 20 00 00 09", false],
    ["sag 99990203456712", false],
    ["399903-4567", false],
  ])("is seen in %j: %s", (text, held) => {
    expect(holdsCpr(text)).toBe(held);
  });
});

describe("a replacement number", () => {
  test.each([
    ["010203-1AB4", "", { system: X_ECPR_SYSTEM, issuer: "", value: "0102031AB4" }],
    ["0102037zx0", "somebody", { system: X_ECPR_SYSTEM, issuer: "", value: "0102037ZX0" }],
    ["290200-1AB4", "", { system: X_ECPR_SYSTEM, issuer: "", value: "2902001AB4" }],
    ["010203-5AB4", "Region A", { system: D_ECPR_SYSTEM, issuer: "Region A", value: "0102035AB4" }],
    ["610203-4567", " 1084 ", { system: D_ECPR_SYSTEM, issuer: "1084", value: "6102034567" }],
    ["910803-4567", "1084", { system: D_ECPR_SYSTEM, issuer: "1084", value: "9108034567" }],
    ["010203-5AB4", " ", "issuer"],
    ["610203-4567", "", "issuer"],
    ["010203-2AB4", "1084", null],
    ["320203-1AB4", "", null],
    ["920203-4567", "1084", null],
    ["600203-4567", "1084", null],
    ["310203-5AB4", "1084", null],
    ["010203-1A44", "", null],
  ] as const)("%s of %j", (text, issuer, expected) => {
    expect(parsePersonNumber(text, issuer)).toEqual(expected);
  });

  test("is never taken for a CPR number, nor the other way round", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{6}[0-9A-Z]{4}$/), (text) => {
        const number = parsePersonNumber(text, "x");
        if (number === null || number === "issuer") return;
        expect(number.system === CPR_SYSTEM).toBe(parseCpr(text) !== null);
        expect(number.value).toBe(text);
      }),
    );
  });
});
