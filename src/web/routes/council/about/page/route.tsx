import { Link } from "react-router";
import { differences } from "#modules/council/index.ts";
import { now, query, services } from "../../../../http/context.ts";
import { useText } from "../../../../text/useText.ts";
import { Alert } from "../../../../ui/Alert.tsx";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { Done } from "../../../../ui/Done.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../../ui/Rows.tsx";
import { publicHeaders, publicly } from "../../../directory/shared/publicPage.ts";
import { unknown } from "../../../directory/shared/unknown.ts";
import { inList } from "../../recommendations/present.ts";
import { BodyNav } from "../../shared/BodyNav.tsx";
import { dayOfMeeting } from "../../shared/dates.ts";
import { readerOf } from "../../shared/keeping.ts";
import { Markup } from "../../shared/Markup.tsx";
import { minutesPath } from "../../shared/paths.ts";
import { RecommendationRow } from "../../shared/RecommendationRow.tsx";
import "../../shared/recommendations.css";
import { aboutPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { Changes } from "./Changes.tsx";
import "./about.css";

export const headers = publicHeaders;

/** One text of a council's about itself: the version that holds, an older one (`udgave`), or what became of it in the next (`sammenlign`). */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { council } = services(context);
  const [reader, at] = [readerOf(context), now(context)];
  const found = await council.livingPage(params.slug, params.page, reader, at);
  if (found === null) return unknown();
  const { body, page, keeps } = found;
  const focused = page.kind === "focusArea" ? await council.recommendations(body.slug, reader, at) : null;
  const { current, versions } = page;
  const asked = query(context).get("udgave");
  const read =
    asked === null
      ? (current ?? versions[0] ?? null)
      : (versions.find((one) => `${one.version}` === asked) ?? null);
  if (asked !== null && read === null) return unknown();
  const before = read && versions.find(({ version }) => version < read.version);
  const compared = query(context).has("sammenlign") && read && before;
  return publicly(context, {
    ...{
      slug: body.slug,
      name: body.name,
      keeps: keeps !== null,
      page: page.slug,
      kind: page.kind,
      endsOn: page.endsOn,
    },
    ...{ read, current: current?.version ?? null, before: before?.version ?? null },
    lines: compared ? differences(before.words, read.words) : null,
    comparing: Boolean(compared),
    // Those that name it, under any title it has had.
    hangsOn: (focused?.recommendations ?? [])
      .filter(({ content }) => versions.some(({ title }) => title === content.focusArea))
      .map(inList),
    versions: versions.map(({ version, title, validFrom }) => ({ version, title, validFrom })),
    done: query(context).get("gjort"),
  });
}

export default function AboutPage({ loaderData }: Route.ComponentProps) {
  const { councilNav, councilSite, lang } = useText();
  const words = councilSite.about;
  const { slug, name, keeps, page, kind, endsOn, read, current, before, hangsOn, versions, done } =
    loaderData;
  const path = aboutPath(slug, page);
  const day = (value: string): string => dayOfMeeting(value, lang);
  return (
    <Page
      title={read?.title ?? words.kinds[kind]}
      lead={`${words.kinds[kind]} · ${name}`}
      back={<BackLink to={aboutPath(slug)}>{words.title(name)}</BackLink>}
    >
      <BodyNav slug={slug} sits={keeps} />
      <Done words={words.done} what={done} />
      {read && current !== null && read.version !== current ? (
        <Alert variant="info">
          {words.older(read.version)} <Link to={path}>{words.readCurrent}</Link>
        </Alert>
      ) : null}
      {read && current === null ? (
        <Alert variant="info">{words.willBeInForce(day(read.validFrom))}</Alert>
      ) : null}
      {read ? (
        <>
          <Facts
            items={[
              words.inForce(day(read.validFrom)),
              endsOn === null ? null : words.ended(day(endsOn)),
              read.adopted === "" ? null : `${words.adopted}: ${read.adopted}`,
              read.meeting ? (
                <Link
                  key="meeting"
                  to={minutesPath(read.meeting.slug, read.meeting.heldOn, read.meeting.starts)}
                >
                  {words.adoptedAt} {day(read.meeting.heldOn)}
                </Link>
              ) : null,
            ]}
          />
          {loaderData.comparing && before !== null ? (
            <Changes title={words.changes(before, read.version)} lines={loaderData.lines} />
          ) : (
            <article className="sheet living" lang="da">
              <Markup text={read.words} />
            </article>
          )}
        </>
      ) : (
        <p>{words.notYet}</p>
      )}
      {hangsOn.length > 0 ? (
        <Card title={councilNav.recommendations}>
          <Rows>
            {hangsOn.map((one) => (
              <RecommendationRow key={one.key} slug={slug} one={one} />
            ))}
          </Rows>
        </Card>
      ) : null}
      {keeps ? (
        <p className="not-printed">
          <Link to={`${path}/ret`}>{words.edit}</Link>
        </p>
      ) : null}
      <Card title={words.versions}>
        <Rows>
          {versions.map(({ version, title, validFrom }, i) => (
            <Row
              key={version}
              title={<Link to={`${path}?udgave=${version}`}>{`${words.version(version)}: ${title}`}</Link>}
              actions={
                i < versions.length - 1 ? (
                  <Link
                    to={`${path}?udgave=${version}&sammenlign=1`}
                    aria-label={`${words.compare} (${words.version(version)})`}
                  >
                    {words.compare}
                  </Link>
                ) : null
              }
            >
              <Facts items={[words.inForce(day(validFrom)), version === current ? words.thisOne : null]} />
            </Row>
          ))}
        </Rows>
      </Card>
    </Page>
  );
}
