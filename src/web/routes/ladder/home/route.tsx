import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { needNames } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { LiveRegion } from "../../../ui/LiveRegion.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";
import { Alarms } from "./Alarms.tsx";
import { byWhoseStep } from "./present.ts";
import { Steps, Tables } from "./Steps.tsx";

/** Stigen: for unit leads and organisations' responsible leaders; others are told that it is not theirs to see. */
export async function loader({ context }: Route.LoaderArgs) {
  const { relay, watchdog } = services(context);
  const reader = actor(context);
  const [stairs, needs, silent] = await Promise.all([
    found(relay.views.stairs(reader, now(context))),
    needNames(context),
    watchdog.silentMinutes(),
  ]);
  const own = reader.role === "lead" ? reader.unit.name : null;
  return { stairs, needs, silent, unitId: reader.unitId, own };
}

export default function Ladder({ loaderData }: Route.ComponentProps) {
  const { felt, ladder, shift } = useText();
  const { stairs, needs, silent, unitId, own } = loaderData;
  const { mine, others } = byWhoseStep(stairs.rows);
  const around = { tables: stairs.tables, unitId, needs };
  const aside = stairs.alarms.length + stairs.tables.length > 0;
  return (
    <Page title={ladder.title} lead={ladder.lead}>
      {silent === null ? null : (
        <Alert variant="warning" title={shift.silentTitle}>
          {shift.silent(silent)}
        </Alert>
      )}
      <div className={aside ? "columns" : undefined}>
        <LiveRegion id="ladder-steps">
          <Steps title={ladder.mine} steps={mine} {...around} />
          {mine.length === 0 ? (
            <Card title={ladder.mine} tone="quiet">
              <EmptyState title={ladder.emptyMine.title}>
                <p>{ladder.emptyMine.body}</p>
              </EmptyState>
            </Card>
          ) : null}
          <Steps title={ladder.others} steps={others} {...around} />
        </LiveRegion>
        <LiveRegion id="ladder-around">
          <Tables tables={stairs.tables} needs={needs} />
          <Alarms alarms={stairs.alarms} {...around} />
        </LiveRegion>
      </div>
      {own === null ? null : (
        <Card tone="quiet" id="luk">
          <LinkButton to="/tryghed" variant="tertiary">
            {felt.counts.link}
          </LinkButton>
          <p className="quiet">{ladder.closing.linkHint}</p>
          <LinkButton to={`/stigen/luk/${unitId}`} variant="tertiary">
            {ladder.closing.link(own)}
          </LinkButton>
        </Card>
      )}
    </Page>
  );
}
