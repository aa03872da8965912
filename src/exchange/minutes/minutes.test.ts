import fc from "fast-check";
import { expect, test } from "vitest";
import { SECTIONS, type Section } from "#modules/council/index.ts";
import { readMinutes } from "./read.ts";
import type { ReadItem } from "./types.ts";

/** Our own minutes in the two layouts the councils' systems write: nobody in them exists. */
const EASTERN = `\uFEFF
REFERAT Udsatterådet d. 12-03-2026

Mødedato Torsdag d. 12. marts 2026 kl. 14:30

Mødested Lokale 4, Regionshuset i Havneby

Mødedeltagere Ida Holm, Bo Krag, Lis Ravn

Indholdsfortegnelse

Godkendelse af dagsorden.....\t3
Status på brobyggere og hvad de har lært af det første år på tre hospitaler i regionen\t4
Næste møde.....\t7

Punkt 1: Godkendelse af dagsorden

EMN-2026-00017

1 (Åben) Godkendelse af dagsorden

Udsatterådet

Sags ID: EMN-2026-00017

Dok ID: 90001

Resumé

.

Indstilling

Det indstilles,

at dagsordenen godkendes.

Beslutning

Dagsordenen blev godkendt.

Fraværende

Lis Ravn
Per Lund

(V)
(Æ)

Bilag

.

Punkt 2: Status på brobyggere og hvad de har lært af det første år på tre hospitaler i regionen

EMN-2026-00018

2 (Lukket) Status på brobyggere og hvad de har lært

Udsatterådet

Sags ID: EMN-2026-00018

Dok ID: 90002

Sagsfremstilling

Som aftalt på mødet den 5. marts 2026 fortæller brobyggerne.

Økonomi

Ingen.

Økonomi

Et afsnit til.

Beslutning

-

Fraværende

Per Lund

(V)

Bilag

Oplæg fra brobyggerne

Regneark

Punkt 3: Næste møde

EMN-2026-00017

3 (Åben) Næste møde

Beslutning

Næste møde er torsdag den 4. juni 2026 kl. 15.00-17.00 i Havneby.
`;

test("minutes of the eastern layout are read word for word, and what is odd is said with its place", () => {
  const [read, ...more] = readMinutes(EASTERN);
  expect(more).toEqual([]);
  expect(read?.meeting).toEqual({
    body: "Udsatterådet",
    date: "2026-03-12",
    start: "14:30",
    end: null,
    place: "Lokale 4, Regionshuset i Havneby",
    participants: ["Ida Holm", "Bo Krag", "Lis Ravn"],
    next: { date: "2026-06-04", start: "15:00", end: "17:00" },
  });
  expect(read?.items[0]).toEqual({
    number: 1,
    title: "Godkendelse af dagsorden",
    open: true,
    caseNumber: "EMN-2026-00017",
    docId: "90001",
    sections: {
      summary: "",
      proposal: "Det indstilles,\n\nat dagsordenen godkendes.",
      decision: "Dagsordenen blev godkendt.",
      absent: "Lis Ravn\nPer Lund\n\n(V)\n(Æ)",
      annexes: "",
    },
    words: "",
    absent: ["Lis Ravn", "Per Lund"],
    annexes: [],
  });
  expect(read?.items[1]).toMatchObject({
    title: "Status på brobyggere og hvad de har lært af det første år på tre hospitaler i regionen",
    open: false,
    sections: { economy: "Ingen.\n\nØkonomi\n\nEt afsnit til.", decision: "" },
    annexes: ["Oplæg fra brobyggerne", "Regneark"],
  });
  expect(
    read?.flags.map(({ code, item, section, words }) =>
      [code, item, section, words].filter(Boolean).join(" "),
    ),
  ).toEqual([
    "absentTookPart 1 absent Lis Ravn",
    "emptySection 1 summary",
    "emptySection 1 annexes",
    "titleTruncated 2 Status på brobyggere og hvad de har lært",
    "contradictingDate 2 den 5. marts 2026",
    "headingAgain 2 economy Økonomi",
    "noDecision 2 decision",
  ]);
  const [odd] = read?.flags.filter(({ code }) => code === "contradictingDate") ?? [];
  expect(EASTERN.split("\n")[(odd?.line ?? 0) - 1]).toContain("på mødet den 5. marts 2026");
});

