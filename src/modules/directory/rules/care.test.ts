import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hours, minutes, plus } from "#kernel/time.ts";
import { ageOf } from "./capacity.ts";
import { freshnessOf, staleFrom } from "./freshness.ts";
import { parseShortMessage } from "./shortMessage.ts";

const now = new Date("2026-03-02T10:00:00Z");

describe("how far an entry can be believed", () => {
  it.each([
    [null, "unverified"],
    ["2026-03-02T09:00:00Z", "verified"],
    ["2025-12-16T12:00:00Z", "verified"],
    ["2025-12-15T12:00:00Z", "dueSoon"],
    ["2025-12-02T12:00:00Z", "dueSoon"],
    // Half past twelve at night in Denmark is the next day there.
    ["2025-12-01T23:30:00Z", "dueSoon"],
    ["2025-12-01T22:30:00Z", "stale"],
    ["2020-01-01T12:00:00Z", "stale"],
  ])("verified %s with a rhythm of 90 days is %s", (verifiedAt, state) => {
    expect(freshnessOf(verifiedAt === null ? null : new Date(verifiedAt), 90, now)).toBe(state);
  });

  it("is believed through the last day of its rhythm", () => {
    expect(staleFrom(new Date("2026-01-01T12:00:00Z"), 90)).toBe("2026-04-02");
  });
});

describe("a figure of free places", () => {
  const bed = { ageingMinutes: 240, unknownMinutes: 720 };
  it.each([
    [0, "fresh"],
    [minutes(239), "fresh"],
    [minutes(240), "ageing"],
    [minutes(719), "ageing"],
    [minutes(720), "unknown"],
    [hours(24 * 400), "unknown"],
    [-minutes(4), "fresh"],
    [-minutes(6), "unknown"],
  ])("said %i ms ago is %s", (ago, age) => {
    expect(ageOf(plus(now, -ago), bed, now)).toBe(age);
  });
});

describe("free places in a short message", () => {
  const words: Readonly<Record<string, string>> = {
    seng: "bed",
    senge: "bed",
    stol: "chair",
    stole: "chair",
  };
  const read = (text: string, usual: string | null = "bed") =>
    parseShortMessage(text, (word) => words[word] ?? null, usual);
  const bed = (available: number, more: object = {}) => ({ unit: "bed", available, ...more });

  it.each([
    ["3", [bed(3)]],
    [" 3/24. ", [bed(3, { maximum: 24 })]],
    ["FULDT", [bed(0)]],
    ["2 senge 1 stol", [bed(2), { unit: "chair", available: 1 }]],
    ["2 venter 5", [bed(2, { waiting: 5 })]],
    ["0/10 senge venter 4, 2 stole", [bed(0, { maximum: 10, waiting: 4 }), { unit: "chair", available: 2 }]],
  ])("%s", (text, said) => {
    expect(read(text)).toEqual({ ok: true, said });
  });

  it.each([
    ["", ""],
    ["tre", "tre"],
    ["3 4", "4"],
    ["5/3", "5/3"],
    ["-1", "-1"],
    ["3 venter", "venter"],
    ["3 senge i dag", "i"],
    ["99999", "99999"],
  ])("%s is refused, never guessed", (text, word) => {
    expect(read(text)).toEqual({ ok: false, word });
  });

  it("must say what it counts where a service counts several things", () => {
    expect(read("3", null)).toEqual({ ok: false, word: "3" });
  });

  it("is read back as it was meant, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: "binary" }), (text) => {
        const message = read(text);
        return !message.ok || message.said.every(({ available, maximum = 9999 }) => available <= maximum);
      }),
    );
  });
});
