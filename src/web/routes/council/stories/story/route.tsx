import { Link } from "react-router";
import { now, services } from "../../../../http/context.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { publicHeaders } from "../../../directory/shared/publicPage.ts";
import { idIn, unknown } from "../../../directory/shared/unknown.ts";
import { BodyNav } from "../../shared/BodyNav.tsx";
import { Newest } from "../../shared/Newest.tsx";
import { newestAt } from "../../shared/newest.ts";
import { recommendationPath } from "../../shared/recommendationPaths.ts";
import { neverKept } from "../shared/neverKept.ts";
import { storiesPath, storyPath, themePath } from "../shared/paths.ts";
import { Told } from "../shared/Told.tsx";
import type { Route } from "./+types/route.ts";

export const headers = publicHeaders;

/** One story, for everybody. One that was withdrawn is not there. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const found = await services(context).council.story(params.slug, idIn(params.storyId), now(context));
  if (found === null) return unknown();
  const { heading, words, about, onBehalfOf, themes } = found.story;
  const illustrates = await services(context).council.illustratedBy(found.story.id);
  const newest = newestAt(context, storyPath(found.body.slug, found.story.id));
  return neverKept({ slug: found.body.slug, heading, words, about, onBehalfOf, themes, illustrates, newest });
}

export default function Story({ loaderData }: Route.ComponentProps) {
  const { councilRecommendations, councilStories: words } = useText();
  const { slug, heading, words: told, about, onBehalfOf, themes, illustrates, newest } = loaderData;
  return (
    <Page title={heading} back={<BackLink to={storiesPath(slug)}>{words.all}</BackLink>}>
      <BodyNav slug={slug} />
      <Card tone="warm">
        <p className="written" lang="da">
          {told}
        </p>
      </Card>
      {themes.length > 0 ? (
        <ul className="nobullet-list">
          {themes.map((theme) => (
            <li key={theme}>
              <Link to={themePath(slug, theme)}>{words.themes[theme]}</Link>
            </li>
          ))}
        </ul>
      ) : null}
      {illustrates.length > 0 ? (
        <Card title={councilRecommendations.illustrates}>
          <ul className="nobullet-list" lang="da">
            {illustrates.map(({ slug: council, key, number, text }) => (
              <li key={key}>
                <Link to={recommendationPath(council, key)}>
                  {number}. {text}
                </Link>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Told about={about} onBehalfOf={onBehalfOf} />
      <Newest {...newest} printed story />
    </Page>
  );
}
