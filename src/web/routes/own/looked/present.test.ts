import { expect, test } from "vitest";
import type { LogDay } from "#modules/identity/index.ts";
import { textFor } from "../../../text/server.ts";
import { lookedByDay } from "./present.ts";

const text = textFor("da");
const line = (more: Partial<LogDay>): LogDay => ({
  day: "2026-11-22" as LogDay["day"],
  unit: "Porten",
  organisation: "Bastholm",
  action: "course.read",
  outcome: "done",
  purpose: null,
  times: 1,
  ...more,
});

test("one line for each thing a door did on a day: counted together, each reason once", () => {
  const days = lookedByDay(
    [
      line({ action: "course.read", outcome: "denied", times: 2 }),
      line({ action: "card.shown", outcome: "denied", purpose: "Ringede" }),
      line({ action: "citizen.searched", outcome: "denied", purpose: "Ringede" }),
      line({ times: 3 }),
      line({ unit: "Natten" }),
      line({ day: "2026-11-21" as LogDay["day"], outcome: "denied" }),
    ],
    text,
  );
  expect(days.map(({ day, doors }) => [day, doors.map(({ door }) => door)])).toEqual([
    ["2026-11-22", ["Porten, Bastholm", "Natten, Bastholm"]],
    ["2026-11-21", ["Porten, Bastholm"]],
  ]);
  expect(days[0]?.doors[0]?.did).toEqual([
    { what: "Fik ikke lov", times: 4, whys: ["Ringede"] },
    { what: "Åbnede forløbet", times: 3, whys: [] },
  ]);
});

test.each([
  [1, "", ""],
  [2, ", to gange", ", twice"],
  [3, ", tre gange", ", three times"],
  [12, ", tolv gange", ", twelve times"],
  [13, ", 13 gange", ", 13 times"],
])("%i times in words", (n, da, en) => {
  expect(text.own.looked.times(n)).toBe(da);
  expect(textFor("en").own.looked.times(n)).toBe(en);
});

test.each(["da", "en"] as const)("whatever was done is said to the person, not of them (%s)", (lang) => {
  const words = textFor(lang);
  const did = Object.keys(words.log.actions)
    .filter((action) => !action.startsWith("own."))
    .flatMap(
      (action) => lookedByDay([line({ action })], words)[0]?.doors[0]?.did.map(({ what }) => what) ?? [],
    );
  expect(did.length).toBeGreaterThan(100);
  const why = Object.keys({ ...words.catalogue.openPurpose, ...words.catalogue.emergencyReason }).flatMap(
    (purpose) => lookedByDay([line({ purpose })], words)[0]?.doors[0]?.did[0]?.whys ?? [],
  );
  expect(why.length).toBeGreaterThan(2);
  expect(why.filter((what) => /borger|patient|citizen|person/iu.test(what))).toEqual([]);
  expect(did.filter((what) => /borger|patient|citizen|\bI havde\b/iu.test(what))).toEqual([]);
});
