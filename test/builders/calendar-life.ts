import fc from "fast-check";

/**
 * A calendar somewhere else, as its owner changes it and sends it out: single events and series, moved, retitled, called off and on
 * again, with times of a series left out, moved or called off alone. Each change counts its own part on, as RFC 5545 asks, and is sent
 * out: the whole event, or only the time that was changed.
 */

const KINDS = [
  "retitle",
  "move",
  "callOff",
  "exclude",
  "moveOne",
  "callOffOne",
  "dropOne",
  "repeat",
] as const;

interface Change {
  readonly uid: string;
  readonly kind: (typeof KINDS)[number];
  readonly nth: number;
  readonly hour: number;
  /** Whether SEQUENCE is counted on, or only the time stamp. */
  readonly counts: boolean;
  readonly alone: boolean;
}

/** What was sent out once: all that one file says of one event. */
export interface Sent {
  readonly uid: string;
  readonly events: readonly string[];
}

/** A life of a few events, in the order it was sent out; and the files somebody reads: any order, grouped, again and again. */
export const calendarLife = (most: number) =>
  fc
    .array(
      fc.record<Change>({
        uid: fc.constantFrom("a", "b"),
        kind: fc.constantFrom(...KINDS),
        nth: fc.nat({ max: TIMES - 1 }),
        hour: fc.integer({ min: 7, max: 18 }),
        counts: fc.boolean(),
        alone: fc.boolean(),
      }),
      { minLength: 1, maxLength: most },
    )
    .chain((changes) => {
      const sent = sentOut(changes);
      const all = sent.map((_, n) => n);
      return fc.record({
        sent: fc.constant(sent),
        files: fc
          .tuple(
            fc.shuffledSubarray(all, { minLength: all.length }),
            fc.array(fc.constantFrom(...all), { maxLength: 3 }),
            fc.array(fc.boolean(), { minLength: all.length + 3, maxLength: all.length + 3 }),
          )
          .map(([order, again, joined]) =>
            grouped(
              [...order, ...again].flatMap((n) => sent[n] ?? []),
              joined,
            ),
          ),
      });
    });

/** Neighbours may share a file, but a file says of an event once. */
function grouped(sent: readonly Sent[], joined: readonly boolean[]): Sent[][] {
  const files: Sent[][] = [];
  sent.forEach((one, n) => {
    const last = files.at(-1);
    if (last && joined[n] && !last.some(({ uid }) => uid === one.uid)) last.push(one);
    else files.push([one]);
  });
  return files;
}

export const asFile = (sent: readonly Sent[]): Uint8Array =>
  Buffer.from(
    ["BEGIN:VCALENDAR", ...sent.flatMap(({ events }) => events), "END:VCALENDAR"].join("\r\n"),
    "utf8",
  );

/** How many times a series has, a week apart. */
const TIMES = 3;
const dayOf = (nth: number): string => `202612${String(1 + 7 * nth).padStart(2, "0")}`;
const timeOf = (nth: number, hour: number): string => `${dayOf(nth)}T${String(hour).padStart(2, "0")}0000Z`;

interface Part {
  sequence: number;
  stamp: number;
  title: string;
  hour: number;
  off: boolean;
}
interface Event extends Part {
  repeats: boolean;
  readonly without: Set<number>;
  readonly own: Map<number, Part>;
  /** What was said of times that are left out now. */
  readonly hidden: Map<number, Part>;
}

function sentOut(changes: readonly Change[]): Sent[] {
  let stamp = 0;
  const events = new Map<string, Event>();
  return changes.map((change) => {
    stamp += 1;
    const before = events.get(change.uid);
    const event = before ?? begun(change, stamp);
    events.set(change.uid, event);
    if (before) changed(event, change, stamp);
    const one = event.repeats ? event.own.get(change.nth) : undefined;
    const only = change.alone && one?.stamp === stamp;
    return {
      uid: change.uid,
      events: only ? [oneOf(change.uid, event, change.nth, one)] : wholeOf(change.uid, event),
    };
  });
}

const begun = ({ kind, hour, nth }: Change, stamp: number): Event => ({
  ...{ sequence: 0, stamp, title: `Aftale ${stamp}`, hour, off: false },
  repeats: kind === "repeat" || nth > 0,
  without: new Set(),
  own: new Map(),
  hidden: new Map(),
});

function changed(event: Event, { kind, nth, hour, counts, alone }: Change, stamp: number): void {
  const count = (part: Part): void => {
    part.sequence += counts ? 1 : 0;
    part.stamp = stamp;
  };
  const own = (): Part => {
    // It begins where its series is, and counts on its own from there.
    const one = event.own.get(nth) ?? { ...event, stamp, off: false };
    event.own.set(nth, one);
    count(one);
    return one;
  };
  switch (event.repeats ? kind : kind === "moveOne" ? "move" : kind === "callOffOne" ? "callOff" : kind) {
    case "moveOne":
      if (!event.without.has(nth)) own().hour = hour;
      else count(event);
      return;
    case "callOffOne":
      if (event.without.has(nth)) count(event);
      else {
        const one = own();
        one.off = !one.off;
      }
      return;
    case "dropOne":
      event.own.delete(nth);
      count(event);
      return;
    case "exclude":
      count(event);
      if (event.without.delete(nth)) {
        // Taken back, it may be as it was before it was left out.
        const before = event.hidden.get(nth);
        if (before && alone) event.own.set(nth, before);
      } else if (event.without.size < TIMES - 1) {
        event.without.add(nth);
        const one = event.own.get(nth);
        if (one) event.hidden.set(nth, one);
        event.own.delete(nth);
      }
      return;
    case "move":
      count(event);
      event.hour = hour;
      // Its times are others now, and what was said of one of them is of none.
      for (const said of [event.own, event.without, event.hidden]) said.clear();
      return;
    case "callOff":
      count(event);
      event.off = !event.off;
      return;
    case "repeat":
      count(event);
      event.repeats = !event.repeats;
      for (const said of [event.own, event.without, event.hidden]) said.clear();
      return;
    default:
      count(event);
      event.title = `Aftale ${stamp}`;
  }
}

const stampOf = (stamp: number): string =>
  `DTSTAMP:20260501T12${String(Math.floor(stamp / 60)).padStart(2, "0")}${String(stamp % 60).padStart(2, "0")}Z`;

const partOf = (
  uid: string,
  { sequence, stamp, title, off }: Part,
  start: string,
  more: readonly string[],
): string =>
  [
    "BEGIN:VEVENT",
    `UID:${uid}`,
    `DTSTART:${start}`,
    `SUMMARY:${title}`,
    "LOCATION:Her",
    `SEQUENCE:${sequence}`,
    stampOf(stamp),
    ...(off ? ["STATUS:CANCELLED"] : []),
    ...more,
    "END:VEVENT",
  ].join("\r\n");

const oneOf = (uid: string, event: Event, nth: number, one: Part): string =>
  partOf(uid, one, timeOf(nth, one.hour), [`RECURRENCE-ID:${timeOf(nth, event.hour)}`]);

const wholeOf = (uid: string, event: Event): string[] => [
  partOf(uid, event, timeOf(0, event.hour), [
    ...(event.repeats ? [`RRULE:FREQ=WEEKLY;COUNT=${TIMES}`] : []),
    ...[...event.without].map((nth) => `EXDATE:${timeOf(nth, event.hour)}`),
  ]),
  ...[...event.own].map(([nth, one]) => oneOf(uid, event, nth, one)),
];
