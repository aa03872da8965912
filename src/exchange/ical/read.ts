import type { Instant } from "#kernel/clock.ts";
import { addDays, dayOf } from "#kernel/time.ts";
import { sourceUid } from "#modules/appointments/index.ts";
import { type Components, componentsOf } from "./components.ts";
import { type Draft, draftOf, type HeldDraft, isHeld, type Reading } from "./event.ts";
import { LARGEST_CALENDAR, linesOf } from "./lines.ts";
import { propertyValue, type When } from "./properties.ts";
import { isSeries, layOut, lengthOf } from "./recurring.ts";
import { type Budget, STEPS } from "./series.ts";
import { isFault, lay } from "./times.ts";
import type {
  Booked,
  CalendarFile,
  Cancelled,
  Entry,
  FileCode,
  Finding,
  Held,
  HoldCode,
  Whole,
} from "./types.ts";
import { zonesIn } from "./zones.ts";

/**
 * A calendar file (RFC 5545) read for one person's appointments from today on. Nothing in it is trusted and nothing is made up: each
 * event is booked, cancelled or held back with the reason, and what cannot be read breaks nothing else. Whatever the bytes are, it
 * ends, throws nothing, and costs no more than the limits below. Pure.
 */

/** So far ahead appointments are looked for. */
export const DAYS_AHEAD = 400;
export const MOST_EVENTS = 500;
/** Of one series, and of one file: more is no one person's calendar. */
const MOST_OF_A_SERIES = 200;
const MOST_OF_A_FILE = 400;

export interface ReadOptions {
  readonly now: Instant;
  /** Where it is, for events that do not say: the reader's own word. */
  readonly place?: string;
}

export function readCalendar(file: Uint8Array, { now, place = "" }: ReadOptions): CalendarFile {
  const nothing = (code: FileCode): CalendarFile => ({
    entries: [],
    whole: [],
    findings: [{ code, line: 1 }],
  });
  if (file.length > LARGEST_CALENDAR) return nothing("tooLarge");
  const lines = linesOf(file);
  if (lines.length === 0) return nothing("empty");
  const components = componentsOf(lines);
  if (
    components.events.length === 0 &&
    components.calendar.length === 0 &&
    !components.cutOff &&
    components.others.length === 0
  )
    return nothing("notACalendar");

  const method = propertyValue(components.calendar, "method").toUpperCase();
  const reading: Reading = { zoneOf: zonesIn(components.zones), now, place, cancels: method === "CANCEL" };
  const drafts = components.events.slice(0, MOST_EVENTS).map((event) => draftOf(event, reading));
  const findings = findingsOf(components);
  if (ANSWERS.includes(method))
    return { entries: drafts.map((draft) => held(draft, "notForUs")), whole: [], findings };
  return { ...laidOut(drafts, reading), findings };
}

/** What people send back about an invitation: no appointment of theirs. */
const ANSWERS: readonly string[] = ["REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"];

function findingsOf({ events, others, cutOff, tooDeep, strange }: Components): Finding<FileCode>[] {
  const [firstOther] = others;
  const [firstStrange] = strange;
  const beyond = events[MOST_EVENTS];
  return [
    ...(cutOff ? [{ code: "cutOff", line: events.at(-1)?.line ?? 1 } as const] : []),
    ...(tooDeep ? [{ code: "tooDeep", line: events.at(-1)?.line ?? 1 } as const] : []),
    ...(beyond
      ? [{ code: "tooManyEvents", line: beyond.line, value: String(events.length - MOST_EVENTS) } as const]
      : []),
    ...(firstOther === undefined
      ? []
      : [{ code: "notAppointments", line: firstOther, value: String(others.length) } as const]),
    ...(firstStrange === undefined
      ? []
      : [{ code: "strangeLines", line: firstStrange, value: String(strange.length) } as const]),
  ];
}

/** By event: the one that is the event or its series, and those that stand for single times of it. */
function laidOut(drafts: readonly (Draft | HeldDraft)[], reading: Reading): Omit<CalendarFile, "findings"> {
  const { newest, older } = newestOf(drafts);
  const entries: Entry[] = older.map((draft) => held(draft, "duplicate"));
  const whole: Whole[] = [];
  const budget: Budget = { steps: STEPS };
  for (const [uid, theirs] of Map.groupBy(newest, ({ uid: of }) => of)) {
    if (uid === null) entries.push(...theirs.map((draft) => held(draft)));
    else {
      const laid = layEvent(uid, theirs, reading, budget);
      entries.push(...laid.entries);
      if (laid.whole) whole.push(laid.whole);
    }
  }
  entries.sort((a, b) => a.line - b.line);
  const booked = entries.filter(({ is }) => is === "booked");
  const last = booked[MOST_OF_A_FILE - 1];
  if (booked.length <= MOST_OF_A_FILE || last === undefined) return { entries, whole };
  const kept = new Set<Entry>(booked.slice(0, MOST_OF_A_FILE));
  return {
    entries: entries.map((entry) =>
      entry.is === "booked" && !kept.has(entry) ? heldEntry(entry, "tooMany") : entry,
    ),
    whole,
  };
}

/** The same event twice in a file: the newest edition counts; of two alike the one that calls it off, else the first. */
function newestOf(drafts: readonly (Draft | HeldDraft)[]) {
  const newest = new Map<string, Draft | HeldDraft>();
  const older: (Draft | HeldDraft)[] = [];
  drafts.forEach((draft, n) => {
    const key = draft.uid === null ? `\n${n}` : sourceUid(draft.uid, draft.occurrence);
    const before = newest.get(key);
    if (before === undefined) newest.set(key, draft);
    else if (edition(draft) > edition(before)) {
      newest.set(key, draft);
      older.push(before);
    } else older.push(draft);
  });
  return { newest: [...newest.values()], older };
}

