import type { Instant } from "#kernel/clock.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import type { Appointment } from "#modules/appointments/index.ts";
import { sequenceIn } from "./event.ts";
import { type Booked, type CalendarFile, type Cancelled, type Held, isOf, type Whole } from "./types.ts";

/** What a file would make of a course's appointments, said before anything is done. Pure. */

/** What was read from calendars before, as far as a new file is held against it. */
export type Kept = Pick<
  Appointment,
  "id" | "state" | "day" | "startsAt" | "endsAt" | "kind" | "purpose" | "place" | "withWhom" | "phone"
> & { readonly uid: string; readonly sequence: number };

/** As the module has it: what came from calendars. */
export const keptOf = (all: readonly Appointment[]): Kept[] =>
  all.flatMap(({ sourceKind, sourceUid, sourceSequence, ...it }) =>
    sourceKind !== "ical" || sourceUid === null || sourceSequence === null
      ? []
      : [{ ...it, uid: sourceUid, sequence: sourceSequence }],
  );

export type Step =
  /** Not seen before: to be booked. `twin`: there is another at that very time, which may be the same one, entered by hand. */
  | { readonly does: "book"; readonly event: Booked; readonly twin: boolean }
  | { readonly does: "move" | "change"; readonly event: Booked; readonly kept: Kept }
  /** Called off here, and their newer edition says it is to be after all. */
  | { readonly does: "bookAfterAll"; readonly event: Booked; readonly kept: Kept }
  | { readonly does: "cancel"; readonly line: number; readonly sequence: number; readonly kept: Kept }
  /** As we have it; older than what we have; said to be over here, by somebody who knows. */
  | {
      readonly does: "same" | "older" | "said";
      readonly line: number;
      readonly title: string;
      readonly day: CalendarDay | null;
    }
  /** They call off what we never had. */
  | {
      readonly does: "notOurs";
      readonly line: number;
      readonly title: string;
      readonly day: CalendarDay | null;
    }
  | { readonly does: "holdBack"; readonly held: Held };

/** One step for each entry of the file, in its order, and then what its series have left out. */
export function planOf(
  file: CalendarFile,
  kept: readonly Kept[],
  now: Instant,
  others: readonly Pick<Appointment, "state" | "startsAt">[] = [],
): readonly Step[] {
  const taken = new Set(
    others.flatMap(({ state, startsAt }) => (state === "booked" && startsAt ? [startsAt.getTime()] : [])),
  );
  const byUid = new Map(kept.map((one) => [one.uid, one]));
  const today = dayOf(now);
  const steps = file.entries.map((entry): Step => {
    if (entry.is === "held") return { does: "holdBack", held: entry };
    const before = byUid.get(entry.uid) ?? null;
    return entry.is === "booked" ? bookedStep(entry, before, taken) : cancelledStep(entry, before, today);
  });
  const said = new Set(file.entries.flatMap((entry) => (entry.is === "held" ? [] : [entry.uid])));
  const left = file.whole.flatMap((whole) => leftOut(whole, kept, said, today));
  return [...steps, ...left];
}

function bookedStep(event: Booked, kept: Kept | null, taken: ReadonlySet<number>): Step {
  if (kept === null)
    return { does: "book", event, twin: event.startsAt !== null && taken.has(event.startsAt.getTime()) };
  const { line, title, day } = event;
  if (event.sequence < kept.sequence) return { does: "older", line, title, day };
  // Somebody has said how it went, or called it off here: only their own count, counted up, says more than that.
  const counted = sequenceIn(event.sequence) > sequenceIn(kept.sequence);
  if (kept.state === "cancelled" && counted) return { does: "bookAfterAll", event, kept };
  if (kept.state !== "booked") return { does: "said", line, title, day };
  const moved =
    event.day !== kept.day ||
    !sameMoment(event.startsAt, kept.startsAt) ||
    !sameMoment(event.endsAt, kept.endsAt);
  if (!moved && event.title === kept.purpose && event.place === kept.place && !counted)
    return { does: "same", line, title, day };
  // The same edition with other words: whoever made it did not count. What is newer we cannot know, and change nothing.
  if (event.sequence === kept.sequence) return { does: "older", line, title, day };
  return { does: moved ? "move" : "change", event, kept };
}

function cancelledStep(
  { line, sequence, title, day }: Cancelled,
  kept: Kept | null,
  today: CalendarDay,
): Step {
  if (kept === null) return { does: "notOurs", line, title, day };
  const about = { line, title: kept.purpose, day: kept.day };
  if (kept.state !== "booked" || kept.day < today) return { does: "said", ...about };
  return sequence <= kept.sequence ? { does: "older", ...about } : { does: "cancel", line, sequence, kept };
}

/** What we have ahead of a series that is told in full, and the file names nowhere. */
const leftOut = (
  whole: Whole,
  kept: readonly Kept[],
  said: ReadonlySet<string>,
  today: CalendarDay,
): Step[] =>
  kept
    .filter(
      ({ uid, state, day, sequence }) =>
        isOf(whole.uid, uid) &&
        !whole.named.includes(uid) &&
        !said.has(uid) &&
        state === "booked" &&
        day >= today &&
        sequence < whole.sequence,
    )
    .map((one) => ({ does: "cancel", line: whole.line, sequence: whole.sequence, kept: one }));

const sameMoment = (a: Instant | null, b: Instant | null): boolean => a?.getTime() === b?.getTime();
