import { now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { liveFigures } from "../../insight/shared/live.ts";
import { liveInWords, liveName } from "../../insight/shared/present.ts";
import { inList } from "../recommendations/present.ts";
import { ClockBadge } from "../shared/ClockBadge.tsx";
import { Newest } from "../shared/Newest.tsx";
import { newestAt } from "../shared/newest.ts";
import { recommendationsPath } from "../shared/recommendationPaths.ts";
import type { Route } from "./+types/route.ts";
import "../shared/recommendations.css";
import "./slides.css";

export const headers = publicHeaders;

/** What a slide has room for: points, and figures among them. */
const LINES = 3;
const FIGURES = 2;

/** What a council recommends, one on each slide, this year's focus first: to print for a meeting, or to show on a wall. For everybody. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const at = now(context);
  const found = await services(context).council.recommendations(params.slug, null, at);
  if (found === null) return unknown();
  const { body, recommendations } = found;
  const shown = recommendations.filter(({ state }) => state === "adopted");
  const restsOn = shown.flatMap(({ content }) => content.evidence.map(({ address }) => address));
  const live = await liveFigures(context, restsOn);
  return publicly(context, {
    ...{ slug: body.slug, name: body.name, newest: newestAt(context, recommendationsPath(body.slug)) },
    slides: shown.map((one) => {
      const figures = one.content.evidence.flatMap(({ address }) => live[address] ?? []).slice(0, FIGURES);
      const points = one.content.elaboration.filter((point) => !point.startsWith("– "));
      return {
        ...inList(one),
        whoCanChange: one.content.whoCanChange,
        ...{ figures, points: points.slice(0, LINES - figures.length) },
      };
    }),
  });
}

export default function Slides({ loaderData }: Route.ComponentProps) {
  const { councilRecommendations: words, figures: figureWords } = useText();
  const { slug, name, newest, slides } = loaderData;
  return (
    <Page
      title={words.of(name)}
      tab={words.print.asSlides(name)}
      back={<BackLink to={recommendationsPath(slug)}>{words.title}</BackLink>}
    >
      <Newest {...newest} />
      {slides.length === 0 ? <EmptyState title={words.none} /> : null}
      <div className="slides">
        {slides.map(({ key, number, text, focus, points, figures, askings, whoCanChange }) => (
          <section key={key} className="slide" aria-labelledby={`dias-${key}`}>
            <p className="slide-over">
              {name}
              {focus.map((year) => ` · ${words.focus(year)}`)}
            </p>
            <h2 id={`dias-${key}`} lang="da">
              {number}. {text}
            </h2>
            {points.length > 0 ? (
              <ul lang="da">
                {points.map((point) => (
                  <li key={point}>{point}</li>
                ))}
              </ul>
            ) : null}
            {figures.length > 0 ? (
              <ul>
                {figures.map((figure) => (
                  <li key={liveName(figure, figureWords)}>
                    {liveName(figure, figureWords)}: <strong>{liveInWords(figure, figureWords)}</strong>
                  </li>
                ))}
              </ul>
            ) : null}
            {whoCanChange === "" ? null : (
              <p>
                {words.whoCanChange} <span lang="da">{whoCanChange}</span>
              </p>
            )}
            <ul className="nobullet-list">
              {askings.map((asking) => (
                <li key={asking.id}>
                  <span lang="da">{asking.name}</span> <ClockBadge clock={asking.clock} kind={asking.kind} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  );
}
