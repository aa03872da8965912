import { Link } from "react-router";
import { dayOf } from "#kernel/time.ts";
import type { MeetingLine, MeetingState } from "#modules/council/index.ts";
import { now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { BackLink } from "../../../ui/BackLink.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { publicHeaders } from "../../directory/shared/publicPage.ts";
import { unknown } from "../../directory/shared/unknown.ts";
import { BodyNav } from "../shared/BodyNav.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { readerOf } from "../shared/keeping.ts";
import { Lineage } from "../shared/Lineage.tsx";
import { COUNCILS, calendarPath, minutesPath, reviewPath } from "../shared/paths.ts";
import { neverKept } from "../stories/shared/neverKept.ts";
import type { Route } from "./+types/route.ts";
import { RegionFigures, WhatIsNew, WhatItIs } from "./FrontMatter.tsx";
import { frontOf } from "./front.ts";

export const headers = publicHeaders;

/** One council and its meetings: those to come, the soonest first, and those that have been, the newest first. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const at = now(context);
  const found = await services(context).council.body(params.slug, readerOf(context), at);
  if (found === null) return unknown();
  const { body, meetings, guestAt, keeps, sits } = found;
  const today = dayOf(at);
  const lineOf = (line: MeetingLine, host: { slug: string; name: string } | null) => {
    const { id, heldOn, starts, place, state, items, madeHere, own } = line;
    const path = minutesPath(host?.slug ?? body.slug, heldOn, starts);
    return {
      ...{ id, heldOn, starts, place, items, state, madeHere, path, host: host?.name ?? null },
      own: ownPath(path, madeHere, keeps && host === null, own),
    };
  };
  const shown = [
    ...meetings.map((line) => lineOf(line, null)),
    ...guestAt.map(({ host, ...line }) => lineOf(line, host)),
  ].sort((a, b) => (`${a.heldOn} ${a.starts}` < `${b.heldOn} ${b.starts}` ? 1 : -1));
  // What is new may be a story: gone with the next look when it is withdrawn.
  return neverKept({
    ...{ slug: body.slug, name: body.name, kind: body.kind, keeps, sits },
    lineage: await services(context).council.lineage(body, at),
    front: await frontOf(context, services(context), body),
    upcoming: shown.filter(({ heldOn }) => heldOn >= today).toReversed(),
    past: shown.filter(({ heldOn }) => heldOn < today),
  });
}

/** Where whoever reads works with the meeting; null: they read what everybody reads. */
function ownPath(path: string, madeHere: boolean, keeps: boolean, own: boolean): string | null {
  if (madeHere) return own ? `${path}/moede` : null;
  return keeps ? reviewPath(path) : null;
}

interface Line {
  readonly id: string;
  readonly heldOn: string;
  readonly starts: string | null;
  readonly place: string | null;
  readonly items: number;
  readonly state: MeetingState;
  readonly madeHere: boolean;
  readonly path: string;
  readonly own: string | null;
  /** The body that presides, where it is another. */
  readonly host: string | null;
}

export default function Council({ loaderData }: Route.ComponentProps) {
  const { council: words, councilMeetings, councilBetween } = useText();
  const { slug, name, kind, upcoming, past, keeps, sits, lineage, front } = loaderData;
  return (
    <Page title={name} lead={words.kinds[kind]} back={<BackLink to={COUNCILS}>{words.title}</BackLink>}>
      <BodyNav slug={slug} here="meetings" sits={sits} />
      <Lineage lineage={lineage} />
      <WhatItIs slug={slug} front={front} />
      {keeps ? (
        <div className="mb-5">
          <ButtonRow>
            <LinkButton to={`/raad/${slug}/nyt-moede`}>{councilMeetings.plan.link}</LinkButton>
            <LinkButton to={`/raad/${slug}/hent`} variant="tertiary">
              {councilMeetings.shown.upload}
            </LinkButton>
          </ButtonRow>
        </div>
      ) : null}
      {upcoming.length + past.length === 0 ? <EmptyState title={words.noMeetings} /> : null}
      <Meetings title={councilMeetings.shown.upcoming} lines={upcoming} />
      <Meetings title={councilMeetings.shown.past} lines={past} />
      <p className="not-printed">
        <a href={calendarPath(slug)}>{councilBetween.plan.calendarOf}</a>
      </p>
      <RegionFigures figures={front.figures} />
      <WhatIsNew slug={slug} name={name} front={front} />
    </Page>
  );
}

function Meetings({ title, lines }: { title: string; lines: readonly Line[] }) {
  const { council: words, councilMeetings, councilBetween, lang } = useText();
  if (lines.length === 0) return null;
  return (
    <Card title={title}>
      <Rows>
        {lines.map(({ id, heldOn, starts, place, items, state, madeHere, path, own, host }) => {
          const isPublic = state === "published";
          const said = madeHere ? councilMeetings.states[state] : words.draft;
          return (
            <Row
              key={id}
              title={<Link to={own !== null && !isPublic ? own : path}>{dayOfMeeting(heldOn, lang)}</Link>}
              time={isPublic ? null : <Badge>{said}</Badge>}
              actions={
                own !== null && isPublic ? (
                  <Link to={own}>{madeHere ? councilMeetings.pages.meeting : words.review.open}</Link>
                ) : null
              }
            >
              <Facts
                items={[
                  starts,
                  place,
                  words.items(items),
                  host === null ? null : councilBetween.plan.host(host),
                ]}
              />
            </Row>
          );
        })}
      </Rows>
    </Card>
  );
}
