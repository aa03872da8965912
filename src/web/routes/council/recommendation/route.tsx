import { Link } from "react-router";
import { VERY_OVERDUE_AFTER } from "#modules/council/index.ts";
import { now, query, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Page } from "../../../ui/Page.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { publicHeaders } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { liveFigures } from "../../insight/shared/live.ts";
import { aboutPath } from "../about/shared/paths.ts";
import { AtMeeting } from "../shared/AtMeeting.tsx";
import { BodyNav } from "../shared/BodyNav.tsx";
import { readerOf } from "../shared/keeping.ts";
import { Newest } from "../shared/Newest.tsx";
import { newestAt } from "../shared/newest.ts";
import {
  briefPath,
  recommendationPath,
  recommendationsPath,
  workPath,
} from "../shared/recommendationPaths.ts";
import { tabOf } from "../shared/tab.ts";
import { neverKept } from "../stories/shared/neverKept.ts";
import type { Route } from "./+types/route.ts";
import { Evidence } from "./Evidence.tsx";
import { Said } from "./Said.tsx";
import { Targets } from "./Targets.tsx";
import { Timeline } from "./Timeline.tsx";
import { Words } from "./Words.tsx";
import "../shared/recommendations.css";

export const headers = publicHeaders;

/** One recommendation: what it rests on, whom it was sent to, what they said and how long they took. For everybody. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const found = await council.recommendation(params.slug, params.key, readerOf(context), now(context));
  if (found === null) return unknown();
  const { body, recommendation, editions, stories, targets, timeline, keeps, sits } = found;
  const { key, period, number, standing, content, adopted, closed, focus, askings } = recommendation;
  const areas = await council.focusAreas(body.id);
  const area = areas.find(({ title }) => title === content.focusArea);
  const earlier = [...new Set(editions.map(({ text }) => text))].filter((text) => text !== content.text);
  return neverKept({
    earlier,
    live: await liveFigures(
      context,
      content.evidence.map(({ address }) => address),
    ),
    areaPath: area ? aboutPath(body.slug, area.slug) : null,
    stories: stories.map(({ path, heading }) => ({ path, heading })),
    newest: newestAt(context, recommendationPath(body.slug, key)),
    ...{
      slug: body.slug,
      name: body.name,
      keeps,
      sits,
      key,
      period,
      number,
      standing,
      content,
      adopted,
      closed,
      focus,
    },
    ...{
      askings,
      targets,
      timeline,
      veryOverdueAfter: VERY_OVERDUE_AFTER,
      saved: query(context).has("gemt"),
    },
  });
}

export default function Recommendation({ loaderData }: Route.ComponentProps) {
  const { councilRecommendations: words } = useText();
  const { slug, name, key, period, number, standing, content, adopted, closed, focus, askings, areaPath } =
    loaderData;
  const current = askings.filter(({ asksAgain }) => !asksAgain);
  const before = askings.filter(({ asksAgain }) => asksAgain);
  return (
    <Page
      title={words.one(number)}
      tab={tabOf(words.one(number), { period, text: content.text, name })}
      lead={<span lang="da">{name}</span>}
      back={<BackLink to={recommendationsPath(slug)}>{words.title}</BackLink>}
    >
      <BodyNav slug={slug} sits={loaderData.sits} />
      {loaderData.saved ? (
        <Alert variant="success" announce>
          {words.answering.sent}
        </Alert>
      ) : null}
      <Card>
        <p className="recommendation-text" lang="da">
          {content.text}
        </p>
        {loaderData.earlier.length > 0 ? (
          <Details summary={words.earlierWords}>
            {loaderData.earlier.map((text) => (
              <p key={text} lang="da">
                {text}
              </p>
            ))}
          </Details>
        ) : null}
        <p>
          <Badge tone={standing === "answered" ? "success" : "plain"}>{words.standing[standing]}</Badge>{" "}
          {focus.map(({ year }) => (
            <Badge key={year} tone="info">
              {words.focus(year)}
            </Badge>
          ))}
        </p>
        <SummaryList
          rows={[
            ...(adopted ? [{ label: words.adopted, value: <AtMeeting at={adopted} /> }] : []),
            ...(content.focusArea
              ? [{ label: words.focusArea, value: <FocusArea name={content.focusArea} path={areaPath} /> }]
              : []),
            ...(content.whoCanChange ? [{ label: words.whoCanChange, value: content.whoCanChange }] : []),
            ...focus.map((mark) => ({
              label: words.focus(mark.year),
              value: <AtMeeting at={mark} />,
            })),
            ...(closed ? [{ label: words.standing.closed, value: closed.why }] : []),
          ]}
        />
        {loaderData.keeps ? (
          <ButtonRow>
            <LinkButton to={workPath(slug, key)} variant="primary">
              {words.work.link}
            </LinkButton>
          </ButtonRow>
        ) : null}
      </Card>
      <Card title={words.answers}>
        {current.length === 0 ? <p>{words.nobodyYet}</p> : null}
        {[...current, ...before].map((asking) => (
          <Said key={asking.id} asking={asking} />
        ))}
        {current.length > 0 ? <p className="quiet">{words.clock.rule(loaderData.veryOverdueAfter)}</p> : null}
      </Card>
      <Timeline happenings={loaderData.timeline} />
      <Evidence evidence={content.evidence} stories={loaderData.stories} live={loaderData.live} />
      <Targets targets={loaderData.targets} />
      <Words content={content} />
      <p>
        <Link to={briefPath(slug, key)}>{words.print.brief}</Link>
      </p>
      <Newest {...loaderData.newest} printed />
    </Page>
  );
}

/** What the council works on across its recommendations: its own text, where it has written one. */
const FocusArea = ({ name, path }: { name: string; path: string | null }) =>
  path === null ? (
    <span lang="da">{name}</span>
  ) : (
    <Link to={path} lang="da">
      {name}
    </Link>
  );
