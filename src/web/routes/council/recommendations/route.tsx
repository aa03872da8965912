import { Link } from "react-router";
import { VERY_OVERDUE_AFTER } from "#modules/council/index.ts";
import { now, query, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { dayOffset } from "../../../ui/dates.ts";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Rows } from "../../../ui/Rows.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { BodyNav } from "../shared/BodyNav.tsx";
import { readerOf } from "../shared/keeping.ts";
import { bodyPath } from "../shared/paths.ts";
import { RecommendationRow } from "../shared/RecommendationRow.tsx";
import { dataPath, newPath, slidesPath, WAITING } from "../shared/recommendationPaths.ts";
import type { Route } from "./+types/route.ts";
import { groups, inList, standings } from "./present.ts";
import "../shared/recommendations.css";

export const headers = publicHeaders;

/** What a council recommends, this year's focus first: for everybody. Drafts for those who sit in it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const at = now(context);
  const found = await services(context).council.recommendations(params.slug, readerOf(context), at);
  if (found === null) return unknown();
  const { body, keeps, sits, recommendations } = found;
  const year = Number(dayOffset(at, 0).slice(0, 4));
  const all = recommendations.map(inList);
  const ways = standings(all);
  const only = ways.find(({ standing }) => standing === query(context).get("kun"))?.standing ?? null;
  return publicly(context, {
    ...{ slug: body.slug, name: body.name, keeps, sits, year, veryOverdueAfter: VERY_OVERDUE_AFTER },
    ...{ ways, only },
    ...groups(
      all.filter(({ standing }) => only === null || standing === only),
      year,
    ),
  });
}

export default function Recommendations({ loaderData }: Route.ComponentProps) {
  const { councilRecommendations: words } = useText();
  const { slug, name, keeps, sits, year, veryOverdueAfter, focused, periods, ways, only } = loaderData;
  const empty = focused.length === 0 && periods.length === 0;
  return (
    <Page title={words.of(name)} lead={words.lead} back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}>
      <BodyNav slug={slug} here="recommendations" sits={sits} />
      {keeps ? (
        <ButtonRow>
          <LinkButton to={newPath(slug)} variant="primary">
            {words.work.new}
          </LinkButton>
        </ButtonRow>
      ) : null}
      {ways.length > 1 ? (
        <nav aria-label={words.show}>
          <ul className="nobullet-list standings">
            <li>
              <Link to="?" aria-current={only === null ? "true" : undefined}>
                {words.all}
              </Link>
            </li>
            {ways.map(({ standing, count }) => (
              <li key={standing}>
                <Link to={`?kun=${standing}`} aria-current={only === standing ? "true" : undefined}>
                  {words.standing[standing]} ({count})
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {empty ? <EmptyState title={words.none} /> : null}
      {focused.length > 0 ? (
        <Card title={words.focusTitle(year)} tone="warm">
          <Rows>
            {focused.map((one) => (
              <RecommendationRow key={one.key} slug={slug} one={one} />
            ))}
          </Rows>
        </Card>
      ) : null}
      {periods.map(([period, ones]) => (
        <Card key={period} title={words.inPeriod(period)}>
          <Rows>
            {ones.map((one) => (
              <RecommendationRow key={one.key} slug={slug} one={one} />
            ))}
          </Rows>
        </Card>
      ))}
      {empty ? null : (
        <>
          <p className="quiet">{words.clock.rule(veryOverdueAfter)}</p>
          <ul className="nobullet-list">
            <li>
              <Link to={WAITING}>{words.waiting.link}</Link>
            </li>
            <li>
              <Link to={slidesPath(slug)}>{words.print.slides}</Link>
            </li>
            <li>
              <a href={dataPath(slug)}>{words.json}</a>
            </li>
          </ul>
        </>
      )}
    </Page>
  );
}
