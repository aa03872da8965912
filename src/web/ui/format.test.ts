import { expect, test } from "vitest";
import {
  dayInWords,
  fullMoment,
  momentInWords,
  phoneInWords,
  spanInWords,
  timeInWords,
  timeLeft,
  timeSince,
} from "./format.ts";

// Wednesday 15 October 2025, 12:00 in Denmark (summer time, two hours ahead of UTC).
const now = new Date("2025-10-15T10:00:00Z");

test.each([
  ["2025-10-15T07:00:00Z", "i dag kl. 9", "today at 9:00"],
  ["2025-10-15T12:10:00Z", "i dag kl. 14.10", "today at 14:10"],
  ["2025-10-15T21:59:00Z", "i dag kl. 23.59", "today at 23:59"],
  ["2025-10-15T22:00:00Z", "i morgen kl. 0", "tomorrow at 0:00"],
  ["2025-10-14T12:10:00Z", "i går kl. 14.10", "yesterday at 14:10"],
  ["2025-10-17T06:05:00Z", "fredag kl. 8.05", "Friday at 8:05"],
  ["2025-10-09T06:00:00Z", "torsdag kl. 8", "Thursday at 8:00"],
  ["2025-10-22T06:00:00Z", "22. oktober kl. 8", "22 October at 8:00"],
  ["2025-10-08T06:00:00Z", "8. oktober kl. 8", "8 October at 8:00"],
  ["2026-01-02T07:00:00Z", "2. januar 2026 kl. 8", "2 January 2026 at 8:00"],
])("%s is %j, in English %j", (at, danish, english) => {
  expect(momentInWords(new Date(at), now, "da")).toBe(danish);
  expect(momentInWords(new Date(at), now, "en")).toBe(english);
});

test("a day is a calendar day in Denmark, also across the change to winter time", () => {
  const beforeChange = new Date("2025-10-25T21:30:00Z"); // Saturday 23:30, summer time
  expect(momentInWords(new Date("2025-10-26T22:59:00Z"), beforeChange, "da")).toBe("i morgen kl. 23.59");
  expect(momentInWords(new Date("2025-10-26T23:00:00Z"), beforeChange, "da")).toBe("mandag kl. 0");
});

test("the whole moment names weekday, date, year and time", () => {
  expect(fullMoment(now, "da")).toBe("onsdag 15. oktober 2025 kl. 12");
  expect(fullMoment(now, "en")).toBe("Wednesday 15 October 2025 at 12:00");
});

test.each([
  [0, "1 minut"],
  [59_000, "1 minut"],
  [20 * 60_000, "20 minutter"],
  [60 * 60_000, "1 time"],
  [90 * 60_000, "90 minutter"],
  [2 * 3_600_000, "2 timer"],
  [47.9 * 3_600_000, "47 timer"],
  [48 * 3_600_000, "2 dage"],
  [100 * 3_600_000, "4 dage"],
  [-20 * 60_000, "20 minutter"],
])("%d ms is %j", (ms, words) => {
  expect(spanInWords(ms, "da")).toBe(words);
});

test("a deadline says how long is left, and that it has passed", () => {
  expect(timeLeft(new Date("2025-10-15T12:00:00Z"), now, "da")).toBe("om 2 timer");
  expect(timeLeft(now, now, "da")).toBe("om 1 minut");
  expect(timeLeft(new Date("2025-10-15T09:40:00Z"), now, "da")).toBe("20 minutter over tiden");
  expect(timeLeft(new Date("2025-10-15T08:00:00Z"), now, "en")).toBe("2 hours over time");
});

test("what has happened says how long ago", () => {
  expect(timeSince(new Date("2025-10-15T09:59:30Z"), now, "da")).toBe("nu");
  expect(timeSince(new Date("2025-10-15T07:00:00Z"), now, "da")).toBe("for 3 timer siden");
  expect(timeSince(new Date("2025-10-12T07:00:00Z"), now, "en")).toBe("3 days ago");
});

test("days and times also stand alone", () => {
  expect(dayInWords(new Date("2025-10-16T10:00:00Z"), now, "da")).toBe("i morgen");
  expect(timeInWords(new Date("2025-10-16T10:00:00Z"), "da")).toBe("kl. 12");
});

test.each([
  ["+4533123456", "33 12 34 56"],
  ["33123456", "33 12 34 56"],
  ["33 12 34 56", "33 12 34 56"],
  ["+46812345678", "+46812345678"],
  ["1813", "1813"],
])("the number %s is shown as %s", (phone, words) => {
  expect(phoneInWords(phone)).toBe(words);
});
