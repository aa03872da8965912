import fc from "fast-check";
import { expect, test } from "vitest";
import { blocksOf, minutesHtml, minutesText } from "#exchange/minutes/index.ts";
import { calendarDay } from "#kernel/time.ts";
import type { CallWords, PublicItem } from "#modules/council/index.ts";
import { councilMeetings } from "../../../text/da/councilMeetings.ts";
import { callLetter, publicCalendar } from "./letter.ts";

/** A meeting whose items each have words of their own, so that any of them can be looked for. */
const plan = {
  ...({
    id: "m",
    bodyId: "b",
    state: "called",
    madeHere: true,
    kind: "ordinary",
    joint: [],
    edition: 0,
  } as const),
  ...{
    day: calendarDay("2026-03-19"),
    start: "15:00",
    end: "17:00",
    place: "Salen",
    link: "https://moede.example/hemmeligt-rum",
    why: "For få kan",
  },
  ...{ sequence: 3, calledAt: new Date("2026-03-01T10:00:00Z"), changedAt: new Date("2026-03-02T10:00:00Z") },
};
const letters = callLetter(councilMeetings.letter, "da", "raadet", "https://stafet.example");
const unfolded = (calendar: string): string => calendar.replaceAll("\r\n ", "");

test("no letter, calendar file or document holds a word of a closed item", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), fc.boolean(), (opens, cancelled) => {
      const items = opens.map((open, i) => ({ place: i + 1, title: `Titel${i}x`, open }));
      const words: CallWords = {
        meeting: plan,
        body: "Rådet",
        items,
        cancelled,
        again: true,
        without: false,
      };
      const { subject, text, calendar = "" } = letters(words);
      const shown = opens.map(
        (open, i): PublicItem =>
          open
            ? {
                ...{ number: i + 1, title: `Titel${i}x`, open, caseNumber: null, docId: null, words: "" },
                ...{ absent: [], annexes: [], sections: { decision: `Beslutning${i}x` } },
              }
            : { number: i + 1, open: false },
      );
      const meeting = {
        body: "Rådet",
        date: plan.day,
        start: "15:00",
        end: null,
        place: null,
        participants: [],
        next: null,
      };
      const document = { kind: "minutes" as const, body: "Rådet", meeting, items: shown, corrections: [] };
      const body = {
        id: "b",
        region: "DK-84",
        slug: "raadet",
        name: "Rådet",
        kind: "council" as const,
        lastDay: null,
      };
      const ics = publicCalendar([{ id: "m", body, state: "called", plan }], "https://stafet.example");
      // Whoever has the link is in the meeting: it stands in the letter and nowhere else.
      expect(unfolded(ics)).not.toContain("hemmeligt-rum");
      expect(cancelled || text.includes("hemmeligt-rum")).toBe(true);
      const papers = [minutesText(document), minutesHtml(document), JSON.stringify(blocksOf(document))];
      for (const [i, open] of opens.entries()) {
        if (!open || cancelled) expect(text).not.toContain(`Titel${i}x`);
        else expect(text).toContain(`Titel${i}x`);
        for (const other of [subject, unfolded(calendar), unfolded(ics)])
          expect(other).not.toContain(`Titel${i}x`);
        for (const paper of papers)
          for (const word of ["Titel", "Beslutning"]) expect(paper.includes(`${word}${i}x`)).toBe(open);
      }
    }),
  );
});

test("a calendar strikes out what is cancelled: the same event, told anew", () => {
  const words: CallWords = {
    meeting: plan,
    body: "Rådet",
    items: [],
    cancelled: true,
    again: true,
    without: false,
  };
  const { calendar = "", subject, text } = letters(words);
  expect(unfolded(calendar)).toMatch(/UID:meeting-m@stafet/);
  expect(unfolded(calendar)).toMatch(/STATUS:CANCELLED/);
  expect(unfolded(calendar)).toMatch(/SEQUENCE:3/);
  expect(subject).toBe("Aflyst: Rådet, 19. marts 2026");
  expect(text).toContain("For få kan");
});

test("who is called no more hears it, with the meeting they knew struck out of their calendar, and not that it is cancelled", () => {
  const words: CallWords = {
    ...{ meeting: { ...plan, link: "" }, body: "Rådet", items: [] },
    ...{ cancelled: false, again: false, without: true },
  };
  const { calendar = "", subject, text } = letters(words);
  expect(unfolded(calendar)).toMatch(/STATUS:CANCELLED/);
  expect(subject).toBe("Du er ikke indkaldt længere: Rådet, 19. marts 2026");
  expect(text).toContain("Salen");
  expect(text).not.toMatch(/aflyst|Dagsorden|https:/);
});
