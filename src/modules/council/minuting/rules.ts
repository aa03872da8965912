import type { SeatRole } from "../bodies/types.ts";
import type { Item, Minutes } from "../meetings/minutes.ts";
import type { MeetingState } from "../meetings/types.ts";
import { itemAsRead } from "../planning/rules.ts";
import type { AgendaItem, MeetingPlan, Written } from "../planning/types.ts";
import type { Attendee, AwayLine, Dissent, KeptText, QuorumCount, Seat } from "./types.ts";

/** One part of an item as it stands: its newest words, by which page, and on top of which version they were written. */
export interface StandingText {
  readonly words: string;
  readonly version: number;
  readonly basedOn: number;
  readonly writer: string;
}

/** Words that were sent: `seen` is the version they were written on top of, `writer` the page they were written on. */
export interface SentText {
  readonly words: string;
  readonly seen: number;
  readonly writer: string;
}

/**
 * What becomes of words that are sent. They stand where nobody wrote in between – or where the one who did was the same page, whose
 * answer was lost on its way. Otherwise both are kept: these beside those that stand, until somebody has settled it. Never lost.
 */
export function saving(
  standing: StandingText | null,
  { words, seen, writer }: SentText,
): Exclude<KeptText, "older"> {
  if (words === (standing?.words ?? "")) return "same";
  if (standing === null) return "stands";
  const own = standing.writer === writer && standing.basedOn === seen;
  return seen === standing.version || own ? "stands" : "beside";
}

/** Two texts one after the other, where both are to stand. */
export const oneAfterTheOther = (first: string, second: string): string =>
  [first, second].filter((words) => words.trim() !== "").join("\n\n");

/** Texts are written until the meeting is minuted; afterwards again, for a correction that is shown when it is made. */
export const textsOpen = (state: MeetingState): boolean =>
  ["planned", "called", "held", "approved", "published"].includes(state);

/** Who came, dissent and who was away are written from when the meeting is called until it is minuted, and for corrections. */
export const attendanceOpen = (state: MeetingState): boolean => textsOpen(state);

const VOTES: ReadonlySet<SeatRole> = new Set(["chair", "viceChair", "member"]);
export const hasVote = (role: SeatRole): boolean => VOTES.has(role);

/**
 * How many votes are there: seats that came, and deputies in the place of a seat that did not. Of the body that presides. `needed`: by
 * the body's rules, of so many seats.
 */
export function votesThere(
  seats: readonly Seat[],
  attendance: readonly Attendee[],
  needed: (seats: number) => number,
): QuorumCount {
  const voting = seats.filter(({ role }) => hasVote(role));
  const there = new Set(
    attendance
      .filter(({ said }) => said === "present")
      .map(({ membershipId, stepsInFor }) => stepsInFor ?? membershipId),
  );
  return {
    there: voting.filter(({ membershipId }) => there.has(membershipId)).length,
    needed: needed(voting.length),
  };
}

export interface MeetingBook {
  readonly plan: Pick<MeetingPlan, "day" | "start" | "end" | "place" | "link">;
  readonly body: string;
  readonly items: readonly AgendaItem[];
  readonly attendance: readonly Attendee[];
  readonly away: readonly AwayLine[];
  readonly dissents: readonly Dissent[];
}

const PARTS: readonly Written[] = [
  "summary",
  "proposal",
  "casePresentation",
  "economy",
  "earlierDecisions",
  "decision",
];

/**
 * The minutes as they are read: items in their order, who was there, and at each item who was not. What somebody held against a decision
 * stands under it, introduced in `words`.
 */
export function minutesFrom(book: MeetingBook, words: DissentWords): Minutes {
  const { plan, body, items, attendance } = book;
  return {
    meeting: {
      ...{ body, date: plan.day, start: plan.start, end: plan.end, next: null },
      place: plan.place === "" ? null : plan.place,
      participants: attendance.filter(({ said }) => said === "present").map(({ name }) => name),
    },
    items: items.map((item) => minuted(item, book, words)),
  };
}

/** How it is introduced that somebody did not agree: "{name} er ikke enig:", and "{count} medlemmer" for the name where they are counted. */
export interface DissentWords {
  readonly dissent: string;
  readonly counted: string;
}

/** What stands under a decision: who did not agree, and why – or only that they did not. */
function dissentSaid({ name, howMany, words: said }: Dissent, { dissent, counted }: DissentWords): string {
  const begins = dissent.replace("{name}", () => name || counted.replace("{count}", String(howMany)));
  return said === "" ? `${begins.replace(/:$/, "")}.` : `${begins} ${said}`;
}

function minuted(item: AgendaItem, book: MeetingBook, introduced: DissentWords): Item {
  const read = itemAsRead(item, PARTS);
  const away = new Set(book.away.filter(({ itemId }) => itemId === item.id).map((one) => one.attendanceId));
  const absent = book.attendance.filter(({ id, said }) => said !== "present" || away.has(id));
  const against = book.dissents.filter(({ itemId }) => itemId === item.id);
  const decision = oneAfterTheOther(
    read.sections.decision ?? "",
    against.map((one) => dissentSaid(one, introduced)).join("\n\n"),
  );
  const names = absent.map(({ name }) => name);
  return {
    ...read,
    absent: names,
    sections: {
      ...read.sections,
      ...(decision === "" ? {} : { decision }),
      ...(names.length > 0 ? { absent: names.join("\n") } : {}),
    },
  };
}
