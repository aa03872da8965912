import { Link } from "react-router";
import { now, query, services } from "../../../../http/context.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { ButtonRow, LinkButton } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { EmptyState } from "../../../../ui/EmptyState.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { publicHeaders } from "../../../directory/shared/publicPage.ts";
import { unknown } from "../../../directory/shared/unknown.ts";
import { BodyNav } from "../../shared/BodyNav.tsx";
import { readerOf } from "../../shared/keeping.ts";
import { Newest } from "../../shared/Newest.tsx";
import { newestAt } from "../../shared/newest.ts";
import { bodyPath } from "../../shared/paths.ts";
import { neverKept } from "../shared/neverKept.ts";
import { desksPath, giveStoryPath, storiesPath, storyPath, themePath } from "../shared/paths.ts";
import { Told } from "../shared/Told.tsx";
import type { Route } from "./+types/route.ts";

export const headers = publicHeaders;

/** A council's stories, for everybody; those about one thing with `?tema=`. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const all = await services(context).council.stories(params.slug, readerOf(context), now(context));
  if (all === null) return unknown();
  const themes = [...new Set(all.stories.flatMap((story) => story.themes))];
  const theme = themes.find((one) => one === query(context).get("tema")) ?? null;
  return neverKept({
    ...{ slug: all.body.slug, name: all.body.name, themes, theme, sits: all.sits },
    newest: newestAt(context, storiesPath(all.body.slug)),
    stories: all.stories
      .filter((story) => theme === null || story.themes.includes(theme))
      .map(({ id, heading, words, about, onBehalfOf, ...story }) => ({
        ...{ id, heading, words, about, onBehalfOf },
        themes: story.themes,
      })),
  });
}

export default function Stories({ loaderData }: Route.ComponentProps) {
  const { councilStories: words } = useText();
  const { slug, name, themes, theme, sits, stories } = loaderData;
  return (
    <Page title={words.title(name)} lead={words.lead} back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}>
      <BodyNav slug={slug} here="stories" sits={sits} />
      {themes.length > 1 ? (
        <nav aria-label={words.byTheme} className="body-nav">
          <ul className="nobullet-list">
            <li>
              <Link to={storiesPath(slug)} aria-current={theme === null ? "page" : undefined}>
                {words.allThemes}
              </Link>
            </li>
            {themes.map((one) => (
              <li key={one}>
                <Link to={themePath(slug, one)} aria-current={theme === one ? "page" : undefined}>
                  {words.themes[one]}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {stories.length === 0 ? <EmptyState title={words.none} /> : null}
      {stories.map(({ id, heading, words: told, about, onBehalfOf, themes: those }) => (
        <Card
          key={id}
          id={`historie-${id}`}
          tone="warm"
          title={
            <Link to={storyPath(slug, id)} lang="da">
              {heading}
            </Link>
          }
        >
          <p className="written" lang="da">
            {told}
          </p>
          {those.length > 0 ? (
            <p className="quiet">{those.map((one) => words.themes[one]).join(" · ")}</p>
          ) : null}
          <Told about={about} onBehalfOf={onBehalfOf} />
        </Card>
      ))}
      {sits ? (
        <ButtonRow>
          <LinkButton to={giveStoryPath(slug)}>{words.give}</LinkButton>
          <LinkButton to={desksPath(slug)}>{words.workshop}</LinkButton>
        </ButtonRow>
      ) : null}
      <Newest {...loaderData.newest} printed story />
    </Page>
  );
}