const WESTERN = `REFERAT Brugerrådet d. 01-06-2026\r
\r
Mødedato Tirsdag d. 1. juni 2026 kl. 09:00\r
\r
Mødested Salen\r
\r
Punkt 1: Velkomst og en meget lang\r
overskrift\r
\r
1-01-81-11-23\r
\r
Sagsfremstilling\r
\r
Formanden siger velkommen.\r
\r
Beslutning\r
\r
Formanden sagde velkommen.\r
Side 2 af 3\r
Og takkede.\r
\r
Punkt 3: Mødedeltagelse\r
\r
1-01-81-11-23\r
\r
Sagsfremstilling\r
\r
Rådets medlemmer er:\r
\r
Ida Holm (A), formand\r
Bo Krag, Foreningen Broen\r
Lis B. Ravn, Natcaféen\r
Per Lund (Æ)\r
\r
Beslutning\r
\r
Alle var mødt, undtagen Lis B. Ravn og Per Lund, der havde meldt afbud.\r
\r
Mødet startede kl. 9.00 og sluttede kl. 11.45.\r
`;

test("minutes of the western layout: who took part stands in an item of its own", () => {
  const [read] = readMinutes(WESTERN);
  expect(read?.meeting).toMatchObject({
    body: "Brugerrådet",
    date: "2026-06-01",
    start: "09:00",
    end: "11:45",
    participants: ["Ida Holm", "Bo Krag"],
    next: null,
  });
  expect(
    read?.items.map(({ number, title, open, caseNumber }) => ({ number, title, open, caseNumber })),
  ).toEqual([
    { number: 1, title: "Velkomst og en meget lang overskrift", open: null, caseNumber: "1-01-81-11-23" },
    { number: 3, title: "Mødedeltagelse", open: null, caseNumber: "1-01-81-11-23" },
  ]);
  expect(read?.items[0]?.sections.decision).toBe("Formanden sagde velkommen.\nOg takkede.");
  expect(read?.items[1]?.absent).toEqual(["Lis B. Ravn", "Per Lund"]);
  expect(read?.flags.map(({ code, words }) => `${code} ${words}`.trim())).toEqual([
    "openUnknown",
    "contradictingDate Tirsdag d. 1. juni 2026",
    "itemNumber 3 Mødedeltagelse",
    "participantsFromItem",
  ]);
});

test("page furniture is left out, several meetings are told apart, and items without numbers are found by their titles", () => {
  const page = (n: number, words: string) => `Havneby Region\n\n${words}\n\n${n}`;
  const pages = [
    "REFERAT Rådet d. 02-02-2026\nIndholdsfortegnelse\nVelkomst.....2\nPenge.....3",
    "Velkomst\nBeslutning\nSagt.",
    "Penge\nBeslutning\nHavneby Region har penge.",
    "REFERAT Rådet d. 03-02-2026\nPunkt 1: Igen\nBeslutning\nIgen.",
  ];
  const read = readMinutes(pages.map((words, i) => page(i + 1, words)).join("\f"));
  expect(
    read.map(({ meeting, items }) => [meeting.date, items.map(({ title, sections }) => [title, sections])]),
  ).toEqual([
    [
      "2026-02-02",
      [
        ["Velkomst", { decision: "Sagt." }],
        ["Penge", { decision: "Havneby Region har penge." }],
      ],
    ],
    ["2026-02-03", [["Igen", { decision: "Igen." }]]],
  ]);
  expect(read[0]?.flags.map(({ code }) => code)).toEqual(["openUnknown", "itemNumber", "itemNumber"]);
});

