import type { AskedLine } from "#modules/council/index.ts";

/** One body that was asked, for a list: what anybody may read of it. */
export const asked = ({ recommendation, asking }: AskedLine) => ({
  ...{ id: asking.id, key: recommendation.key, number: recommendation.number },
  ...{ text: recommendation.content.text, clock: asking.clock, basis: asking.basis },
  council: { slug: recommendation.body.slug, name: recommendation.body.name },
  body: { slug: asking.body.slug, name: asking.body.name },
  kind: asking.answers.at(-1)?.kind ?? null,
});
export type Asked = ReturnType<typeof asked>;
