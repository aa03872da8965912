import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayOf } from "#kernel/time.ts";
import { type Kept, planOf, type Step } from "./plan.ts";
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
    kind: "hospital",
    purpose: "Sårpleje",
    place: "Her",
    withWhom: "",
    phone: "",
  },
  ...at(9),
  ...more,
});
const does = (steps: readonly Step[]) => steps.map((step) => step.does);

describe("a file held against what we have", () => {
  test.each<[string, readonly Kept[], Entry, string]>([
    ["older than ours", [kept(2)], booked(1, at(11)), "older"],
    ["older, and the same", [kept(2)], booked(1), "older"],
    ["the same edition with other words", [kept(1)], booked(1, { title: "Andet" }), "older"],
    ["somebody has come", [kept(1, { state: "attended" })], booked(5 * COUNT, at(11)), "said"],
    ["nobody came", [kept(1, { state: "noShow" })], booked(5 * COUNT, at(11)), "said"],
    ["called off here, and merely said again", [kept(1, { state: "cancelled" })], booked(2), "said"],
    ["called off by them before", [kept(1, { state: "cancelled" })], cancelled(2), "said"],
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
    ["the same, and counted on", [kept(1)], booked(COUNT), "change"],
    ["after all", [kept(1, { state: "cancelled" })], booked(COUNT), "bookAfterAll"],
    ["called off", [kept(1)], cancelled(2), "cancel"],
  ])("%s", (_, had, entry, step) => {
    expect(does(planOf(file(entry), had, NOW))).toEqual([step]);
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
    const steps = planOf({ ...file(), whole: [whole] }, had, NOW);
    expect(steps.map((step) => (step.does === "cancel" ? step.kept.uid : step.does))).toEqual([
      "a;RECURRENCE-ID=1",
    ]);
  });
});

/** What we have once it is done. */
function standing(had: readonly Kept[], steps: readonly Step[]): Kept[] {
  const now = new Map(had.map((one) => [one.uid, one]));
  for (const step of steps) {
    if (step.does === "cancel")
      now.set(step.kept.uid, { ...step.kept, state: "cancelled", sequence: step.sequence });
    else if ("event" in step) {
      const { uid, sequence, day, startsAt, endsAt, title: purpose, place } = step.event;
      now.set(uid, { ...kept(0), id: uid, uid, sequence, day, startsAt, endsAt, purpose, place });
    }
  }
  return [...now.values()];
}

const edition = fc.record({
  sequence: fc.nat({ max: 5 }).map((n) => n * COUNT),
  hour: fc.nat({ max: 6 }),
  title: fc.constantFrom("a", "b"),
});
const said = ({ sequence, hour, title }: { sequence: number; hour: number; title: string }) =>
  file(booked(sequence, { ...at(hour), title }));
const shown = (all: readonly Kept[]) =>
  all.map(({ uid, sequence, startsAt, purpose, state }) => ({ uid, sequence, startsAt, purpose, state }));

describe("in whatever order files come", () => {
  test("the newest edition stands in the end", () => {
    const different = fc.uniqueArray(edition, {
      minLength: 1,
      maxLength: 6,
      selector: ({ sequence }) => sequence,
    });
    fc.assert(
      fc.property(different, (editions) => {
        let had: Kept[] = [];
        for (const one of editions) had = standing(had, planOf(said(one), had, NOW));
        const newest = editions.toSorted((a, b) => b.sequence - a.sequence)[0];
        expect(had).toMatchObject([
          { sequence: newest?.sequence, purpose: newest?.title, ...at(newest?.hour ?? 0) },
        ]);
      }),
    );
  });

  test("read again, nothing more is done", () => {
    fc.assert(
      fc.property(fc.array(edition, { minLength: 1, maxLength: 6 }), (editions) => {
        let had: Kept[] = [];
        for (const one of editions) {
          had = standing(had, planOf(said(one), had, NOW));
          const again = planOf(said(one), had, NOW);
          expect(shown(standing(had, again))).toEqual(shown(had));
          expect(does(again).filter((step) => !["same", "older", "said"].includes(step))).toEqual([]);
        }
      }),
    );
  });
});