test.each(["", "   \n\f\n", "Kære alle\n\nHermed et brev."])(
  "what is no minutes is said to be none: %j",
  (text) => {
    for (const { items, flags } of readMinutes(text)) {
      expect(items).toEqual([]);
      expect(flags.map(({ code }) => code)).toContain("notMinutes");
    }
  },
);

/** Words that are no heading, no item and no furniture. */
const words = fc
  .array(
    fc.constantFrom(
      "borgere",
      "ingen",
      "slipper",
      "før",
      "Økonomien",
      "en",
      "anden",
      "døren,",
      "æøå",
      "<b>",
      "”nej”",
    ),
    {
      minLength: 2,
      maxLength: 12,
    },
  )
  .map((some) => some.join(" "));
const paragraphs = fc.array(words, { minLength: 1, maxLength: 4 }).map((some) => some.join("\n\n"));
const HEADED: Readonly<Record<Section, string>> = {
  summary: "Resumé",
  proposal: "Indstilling",
  casePresentation: "Sagsfremstilling",
  economy: "Økonomi",
  earlierDecisions: "Tidligere beslutninger",
  decision: "Beslutning",
  absent: "Fraværende",
  annexes: "Bilag",
};
const item = fc.record({
  title: words,
  open: fc.boolean(),
  sections: fc
    .subarray(
      SECTIONS.filter((section) => section !== "absent" && section !== "annexes"),
      { minLength: 1 },
    )
    .chain((some) => fc.tuple(...some.map((section) => fc.tuple(fc.constant(section), paragraphs)))),
});

test("whatever is written in the layout is read back as it was written", () => {
  fc.assert(
    fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), (items) => {
      const text = [
        "REFERAT Rådet d. 02-02-2026",
        ...items.flatMap(({ title, open, sections }, i) => [
          `Punkt ${i + 1}: ${title}`,
          `EMN-2026-${i}`,
          `${i + 1} (${open ? "Åben" : "Lukket"}) ${title}`,
          ...sections.flatMap(([section, under]) => [HEADED[section], under]),
        ]),
      ].join("\n\n");
      const [read] = readMinutes(text);
      expect(read?.items).toEqual(
        items.map(
          ({ title, open, sections }, i): ReadItem => ({
            number: i + 1,
            title,
            open,
            caseNumber: `EMN-2026-${i}`,
            docId: null,
            sections: Object.fromEntries(sections),
            words: "",
            absent: [],
            annexes: [],
          }),
        ),
      );
    }),
  );
});

test("anything at all is read without an error, and nothing is invented", () => {
  const shard = fc.constantFrom(
    ...[
      "Punkt 1:",
      "Punkt 999: x",
      "2 (Åben) y",
      "REFERAT",
      "REFERAT A d. 31-02-2026",
      "Beslutning",
      "Bilag",
      "\f",
      "....3",
    ],
    ...[
      "Indholdsfortegnelse",
      "(V)",
      "undtagen",
      "der havde meldt afbud",
      "næste møde",
      "den 99. maj 2026",
      "kl. 99.99",
    ],
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(shard, fc.string()), { maxLength: 60 }),
      fc.constantFrom("\n", " ", ""),
      (parts, by) => {
        const text = parts.join(by);
        for (const { meeting, items } of readMinutes(text))
          for (const found of [
            meeting.body,
            meeting.place,
            ...items.flatMap(({ absent, annexes }) => [...absent, ...annexes]),
          ])
            for (const word of (found ?? "").split(/\s+/)) expect(text).toContain(word);
      },
    ),
  );
});

// What grows by its square would take many minutes.
test("a very long document takes time in proportion: no end to its titles, names or leaders", {
  timeout: 30_000,
}, () => {
  const many = 300_000;
  const long = [
    `REFERAT Rådet d. 02-02-2026\nIndholdsfortegnelse\n${"a ".repeat(many)}\n${".".repeat(many)}`,
    `Punkt 1: x\nBeslutning\nAlle var mødt, undtagen ${"Ab C. ".repeat(many)}`,
    `Fraværende\n${"(V)\n".repeat(many)}`,
  ].join("\n");
  expect(readMinutes(long)).toHaveLength(1);
});
