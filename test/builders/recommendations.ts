import { addDays, type CalendarDay, dayOf } from "#kernel/time.ts";
import type { RecommendationCommands } from "#modules/council/index.ts";
import { type aCouncilHouse, COUNCIL_NOW as now } from "./council.ts";

type CouncilHouse = Awaited<ReturnType<typeof aCouncilHouse>>;

export const today: CalendarDay = dayOf(now);
export const later = (days: number): CalendarDay => addDays(today, days);
export const content = (text: string) => ({ text });

/** Recommendations that are sent to the council next door, where "elsewhere" keeps the papers, and answered by it. */
export function recommending({ council, aBody }: CouncilHouse) {
  return {
    /** A council of its own with one recommendation, 2026-1, adopted today. */
    async adopted(text = "Rådet anbefaler en dør, der er åben om natten.") {
      const body = await aBody();
      const { id } = await council.draftRecommendation(
        null,
        { body: body.slug, period: "2026", content: content(text) },
        now,
      );
      await council.adoptRecommendation(
        null,
        { recommendationId: id, seen: 1, on: today, words: "Mødet i marts" },
        now,
      );
      return { body, id };
    },
    sendTo: (recommendationId: string, more: Partial<RecommendationCommands["send"]> = {}): Promise<string> =>
      council.sendRecommendation(
        null,
        {
          ...{ recommendationId, to: "et-andet-raad", on: today, answerBy: later(30), basis: "requested" },
          ...more,
        },
        now,
      ),
    async shown(
      body: { readonly slug: string },
      who: Parameters<typeof council.recommendation>[2] = null,
      at = now,
    ) {
      const found = await council.recommendation(body.slug, "2026-1", who, at);
      if (found === null) throw new Error("It is not there");
      return found;
    },
  };
}

export const anAnswer = (
  sendingId: string,
  more: Partial<RecommendationCommands["answer"]> = {},
): RecommendationCommands["answer"] => ({
  ...{ sendingId, seen: 0, recordedAs: "body", kind: "accepted", answeredOn: today },
  ...{ saidBy: "Formanden", reason: "Vi gør det" },
  ...more,
});
