import { inflateRawSync } from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import { calendarDay } from "#kernel/time.ts";
import type { Item, Minutes, PublicItem } from "#modules/council/index.ts";
import { type MinutesDocument, minutesHtml, minutesText, minutesWord, readMinutes } from "./index.ts";

/** Words as people write them: no headings of ours alone on a line, no stray spaces. */
const word = fc.stringMatching(/^[a-zæøåé]{2,9}$/);
const sentence = fc.array(word, { minLength: 2, maxLength: 6 }).map((words) => `Rådet ${words.join(" ")}.`);
const prose = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((lines) => lines.join("\n"));
const paragraphs = fc.array(prose, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("\n\n"));
const name = fc.tuple(word, word).map(([a, b]) => `${capital(a)} ${capital(b)}`);
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const item = fc
  .record({
    title: fc.array(word, { minLength: 2, maxLength: 8 }).map((words) => capital(words.join(" "))),
    open: fc.boolean(),
    caseNumber: fc.constantFrom(null, "EMN-2025-10555", "1-01-81-11-23"),
    summary: maybe(paragraphs),
    proposal: maybe(paragraphs),
    casePresentation: maybe(paragraphs),
    decision: maybe(paragraphs),
    absent: fc.uniqueArray(name, { maxLength: 3 }),
    annexes: fc.uniqueArray(sentence, { maxLength: 3 }),
    presenter: name,
    minutes: fc.integer({ min: 1, max: 90 }),
  })
  .map(
    ({ title, open, caseNumber, absent, annexes, presenter, minutes, ...parts }): Omit<Item, "number"> => ({
      ...{ title, open, caseNumber, absent, annexes, docId: null, words: "" },
      ...{ presenter, minutes },
      sections: Object.fromEntries(
        Object.entries({
          ...parts,
          ...(absent.length > 0 ? { absent: absent.join("\n") } : {}),
          ...(annexes.length > 0 ? { annexes: annexes.join("\n") } : {}),
        }).filter(([, words]) => words !== undefined),
      ),
    }),
  );

const minutes: fc.Arbitrary<Minutes> = fc
  .record({
    items: fc.array(item, { minLength: 1, maxLength: 12 }),
    participants: fc.uniqueArray(name, { maxLength: 5 }),
    place: fc.option(sentence, { nil: null }),
    end: fc.constantFrom(null, "17:00"),
  })
  .map(({ items, participants, place, end }) => ({
    meeting: {
      ...{
        body: "Udsatterådet",
        date: calendarDay("2026-04-30"),
        start: "15:00",
        end,
        place,
        participants,
        next: null,
      },
    },
    items: items.map((one, i) => ({ ...one, number: i + 1 })),
  }));

const documentOf = (draft: {
  meeting: Minutes["meeting"];
  items: readonly PublicItem[];
}): MinutesDocument => ({
  ...{ kind: "minutes", body: "Udsatterådet", corrections: [], ...draft },
});

test("minutes made here, written as text, are read again with the same meeting and the same items", () => {
  fc.assert(
    fc.property(minutes, (made) => {
      const [read, ...more] = readMinutes(minutesText(documentOf(made)));
      expect(more).toEqual([]);
      expect(read?.meeting).toEqual(made.meeting);
      // Somebody named in a decision may be read as absent from it: only what stands under the heading is compared.
      // Who presents it and for how long is said on paper, and is no part of what was minuted.
      const bare = <I extends Pick<Item, "sections">>(one: I) => ({
        ...one,
        ...{ absent: one.sections.absent ?? "", presenter: undefined, minutes: undefined },
      });
      expect(read?.items.map(bare)).toEqual(made.items.map(bare));
    }),
    { numRuns: 200 },
  );
});

const closed: PublicItem = { number: 2, open: false };
const open: Item = {
  ...{ number: 1, title: "Varmen <b>", open: true, caseNumber: null, docId: null, words: "", absent: [] },
  ...{
    annexes: ["Tider"],
    sections: { decision: "Første linje\nAnden \u0007linje & mere <script>", annexes: "Tider" },
  },
  links: [{ title: "Tider", link: 'https://havlund.example/?a="b"' }],
};
const meeting: Minutes["meeting"] = {
  ...{ body: null, date: calendarDay("2026-04-30"), start: null, end: null, place: null, next: null },
  participants: [],
};

test("HTML holds what was written as words, never as markup, and of a closed item its number", () => {
  const html = minutesHtml({
    ...documentOf({ meeting, items: [open, closed] }),
    corrections: ["Rettet <i>"],
  });
  expect(html).toContain('<h2 id="punkt-1">Punkt 1: Varmen &lt;b&gt;</h2>');
  expect(html).toContain("Rettet &lt;i&gt;");
  expect(html).toContain('href="https://havlund.example/?a=&quot;b&quot;"');
  expect(html).toContain("Punkt 2: Lukket punkt");
  expect(html).not.toMatch(/<(?:b|i|script)>/);
});

test("Word gets a file with headings and every line, whatever signs stand in it", async () => {
  const bytes = await minutesWord(documentOf({ meeting, items: [open, closed] }));
  const xml = entry(bytes, "word/document.xml");
  expect(xml).toContain("Punkt 1: Varmen &lt;b&gt;");
  expect(xml).toContain('w:val="Heading1"');
  expect(xml).toContain("Anden linje &amp; mere");
  expect(xml).toContain("Lukket punkt");
});

/** One file out of a zip archive, by its local header. */
function entry(bytes: Uint8Array, path: string): string {
  const zip = Buffer.from(bytes);
  const end = zip.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  for (let at = zip.readUInt32LE(end + 16); zip.readUInt32LE(at) === 0x02014b50; ) {
    const [nameLength, extra, comment] = [
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    if (zip.toString("utf8", at + 46, at + 46 + nameLength) === path) {
      const local = zip.readUInt32LE(at + 42);
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      return inflateRawSync(zip.subarray(from, from + zip.readUInt32LE(at + 20))).toString("utf8");
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`${path} is not in the file.`);
}
