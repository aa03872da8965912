import type { TimelineEntry } from "#modules/relay/index.ts";
import type { Text } from "../../../text/types.ts";

/** What happened once and concerns several units is one line, naming them all. Pure; keeps the order. */
export interface Happened extends TimelineEntry {
  readonly units: readonly string[];
  /** How often, one after the other. */
  readonly times: number;
}

export function together(entries: readonly TimelineEntry[]): readonly Happened[] {
  const lines: Happened[] = [];
  for (const entry of entries) {
    // What a door outside did is between it and whoever asks: the line names the door. Who had the baton turned nobody away.
    const named =
      entry.party === null &&
      entry.type !== "turnedAwayRecorded" &&
      entry.unit &&
      entry.unit.id !== entry.byUnit?.id
        ? [entry.unit.name]
        : [];
    const last = lines.at(-1);
    if (last && isMore(last, entry)) lines[lines.length - 1] = { ...last, times: last.times + 1 };
    else if (last && isSame(last, entry)) {
      lines[lines.length - 1] = {
        ...last,
        units: [...last.units, ...named.filter((name) => !last.units.includes(name))],
      };
    } else lines.push({ ...entry, units: named, times: 1 });
  }
  return lines;
}

/** One page answered line by line, in one sitting. */
const isMore = (a: TimelineEntry, b: TimelineEntry): boolean =>
  a.type === "discharge.lineSettled" &&
  b.type === a.type &&
  a.person === b.person &&
  a.byUnit?.id === b.byUnit?.id &&
  a.at.getTime() - b.at.getTime() < SITTING;

const SITTING = 30 * 60_000;

/** Who has the baton is no other door: where the person came to them, that is said. */
export const stepOf = ({ type, unit, byUnit }: TimelineEntry): TimelineEntry["type"] | "arrivedHere" =>
  type === "arrived" && unit !== null && unit.id === byUnit?.id ? "arrivedHere" : type;

const isSame = (a: TimelineEntry, b: TimelineEntry): boolean =>
  a.type === b.type &&
  a.at.getTime() === b.at.getTime() &&
  a.needKind === b.needKind &&
  a.byUnit?.id === b.byUnit?.id &&
  !MANY.has(a.type);

/** Each of these is a matter of its own, also when several come at once. */
const MANY: ReadonlySet<TimelineEntry["type"]> = new Set(["needOpened", "needEnded", "handoverPrepared"]);

/** The door outside, or what the codes an event carries say in words; null when there is nothing worth a line. */
export function detailOf({ type, data, party }: TimelineEntry, { catalogue, course }: Text): string | null {
  switch (type) {
    case "handoverProposed":
    case "needOpened":
      return word(catalogue.urgency, data.urgency);
    case "handoverRedirected":
      return word(catalogue.redirectReason, data.reason);
    case "ladderClimbed":
      return word(catalogue.ladderStep, data.step);
    case "needEnded":
      return word(course.needs.state, data.state);
    case "courseClosed":
      return word(course.closeReason, data.reason);
    case "contactRecorded":
      return word(catalogue.contactWay, data.way);
    case "tableCalled":
      return word(catalogue.tableCause, data.cause);
    case "alarmRaised":
      return word(catalogue.alarm, data.kind);
    default:
      return party;
  }
}

const word = (words: Readonly<Record<string, string>>, code: unknown): string | null =>
  typeof code === "string" && Object.hasOwn(words, code) ? (words[code] ?? null) : null;