const edition = (draft: Draft | HeldDraft): number =>
  isHeld(draft) ? -1 : draft.sequence + (draft.cancelled ? 0.5 : 0);

function layEvent(
  uid: string,
  theirs: readonly (Draft | HeldDraft)[],
  reading: Reading,
  budget: Budget,
): { readonly entries: readonly Entry[]; readonly whole: Whole | null } {
  const single = theirs.filter(({ occurrence }) => occurrence !== null);
  const own = theirs.find(({ occurrence }) => occurrence === null);
  const entries = single.map((draft) =>
    draft.fromHereOn ? held(draft, "fromHereOn") : entryOf(draft, sourceUid(uid, draft.occurrence), reading),
  );
  if (own === undefined) return { entries, whole: null };
  if (isHeld(own)) return { entries: [held(own), ...entries], whole: null };
  // One that changes all that follow says something of the series that is told nowhere else.
  if (single.some(({ fromHereOn }) => fromHereOn))
    return { entries: [held(own, "fromHereOn"), ...entries], whole: null };
  const taken = new Set(single.map(({ occurrence }) => occurrence));
  const laid = layOwn(uid, own, taken, reading, budget);
  if (laid === null || laid.some(({ is }) => is === "held" && own.rules.length + own.added.length > 0))
    return { entries: [...(laid ?? []), ...entries], whole: null };
  const named = [
    ...laid.flatMap((entry) => (entry.is === "booked" ? [entry.uid] : [])),
    ...(own.cancelled ? [] : [...taken].map((occurrence) => sourceUid(uid, occurrence))),
    ...(isSeries(own) ? [] : [uid]),
  ];
  return { entries: [...laid, ...entries], whole: { uid, line: own.line, sequence: own.sequence, named } };
}

/** The event itself: one appointment, or one for each time of its series that no other draft stands for. */
function layOwn(
  uid: string,
  own: Draft,
  taken: ReadonlySet<string | null>,
  reading: Reading,
  budget: Budget,
): readonly Entry[] | null {
  const { start } = own;
  if (own.cancelled || start === null || !isSeries(own)) return [entryOf(own, uid, reading)];
  const first = lay(start, own.end, reading.zoneOf);
  if (isFault(first)) return [held(own, first.fault)];
  const today = dayOf(reading.now);
  const last = addDays(today, DAYS_AHEAD);
  const laid = layOut({ ...own, start }, { today, last }, reading.zoneOf, budget);
  if ("fault" in laid) return [held(own, laid.fault, laid.at)];
  const end = lengthOf({ ...own, start }, reading.zoneOf);
  const times = laid.occurrences
    .filter(({ id }) => !taken.has(id))
    .map(({ id, start: at }) => bookedAt(own, sourceUid(uid, id), at, end, reading));
  const ahead = times.filter((entry) => entry.day !== null && entry.day >= today && entry.day <= last);
  if (ahead.length > MOST_OF_A_SERIES) return [held(own, "tooMany")];
  // Nothing of it is ahead; what single times say stands beside it.
  if (ahead.length === 0 && taken.size === 0)
    return [held(own, times.some(({ day }) => day !== null && day > last) ? "tooFarAhead" : "past")];
  return ahead;
}

function entryOf(draft: Draft | HeldDraft, uid: string, reading: Reading): Entry {
  if (isHeld(draft)) return held(draft);
  if (draft.cancelled || draft.start === null) {
    const day = draft.at?.day ?? null;
    return {
      is: "cancelled",
      line: draft.line,
      uid,
      sequence: draft.sequence,
      day,
      title: draft.title,
    } satisfies Cancelled;
  }
  const entry = bookedAt(draft, uid, draft.start, draft.end, reading);
  if (entry.is !== "booked") return entry;
  const today = dayOf(reading.now);
  if (entry.day < today) return heldEntry(entry, "past");
  return entry.day > addDays(today, DAYS_AHEAD) ? heldEntry(entry, "tooFarAhead") : entry;
}

function bookedAt(
  draft: Draft,
  uid: string,
  start: When,
  end: Draft["end"],
  { zoneOf }: Reading,
): Booked | Held {
  const laid = lay(start, end, zoneOf);
  if (isFault(laid)) return held(draft, laid.fault);
  const { onClock, ...times } = laid;
  const { line, sequence, title, place, words } = draft;
  const notes = onClock
    ? draft.notes
    : [...draft.notes, { code: "clockSkipped", line, property: "dtstart" } as const];
  return { is: "booked", line, uid, sequence, title, place, words, notes, ...times };
}

/** Held back for what stands in its way already, or for this. */
function held(draft: Draft | HeldDraft, code?: HoldCode, at?: { readonly line: number }): Held {
  const because: Finding<HoldCode>[] = code === undefined ? [] : [{ code, line: at?.line ?? draft.line }];
  return {
    is: "held",
    line: draft.line,
    title: draft.title,
    day: draft.at?.day ?? null,
    startsAt: draft.at?.startsAt ?? null,
    why: [...(isHeld(draft) ? draft.why : []), ...because],
  };
}

const heldEntry = ({ line, title, day, startsAt }: Booked, code: HoldCode): Held => ({
  is: "held",
  line,
  title,
  day,
  startsAt,
  why: [{ code, line }],
});
