import type { CalendarDay } from "#kernel/time.ts";
import type { Place } from "#modules/council/index.ts";
import { datesIn, timesIn } from "./dates.ts";
import { contentsIn, type Head, readHead, titleOn } from "./head.ts";
import { type CutItem, cutItems } from "./items.ts";
import { withoutDots } from "./leaders.ts";
import { type Line, linesOf, wordsOf } from "./lines.ts";
import { absentIn, memberOn, namesIn, saidAbsent } from "./people.ts";
import { cutSections, isEmpty } from "./sections.ts";
import type { Flag, NextMeeting, Oddity, ReadItem, ReadMinutes } from "./types.ts";

/**
 * Reads minutes as the councils' systems write them (H3): one result for each meeting that is in the text, in its order. Words are
 * kept exactly as they stand – misspellings too –, page furniture is left out, and what is odd is flagged with its place rather than
 * mended. Nothing is invented: what was not found is null. Takes time in proportion to the text, and never throws.
 */
export function readMinutes(text: string): ReadMinutes[] {
  return meetingsIn(linesOf(text)).map(readMeeting);
}

/** A document may hold several meetings: each begins with a title of another body or day. */
function meetingsIn(lines: readonly Line[]): Line[][] {
  const meetings: Line[][] = [[]];
  let current: string | null = null;
  for (const line of lines) {
    const title = titleOn(line.text);
    const said = title && `${title.body} ${datesIn(title.dated)[0]?.date}`;
    if (said !== null && said === current) continue; // The same title again is the top of a page.
    if (said !== null && current !== null) meetings.push([]);
    current = said ?? current;
    meetings.at(-1)?.push(line);
  }
  return meetings;
}

type Flagging = (code: Oddity, at?: Partial<Omit<Flag, "code">>) => void;

function readMeeting(lines: readonly Line[]): ReadMinutes {
  const flags: Flag[] = [];
  const flag: Flagging = (code, at = {}) =>
    flags.push({ code, line: null, item: null, section: null, words: "", ...at });
  const contents = contentsIn(lines);
  const cut = cutItems(lines, contents);
  const head = readHead(cut.head);
  if (head.title === null && cut.items.length === 0) flag("notMinutes");
  else if (head.body === null) flag("noBody");
  const date = dateOf(head, flag);
  if (date !== null) {
    checkDates(cut.head, null, date, flag);
    for (const [i, item] of cut.items.entries()) checkDates(item.lines, i + 1, date, flag);
  }
  const items = cut.items.map((item, i) => readItem(item, i + 1, head.body, flag));
  checkNumbers(items, flag);
  checkContents(contents, cut.items, flag);
  if (items.length > 0 && items.every(({ open }) => open === null)) flag("openUnknown");
  const participants = tookPart(head, items, flag);
  const there = new Set(participants);
  for (const [i, { absent }] of items.entries())
    for (const words of absent.filter((name) => there.has(name)))
      flag("absentTookPart", { item: i + 1, section: "absent", words });
  const time = timesIn(
    [head.fields.time, head.fields.date, head.title].map((line) => line?.text ?? "").join(" "),
  );
  return {
    meeting: {
      body: head.body,
      date,
      start: time?.start ?? null,
      end: time?.end ?? endOf(items),
      place: head.fields.place?.text || null,
      participants,
      next: date === null ? null : nextMeeting(items, date),
    },
    items,
    flags: flags.toSorted((a, b) => (a.item ?? 0) - (b.item ?? 0) || (a.line ?? 0) - (b.line ?? 0)),
    places: placesOf(lines, cut.items),
  };
}

/** Where the head stands in the document, and each item: to the line before the next. */
function placesOf(lines: readonly Line[], items: readonly CutItem[]): Place[] {
  const froms = [lines[0]?.n ?? 1, ...items.flatMap(({ titles }) => titles[0]?.n ?? [])];
  const last = lines.at(-1)?.n ?? 1;
  return froms.map((from, i) => ({ from, until: Math.max(from, (froms[i + 1] ?? last + 1) - 1) }));
}

function readItem(cut: CutItem, item: number, body: string | null, flag: Flagging): ReadItem {
  const { before: head, sections, odd } = cutSections(cut.lines);
  const title = titleOf(cut, item, flag);
  for (const { code, line, section } of odd) flag(code, { item, section, line: line.n, words: line.text });
  for (const [section, { line, words }] of sections)
    if (words === "" && section !== "decision") flag("emptySection", { item, section, line });
  const decision = sections.get("decision");
  if (!decision?.words) flag("noDecision", { item, section: "decision", line: decision?.line ?? null });
  // Each item may say again whose it is.
  const before = head.filter(({ text }) => text !== body);
  const words = wordsOf(before);
  const outside = before.find(({ text }) => !isEmpty(text));
  if (outside) flag("wordsOutside", { item, line: outside.n, words });
  const absent = absentIn(sections.get("absent")?.words ?? "");
  if (absent.unclear)
    flag("absentUnclear", { item, section: "absent", line: sections.get("absent")?.line ?? null });
  return {
    number: cut.number,
    title,
    open: cut.open,
    caseNumber: cut.caseNumber,
    docId: cut.docId,
    sections: Object.fromEntries([...sections].map(([section, { words: under }]) => [section, under])),
    words: isEmpty(words) ? "" : words,
    absent: absent.names.length > 0 ? absent.names : saidAbsent(decision?.words ?? ""),
    annexes: (sections.get("annexes")?.words ?? "").split("\n").filter((line) => line !== ""),
  };
}

