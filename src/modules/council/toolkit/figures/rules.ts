import { FEWEST } from "#kernel/disclosure.ts";
import { type CalendarDay, daysBetween } from "#kernel/time.ts";
import type { Figure, FigureRequest, FigureState, PublicFigureRequest } from "./types.ts";

/** From so many days after the day, nobody can say that they are about to answer. */
const VERY_LATE = 30;

/** How a request stands on a day, and for how many days: to the day of the answer, or past it. */
export function standing(
  request: Pick<FigureRequest, "sentOn" | "answerBy" | "outcome">,
  today: CalendarDay,
): { readonly state: FigureState; readonly days: number } {
  const { sentOn, answerBy, outcome } = request;
  if (outcome !== null) return { state: outcome, days: 0 };
  if (sentOn === null || answerBy === null) return { state: "draft", days: 0 };
  const late = daysBetween(answerBy, today);
  if (late <= 0) return { state: "sent", days: Math.abs(late) };
  return { state: late > VERY_LATE ? "veryOverdue" : "overdue", days: late };
}

/** A figure from 1 to 4 could be somebody: that it is small is all that is said. */
const shownFigure = ({ year, what, value }: Figure) => ({
  year,
  what,
  value: value > 0 && value < FEWEST ? null : value,
});

export function forEverybody(request: FigureRequest, today: CalendarDay): PublicFigureRequest {
  const { letter: _, recipient: __, figures, ...shown } = request;
  return { ...shown, ...standing(request, today), figures: figures.map(shownFigure) };
}
