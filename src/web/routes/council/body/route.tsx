import { Link } from "react-router";
import { now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { publicHeaders, publicly } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { BodyNav } from "../shared/BodyNav.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { readerOf } from "../shared/keeping.ts";
import { COUNCILS, minutesPath, reviewPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";

export const headers = publicHeaders;

/** One council and its meetings, the newest first: published minutes for everybody, drafts for its secretary. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const found = await services(context).council.body(params.slug, readerOf(context), now(context));
  if (found === null) return unknown();
  const { body, meetings, keeps } = found;
  return publicly(context, {
    ...{ slug: body.slug, name: body.name, kind: body.kind, keeps },
    meetings: meetings.map(({ id, heldOn, starts, place, state, items }) => ({
      ...{ id, heldOn, starts, place, items, draft: state === "draft" },
      path: minutesPath(body.slug, heldOn, starts),
    })),
  });
}

export default function Council({ loaderData }: Route.ComponentProps) {
  const { council: words, lang } = useText();
  const { slug, name, kind, meetings, keeps } = loaderData;
  return (
    <Page title={name} lead={words.kinds[kind]} back={<BackLink to={COUNCILS}>{words.title}</BackLink>}>
      <BodyNav slug={slug} here="meetings" sits={keeps} />
      {meetings.length === 0 ? <EmptyState title={words.noMeetings} /> : null}
      {meetings.length > 0 ? (
        <Card title={words.meetings}>
          <Rows>
            {meetings.map(({ id, heldOn, starts, place, items, draft, path }) => (
              <Row
                key={id}
                title={<Link to={draft ? reviewPath(path) : path}>{dayOfMeeting(heldOn, lang)}</Link>}
                time={draft ? <Badge>{words.draft}</Badge> : null}
                actions={keeps && !draft ? <Link to={reviewPath(path)}>{words.review.open}</Link> : null}
              >
                <Facts items={[starts, place, words.items(items)]} />
              </Row>
            ))}
          </Rows>
        </Card>
      ) : null}
    </Page>
  );
}
