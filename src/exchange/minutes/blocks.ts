import { calendarDay, weekday } from "#kernel/time.ts";
import type { Minutes, PublicItem, Section } from "#modules/council/index.ts";

/** Minutes and agendas as the documents people know: the same parts for paper, Word, a file and plain text. Danish, as those are. Pure. */

export interface MinutesDocument {
  readonly kind: "minutes" | "agenda";
  readonly body: string;
  readonly meeting: Minutes["meeting"];
  /** A closed item with its words only in the edition of those who sit there. */
  readonly items: readonly PublicItem[];
  /** What was put right since it was first public, as sentences. */
  readonly corrections: readonly string[];
}

export type Block =
  | { readonly block: "title"; readonly words: string }
  | { readonly block: "note"; readonly words: string }
  | { readonly block: "field"; readonly label: string; readonly words: string }
  /** The table of contents. */
  | { readonly block: "contents"; readonly titles: readonly string[] }
  /** An item begins: on a page of its own. */
  | { readonly block: "item"; readonly place: number; readonly words: string }
  | { readonly block: "line"; readonly words: string }
  /** Said of an item and no part of what was written. */
  | { readonly block: "aside"; readonly words: string }
  | { readonly block: "heading"; readonly words: string }
  /** Paragraphs as they were written, lines kept. */
  | { readonly block: "words"; readonly words: string }
  | { readonly block: "link"; readonly words: string; readonly link: string };

const HEADINGS: readonly (readonly [Section, string])[] = [
  ["summary", "Resumé"],
  ["proposal", "Indstilling"],
  ["casePresentation", "Sagsfremstilling"],
  ["economy", "Økonomi"],
  ["earlierDecisions", "Tidligere beslutninger"],
  ["decision", "Beslutning"],
  ["absent", "Fraværende"],
  ["annexes", "Bilag"],
];
const WEEKDAYS = ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"];
const MONTHS = [
  ...["januar", "februar", "marts", "april", "maj", "juni"],
  ...["juli", "august", "september", "oktober", "november", "december"],
];
const CLOSED = "Lukket punkt";

/** A document's parts in their order. */
export function blocksOf({ kind, body, meeting, items, corrections }: MinutesDocument): Block[] {
  const { date, start, end, place, participants } = meeting;
  const field = (label: string, words: string | null): Block[] =>
    words ? [{ block: "field", label, words }] : [];
  return [
    { block: "title", words: `${kind === "agenda" ? "DAGSORDEN" : "REFERAT"} ${body} d. ${inNumbers(date)}` },
    ...corrections.map((words): Block => ({ block: "note", words })),
    ...field(
      "Mødedato",
      `${capital(inWords(date))}${start ? ` kl. ${end ? `${start}-${end}` : start}` : ""}`,
    ),
    ...field("Mødested", place),
    ...field("Mødedeltagere", participants.join(", ")),
    { block: "contents", titles: items.map((item) => ("title" in item ? item.title : CLOSED)) },
    ...items.flatMap((item, i) => itemBlocks(item, i + 1)),
  ];
}

function itemBlocks(item: PublicItem, at: number): Block[] {
  const number = item.number ?? at;
  if (!("title" in item))
    return [
      { block: "item", place: at, words: `Punkt ${number}: ${CLOSED}` },
      { block: "line", words: `${number} (Lukket) ${CLOSED}` },
    ];
  const { title, open, caseNumber, docId, presenter, minutes, words, sections, links = [] } = item;
  const said = (block: "line" | "aside", one: string | null): Block[] => (one ? [{ block, words: one }] : []);
  return [
    { block: "item", place: at, words: `Punkt ${number}: ${title}` },
    ...said("line", open === null ? null : `${number} (${open ? "Åben" : "Lukket"}) ${title}`),
    ...said("line", caseNumber && `Sags ID: ${caseNumber}`),
    ...said("line", docId && `Dok ID: ${docId}`),
    ...said("aside", presenter ? `Fremlægges af: ${presenter}` : null),
    ...said("aside", minutes ? `Tid: ${minutes} minutter` : null),
    ...(words === "" ? [] : [{ block: "words" as const, words }]),
    ...HEADINGS.flatMap(([section, heading]): Block[] => {
      const under = sections[section];
      if (under === undefined) return [];
      return [
        { block: "heading", words: heading },
        ...(under === "" ? [] : [{ block: "words" as const, words: under }]),
      ];
    }),
    // Their titles stand under the heading; on paper it is the address that is missing.
    ...links.map(({ link }): Block => ({ block: "link", words: link, link })),
  ];
}

const inNumbers = (day: string): string => day.split("-").toReversed().join("-");

/** "torsdag d. 29. januar 2026". */
function inWords(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${WEEKDAYS[weekday(calendarDay(day)) - 1]} d. ${Number(date)}. ${MONTHS[Number(month) - 1]} ${year}`;
}

const capital = (words: string): string => words.slice(0, 1).toUpperCase() + words.slice(1);
