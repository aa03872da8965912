import { Link } from "react-router";
import { services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { FIGURES } from "../../insight/shared/paths.ts";
import { FeedLink } from "../follow/FeedLink.tsx";
import { FOLLOW } from "../follow/paths.ts";
import { SEARCH } from "../search/asked.ts";
import { bodyPath } from "../shared/paths.ts";
import { WAITING } from "../shared/recommendationPaths.ts";
import type { Route } from "./+types/route.ts";

export const headers = publicHeaders;

/** Every council and other body, for everybody. */
export async function loader({ context }: Route.LoaderArgs) {
  const bodies = await services(context).council.bodies();
  return publicly(context, { bodies: bodies.map(({ slug, name, kind }) => ({ slug, name, kind })) });
}

export default function Councils({ loaderData }: Route.ComponentProps) {
  const { council: words, councilRecommendations, councilSite, figures } = useText();
  const { bodies } = loaderData;
  return (
    <Page title={words.title} lead={words.lead}>
      {bodies.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <Card>
          <ul className="nobullet-list">
            {bodies.map(({ slug, name, kind }) => (
              <li key={slug}>
                <Link to={bodyPath(slug)} lang="da">
                  {name}
                </Link>
                <p className="quiet">{words.kinds[kind]}</p>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <FeedLink slug={null} name={words.title} />
      <p className="not-printed">
        <Link to={WAITING}>{councilRecommendations.waiting.link}</Link> ·{" "}
        <Link to={SEARCH}>{councilSite.search.link}</Link> ·{" "}
        <Link to={FOLLOW}>{councilSite.follow.link}</Link> · <Link to={FIGURES}>{figures.title}</Link>
      </p>
    </Page>
  );
}
