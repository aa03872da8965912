import type { Instant } from "#kernel/clock.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import {
  type Appointment,
  beforeOf,
  type CalledOff,
  isLeftOut,
  isOf,
  type ReadBefore,
  readAnew,
  type Telling,
  toldInFull,
} from "#modules/appointments/index.ts";
import { sequenceIn } from "./event.ts";
import type { Booked, CalendarFile, Cancelled, Held } from "./types.ts";

/** What a file would make of a course's appointments, said before anything is done. Pure. */

/** What was read from calendars before, as far as a new file is held against it. */
export type Kept = Pick<
  Appointment,
  | "id"
  | "state"
  | "endedWhy"
  | "day"
  | "startsAt"
  | "endsAt"
  | "kind"
  | "purpose"
  | "place"
  | "withWhom"
  | "phone"
> & { readonly uid: string; readonly sequence: number };

/** What stands, and what was called off beside it. */
export interface Ours {
  readonly kept: readonly Kept[];
  readonly calledOff: readonly CalledOff[];
}

/** As the module has it: what came from calendars. */
export const keptOf = (all: readonly Appointment[]): Kept[] =>
  all.flatMap(({ sourceKind, sourceUid, sourceSequence, ...it }) =>
    sourceKind !== "ical" || sourceUid === null || sourceSequence === null
      ? []
      : [{ ...it, uid: sourceUid, sequence: sourceSequence }],
  );

interface Said {
  readonly line: number;
  readonly title: string;
  /** Null: it does not say of when. */
  readonly day: CalendarDay | null;
}

/** `told`: the telling in full that names it. */
type About = { readonly event: Booked; readonly told: number | undefined };

export type Step =
  /** Not seen before: to be booked. `twin`: there is another at that very time, which may be the same one, entered by hand. */
  | ({ readonly does: "book"; readonly twin: boolean } & About)
  /** `bookAfterAll`: called off, and their newer edition says it is to be. */
  | ({ readonly does: "move" | "change" | "bookAfterAll"; readonly kept: Kept } & About)
  /** `leftOut`: its series does not name it any more. */
  | {
      readonly does: "cancel";
      readonly line: number;
      readonly sequence: number;
      readonly kept: Kept;
      readonly leftOut: boolean;
    }
  /**
   * As we have it; older than what we have; said to be over here, by somebody who knows; called off, and never ours; never ours, and called
   * off by an edition as new or newer.
   */
  | ({ readonly does: "same" | "older" | "said" | "notOurs" | "offAlready" } & Said)
  | { readonly does: "holdBack"; readonly held: Held };

/** What is to be remembered of the file, so that an older one read later books nothing that is off. */
export interface Note {
  readonly said: readonly {
    readonly uid: string;
    readonly sequence: number;
    readonly is: "calledOff" | "same";
  }[];
  readonly told: readonly Telling[];
}

/** One step for each entry of the file, in its order, and then what its series have left out. */
export function planOf(
  file: CalendarFile,
  { kept, calledOff }: Ours,
  now: Instant,
  others: readonly Pick<Appointment, "state" | "startsAt">[] = [],
): { readonly steps: readonly Step[]; readonly note: Note } {
  const taken = new Set(
    others.flatMap(({ state, startsAt }) => (state === "booked" && startsAt ? [startsAt.getTime()] : [])),
  );
  const byUid = new Map(kept.map((one) => [one.uid, one]));
  const numberOf = (uid: string) => byUid.get(uid)?.sequence ?? null;
  const today = dayOf(now);
  const said: Note["said"][number][] = [];
  const steps = file.entries.map((entry): Step => {
    if (entry.is === "held") return { does: "holdBack", held: entry };
    const { uid, sequence } = entry;
    const ours = byUid.get(uid) ?? null;
    const before = beforeOf(uid, calledOff, numberOf);
    if (entry.is === "cancelled") {
      const step = cancelledStep(entry, ours, before, today);
      if (step.does !== "cancel" && step.does !== "older" && sequence > before.off)
        said.push({ uid, sequence, is: "calledOff" });
      return step;
    }
    const told = file.whole.find((whole) => isOf(whole.uid, uid))?.sequence;
    const step = bookedStep({ event: entry, told }, ours, before, taken);
    if (step.does === "same" && sequence > (ours?.sequence ?? 0)) said.push({ uid, sequence, is: "same" });
    return step;
  });

  const told = tellingsIn(file)
    .filter(({ uid, sequence }) => sequence >= toldInFull(uid, calledOff, numberOf))
    .map((telling) => ({ telling, left: kept.filter((one) => isLeftOut(one, telling, today)) }));
  const left = told.flatMap(({ telling: { line, sequence }, left: theirs }) =>
    theirs.map((one): Step => ({ does: "cancel", line, sequence, kept: one, leftOut: true })),
  );
  const isNews = ({ uid, sequence, named }: Telling) =>
    // One that is told as a single event, or called off, says so by its own number.
    !named.includes(uid) && sequence > beforeOf(uid, calledOff, numberOf).told;
  return {
    steps: [...steps, ...left],
    note: {
      said,
      told: told
        .filter(({ telling, left: theirs }) => theirs.length > 0 || isNews(telling))
        .map(({ telling: { uid, sequence, named } }) => ({ uid, sequence, named })),
    },
  };
}

