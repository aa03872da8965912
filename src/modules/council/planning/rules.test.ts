import fc from "fast-check";
import { expect, test } from "vitest";
import { MEETING_STATES } from "../meetings/types.ts";
import { agendaForEverybody, agendaOpen, lifeAfter, movedBy, placeForNew, sentAgenda } from "./rules.ts";
import type { AgendaItem, LifeStep } from "./types.ts";

const STEPS: readonly LifeStep[] = [
  ...(["change", "call", "cancel", "begin", "finish", "writeOn", "sendForApproval"] as const),
  ...(["takeBack", "approve", "publish", "takeDown", "correct"] as const),
];

test.each([
  ["planned", "change:planned call:called cancel:cancelled begin:held"],
  ["called", "change:called call:called cancel:cancelled begin:held"],
  ["held", "finish:draft"],
  ["draft", "writeOn:held sendForApproval:forApproval"],
  ["forApproval", "takeBack:draft approve:approved"],
  ["approved", "publish:published correct:approved"],
  ["published", "takeDown:approved correct:published"],
  ["cancelled", ""],
] as const)("of a meeting that is %s, this may happen: %s", (state, may) => {
  const steps = STEPS.flatMap((step) => {
    const after = lifeAfter(state, step);
    return after === null ? [] : [`${step}:${after}`];
  });
  expect(steps.join(" ")).toBe(may);
});

test("nothing is published before it is approved, and what is published is approved again when it is taken down", () => {
  for (const state of MEETING_STATES) {
    expect(lifeAfter(state, "publish") === "published").toBe(state === "approved");
    expect(agendaOpen(state)).toBe(["planned", "called", "held"].includes(state));
  }
});

test("an item moved is moved by one place, and nothing else changes its order", () => {
  const orders = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(orders, fc.nat(39), fc.constantFrom(-1 as const, 1 as const), (order, n, by) => {
      const which = order[n % order.length] ?? 0;
      const after = movedBy(order, which, by);
      const to = order.indexOf(which) + by;
      expect(after.indexOf(which)).toBe(Math.min(Math.max(to, 0), order.length - 1));
      expect(after.filter((one) => one !== which)).toEqual(order.filter((one) => one !== which));
    }),
  );
});

test("a new item comes last, but before the one about the next meeting", () => {
  expect(placeForNew([])).toBe(1);
  expect(placeForNew([{ standing: "welcome" }, { standing: null }])).toBe(3);
  expect(placeForNew([{ standing: "welcome" }, { standing: "next" }])).toBe(2);
});

const anItem = (i: number, open: boolean): AgendaItem => ({
  ...{
    id: `id${i}`,
    place: i + 1,
    open,
    closedBecause: open ? "" : `Grund${i}x`,
    standing: null,
    version: 1,
  },
  ...{ title: `Titel${i}x`, caseNumber: `Sag${i}x`, minutes: 10, presenter: `Navn${i}x` },
  annexes: [{ id: `a${i}`, title: `Bilag${i}x`, link: `https://sted.example/Link${i}x` }],
  texts: {
    summary: { words: `Resume${i}x`, version: 1 },
    decision: { words: `Beslutning${i}x`, version: 1 },
  },
});

test("of an agenda everybody sees what was open when it was sent and is still; never a decision", () => {
  const opens = fc.array(fc.record({ before: fc.boolean(), now: fc.boolean() }), { maxLength: 12 });
  fc.assert(
    fc.property(opens, (items) => {
      const sent = sentAgenda(items.map(({ before }, i) => anItem(i, before)));
      const openNow = new Set(items.flatMap(({ now }, i) => (now ? [`id${i}`] : [])));
      const shown = JSON.stringify(agendaForEverybody(sent, openNow, new Set()));
      for (const [i, { before, now }] of items.entries()) {
        for (const word of ["Titel", "Sag", "Navn", "Bilag", "Link", "Resume"])
          expect(shown.includes(`${word}${i}x`)).toBe(before && now);
        for (const word of ["Grund", "Beslutning"]) expect(shown).not.toContain(`${word}${i}x`);
      }
    }),
  );
});
