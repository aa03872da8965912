import { Link } from "react-router";
import type { PlannedRound } from "#modules/outreach/index.ts";
import { actor, now, query, services } from "../../../http/context.ts";
import { HOME } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { BackLink } from "../../../ui/BackLink.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Day } from "../../../ui/Day.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { LiveRegion } from "../../../ui/LiveRegion.tsx";
import { Page } from "../../../ui/Page.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { roundPath } from "../shared/paths.ts";
import { TodaysRounds } from "../shared/TodaysRounds.tsx";
import type { Route } from "./+types/route.ts";

/** Runder: what the team goes out to, what is left, and how it is planned. For who works in the team; about nobody by name. */
export async function loader({ context }: Route.LoaderArgs) {
  const rounds = await services(context).outreach.views.rounds(actor(context), now(context));
  return { ...rounds, done: query(context).get("gjort") };
}

export default function RoundsPage({ loaderData }: Route.ComponentProps) {
  const { outreach, shift } = useText();
  const { done, rounds, left, planned } = loaderData;
  const said = outreach.done[done as keyof typeof outreach.done];
  return (
    <Page title={outreach.title} lead={outreach.lead} back={<BackLink to={HOME}>{shift.title}</BackLink>}>
      {said ? (
        <Alert variant="success" announce>
          {said}
        </Alert>
      ) : null}
      {planned.length === 0 ? (
        <EmptyState title={outreach.planned.none.title}>
          <p>{outreach.planned.none.lead}</p>
        </EmptyState>
      ) : (
        <>
          <LiveRegion id="rounds-today">
            <Card title={outreach.tonight.title}>
              {rounds.length === 0 ? <p className="quiet">{outreach.tonight.none}</p> : null}
              <TodaysRounds rounds={rounds} left={left} />
              <p className="quiet">
                {outreach.counts.searches(loaderData.searches)}{" "}
                {outreach.counts.sightings(loaderData.sightings)}
              </p>
            </Card>
          </LiveRegion>
          <Card title={outreach.planned.title}>
            <Rows>
              {planned.map((round) => (
                <Planned key={round.id} round={round} />
              ))}
            </Rows>
          </Card>
        </>
      )}
      <ButtonRow>
        <LinkButton to="/runder/ny/plan" variant={planned.length === 0 ? "primary" : "secondary"}>
          {outreach.planned.add}
        </LinkButton>
      </ButtonRow>
    </Page>
  );
}

function Planned({ round }: { round: PlannedRound }) {
  const { outreach } = useText();
  const { planned, weekdays } = outreach;
  return (
    <Row
      title={<Link to={roundPath(round.id)}>{round.name}</Link>}
      actions={<LinkButton to={`${roundPath(round.id)}/plan`}>{planned.change}</LinkButton>}
    >
      <Facts
        items={[
          round.onDay ? (
            <>
              {planned.once} <Day on={round.onDay} />
            </>
          ) : round.weekdays.length === weekdays.length ? (
            outreach.everyDay
          ) : (
            round.weekdays.map((day) => weekdays[day - 1]).join(", ")
          ),
          outreach.begins(round.begins),
          round.goes.length > 0 ? outreach.goes(round.goes.join(", ")) : null,
        ]}
      />
      <p>{round.stops.join(" · ")}</p>
    </Row>
  );
}
