import { actor, now, services } from "../../../http/context.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Card } from "../../../ui/Card.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { Page } from "../../../ui/Page.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { Table } from "../../../ui/Table.tsx";
import { Figures } from "../../stays/shared/Figures.tsx";
import type { Route } from "./+types/route.ts";

/** Drift: is the promise kept, and is the machinery alive? For everybody signed in; it holds no citizen. */
export async function loader({ context }: Route.LoaderArgs) {
  const { relay, discharge, stays, watchdog, db } = services(context);
  actor(context);
  const [state, silent, figures, places] = await Promise.all([
    relay.views.operations(now(context)),
    watchdog.silentMinutes(),
    discharge.views.figures(now(context)),
    stays.views.allFigures(now(context)),
  ]);
  return { state, silent, figures, places, engine: db.engine };
}

export default function Operations({ loaderData }: Route.ComponentProps) {
  const { ops, discharge, stays, lang } = useText();
  const { state, silent, figures, places, engine } = loaderData;
  const when = (at: Date) => momentInWords(at, state.now, lang);
  const counted = (count: number, oldestAt: Date | null) =>
    count > 0 && oldestAt ? ops.since(count, when(oldestAt)) : String(count);
  const last = (name: string) => state.heartbeats.find((beat) => beat.name === name)?.at;
  const [climbed, checked, held] = [last("ladder"), last("lawsChecked"), last("lawsHeld")];
  const broken = checked !== undefined && (held === undefined || held < checked);
  return (
    <Page title={ops.title} lead={ops.lead}>
      {silent === null ? (
        <Alert variant="success" title={ops.ladder.alive}>
          {climbed ? ops.ladder.at(when(climbed)) : ops.ladder.never}
        </Alert>
      ) : (
        <Alert variant="warning" title={ops.ladder.silentTitle}>
          {ops.ladder.silent(silent)}
          {state.ladderBehindSince ? ` ${ops.ladder.behind(when(state.ladderBehindSince))}` : null}
        </Alert>
      )}
      {broken ? (
        <Alert variant="error" title={ops.brokenTitle}>
          {ops.broken(when(checked))}
        </Alert>
      ) : null}
      {engine === "pglite" ? (
        <Alert variant="info" title={ops.embeddedTitle}>
          {ops.embedded}
        </Alert>
      ) : null}
      <div className="columns">
        <Card title={ops.laws}>
          <p className="figure">
            {ops.withoutHolder}: <strong>{state.withoutHolder}</strong>
          </p>
          <SummaryList
            rows={[
              { label: ops.verified, value: held ? ops.verifiedHeld(when(held)) : ops.neverVerified },
              { label: ops.openCourses, value: state.openCourses },
              { label: ops.openNeeds, value: state.openNeeds },
              { label: ops.openHandovers, value: state.openHandovers },
              {
                label: ops.overdue,
                value: state.oldestOverdueAt
                  ? `${state.overdue}, ${ops.oldest(when(state.oldestOverdueAt))}`
                  : state.overdue,
              },
              { label: ops.openTables, value: state.openTables },
              { label: ops.openAlarms, value: state.openAlarms },
            ]}
          />
        </Card>
        <div>
          <Card title={ops.machinery}>
            <SummaryList
              rows={[
                { label: ops.database, value: ops.engines[engine] },
                { label: ops.events, value: counted(state.events.waiting, state.events.oldestAt) },
                { label: ops.queue, value: counted(state.queue.waiting, state.queue.oldestAt) },
                { label: ops.failed, value: state.queue.failed },
                { label: ops.unsealed, value: counted(state.log.unsealed, state.log.oldestUnsealedAt) },
              ]}
            />
          </Card>
          <Card title={ops.month}>
            <SummaryList
              rows={[
                { label: ops.gaps, value: state.lastThirtyDays.gaps },
                { label: ops.turnedAway, value: state.lastThirtyDays.turnedAway },
                { label: ops.briefContacts, value: state.lastThirtyDays.briefContacts },
              ]}
            />
          </Card>
          <Card title={stays.figures.ops}>
            <Figures figures={places} />
          </Card>
          <Card title={discharge.ops.title}>
            <SummaryList
              rows={(
                [
                  "admittedNow",
                  "discharges",
                  "withoutPlace",
                  "overrides",
                  "leftEarly",
                  "readmissions",
                ] as const
              ).map((name) => ({ label: discharge.ops[name], value: figures[name] }))}
            />
          </Card>
        </div>
      </div>
      <Card title={ops.beats} tone="quiet">
        <Table
          caption={ops.beats}
          columns={ops.beatColumns}
          rows={state.heartbeats.map((beat) => ({
            key: beat.name,
            cells: [ops.beatNames[beat.name] ?? beat.name, when(beat.at)],
          }))}
        />
      </Card>
    </Page>
  );
}
