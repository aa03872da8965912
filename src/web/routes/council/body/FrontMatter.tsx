import { Form, Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { LiveName } from "../../insight/shared/LiveName.tsx";
import { figurePath, figuresPath } from "../../insight/shared/paths.ts";
import { aboutPath } from "../about/shared/paths.ts";
import { FeedLink } from "../follow/FeedLink.tsx";
import { followPath } from "../follow/paths.ts";
import { SEARCH } from "../search/asked.ts";
import { dayOfMeeting } from "../shared/dates.ts";
import type { Front } from "./front.ts";

/** Above a body's meetings: what it is, and who has not answered it. */
export function WhatItIs({ slug, front }: { slug: string; front: Front }) {
  const { councilSite } = useText();
  const words = councilSite.front;
  const { about, waiting } = front;
  return (
    <>
      {about && about.text !== "" ? (
        <p lang="da">
          {about.text} <Link to={aboutPath(slug, about.page)}>{about.title}</Link>
        </p>
      ) : null}
      {waiting ? (
        <p>
          <Badge tone="warning">{words.waiting(waiting.count)}</Badge> {words.longest(waiting.days)}{" "}
          <Link to={waiting.path}>{words.seeWaiting}</Link>
        </p>
      ) : null}
    </>
  );
}

/** The figures of its region, the newest of each: what a council is there to act on. */
export function RegionFigures({ figures: { region, trends } }: Pick<Front, "figures">) {
  const { figures: words } = useText();
  if (trends.length === 0) return null;
  return (
    <Card title={words.of(words.regions[region] ?? region)}>
      <ul className="nobullet-list">
        {trends.map((trend) => (
          <li key={trend.indicator.key}>
            <LiveName
              live={{ indicator: trend.indicator.key, region: null, part: null, trend }}
              address={figurePath({ indicator: trend.indicator.key, region })}
            />
          </li>
        ))}
      </ul>
      <p>
        <Link to={figuresPath(region)}>{words.link}</Link>
      </p>
    </Card>
  );
}

/** Below them: what is new, the search, and how to be told. */
export function WhatIsNew({ slug, name, front }: { slug: string; name: string; front: Front }) {
  const { councilSite, lang } = useText();
  const words = councilSite.front;
  return (
    <>
      <FeedLink slug={slug} name={name} />
      {front.news.length > 0 ? (
        <Card title={words.news}>
          <Rows>
            {front.news.map(({ kind, id, title, path, day }) => (
              <Row
                key={id}
                title={
                  <Link to={path} lang="da">
                    {title}
                  </Link>
                }
                time={<Badge>{councilSite.search.kinds[kind]}</Badge>}
              >
                <Facts items={[dayOfMeeting(day, lang)]} />
              </Row>
            ))}
          </Rows>
          <p>
            <Link to={followPath(slug)}>{words.follow}</Link>
          </p>
        </Card>
      ) : null}
      <Form method="get" action={SEARCH} role="search" className="command not-printed">
        <input type="hidden" name="raad" value={slug} />
        <Field name="q" label={words.searchHere} type="search" maxLength={200} optional />
        <ButtonRow>
          <Button variant="secondary">{councilSite.search.search}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}
