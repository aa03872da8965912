import type { Instant } from "#kernel/clock.ts";
import { holdsCpr } from "#kernel/cpr.ts";
import type { EventLines } from "./components.ts";
import {
  type BadLine,
  type Properties,
  type Property,
  propertiesOf,
  type When,
  whenOf,
} from "./properties.ts";
import { type End, isFault, lay, momentOf, occurrenceOf, readEnd, readWhen } from "./times.ts";
import type { Finding, HoldCode, NoteCode, Times } from "./types.ts";
import { cut, oneLine, plainText } from "./words.ts";
import type { ZoneOf } from "./zones.ts";

/** One VEVENT as it stands, before series are laid out: what it says, or why it is held back. Pure. */

/** Their own identifier, as long as we keep it; a time of a series adds some twenty letters. */
const LONGEST_UID = 220;

/** Random, whatever its digits look like: one in some thousands has ten in a row that could be a personal number. */
const RANDOM = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/gi;
const namesAPerson = (uid: string): boolean => holdsCpr(uid.replace(RANDOM, "/"));
const LONGEST_TITLE = 200;
const LONGEST_PLACE = 200;
const LONGEST_WORDS = 500;

export interface Draft {
  readonly line: number;
  readonly uid: string;
  /** Which of a series it stands for; null: the event itself, or the series. */
  readonly occurrence: string | null;
  /** It says so of all the later ones too (RANGE=THISANDFUTURE). */
  readonly fromHereOn: boolean;
  readonly sequence: number;
  readonly cancelled: boolean;
  /** Null only when it is cancelled: then nobody needs it. */
  readonly start: When | null;
  /** The same, as an appointment has it. */
  readonly at: Pick<Times, "day" | "startsAt"> | null;
  readonly end: End;
  readonly title: string;
  readonly place: string;
  readonly words: string;
  readonly notes: readonly Finding<NoteCode>[];
  readonly rules: readonly Property[];
  readonly added: readonly Property[];
  readonly left: readonly Property[];
}

export interface HeldDraft {
  readonly line: number;
  /** Null: it says none. */
  readonly uid: string | null;
  readonly occurrence: string | null;
  readonly fromHereOn: boolean;
  readonly title: string;
  readonly at: Pick<Times, "day" | "startsAt"> | null;
  readonly why: readonly Finding<HoldCode>[];
}

/** What holds for the whole file. */
export interface Reading {
  readonly zoneOf: ZoneOf;
  readonly now: Instant;
  /** METHOD:CANCEL. */
  readonly cancels: boolean;
  /** Where it is, for what does not say so itself: somebody's own word, or empty. */
  readonly place: string;
}

export function draftOf(event: EventLines, reading: Reading): Draft | HeldDraft {
  const said = propertiesOf(event.lines);
  const why: Finding<HoldCode>[] = said.bad.map(findingOf);
  const hold = (code: HoldCode, property?: Property | null, name?: string): void => {
    // What stands there and cannot be read is not missing as well.
    if (!property && name !== undefined && said.bad.some((bad) => bad.property === name)) return;
    const value = property ? shortly(property.raw) : "";
    why.push({
      code,
      line: property?.line ?? event.line,
      ...(name === undefined ? {} : { property: name }),
      ...(value === "" || holdsCpr(value) ? {} : { value }),
    });
  };
  if (event.fault !== null) hold(event.fault);

  const words = wordsOf(said, reading.place);
  const uid = textOf(said.one("uid")).trim();
  if (uid === "") hold("noUid", null, "uid");
  else if (uid.length > LONGEST_UID) hold("uidTooLong", null, "uid");
  const cancelled = reading.cancels || textOf(said.one("status")).trim().toUpperCase() === "CANCELLED";

  const start = whenAt(said, "dtstart", "startUnusable", reading, hold);
  if (said.one("dtstart") === null && !cancelled) hold("noStart", null, "dtstart");
  const recurrence = whenAt(said, "recurrence-id", "unreadable", reading, hold);
  const end = readEnd(said.one("dtend"), said.one("duration"), reading.zoneOf);
  const faulty = end !== null && isFault(end);
  if (faulty && !cancelled) hold(end.fault, said.one("dtend") ?? said.one("duration"), "dtend");
  const hasNumber = namesAPerson(uid) || [words.title, words.place].some(holdsCpr);
  if (hasNumber) hold("personalNumber");
  if (!cancelled) {
    if (words.title === "") hold("noTitle", null, "summary");
    if (words.place === "") hold("noPlace", null, "location");
  }
  const base = {
    line: event.line,
    occurrence: recurrence === null ? null : occurrenceOf(recurrence, reading.zoneOf),
    fromHereOn: said.one("recurrence-id")?.range === "THISANDFUTURE",
    title: hasNumber ? "" : words.title,
    at: start === null ? null : begins(start, reading.zoneOf),
  };
  if (why.length > 0) return { ...base, uid: uid === "" || namesAPerson(uid) ? null : uid, why };
  return {
    ...base,
    uid,
    start,
    sequence: editionOf(said, reading.now),
    cancelled,
    end: faulty ? null : end,
    place: words.place,
    words: words.words,
    notes: [...words.notes, ...statusNotes(said)],
    rules: [...said.all("rrule"), ...said.all("exrule")],
    added: said.all("rdate"),
    left: said.all("exdate"),
  };
}

