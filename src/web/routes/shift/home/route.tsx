import { Link, redirect } from "react-router";
import { actor, now, services, viewerIfAny } from "../../../http/context.ts";
import { needNames } from "../../../http/needs.ts";
import { HOME, homeOf } from "../../../http/ways.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { LiveRegion } from "../../../ui/LiveRegion.tsx";
import { Page } from "../../../ui/Page.tsx";
import type { Route } from "./+types/route.ts";
import { Alarms } from "./Alarms.tsx";
import { AppointmentsToday } from "./AppointmentsToday.tsx";
import { AwaitingOthers } from "./AwaitingOthers.tsx";
import { AwaitingUs } from "./AwaitingUs.tsx";
import { answerRow } from "./answerRow.ts";
import { Held } from "./Held.tsx";
import { House } from "./House.tsx";
import { Rounds } from "./Rounds.tsx";
import { Today } from "./Today.tsx";
import { Ward } from "./Ward.tsx";

/**
 * Min vagt: the unit's own work, worst first. A lead is also told when the ladder stands still. Whose desk has no shift is
 * sent to what their remit is about.
 */
export async function loader({ context }: Route.LoaderArgs) {
  const { appointments, discharge, outreach, relay, stays, watchdog } = services(context);
  const reader = actor(context);
  const viewer = viewerIfAny(context);
  if (viewer && homeOf(viewer) !== HOME) throw redirect(homeOf(viewer));
  const [shift, needs, silent, rounds, house, dated, ward] = await Promise.all([
    relay.views.shift(reader, now(context)),
    needNames(context),
    reader.role === "lead" ? watchdog.silentMinutes() : null,
    outreach.views.tonight(reader, now(context)),
    stays.views.today(reader, now(context)),
    appointments.views.today(reader, now(context)),
    discharge.views.ward(reader, now(context)),
  ]);
  return { shift, needs, silent, rounds, house, dated, ward };
}

export const action = (args: Route.ActionArgs) => answerRow(args);

export default function Shift({ loaderData, actionData }: Route.ComponentProps) {
  const { shift: words, calendar } = useText();
  const { shift, needs, silent, rounds, house, dated, ward } = loaderData;
  return (
    <Page title={words.title} lead={<Lead unit={shift.unit} />}>
      {silent === null ? null : (
        <Alert variant="warning" title={words.silentTitle}>
          {words.silent(silent)}
        </Alert>
      )}
      <div className="page-actions">
        <ButtonRow>
          <LinkButton to="/nogen-staar-her" variant="primary">
            {words.start}
          </LinkButton>
          <LinkButton to="/kort-kontakt">{words.brief}</LinkButton>
          <LinkButton to="/afvist">{words.turnedAway}</LinkButton>
        </ButtonRow>
      </div>
      <LiveRegion id="shift-alarms">
        <Alarms alarms={shift.alarms} needs={needs} />
      </LiveRegion>
      <div className="columns">
        <div>
          <LiveRegion id="shift-awaiting-us">
            <AwaitingUs page={shift.awaitingOurAnswer} needs={needs} again={actionData} />
          </LiveRegion>
          <LiveRegion id="shift-held">
            <Held page={shift.weHold} needs={needs} />
          </LiveRegion>
        </div>
        <div>
          <LiveRegion id="shift-awaiting-others">
            <AwaitingOthers page={shift.awaitingOthers} needs={needs} />
          </LiveRegion>
          {rounds.goesOut ? (
            <LiveRegion id="shift-rounds">
              <Rounds tonight={rounds} />
            </LiveRegion>
          ) : null}
          {house.isHouse ? (
            <LiveRegion id="shift-house">
              <House today={house} />
            </LiveRegion>
          ) : null}
          <LiveRegion id="shift-ward">
            <Ward ward={ward} />
          </LiveRegion>
          <LiveRegion id="shift-appointments">
            <AppointmentsToday {...dated} />
          </LiveRegion>
          <p>
            <Link to="/kalender">{calendar.feedsLink}</Link>
          </p>
          <LiveRegion id="shift-today">
            <Today page={shift.today} needs={needs} />
          </LiveRegion>
        </div>
      </div>
      <noscript>
        <p>
          <a href={HOME}>{words.refresh}</a>
        </p>
      </noscript>
    </Page>
  );
}

function Lead({ unit }: { unit: { name: string; openNow: boolean } }) {
  const { shift } = useText();
  return (
    <>
      {unit.name}
      {unit.openNow ? null : <> · {shift.closedNow}</>}
    </>
  );
}
