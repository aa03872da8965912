import { Link } from "react-router";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Badge } from "../../../../ui/Badge.tsx";
import { ButtonRow, LinkButton } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { EmptyState } from "../../../../ui/EmptyState.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../../ui/Rows.tsx";
import { publicHeaders, publicly } from "../../../directory/shared/publicPage.ts";
import { BodyNav } from "../../shared/BodyNav.tsx";
import { dayOfMeeting } from "../../shared/dates.ts";
import { bodyPath } from "../../shared/paths.ts";
import { municipalitiesOf } from "../shared/municipalities.ts";
import { figuresPath, meetingsPath, selfPath, toolkitPath, visitPath } from "../shared/paths.ts";
import { toolkitOf } from "../shared/toolkit.ts";
import type { Route } from "./+types/route.ts";
import { Encounters } from "./Encounters.tsx";
import { PublicFigures } from "./PublicFigures.tsx";

export const headers = publicHeaders;

/** What a council does besides its meetings: what is published for everybody, the desk for those who sit there. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { body, ...shown } = await toolkitOf(context, params.slug);
  const all = await municipalitiesOf(context, body.region);
  const named = (code: string): string => all.find((one) => one.code === code)?.name ?? code;
  return publicly(context, {
    ...{ ...shown, slug: body.slug, name: body.name },
    figures: shown.figures.map((one) => ({ ...one, municipality: named(one.municipality) })),
    requests: shown.requests?.map(({ id, municipality, subject, state, days, published }) => ({
      ...{ id, subject, state, days, published, municipality: named(municipality) },
    })),
  });
}

export default function Toolkit({ loaderData }: Route.ComponentProps) {
  const { councilToolkit: words, lang } = useText();
  const { slug, name, keeps, sits, visits, figures, requests, encounters, dates, evaluations } = loaderData;
  const nothing = [visits, figures, encounters, dates, evaluations].every((list) => list.length === 0);
  return (
    <Page title={words.title(name)} lead={words.lead} back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}>
      <BodyNav slug={slug} here="toolkit" sits={sits} />
      {nothing && !sits ? <EmptyState title={words.none} /> : null}
      {requests ? (
        <Card title={words.figures.title}>
          <p>{words.figures.lead}</p>
          <Rows>
            {requests.map(({ id, municipality, subject, state, days, published }) => (
              <Row
                key={id}
                title={<Link to={figuresPath(slug, id)}>{`${municipality}: ${subject}`}</Link>}
                time={
                  <Badge tone={/overdue/i.test(state) ? "warning" : "plain"}>
                    {words.figures.states[state]}
                  </Badge>
                }
              >
                <Facts
                  items={[
                    state === "sent" ? words.figures.daysLeft(days) : null,
                    /overdue/i.test(state) ? words.figures.daysLate(days) : null,
                    published ? words.forEverybody : words.notPublic,
                  ]}
                />
              </Row>
            ))}
          </Rows>
          {keeps ? (
            <ButtonRow>
              <LinkButton to={`${toolkitPath(slug)}/tal/ny`}>{words.figures.ask}</LinkButton>
            </ButtonRow>
          ) : null}
        </Card>
      ) : (
        <PublicFigures figures={figures} />
      )}
      {visits.length > 0 || keeps ? (
        <Card title={words.visits.title}>
          <p>{words.visits.lead}</p>
          <Rows>
            {visits.map(({ id, place, heldOn, open, published }) => (
              <Row
                key={id}
                title={<Link to={visitPath(slug, id)}>{place}</Link>}
                time={published ? null : <Badge>{open ? words.visits.open : words.visits.closed}</Badge>}
              >
                <Facts items={[dayOfMeeting(heldOn, lang)]} />
              </Row>
            ))}
          </Rows>
          {keeps ? (
            <ButtonRow>
              <LinkButton to={`${toolkitPath(slug)}/besoeg/nyt`}>{words.visits.plan}</LinkButton>
            </ButtonRow>
          ) : null}
        </Card>
      ) : null}
      <Encounters slug={slug} keeps={keeps} sits={sits} encounters={encounters} dates={dates} />
      {evaluations.length > 0 || sits ? (
        <Card title={words.evaluation.title}>
          <p>{words.evaluation.lead}</p>
          <p>
            <Link to={selfPath(slug)}>
              {evaluations.some(({ state }) => state === "open") && sits
                ? words.evaluation.open(evaluations.find(({ state }) => state === "open")?.year ?? 0)
                : words.evaluation.trend}
            </Link>
          </p>
        </Card>
      ) : null}
      {keeps ? (
        <p className="not-printed">
          <Link to={meetingsPath(slug)}>{words.encounters.desk}</Link>
        </p>
      ) : null}
    </Page>
  );
}
