import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf } from "#kernel/time.ts";
import type { CalledOff } from "#modules/appointments/index.ts";
import { asFile, calendarLife, type Sent } from "../../../test/builders/calendar-life.ts";
import { type Kept, type Ours, planOf, type Step } from "./plan.ts";
import { readCalendar } from "./read.ts";
import type { Booked, CalendarFile, Entry } from "./types.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const COUNT = 2 ** 32;

const at = (hour: number) => {
  const startsAt = new Date(Date.parse("2026-12-01T00:00:00Z") + hour * 3_600_000);
  return { day: dayOf(startsAt), startsAt, endsAt: null };
};
const booked = (sequence: number, more: Partial<Booked> = {}): Booked => ({
  ...{ is: "booked", line: 1, uid: "a", sequence, title: "Sårpleje", place: "Her", words: "", notes: [] },
  ...at(9),
  ...more,
});
const cancelled = (sequence: number, uid = "a"): Entry => ({
  is: "cancelled",
  line: 1,
  uid,
  sequence,
  day: null,
  title: "",
});
const file = (...entries: Entry[]): CalendarFile => ({ entries, whole: [], findings: [] });
const kept = (sequence: number, more: Partial<Kept> = {}): Kept => ({
  ...{
    id: "1",
    uid: "a",
    sequence,
    state: "booked",
    endedWhy: null,
    kind: "hospital",
    purpose: "Sårpleje",
    place: "Her",
    withWhom: "",
    phone: "",
  },
  ...at(9),
  ...more,
});
const does = ({ steps }: { readonly steps: readonly Step[] }) => steps.map((step) => step.does);
const ours = (had: readonly Kept[]): Ours => ({ kept: had, calledOff: [] });

const CANCELLED_HERE = { state: "cancelled", endedWhy: "us" } as const;
const DIED = { state: "cancelled", endedWhy: "died" } as const;
const CANCELLED_BY_THEM = { state: "cancelled", endedWhy: "source" } as const;

describe("a file held against what we have", () => {
  test.each<[string, readonly Kept[], Entry, string]>([
    ["older than ours", [kept(2)], booked(1, at(11)), "older"],
    ["older, and the same", [kept(2)], booked(1), "older"],
    ["the same edition with other words", [kept(1)], booked(1, { title: "Andet" }), "older"],
    ["somebody has come", [kept(1, { state: "attended" })], booked(5 * COUNT, at(11)), "said"],
    ["nobody came", [kept(1, { state: "noShow" })], booked(5 * COUNT, at(11)), "said"],
    ["called off here, and merely said again", [kept(1, CANCELLED_HERE)], booked(2), "said"],
    ["called off by them before", [kept(1, CANCELLED_BY_THEM)], cancelled(2), "said"],
    ["called off, and never ours", [], cancelled(2), "notOurs"],
    ["called off by an older edition", [kept(3)], cancelled(2), "older"],
    [
      "called off when it is long over",
      [kept(1, { day: dayOf(new Date("2026-11-20T12:00:00Z")) })],
      cancelled(2),
      "said",
    ],
    ["the same again", [kept(1)], booked(1), "same"],
    ["the same, sent again later", [kept(1)], booked(2), "same"],
    ["new", [], booked(1), "book"],
    ["another's", [kept(1, { uid: "b" })], booked(1), "book"],
    ["moved", [kept(1)], booked(2, at(11)), "move"],
    ["an end it had not", [kept(1)], booked(2, { endsAt: new Date("2026-12-01T10:00:00Z") }), "move"],
    ["some time that day, now", [kept(1)], booked(2, { startsAt: null }), "move"],
    ["another place", [kept(1)], booked(2, { place: "Der" }), "change"],
    ["the same, and counted on", [kept(1)], booked(COUNT), "same"],
    ["over because they died, and counted on", [kept(1, DIED)], booked(COUNT), "said"],
    ["called off here, and counted on", [kept(1, CANCELLED_HERE)], booked(COUNT), "bookAfterAll"],
    ["called off by them, and sent again later", [kept(1, CANCELLED_BY_THEM)], booked(2), "bookAfterAll"],
    ["called off", [kept(1)], cancelled(2), "cancel"],
    ["called off by the very edition we have", [kept(2)], cancelled(2), "cancel"],
  ])("%s", (_, had, entry, step) => {
    expect(does(planOf(file(entry), ours(had), NOW))).toEqual([step]);
  });

  test("what a whole series does not name is called off, unless it is over, newer, or another's", () => {
    const had = [
      kept(1, { uid: "a;RECURRENCE-ID=1" }),
      kept(1, { uid: "a;RECURRENCE-ID=2" }),
      kept(1, { uid: "a;RECURRENCE-ID=3", day: dayOf(new Date("2026-11-20T12:00:00Z")) }),
      kept(9, { uid: "a;RECURRENCE-ID=4" }),
      kept(1, { uid: "a;RECURRENCE-ID=5", state: "attended" }),
      kept(1, { uid: "ab;RECURRENCE-ID=6" }),
    ];
    const whole = { uid: "a", line: 1, sequence: 5, named: ["a;RECURRENCE-ID=2"] };
    const { steps } = planOf({ ...file(), whole: [whole] }, ours(had), NOW);
    expect(steps.map((step) => (step.does === "cancel" ? step.kept.uid : step.does))).toEqual([
      "a;RECURRENCE-ID=1",
    ]);
    // An older telling than the newest that was read leaves nothing out.
    const calledOff = [{ uid: "a", told: "others", sequence: 6 }] as const;
    expect(planOf({ ...file(), whole: [whole] }, { kept: had, calledOff }, NOW)).toEqual({
      steps: [],
      note: { said: [], told: [] },
    });
  });
});