/** What is told in full, and names whatever else the file says of it. */
const tellingsIn = ({ whole, entries }: CalendarFile): (Telling & { readonly line: number })[] =>
  whole.map(({ uid, line, sequence, named }) => ({
    ...{ uid, line, sequence },
    named: [
      ...new Set([
        ...named,
        ...entries.flatMap((entry) => (entry.is !== "held" && isOf(uid, entry.uid) ? [entry.uid] : [])),
      ]),
    ],
  }));

const asRead = (kept: Kept | null) => (kept === null ? null : { ...kept, sourceSequence: kept.sequence });

function bookedStep(about: About, kept: Kept | null, before: ReadBefore, taken: ReadonlySet<number>): Step {
  const { event, told } = about;
  const { line, title, day, startsAt, uid, sequence } = event;
  const source = { kind: "ical" as const, uid, sequence, told };
  const makes = readAnew(asRead(kept), { ...event, source, state: "booked" }, before);
  if (makes === "offAlready") return { does: "offAlready", line, title, day };
  if (kept === null)
    return { ...about, does: "book", twin: startsAt !== null && taken.has(startsAt.getTime()) };
  if (makes === "older") return { does: "older", line, title, day };
  const counted = sequenceIn(sequence) > sequenceIn(kept.sequence);
  if (kept.state === "cancelled" && makes !== "same") {
    // Called off here: only their own count, counted up, says more than that.
    const again = makes !== "said" && (kept.endedWhy === "source" || counted);
    return again ? { ...about, does: "bookAfterAll", kept } : { does: "said", line, title, day };
  }
  if (kept.state !== "booked") return { does: "said", line, title, day };
  const moved =
    event.day !== kept.day || !sameMoment(startsAt, kept.startsAt) || !sameMoment(event.endsAt, kept.endsAt);
  if (!moved && title === kept.purpose && event.place === kept.place)
    return { does: "same", line, title, day };
  // The same edition with other words: whoever made it did not count. What is newer we cannot know, and change nothing.
  if (makes === "same") return { does: "older", line, title, day };
  return { ...about, does: moved ? "move" : "change", kept };
}

function cancelledStep(
  { line, uid, sequence, title, day }: Cancelled,
  kept: Kept | null,
  before: ReadBefore,
  today: CalendarDay,
): Step {
  if (kept === null) return { does: "notOurs", line, title, day };
  const source = { kind: "ical" as const, uid, sequence };
  const makes = readAnew(asRead(kept), { ...kept, source, state: "cancelled" }, before);
  const about = { line, title: kept.purpose, day: kept.day };
  if (makes === "older") return { does: "older", ...about };
  if (makes !== "cancel" || kept.day < today) return { does: "said", ...about };
  return { does: "cancel", line, sequence, kept, leftOut: false };
}

const sameMoment = (a: Instant | null, b: Instant | null): boolean => a?.getTime() === b?.getTime();
