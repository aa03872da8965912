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

const DANISH = `${text("05-03-2026")}\nBesøg på ærø – ”Åben dør”.\n`;
const latin = (words: string) =>
  Uint8Array.from(Buffer.from(words.replaceAll("–", "\x96").replaceAll("”", "\x94"), "latin1"));
const wide = (words: string) => Buffer.from(words, "utf16le");

test.each([
  ["UTF-8", bytes(DANISH)],
  ["UTF-8 with a mark in front", bytes(`\uFEFF${DANISH}`)],
  ["Windows-1252", latin(DANISH)],
  ["UTF-16", wide(`\uFEFF${DANISH}`)],
  ["UTF-16, the other way round", Buffer.from(wide(`\uFEFF${DANISH}`)).swap16()],
  [
    "UTF-8 with a sign of Windows-1252 pasted in",
    Buffer.concat([bytes(DANISH), latin("På ø – så"), bytes(DANISH)]),
  ],
  ["Windows-1252 that holds what reads as UTF-8", latin(`${DANISH} PÅ” æøå`)],
  ["UTF-8 cut off in the middle of a letter", bytes(`${DANISH}æ`).slice(0, -1)],
])("minutes are read whatever they were written with: %s", async (_, file) => {
  const read = await readDocument(Uint8Array.from(file));
  const [meeting] = read.ok ? read.meetings : [];
  expect(meeting?.items[0]?.sections.decision).toContain("Den blev tændt.\n\nBesøg på ærø – ”Åben dør”.");
  if (read.ok) expect(read.text).not.toMatch(/[Ãâ\u0080-\u009f]/);
  if (_.includes("pasted")) expect(read.ok && read.text).toContain("På ø – så");
  if (_.includes("reads as")) expect(read.ok && read.text).toContain("PÅ” æøå");
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
