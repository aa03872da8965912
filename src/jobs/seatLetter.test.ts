import fc from "fast-check";
import { expect, it } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import type { Notice, NoticeKind } from "#modules/council/index.ts";
import { seatLetter } from "./seatLetter.ts";
import { isMorning } from "./tellSeats.ts";

const ORIGIN = "https://stafet.example";
const notice = (kind: NoticeKind, more: Partial<Notice> = {}): Notice => ({
  ...{ kind, body: "Udsatterådet", path: "/raad/udsatteraadet/x", day: calendarDay("2026-03-10") },
  ...{ title: "Måltal for varmestuer", budget: null, ...more },
});
const budget = { authority: "Havlund Kommune", year: 2027, what: "hearing" } as const;

it("says one thing in its subject, in Danish and in English in its text, with the link", () => {
  const { subject, text } = seatLetter([notice("dialogueCloses")], ORIGIN);
  expect(subject).toBe("Udsatterådet: En skriftlig drøftelse lukker. Sidste dag er 10. marts 2026");
  expect(text).toContain(
    "  En skriftlig drøftelse lukker. Sidste dag er 10. marts 2026.\n  Måltal for varmestuer\n  https://stafet.example/raad/udsatteraadet/x\n",
  );
  expect(text).toContain(
    "  A written dialogue closes. The last day is 10 March 2026.\n  Måltal for varmestuer\n",
  );
});

it("gathers many things of many bodies in one letter, each under its own", () => {
  const { subject, text } = seatLetter(
    [
      notice("taskDue", { title: "Ring til Broen" }),
      notice("budgetDay", { title: "", budget }),
      notice("namesAsked", { body: "Sundhedsrådet", day: null }),
    ],
    ORIGIN,
  );
  expect(subject).toBe("Nyt fra dit råd: 3 ting");
  expect(text.match(/^Udsatterådet$/gm)).toHaveLength(2);
  expect(text.match(/^Sundhedsrådet$/gm)).toHaveLength(2);
  expect(text).toContain("Havlund Kommune, budget for 2027: høring er 10. marts 2026");
  expect(text).toContain("Havlund Kommune, budget for 2027: hearing is on 10 March 2026");
  expect(text).toContain("I er bedt om at udpege nogen.\n");
});

it("of what belongs to a closed item says that it does, and where to sign in", () => {
  const { subject, text } = seatLetter([notice("taskDue", { title: null })], ORIGIN);
  expect(`${subject} ${text}`).not.toContain("null");
  expect(text).toContain(
    "Den hører til et lukket punkt. Log ind for at se den.\n  https://stafet.example/raad/udsatteraadet/x",
  );
  expect(text).toContain("It belongs to a closed item. Sign in to see it.");
});

it("has a subject that a letter may have, however long names are", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "binary", minLength: 1, maxLength: 200 }),
      fc.string({ maxLength: 200 }),
      (body, authority) => {
        const { subject } = seatLetter(
          [notice("budgetDay", { body, title: "", budget: { ...budget, authority } })],
          ORIGIN,
        );
        expect([...subject].length).toBeLessThanOrEqual(200);
        expect(subject).not.toMatch(/\p{Cc}/u);
      },
    ),
    { numRuns: 30 },
  );
});

it.each([
  [null, "2026-03-02T05:59:59Z", false],
  [null, "2026-03-02T06:00:00Z", true],
  ["2026-03-01T22:59:00Z", "2026-03-02T06:00:00Z", true],
  ["2026-03-02T06:00:00Z", "2026-03-02T20:00:00Z", false],
  ["2026-03-02T06:00:00Z", "2026-03-02T23:30:00Z", false],
  ["2026-03-28T06:00:00Z", "2026-03-29T05:00:00Z", true], // summer time began
] as const)("told %s, at %s those with a seat are written to: %s", (told, at, is) => {
  expect(isMorning(told === null ? null : new Date(told), new Date(at))).toBe(is);
});
