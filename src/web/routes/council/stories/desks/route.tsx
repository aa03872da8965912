import { Link } from "react-router";
import { now, query, services, signedIn } from "../../../../http/context.ts";
import { found } from "../../../../http/found.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Badge } from "../../../../ui/Badge.tsx";
import { LinkButton } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { Done } from "../../../../ui/Done.tsx";
import { EmptyState } from "../../../../ui/EmptyState.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../../ui/Rows.tsx";
import { FullMoment } from "../../../../ui/TimeLeft.tsx";
import { BodyNav } from "../../shared/BodyNav.tsx";
import { deskPath, giveStoryPath, storiesPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";

/** Stories on their way: all for who keeps the papers; for others who sit there, their own and those they are asked to read. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { body, lines } = await found(
    services(context).council.storyList(signedIn(context), params.slug, now(context)),
  );
  return { slug: body.slug, name: body.name, lines, done: query(context).get("gjort") };
}

export default function Desks({ loaderData }: Route.ComponentProps) {
  const { councilStories: words } = useText();
  const { slug, name, lines, done } = loaderData;
  return (
    <Page
      title={words.list.title(name)}
      lead={words.list.lead}
      back={<BackLink to={storiesPath(slug)}>{words.all}</BackLink>}
    >
      <BodyNav slug={slug} sits />
      <Done words={words.done} what={done} />
      {lines.length === 0 ? (
        <EmptyState title={words.list.none} />
      ) : (
        <Card>
          <Rows>
            {lines.map(({ id, heading, state, givenAt, mine, onBehalfOf, correcting }) => (
              <Row
                key={id}
                title={
                  <Link to={deskPath(slug, id)}>
                    {heading ?? (state === "withdrawn" ? words.list.withdrawn : words.list.unreadable)}
                  </Link>
                }
                time={<Badge tone={state === "forApproval" ? "info" : "plain"}>{words.states[state]}</Badge>}
              >
                <Facts
                  items={[
                    onBehalfOf,
                    <FullMoment key="at" at={givenAt} />,
                    mine ? words.list.mine : null,
                    correcting ? words.list.correcting : null,
                  ]}
                />
              </Row>
            ))}
          </Rows>
        </Card>
      )}
      <LinkButton to={giveStoryPath(slug)}>{words.give}</LinkButton>
    </Page>
  );
}
