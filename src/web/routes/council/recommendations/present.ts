import type { RecommendationLine } from "#modules/council/index.ts";

/** A recommendation in a list: what anybody may read of it, and no more. */
export const inList = ({ content, askings, focus, adopted, ...rest }: RecommendationLine) => ({
  ...{ key: rest.key, period: rest.period, number: rest.number, standing: rest.standing },
  ...{ text: content.text, focusArea: content.focusArea, adoptedOn: adopted?.on ?? null },
  focus: focus.map(({ year }) => year),
  askings: askings
    .filter(({ asksAgain }) => !asksAgain)
    .map(({ id, body, clock, answers }) => ({
      ...{ id, clock, slug: body.slug, name: body.name },
      kind: answers.at(-1)?.kind ?? null,
    })),
});
export type ListedRecommendation = ReturnType<typeof inList>;

/** How many stand in each way, in the order in which somebody has to do something about them. */
export const standings = (all: readonly ListedRecommendation[]) =>
  (["draft", "adopted", "sent", "noted", "answered", "closed"] as const).flatMap((standing) => {
    const count = all.filter((one) => one.standing === standing).length;
    return count === 0 ? [] : [{ standing, count }];
  });

/** Those in this year's focus, and the others by period, the newest first. */
export function groups(
  all: readonly ListedRecommendation[],
  year: number,
): {
  focused: readonly ListedRecommendation[];
  periods: readonly (readonly [string, ListedRecommendation[]])[];
} {
  const focused = all.filter(({ focus }) => focus.includes(year));
  const others = all.filter(({ focus }) => !focus.includes(year));
  return { focused, periods: [...Map.groupBy(others, ({ period }) => period)] };
}
