import { expect, test } from "vitest";
import { INDICATOR_KEYS, type QuarterFigure, type Trend } from "#modules/insight/index.ts";
import { textFor } from "../../../text/server.ts";
import { figureAt, figurePath, keyOf } from "./paths.ts";
import { barOf, directionInWords, liveInWords, liveName, valueInWords } from "./present.ts";

const words = textFor("da").figures;

test("every figure has an address that leads back to it, and no other address does", () => {
  for (const indicator of INDICATOR_KEYS) {
    const path = figurePath({ indicator, region: "DK-84" });
    expect(figureAt(path)).toEqual({ indicator, region: "DK-84", part: "" });
    expect(keyOf(path.slice("/tal/".length).replace(/\?.*/, ""))).toBe(indicator);
  }
  const part = { indicator: "missingOffers", region: "DK-81", part: "sleepTonight" } as const;
  expect(figureAt(figurePath(part))).toEqual(part);
  for (const other of [
    "/tal/tryg",
    "/tal/tryg?region=DK-86",
    "/tal/ukendt?region=DK-84",
    "https://tal.example/tal/tryg?region=DK-84",
    "/tal/mangler?region=DK-84&behov=<b>",
    "/mangler",
    "",
  ])
    expect(figureAt(other), other).toBeNull();
});

const quarter = (
  value: number | null,
  state: QuarterFigure["state"] = value === null ? "heldBack" : "shown",
) =>
  ({ ...{ year: 2026, quarter: 3, starts: "2026-07-01" }, ...{ state, value, base: null } }) as QuarterFigure;
const trend = (
  unit: Trend["indicator"]["unit"],
  better: "fewer" | "more",
  direction: Trend["direction"],
): Trend => ({
  ...{ indicator: { key: "takeoverHours", unit, better, about: "people", parts: false }, direction },
  quarters: [quarter(1)],
});

test("a figure is said with its unit, and what is not shown is said too", () => {
  expect(valueInWords(quarter(12), "count", words)).toBe("12");
  expect(valueInWords(quarter(0), "count", words)).toBe("0");
  expect(valueInWords(quarter(12), "share", words)).toBe("12 %");
  expect(valueInWords(quarter(1), "hours", words)).toBe("1 time");
  expect(valueInWords(quarter(null), "share", words)).toBe("holdt tilbage");
  expect(valueInWords(quarter(null, "nothing"), "hours", words)).toBe("ingen at tælle");
});

test("which way it goes is said, and whether that is what one hopes for", () => {
  expect(directionInWords(trend("count", "fewer", "down"), words)).toBe(
    "færre end kvartalet før – det går bedre",
  );
  expect(directionInWords(trend("share", "more", "down"), words)).toBe(
    "lavere end kvartalet før – det går dårligere",
  );
  expect(directionInWords(trend("hours", "fewer", "up"), words)).toBe(
    "længere end kvartalet før – det går dårligere",
  );
  expect(directionInWords(trend("hours", "fewer", "same"), words)).toBe("det samme som kvartalet før");
  expect(directionInWords(trend("hours", "fewer", null), words)).toBe("");
});

test("on paper it is one line; not counted yet is said", () => {
  expect(liveInWords({ trend: trend("hours", "fewer", "up") }, words)).toBe(
    "3. kvartal 2026: 1 time, længere end kvartalet før – det går dårligere",
  );
  expect(liveInWords({ trend: null }, words)).toBe("intet tal endnu");
  expect(liveName({ indicator: "missingOffers", region: "DK-84", part: "Tænder" }, words)).toBe(
    "Her mangler et tilbud: Tænder, Region Hovedstaden",
  );
  expect(liveName({ indicator: "feltSafe", region: null, part: null }, words)).toBe("Følte sig tryg");
});

test("bars are of the longest; of a hundred for per cent; none for what is held back", () => {
  const all = [quarter(20), quarter(5), quarter(null)];
  expect(all.map((one) => barOf(one, all, "count"))).toEqual([100, 25, null]);
  expect(all.map((one) => barOf(one, all, "share"))).toEqual([20, 5, null]);
  expect(barOf(quarter(0), [quarter(0)], "count")).toBe(0);
});
