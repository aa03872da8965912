import fc from "fast-check";
import { expect, test } from "vitest";
import { opens } from "../readings/rules.ts";
import { type Change, changed, type Looked } from "./mending.ts";
import type { Item } from "./minutes.ts";

/** Items that can be told apart by what they say, each with something odd about it. */
const looked = (opens: readonly (boolean | null)[]): Looked => ({
  minutes: {
    meeting: { body: null, date: null, start: null, end: null, place: null, participants: [], next: null },
    items: opens.map((open, i) => ({
      ...{ number: i + 1, title: `T${i + 1}`, open, caseNumber: null, docId: null, words: "Uden for" },
      ...{ sections: { economy: "", decision: "Ja" }, absent: [], annexes: [] },
    })),
  },
  flags: [
    { code: "noDate", line: 1, item: null, section: null, words: "" },
    ...opens.map((_, i) => ({ code: "odd", line: i, item: i + 1, section: null, words: `T${i + 1}` })),
  ],
  places: [{ from: 1, until: 9 }, ...opens.map((_, i) => ({ from: 10 * (i + 1), until: 10 * (i + 1) + 9 }))],
});
const opensOf = fc.array(fc.constantFrom(true, false, null), { minLength: 1, maxLength: 8 });
const blank = { number: 1, title: "N", open: null, caseNumber: null, docId: null, sections: {}, absent: [] };

test.each<[string, Change]>([
  ["an item that is not there", { what: "drop", place: 3 }],
  ["after one that is not there", { what: "add", after: 3 }],
  ["in one that is not there", { what: "item", place: 3, item: blank }],
])("nothing is changed %s", (_which, by) => {
  expect(changed(looked([true, true]), by)).toBeNull();
});

test("the only item is not taken out", () => {
  expect(changed(looked([true]), { what: "drop", place: 1 })).toBeNull();
});

test("whatever is added and taken out, what is odd stays with its item, and every line with some item or the head", () => {
  const changes = fc.array(
    fc.record({ what: fc.constantFrom("add" as const, "drop" as const), at: fc.integer({ min: 1, max: 9 }) }),
  );
  fc.assert(
    fc.property(opensOf, changes, (said, steps) => {
      let now = looked(said);
      for (const { what, at } of steps)
        now = changed(now, what === "add" ? { what, after: at } : { what, place: at }) ?? now;
      const { minutes, flags, places } = now;
      expect(places).toHaveLength(minutes.items.length + 1);
      for (const { item, words } of flags)
        if (item !== null) expect(minutes.items[item - 1]?.title).toBe(words);
      const covered = new Set(
        places.flatMap(({ from, until }) => Array.from({ length: until - from + 1 }, (_, i) => from + i)),
      );
      expect(covered.size).toBe(9 + 10 * said.length);
    }),
  );
});

test("what opens is found whatever moves: exactly what was closed and is not", () => {
  fc.assert(
    fc.property(
      opensOf,
      fc.integer({ min: 1, max: 9 }),
      fc.constantFrom("add", "drop", "open"),
      (said, at, what) => {
        const before = looked(said);
        const by: Change =
          what === "add"
            ? { what, after: at }
            : what === "drop"
              ? { what, place: at }
              : { what: "item", place: at, item: { ...blank, title: `T${at}`, open: true } };
        const after = changed(before, by);
        if (after === null) return;
        const found = opens(before.minutes, after.minutes, by).map(
          (place) => after.minutes.items[place - 1]?.title,
        );
        expect(found).toEqual(what === "open" && said[at - 1] === false ? [`T${at}`] : []);
      },
    ),
  );
});

test("what is not sent of an item stands; an empty heading that was there stays, and none comes of nothing", () => {
  const item = { ...blank, sections: { decision: "Nej", economy: "", summary: "", annexes: "A\n\nB" } };
  const [mended] = changed(looked([true]), { what: "item", place: 1, item })?.minutes.items ?? [];
  expect(mended).toEqual({
    ...blank,
    ...{
      words: "Uden for",
      sections: { economy: "", decision: "Nej", annexes: "A\n\nB" },
      annexes: ["A", "B"],
    },
  } satisfies Item);
});
