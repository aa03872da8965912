import { expect, test } from "vitest";
import { packed } from "../../../test/builders/packed.ts";
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

test("a small file that unpacks to a large one is given up before the server runs out of memory", async () => {
  const file = packed(100);
  expect(file.length).toBeLessThan(200_000);
  expect(await readDocument(file, 60_000, 120)).toEqual({ ok: false, why: "tooLong" });
});
