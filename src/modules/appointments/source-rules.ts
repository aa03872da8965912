import type { CalendarDay } from "#kernel/time.ts";
import { sameTime } from "./rules.ts";
import type { Appointment, SourceKind, When } from "./types.ts";

/**
 * What a source says of an appointment – a calendar, a hospital's system – held against what was read before: pure. In whatever order
 * editions are read, the same is booked in the end: of each name the newest counts, and being called off wins over being booked by the
 * same number. Of a series that is told in full the newest telling counts: what it does not name is off, unless a newer edition of that
 * time alone has been read.
 */

/** The source's own name for one: its UID, and for one of a series RECURRENCE-ID as well (RFC 5545). */
export const sourceUid = (uid: string, occurrence: string | null): string =>
  occurrence === null ? uid : `${uid}${OF_A_SERIES}${occurrence}`;

const OF_A_SERIES = ";RECURRENCE-ID=";
/** Whether it is of that event: the event itself, or one of its series. */
export const isOf = (uid: string, source: string): boolean =>
  source === uid || source.startsWith(`${uid}${OF_A_SERIES}`);
/** The event it is, or is one of. */
export const eventOfUid = (source: string): string => source.split(OF_A_SERIES, 1)[0] ?? source;

/** What is kept beside the appointments. `one`: called off; `others`: its series was told in full, and so new the telling was. */
export interface CalledOff {
  readonly uid: string;
  readonly told: "one" | "others";
  readonly sequence: number;
}

/** How far what is named has been called off, whether it was ever booked or not. */
export interface Before {
  /** The newest edition that calls it off by name; -1: none. */
  readonly off: number;
  /** The newest telling in full of its event; -1: none. An event told as a single one, or called off as a whole, is told in full. */
  readonly told: number;
}

/** How new the appointment is that is kept by a name; null: there is none. */
type NumberOf = (uid: string) => number | null;

const latest = (calledOff: readonly CalledOff[], of: string, told: CalledOff["told"]): number =>
  Math.max(-1, ...calledOff.filter((one) => one.uid === of && one.told === told).map((one) => one.sequence));

/** How new the newest telling in full of an event is, by what is kept of it; -1: it was never told so. */
export const toldInFull = (event: string, calledOff: readonly CalledOff[], numberOf: NumberOf): number =>
  Math.max(latest(calledOff, event, "others"), latest(calledOff, event, "one"), numberOf(event) ?? -1);

export function beforeOf(uid: string, calledOff: readonly CalledOff[], numberOf: NumberOf): Before {
  const event = eventOfUid(uid);
  const off = latest(calledOff, uid, "one");
  return uid === event
    ? { off, told: latest(calledOff, event, "others") }
    : { off, told: toldInFull(event, calledOff, numberOf) };
}

/** A series told in full by one edition, with all it names. */
export interface Telling {
  readonly uid: string;
  readonly sequence: number;
  readonly named: readonly string[];
}

/** Of the newest telling, and not named by it; still ahead, and not newer than the telling is. */
export const isLeftOut = (
  it: Pick<Appointment, "state" | "day"> & { readonly uid: string; readonly sequence: number },
  { uid, sequence, named }: Telling,
  today: CalendarDay,
): boolean =>
  isOf(uid, it.uid) &&
  !named.includes(it.uid) &&
  it.sequence < sequence &&
  it.state === "booked" &&
  it.day >= today;

type Kept = When &
  Pick<Appointment, "state" | "endedWhy"> & {
    readonly sourceSequence: number | null;
  };

export interface FromSource extends When {
  readonly source: {
    readonly kind: SourceKind;
    readonly uid: string;
    readonly sequence: number;
    /** The telling in full that names it; none: it is told alone. */
    readonly told?: number | undefined;
  };
  readonly state: "booked" | "cancelled";
}

/**
 * What is read makes of what is kept: `older` and `same` change nothing; what somebody has said the end of stays as they said it
 * (`said`); a cancellation taken back books it after all, as `moved` or `changed`. `offAlready`: never booked, and off meanwhile.
 */
export type Makes =
  | "book"
  | "notBooked"
  | "offAlready"
  | "older"
  | "same"
  | "said"
  | "cancel"
  | "moved"
  | "changed";

export function readAnew(kept: Kept | null, read: FromSource, before: Before): Makes {
  const { sequence, told = sequence } = read.source;
  if (read.state === "cancelled") return cancelledAnew(kept, sequence, before);
  // What stands booked is named by the newest telling already, or is newer.
  const isNamed = kept?.state === "booked" || Math.max(sequence, told) >= before.told;
  const isOff = sequence <= before.off || !isNamed;
  if (kept === null) return isOff ? "offAlready" : "book";
  const last = kept.sourceSequence ?? -1;
  if (isOff || sequence < last) return "older";
  // Left out of its series and not called off by name, it is on again by the very edition it had.
  if (sequence === last && !wasLeftOut(kept, before)) return "same";
  // What stopped because they died stays so, however their calendar counts on.
  if (kept.state === "attended" || kept.state === "noShow" || kept.endedWhy === "died") return "said";
  return sameTime(kept, read) ? "changed" : "moved";
}

function cancelledAnew(kept: Kept | null, sequence: number, before: Before): Makes {
  if (kept === null) return "notBooked";
  const last = kept.sourceSequence ?? -1;
  if (sequence < last) return "older";
  if (kept.state === "booked") return "cancel";
  return sequence <= Math.max(last, before.off) && !wasLeftOut(kept, before) ? "same" : "said";
}

const wasLeftOut = ({ state, endedWhy, sourceSequence }: Kept, { off }: Before): boolean =>
  state === "cancelled" && endedWhy === "source" && off < (sourceSequence ?? -1);
