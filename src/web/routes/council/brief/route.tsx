import { now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Page } from "../../../ui/Page.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { liveFigures } from "../../insight/shared/live.ts";
import { liveInWords, liveName } from "../../insight/shared/present.ts";
import { AtMeeting } from "../shared/AtMeeting.tsx";
import { ClockBadge } from "../shared/ClockBadge.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { readerOf } from "../shared/keeping.ts";
import { Newest } from "../shared/Newest.tsx";
import { newestAt } from "../shared/newest.ts";
import { recommendationPath } from "../shared/recommendationPaths.ts";
import { tabOf } from "../shared/tab.ts";
import type { Route } from "./+types/route.ts";
import "../shared/recommendations.css";
import "./brief.css";

export const headers = publicHeaders;

/** So much of the points as goes on one sheet. */
const POINTS = 6;

/** One recommendation on one sheet of paper, to lay on the table of those who are to answer. For everybody. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const at = now(context);
  const found = await council.recommendation(params.slug, params.key, readerOf(context), at);
  if (found === null) return unknown();
  const { body, recommendation, targets } = found;
  const { key, period, number, content, adopted, askings } = recommendation;
  return publicly(context, {
    ...{ slug: body.slug, name: body.name, key, period, number, content, adopted, targets },
    newest: newestAt(context, recommendationPath(body.slug, key)),
    points: content.elaboration.filter((point) => !point.startsWith("– ")).slice(0, POINTS),
    askings: askings.filter(({ asksAgain }) => !asksAgain),
    live: await liveFigures(
      context,
      content.evidence.map(({ address }) => address),
    ),
  });
}

export default function Brief({ loaderData }: Route.ComponentProps) {
  const { councilRecommendations: words, figures, lang } = useText();
  const { slug, name, key, period, number, content, adopted, points, askings, targets, newest, live } =
    loaderData;
  return (
    <Page
      title={words.one(number)}
      tab={tabOf(words.print.sheet(number), { period, text: content.text, name })}
      lead={<span lang="da">{name}</span>}
      back={<BackLink to={recommendationPath(slug, key)}>{words.work.back}</BackLink>}
    >
      <article className="brief">
        <p className="recommendation-text" lang="da">
          {content.text}
        </p>
        <SummaryList
          rows={[
            ...(adopted ? [{ label: words.adopted, value: <AtMeeting at={adopted} /> }] : []),
            ...(content.focusArea ? [{ label: words.focusArea, value: content.focusArea }] : []),
            ...(content.whoCanChange ? [{ label: words.whoCanChange, value: content.whoCanChange }] : []),
          ]}
        />
        {points.length > 0 ? (
          <section>
            <h2>{words.elaboration}</h2>
            <ul lang="da">
              {points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </section>
        ) : null}
        {content.evidence.length > 0 ? (
          <section>
            <h2>{words.evidence}</h2>
            <ul>
              {content.evidence.map(({ kind, title, address, words: said }) => {
                const figure = live[address];
                return (
                  <li key={`${address} ${title}`}>
                    {words.evidenceKind[kind]}:{" "}
                    {figure ? liveName(figure, figures) : <span lang="da">{title}</span>}
                    {figure ? ` – ${liveInWords(figure, figures)}` : null}
                    {said === "" ? null : <span lang="da"> – {said}</span>}
                  </li>
                );
              })}
            </ul>
          </section>
        ) : null}
        {targets.length > 0 ? (
          <section>
            <h2>{words.targets}</h2>
            <ul lang="da">
              {targets.map(({ id, words: what, goal, unit, direction, by }) => (
                <li key={id}>
                  {what}:{" "}
                  {goal === null || direction === null
                    ? words.goal.words(dayOfMeeting(by, lang))
                    : words.goal[direction](String(goal), unit, dayOfMeeting(by, lang))}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section>
          <h2>{words.print.question}</h2>
          {askings.length === 0 ? <p>{words.nobodyYet}</p> : null}
          <ul>
            {askings.map(({ id, body, clock, answers }) => (
              <li key={id}>
                <span lang="da">{body.name}</span>{" "}
                <ClockBadge clock={clock} kind={answers.at(-1)?.kind ?? null} />
              </li>
            ))}
          </ul>
        </section>
        <Newest {...newest} />
      </article>
    </Page>
  );
}
