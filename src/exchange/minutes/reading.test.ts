import { deflateSync } from "node:zlib";
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

/** A PDF of one page that is so many megabytes of spaces, packed to a thousandth. */
function packed(megabytes: number): Uint8Array {
  const stream = deflateSync(Buffer.alloc(megabytes * 2 ** 20, " "), { level: 9 });
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<<>> >>",
    `<</Length ${stream.length}/Filter/FlateDecode>>stream\n${stream.toString("latin1")}\nendstream`,
  ];
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join("");
  return Buffer.from(`%PDF-1.4\n${body}trailer<</Size 5/Root 1 0 R>>\n%%EOF`, "latin1");
}

test("a small file that unpacks to a large one is given up before the server runs out of memory", async () => {
  const file = packed(100);
  expect(file.length).toBeLessThan(200_000);
  expect(await readDocument(file, 60_000, 120)).toEqual({ ok: false, why: "tooLong" });
});
