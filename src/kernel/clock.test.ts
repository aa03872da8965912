import { describe, expect, it } from "vitest";
import { fixedClock, systemClock } from "./clock.ts";

describe("fixedClock", () => {
  it("stands still until told to move, forwards or back", () => {
    const clock = fixedClock("2026-02-03T02:40:00Z");
    expect(clock.now()).toEqual(clock.now());
    expect(clock.advance(90_000)).toEqual(new Date("2026-02-03T02:41:30Z"));
    clock.advance(-30_000);
    expect(clock.now()).toEqual(new Date("2026-02-03T02:41:00Z"));
  });

  it("cannot be moved through a moment it has given out or been given", () => {
    const at = new Date("2026-02-03T02:40:00Z");
    const clock = fixedClock(at);
    at.setUTCFullYear(1999);
    clock.now().setUTCFullYear(1999);
    expect(clock.now()).toEqual(new Date("2026-02-03T02:40:00Z"));
  });

  it("refuses what is no moment", () => expect(() => fixedClock("tomorrow")).toThrow(RangeError));
});

describe("systemClock", () => {
  it("gives the machine's time", () => {
    const before = Date.now();
    const now = systemClock.now().getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });
});
