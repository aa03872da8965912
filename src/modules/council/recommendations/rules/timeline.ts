import { addDays, type CalendarDay } from "#kernel/time.ts";
import type {
  ActionState,
  AnswerKind,
  Asking,
  FocusMark,
  FocusTakenBack,
  FollowUp,
  PublicEdition,
  Target,
} from "../types.ts";
import { clockOf, lastDayOf } from "./clock.ts";

export type HappeningKind =
  | "adopted"
  | "corrected"
  | "evidenced"
  | "closed"
  | "reopened"
  | "focused"
  | "unfocused"
  | "sent"
  | "sentAgain"
  | "extended"
  | "passed"
  | "followUp"
  | "reading"
  | AnswerKind
  | ActionState;

/** One thing that happened with a recommendation, as everybody may read it. */
export interface Happening {
  readonly on: CalendarDay;
  readonly what: HappeningKind;
  /** Whose doing it was, or whom it was done to; null: the council's own. */
  readonly body: string | null;
  /** The last day to answer that was set; the year of a focus. */
  readonly until: string | null;
  /** Of an answer: whether it came after its last day, and by how many working days. */
  readonly late: number | null;
  readonly words: string;
}

interface Told {
  readonly editions: readonly PublicEdition[];
  readonly focus: readonly FocusMark[];
  readonly unfocused: readonly FocusTakenBack[];
  readonly askings: readonly Asking[];
  readonly followUps: readonly FollowUp[];
  readonly targets: readonly Target[];
}

const COUNCILS_OWN = { body: null, until: null, late: null } as const;
const TOLD = ["adopted", "corrected", "evidenced", "closed", "reopened"] as const;

/** All that happened, the newest first. `today`: a date that has passed without an answer is told, too. */
export function timelineOf(
  { editions, focus, unfocused, askings, followUps, targets }: Told,
  today: CalendarDay,
): readonly Happening[] {
  const own = (
    on: CalendarDay,
    what: HappeningKind,
    words: string,
    until: string | null = null,
  ): Happening => ({
    ...COUNCILS_OWN,
    ...{ on, what, words, until },
  });
  const happenings: Happening[] = [
    ...editions.flatMap(({ did, on, why }) => {
      const what = TOLD.find((one) => one === did);
      return what === undefined ? [] : [own(on, what, why)];
    }),
    ...focus.map(({ on, year, words }) => own(on, "focused", words, String(year))),
    ...unfocused.flatMap(({ year, chosenOn, chosenWords, on, why }) => [
      own(chosenOn, "focused", chosenWords, String(year)),
      own(on, "unfocused", why, String(year)),
    ]),
    ...askings.flatMap((asking) => askingTold(asking, today)),
    ...followUps.map(({ on, words }) => own(on, "followUp", words)),
    ...targets.flatMap((target) =>
      target.readings.map(({ on, value, words }) =>
        own(
          on,
          "reading",
          [target.words, value === null ? "" : `${value} ${target.unit}`, words]
            .filter((one) => one !== "")
            .join(" · "),
        ),
      ),
    ),
  ];
  // What was told later of the same day happened after what was told before.
  return happenings
    .map((one, i) => ({ one, i }))
    .toSorted((a, b) => (a.one.on === b.one.on ? b.i - a.i : a.one.on < b.one.on ? 1 : -1))
    .map(({ one }) => one);
}

/** One body asked once: sent, given longer, passed, noted, answered, and what became of what it promised. */
function askingTold(asking: Asking, today: CalendarDay): readonly Happening[] {
  const body = asking.body.name;
  const told = (on: CalendarDay, what: HappeningKind, more: Partial<Happening> = {}): Happening => ({
    ...{ on, what, body, until: null, late: null, words: "" },
    ...more,
  });
  const { answeredOn } = clockOf(asking, today);
  const dates = asking.dates.flatMap(({ answerBy, why, setOn }, i): Happening[] => {
    const last = lastDayOf(answerBy);
    const movedOn = asking.dates[i + 1]?.setOn ?? today;
    const passed = last < movedOn && last < (answeredOn ?? today);
    const set =
      i === 0
        ? told(asking.sentOn, asking.round === 1 ? "sent" : "sentAgain", {
            until: answerBy,
            words: asking.words,
          })
        : told(setOn, "extended", { until: answerBy, words: why });
    return passed ? [set, told(addDays(last, 1), "passed")] : [set];
  });
  const answers = asking.answers.flatMap((answer, i): Happening[] => {
    const soFar = { ...asking, answers: asking.answers.slice(0, i + 1) };
    const { workingDaysLate, lastDay } = clockOf(soFar, today);
    const late = answer.kind === "noted" || answer.answeredOn <= lastDay ? null : workingDaysLate;
    const steps = answer.actions.flatMap(({ words, steps: taken }) =>
      taken
        .slice(1)
        .map((step) =>
          told(step.on, step.state, { words: [words, step.words].filter((one) => one !== "").join(" – ") }),
        ),
    );
    return [told(answer.answeredOn, answer.kind, { late, words: answer.reason }), ...steps];
  });
  return [...dates, ...answers];
}
