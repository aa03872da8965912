import { expect, test } from "vitest";
import { readDocument } from "./reading.ts";

const text = (day: string) => `REFERAT Rådet d. ${day}

Mødedato kl. 15:00

Punkt 1: Varmen

Beslutning

Den blev tændt.
`;
const bytes = (words: string) => new TextEncoder().encode(words);

test("two documents at once are read one after the other, each with the meetings that are in it", async () => {
  const [both, one] = await Promise.all([
    readDocument(bytes(text("05-03-2026") + text("12-03-2026"))),
    readDocument(bytes(text("19-03-2026"))),
  ]);
  expect(both.ok && both.meetings.map(({ meeting }) => meeting.date)).toEqual(["2026-03-05", "2026-03-12"]);
  expect(one.ok && one.meetings[0]?.items[0]?.sections.decision).toBe("Den blev tændt.");
});

test("what is no PDF after all is said to be broken, and what takes too long is given up", async () => {
  expect(await readDocument(bytes("%PDF-1.7 nothing more"))).toEqual({ ok: false, why: "broken" });
  expect(await readDocument(bytes(text("05-03-2026")), 1)).toEqual({ ok: false, why: "tooLong" });
});
