import { expect, it } from "vitest";
import { parseHoursText, parseSpans, writeSpans } from "./hours-text.ts";

it.each(["abc", "8", "8-", "25-26", "8-15, x", "8.5-15", "8-15, 14-16", "8-8"])(
  "%s is no day's hours",
  (text) => expect(parseSpans(text)).toBeNull(),
);

it.each([
  ["", []],
  ["8-15", [["08:00", "15:00"]]],
  [
    "08.00–12:00, 13-15.30",
    [
      ["08:00", "12:00"],
      ["13:00", "15:30"],
    ],
  ],
  ["kl. 20-8", [["20:00", "08:00"]]],
  ["0-24", [["00:00", "24:00"]]],
  [
    "9-12 og 13-15",
    [
      ["09:00", "12:00"],
      ["13:00", "15:00"],
    ],
  ],
])("%s is a day's hours", (text, spans) => expect(parseSpans(text)).toEqual(spans));

it("what is written out reads the same again", () => {
  const spans = parseSpans("8-12, 13-15.30") ?? [];
  expect(parseSpans(writeSpans(spans))).toEqual(spans);
});

it.each([
  "",
  "man-fre",
  "8-15",
  "xyz 8-15",
  "man-xyz 8-15",
  "man-tir-ons 8-15",
  "man 8-15 +juleaften",
  "man 8-15, man 9-10",
])("%s is no week", (text) => expect(parseHoursText(text)).toBeNull());

const day = [["08:00", "15:00"]];
it.each([
  ["always", { always: true }],
  ["Døgnet rundt", { always: true }],
  ["man-fre 8-15", { week: { 1: day, 2: day, 3: day, 4: day, 5: day } }],
  ["Lør-Søn 08:00-15:00 +helligdage", { week: { 6: day, 7: day }, openOnHolidays: true }],
  ["fri-mon 8-15", { week: { 1: day, 5: day, 6: day, 7: day } }],
  [
    "tue 8-12, 13-15; thu 8-15",
    {
      week: {
        2: [
          ["08:00", "12:00"],
          ["13:00", "15:00"],
        ],
        4: day,
      },
    },
  ],
])("%s is a week", (text, hours) => expect(parseHoursText(text)).toEqual(hours));
