import { blocksOf } from "#kernel/markup.ts";
import type { Body } from "#modules/council/index.ts";
import { now, type services as servicesOf } from "../../../http/context.ts";
import { recommendationsPath } from "../shared/recommendationPaths.ts";

type Context = Parameters<typeof servicesOf>[0];
type Services = ReturnType<typeof servicesOf>;

/** Newest things told of on a body's front page. */
const MOST = 6;

/** What a body's front page says to who has never heard of it: what it is, what is new, and who has not answered it. */
export async function frontOf(context: Context, { council, insight }: Services, body: Body) {
  const at = now(context);
  const [living, news, waiting, figures] = await Promise.all([
    council.livingPages(body.slug, null, at),
    council.publicLines({ bodyId: body.id }, MOST, at),
    council.awaitingAnswers(at),
    // What an Udsatteråd is there to see.
    body.kind === "council" ? insight.indicatorsIn(body.region) : [],
  ]);
  const about = living?.pages.find(({ current }) => current !== null);
  const own = waiting.filter(({ recommendation }) => recommendation.body.id === body.id);
  return {
    about: about?.current
      ? { page: about.slug, title: about.current.title, text: firstParagraph(about.current.words) }
      : null,
    figures: { region: body.region, trends: figures },
    news: news.map(({ kind, id, title, path, day }) => ({ kind, id, title, path, day })),
    waiting:
      own.length === 0
        ? null
        : {
            count: own.length,
            days: Math.max(...own.map(({ asking }) => asking.clock.daysWaited)),
            path: recommendationsPath(body.slug),
          },
  };
}

export type Front = Awaited<ReturnType<typeof frontOf>>;

const firstParagraph = (words: string): string => {
  const first = blocksOf(words).find((block) => block.is === "paragraph");
  return first?.is === "paragraph" ? first.text : "";
};