function begins(start: When, zoneOf: ZoneOf): Pick<Times, "day" | "startsAt"> | null {
  const laid = lay(start, null, zoneOf);
  return isFault(laid) ? null : { day: laid.day, startsAt: laid.startsAt };
}

export const isHeld = (draft: Draft | HeldDraft): draft is HeldDraft => "why" in draft;

const findingOf = ({ line, property, code }: BadLine): Finding<HoldCode> => ({ code, line, property });

const textOf = (property: Property | null): string => {
  const value = property?.values[0];
  return typeof value === "string" ? plainText(value).text : "";
};

/** Enough of a value to find it again. */
const shortly = (raw: string): string => oneLine(plainText(raw.slice(0, 400)).text).slice(0, 80);

function whenAt(
  said: Properties,
  name: "dtstart" | "recurrence-id",
  fault: HoldCode,
  { zoneOf }: Reading,
  hold: (code: HoldCode, property: Property | null, name: string) => void,
): When | null {
  const property = said.one(name);
  if (property === null) return null;
  const when = readWhen(property, zoneOf);
  if (!isFault(when)) return when;
  hold(
    when.fault === "unknownZone" ? when.fault : fault,
    when.fault === "unknownZone" ? zoneShown(property) : property,
    name,
  );
  return null;
}

/** Of a zone nobody knows, the name is what is wrong. */
const zoneShown = (property: Property): Property => ({ ...property, raw: property.tzid ?? "" });

function wordsOf(said: Properties, placeElse: string) {
  const notes: Finding<NoteCode>[] = [];
  const read = (name: "summary" | "location" | "description", most: number): string => {
    const property = said.one(name);
    const value = property?.values[0];
    if (property === null || typeof value !== "string") return "";
    const { text, hadMarkup } = plainText(value);
    const whole = cut(name === "description" ? text : oneLine(text), most);
    if (hadMarkup) notes.push({ code: "markupLeftOut", line: property.line, property: name });
    if (whole.wasCut) notes.push({ code: "textCut", line: property.line, property: name });
    return whole.text;
  };
  const title = read("summary", LONGEST_TITLE);
  const place = read("location", LONGEST_PLACE) || placeElse;
  const words = read("description", LONGEST_WORDS);
  // Not kept, and read from a screen: a personal number has no business there either.
  const secret = holdsCpr(words);
  if (secret)
    notes.push({ code: "wordsNotShown", line: said.one("description")?.line ?? 0, property: "description" });
  return { title, place, words: secret ? "" : words, notes };
}

function statusNotes(said: Properties): Finding<NoteCode>[] {
  const status = said.one("status");
  return status && textOf(status).toUpperCase() === "TENTATIVE"
    ? [{ code: "tentative", line: status.line, property: "status" }]
    : [];
}

const SECONDS = 2 ** 32;
const HIGHEST_SEQUENCE = 2 ** 20 - 1;

/**
 * SEQUENCE first, then when it was last changed. A moment that has not been yet counts as now, so that no file can put its editions
 * beyond all later ones; an event that says nothing of editions is as new as the reading of it.
 */
function editionOf(said: Properties, now: Instant): number {
  const counted = Number(said.one("sequence")?.values[0] ?? 0);
  const sequence = Number.isInteger(counted) ? Math.min(Math.max(counted, 0), HIGHEST_SEQUENCE) : 0;
  const stamps = [said.one("last-modified"), said.one("dtstamp")].filter((stamp) => stamp !== null);
  if (stamps.length === 0) return editionNumber(sequence, said.one("sequence") === null ? now : new Date(0));
  const latest = Math.max(0, ...stamps.map(stampOf));
  return editionNumber(sequence, latest < now.getTime() ? new Date(latest) : now);
}

/** Milliseconds since 1970; 0 for what is no moment. Both are always UTC. */
function stampOf({ values }: Property): number {
  const when = whenOf(values[0], null);
  return when === null || when.time === null ? 0 : momentOf({ ...when, utc: true }, () => null).at.getTime();
}

const editionNumber = (sequence: number, at: Instant): number =>
  sequence * SECONDS + Math.floor(at.getTime() / 1000);
/** What their own count is worth in an edition's number. */
export const sequenceIn = (edition: number): number => Math.floor(edition / SECONDS);