/** The first title, or the longest where that is cut off. What stands differently elsewhere is said. */
function titleOf({ titles }: CutItem, item: number, flag: Flagging): string {
  const [first, ...others] = titles.filter(({ text }) => text !== "");
  if (!first) return "";
  let title = first.text;
  for (const { n, text } of others)
    if (isCutOff(title, text)) {
      flag("titleTruncated", { item, line: first.n, words: title });
      title = text;
    } else if (isCutOff(text, title)) flag("titleTruncated", { item, line: n, words: text });
    else if (text !== title) flag("titleDiffers", { item, line: n, words: text });
  return title;
}

const isCutOff = (short: string, long: string): boolean => {
  const begun = withoutDots(short);
  return begun.length < long.length && begun.length > 10 && long.startsWith(begun);
};

function dateOf({ title, fields }: Head, flag: Flagging): CalendarDay | null {
  const stands = [title, fields.date].flatMap((line) =>
    line
      ? datesIn(line.text)
          .slice(0, 1)
          .map((found) => ({ ...found, line: line.n }))
      : [],
  );
  const [first] = stands;
  if (!first) flag("noDate");
  for (const { date, line, words } of stands)
    if (date !== first?.date) flag("contradictingDate", { line, words });
  return stands.at(-1)?.date ?? null;
}

/** "på mødet den 22. januar", of a meeting on the 29th; a weekday that is another. */
function checkDates(lines: readonly Line[], item: number | null, date: CalendarDay, flag: Flagging): void {
  for (const { n, text } of lines)
    for (const found of datesIn(text)) {
      const here = /\bpå (?:dagens |dette |det )?møde(?:t)?,?\s*$/iu.test(text.slice(0, found.at));
      if (found.wrongWeekday || (here && found.date !== date))
        flag("contradictingDate", { item, line: n, words: found.words });
    }
}

function checkNumbers(items: readonly ReadItem[], flag: Flagging): void {
  for (const [i, { number, title }] of items.entries())
    if (number !== (items[i - 1]?.number ?? (i === 0 ? 0 : -1)) + 1)
      flag("itemNumber", { item: i + 1, words: `${number ?? ""} ${title}`.trim() });
}

/** Each entry is looked for among all items: of more than minutes have, not at all. */
const MOST_ENTRIES = 1000;

function checkContents(contents: readonly string[], items: readonly CutItem[], flag: Flagging): void {
  if (Math.max(contents.length, items.length) > MOST_ENTRIES) return;
  const same = (entry: string, { titles }: CutItem) =>
    titles.some(({ text }) => text === entry || isCutOff(entry, text) || isCutOff(text, entry));
  for (const [i, entry] of contents.entries()) {
    const there = items[i];
    if (items.some((item) => same(entry, item))) continue;
    if (there && contents.length === items.length)
      flag("titleDiffers", { item: i + 1, line: there.titles[0]?.n ?? null, words: entry });
    else flag("itemMissing", { words: entry });
  }
  if (contents.length > 0 && contents.length !== items.length)
    for (const [i, item] of items.entries())
      if (!contents.some((entry) => same(entry, item)))
        flag("itemMissing", {
          item: i + 1,
          line: item.titles[0]?.n ?? null,
          words: item.titles[0]?.text ?? "",
        });
}

/** Who took part: as the head lists them; else the members listed under an item about it, without those who were absent. */
function tookPart({ fields }: Head, items: readonly ReadItem[], flag: Flagging): string[] {
  if (fields.participants?.text) return namesIn(fields.participants.text);
  for (const [i, { title, sections, absent }] of items.entries()) {
    if (!/deltag|fremmødt|mødte/iu.test(title)) continue;
    const listed = (sections.casePresentation ?? "").split("\n\n").find((part) => part.includes("\n"));
    const members = (listed ?? "")
      .split("\n")
      .map(memberOn)
      .filter((name) => name !== "" && !name.endsWith(":"));
    if (members.length === 0) continue;
    flag("participantsFromItem", { item: i + 1, section: "casePresentation" });
    const away = new Set(absent);
    return members.filter((name) => !away.has(name));
  }
  return [];
}

/** "Mødet startede kl. 9.00 og sluttede kl. 12.00." */
function endOf(items: readonly ReadItem[]): string | null {
  for (const { sections } of items.toReversed()) {
    const said = /\b(?:sluttede|afsluttedes|hævedes|hævet)\s+(kl\.?\s*\d{1,2}[:.]\d{2})/iu.exec(
      sections.decision ?? "",
    );
    if (said) return timesIn(said[1] ?? "")?.start ?? null;
  }
  return null;
}

/** The first day after this one that is called the next meeting, in a decision first of all. */
function nextMeeting(items: readonly ReadItem[], date: CalendarDay): NextMeeting | null {
  const says = (words: string): NextMeeting | null => {
    for (const sentence of words.split(/\n|(?<=[a-zæøå)]\.)\s+(?=\p{Lu})/u)) {
      if (!/\bnæste møde\b/iu.test(sentence)) continue;
      const found = datesIn(sentence).find((day) => day.date > date);
      if (found) {
        const time = timesIn(sentence.slice(found.at));
        return { date: found.date, start: time?.start ?? null, end: time?.end ?? null };
      }
    }
    return null;
  };
  const about = items.filter(({ title }) => /næste møde/iu.test(title));
  for (const { sections } of [...about, ...items.toReversed()])
    for (const words of [sections.decision, sections.summary, sections.casePresentation]) {
      const next = says(words ?? "");
      if (next) return next;
    }
  return null;
}