/** What we have once it is done. */
function standing(had: Ours, { steps, note }: ReturnType<typeof planOf>): Ours {
  const now = new Map(had.kept.map((one) => [one.uid, one]));
  const calledOff = new Map(had.calledOff.map((one) => [`${one.told} ${one.uid}`, one]));
  const off = (one: CalledOff) => {
    if (one.sequence > (calledOff.get(`${one.told} ${one.uid}`)?.sequence ?? -1))
      calledOff.set(`${one.told} ${one.uid}`, one);
  };
  for (const step of steps) {
    if (step.does === "cancel") {
      const { uid, sequence } = step.kept;
      const ended = { state: "cancelled", endedWhy: "source" } as const;
      now.set(uid, { ...step.kept, ...ended, sequence: step.leftOut ? sequence : step.sequence });
      if (!step.leftOut) off({ uid, told: "one", sequence: step.sequence });
    } else if ("event" in step) {
      const { uid, sequence, day, startsAt, endsAt, title: purpose, place } = step.event;
      now.set(uid, { ...kept(0), id: uid, uid, sequence, day, startsAt, endsAt, purpose, place });
    }
  }
  for (const { uid, sequence, is } of note.said) {
    const same = now.get(uid);
    if (is === "calledOff") off({ uid, told: "one", sequence });
    else if (same) now.set(uid, { ...same, sequence });
  }
  for (const { uid, sequence } of note.told) off({ uid, told: "others", sequence });
  return { kept: [...now.values()], calledOff: [...calledOff.values()] };
}

const NONE: Ours = { kept: [], calledOff: [] };
const readAll = (files: readonly (readonly Sent[])[]): Ours =>
  files.reduce((had, one) => standing(had, planOf(readCalendar(asFile(one), { now: NOW }), had, NOW)), NONE);
const isOn = ({ kept: all }: Ours): string[] =>
  all
    .filter(({ state }) => state === "booked")
    .map(({ uid, startsAt, purpose }) => `${uid} ${startsAt?.toISOString()} ${purpose}`)
    .sort();

describe("in whatever order files come", () => {
  test("what stands in the end is what stands when they are read as they were sent", () => {
    fc.assert(
      fc.property(calendarLife(12), ({ sent, files }) => {
        expect(isOn(readAll(files))).toEqual(isOn(readAll(sent.map((one) => [one]))));
      }),
      { numRuns: 400 },
    );
  });

  test("read again, nothing more is done and nothing more remembered", () => {
    fc.assert(
      fc.property(calendarLife(8), ({ files }) => {
        const had = readAll(files);
        for (const one of files) {
          const again = planOf(readCalendar(asFile(one), { now: NOW }), had, NOW);
          expect(does(again).filter((step) => !IDLE.includes(step))).toEqual([]);
          expect(again.note).toEqual({ said: [], told: [] });
        }
      }),
    );
  });

  test.each<[string, readonly string[][], string[]]>([
    ["called off before it is booked", [["SEQUENCE:1", "STATUS:CANCELLED"], ["SEQUENCE:0"]], []],
    [
      "called off twice, and booked in between",
      [
        ["SEQUENCE:0"],
        ["SEQUENCE:1", "STATUS:CANCELLED"],
        ["SEQUENCE:3", "STATUS:CANCELLED"],
        ["SEQUENCE:2"],
      ],
      [],
    ],
    ["called off by the edition that books it", [["SEQUENCE:1", "STATUS:CANCELLED"], ["SEQUENCE:1"]], []],
    ["booked again since", [["SEQUENCE:2"], ["SEQUENCE:1", "STATUS:CANCELLED"]], ["a"]],
  ])("%s", (_, editions, left) => {
    const sent = editions.map((lines) => [
      {
        uid: "a",
        events: [
          "BEGIN:VEVENT",
          "UID:a",
          "DTSTART:20261201T090000Z",
          "SUMMARY:x",
          "LOCATION:y",
          ...lines,
          "END:VEVENT",
        ],
      },
    ]);
    expect(isOn(readAll(sent)).map((line) => line.split(" ")[0])).toEqual(left);
    expect(isOn(readAll(sent.toReversed())).map((line) => line.split(" ")[0])).toEqual(left);
  });
});

/** What changes nothing. */
const IDLE = ["same", "older", "said", "notOurs", "offAlready", "holdBack"];
