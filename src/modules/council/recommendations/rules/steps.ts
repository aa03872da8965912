import type { CalendarDay } from "#kernel/time.ts";
import type { Asking, RecommendationStanding, RecommendationState } from "../types.ts";
import { answerIn } from "./clock.ts";

/** What may be done with a recommendation, and how it stands. Pure: what is refused has a stable code. */

export type Ruling = { readonly ok: true } | { readonly ok: false; readonly code: string };
const OK: Ruling = { ok: true };
const no = (code: string): Ruling => ({ ok: false, code });
const first = (...rulings: readonly Ruling[]): Ruling => rulings.find(({ ok }) => !ok) ?? OK;

const not = (state: RecommendationState, ...states: readonly RecommendationState[]): Ruling => {
  if (!states.includes(state)) return OK;
  return no(
    state === "draft"
      ? "recommendationIsDraft"
      : state === "adopted"
        ? "recommendationAdopted"
        : "recommendationClosed",
  );
};
const whyIf = (needed: boolean, why: string): Ruling => (needed && why === "" ? no("sayWhy") : OK);
const notAfter = (day: CalendarDay, today: CalendarDay): Ruling => (day > today ? no("dayNotReached") : OK);

/** A draft freely; what is adopted only to put it right, and everybody sees why. */
export const mayRewrite = (state: RecommendationState, why: string): Ruling =>
  first(not(state, "closed", "discarded"), whyIf(state === "adopted", why));

export const mayAdopt = (state: RecommendationState, on: CalendarDay, today: CalendarDay): Ruling =>
  first(not(state, "adopted", "closed", "discarded"), notAfter(on, today));

export const mayDiscard = (state: RecommendationState, why: string): Ruling =>
  first(not(state, "adopted", "closed", "discarded"), whyIf(true, why));

export const mayClose = (state: RecommendationState, why: string): Ruling =>
  first(not(state, "draft", "closed", "discarded"), whyIf(true, why));

export const mayReopen = (state: RecommendationState, why: string): Ruling =>
  first(state === "closed" ? OK : no("notClosed"), whyIf(true, why));

/** Follow-ups, targets, focus: of what is adopted. */
export const mayFollow = (state: RecommendationState): Ruling => not(state, "draft", "closed", "discarded");

/** `before`: the newest asking of the same body. It is sent again when that is answered; until then its date can be moved. */
export const maySend = (
  state: RecommendationState,
  before: Pick<Asking, "answers"> | null,
  sent: { readonly on: CalendarDay; readonly answerBy: CalendarDay },
  today: CalendarDay,
): Ruling =>
  first(
    not(state, "draft", "closed", "discarded"),
    notAfter(sent.on, today),
    before !== null && answerIn(before.answers) === null ? no("stillAsked") : OK,
    sent.answerBy > sent.on ? OK : no("answerByTooEarly"),
  );

/** A later date, while no answer has come. Never an earlier one: whoever is asked planned by the first. */
export const mayExtend = (
  state: RecommendationState,
  asking: Pick<Asking, "answers" | "dates">,
  answerBy: CalendarDay,
): Ruling =>
  first(
    not(state, "closed", "discarded"),
    answerIn(asking.answers) === null ? OK : no("answerStands"),
    answerBy > (asking.dates.at(-1)?.answerBy ?? answerBy) ? OK : no("answerByTooEarly"),
  );

/**
 * `seen`: how many answers whoever answers had seen. What puts an answer right says why. An earlier day than today's is said with the
 * `document` it stands in: nobody who is late is punctual afterwards by their own word.
 */
export const mayAnswer = (
  state: RecommendationState,
  asking: Pick<Asking, "answers" | "sentOn">,
  given: {
    readonly seen: number;
    readonly answeredOn: CalendarDay;
    readonly why: string;
    readonly document: string;
  },
  today: CalendarDay,
): Ruling =>
  first(
    not(state, "closed", "discarded"),
    given.seen === asking.answers.length ? OK : no("answeredMeanwhile"),
    given.answeredOn < asking.sentOn || given.answeredOn > today ? no("answeredOnOutside") : OK,
    given.answeredOn < today && given.document === "" ? no("sayWhereItStands") : OK,
    whyIf(answerIn(asking.answers) !== null, given.why),
  );

/** The newest asking of each body. */
export const newestAskings = <A extends { readonly body: { readonly id: string }; readonly round: number }>(
  askings: readonly A[],
): readonly A[] => {
  const newest = new Map<string, A>();
  for (const asking of askings) {
    const known = newest.get(asking.body.id);
    if (known === undefined || known.round < asking.round) newest.set(asking.body.id, asking);
  }
  return [...newest.values()];
};

/** How it stands with all it was sent to. Noted never counts as answered. */
export function standingOf(state: RecommendationState, askings: readonly Asking[]): RecommendationStanding {
  if (state !== "adopted") return state;
  const newest = newestAskings(askings);
  if (newest.length === 0) return "adopted";
  const waiting = newest.filter(({ answers }) => answerIn(answers) === null);
  if (waiting.length === 0) return "answered";
  return waiting.every(({ answers }) => answers.length > 0) ? "noted" : "sent";
}
