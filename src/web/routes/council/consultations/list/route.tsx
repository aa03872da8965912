import { Link } from "react-router";
import { now, query, services } from "../../../../http/context.ts";
import { useText } from "../../../../text/useText.ts";
import { BackLink } from "../../../../ui/BackLink.tsx";
import { Badge } from "../../../../ui/Badge.tsx";
import { ButtonRow, LinkButton } from "../../../../ui/Button.tsx";
import { Card } from "../../../../ui/Card.tsx";
import { Done } from "../../../../ui/Done.tsx";
import { EmptyState } from "../../../../ui/EmptyState.tsx";
import { Page } from "../../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../../ui/Rows.tsx";
import { publicHeaders, publicly } from "../../../directory/shared/publicPage.ts";
import { unknown } from "../../../directory/shared/unknown.ts";
import { BodyNav } from "../../shared/BodyNav.tsx";
import { dayOfMeeting } from "../../shared/dates.ts";
import { readerOf } from "../../shared/keeping.ts";
import { bodyPath } from "../../shared/paths.ts";
import { consultationPath, newConsultationPath, newDecidedPath } from "../shared/paths.ts";
import type { Route } from "./+types/route.ts";
import { Decided } from "./Decided.tsx";

export const headers = publicHeaders;

/** What a council is heard on, and what others decided, heard or not. For everybody. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const found = await services(context).council.consultations(params.slug, readerOf(context), now(context));
  if (found === null) return unknown();
  const { body, keeps, sits, consultations, decided } = found;
  return publicly(context, {
    ...{ slug: body.slug, name: body.name, keeps, sits, decided, done: query(context).get("gjort") },
    consultations: consultations.map(({ id, title, askedBy, deadline, state, overdue, outcome }) => ({
      ...{ id, title, askedBy, deadline, state, overdue },
      outcome: outcome?.is ?? null,
    })),
  });
}

export default function Consultations({ loaderData }: Route.ComponentProps) {
  const { councilConsultations: words, lang } = useText();
  const { slug, name, keeps, sits, consultations, decided, done } = loaderData;
  return (
    <Page title={words.title(name)} lead={words.lead} back={<BackLink to={bodyPath(slug)}>{name}</BackLink>}>
      <BodyNav slug={slug} here="consultations" sits={sits} />
      <Done words={words.done} what={done} />
      {consultations.length === 0 ? (
        <EmptyState title={words.none} />
      ) : (
        <Card title={words.list}>
          <Rows>
            {consultations.map(({ id, title, askedBy, deadline, state, overdue, outcome }) => (
              <Row
                key={id}
                title={
                  <Link to={consultationPath(slug, id)} lang="da">
                    {title}
                  </Link>
                }
                time={
                  overdue ? (
                    <Badge tone="warning">{words.overdue}</Badge>
                  ) : (
                    <Badge>{outcome === null ? words.states[state] : words.outcomes[outcome]}</Badge>
                  )
                }
              >
                <Facts
                  items={[
                    words.from(askedBy),
                    words.deadline(dayOfMeeting(deadline, lang)),
                    overdue ? words.states[state] : null,
                  ]}
                />
              </Row>
            ))}
          </Rows>
        </Card>
      )}
      <Decided slug={slug} items={decided} keeps={keeps} />
      {keeps ? (
        <ButtonRow>
          <LinkButton to={newConsultationPath(slug)}>{words.add}</LinkButton>
          <LinkButton to={newDecidedPath(slug)}>{words.decided.add}</LinkButton>
        </ButtonRow>
      ) : null}
    </Page>
  );
}
