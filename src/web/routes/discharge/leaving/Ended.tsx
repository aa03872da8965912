import { Link } from "react-router";
import type { LeavingEnd, LeavingView } from "#modules/discharge/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Day } from "../../../ui/Day.tsx";
import { dayOffset } from "../../../ui/dates.ts";
import { Edition } from "../../../ui/Edition.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Row, Rows } from "../../../ui/Rows.tsx";
import { useNow } from "../../../ui/shell.ts";
import { Moment } from "../../../ui/TimeLeft.tsx";
import { leavingPath, lineAnchor, linePath } from "../paths.ts";
import { QuickLine } from "../shared/QuickLine.tsx";
import { Stands } from "../shared/Stands.tsx";
import { RegionCare } from "./Finish.tsx";
import { Cancel } from "./Other.tsx";
import { TransportRights } from "./Transport.tsx";

interface EndedProps {
  view: LeavingView;
  end: LeavingEnd;
  again: FormAgain | undefined;
}

/** How it ended, who answered for what, and until when it is followed. */
export function Ended({ view, end, again }: EndedProps) {
  const { discharge, leaving } = useText();
  const words = leaving.ended;
  if (end.state === "stopped")
    return (
      <Card>
        <p>{end.stopped === "died" ? words.died : words.mistake}</p>
        {end.words ? <p className="written">{end.words}</p> : null}
        <p className="quiet">
          <Moment at={end.at} />. {discharge.saidBy(end.by.person, end.by.unit)}.
        </p>
      </Card>
    );
  const title =
    end.state === "leftEarly" ? words.leftEarly : view.subject === "stay" ? words.stayLeft : words.left;
  return (
    <Card title={title}>
      <p>
        <Moment at={end.at} />. {discharge.saidBy(end.by.person, end.by.unit)}.{" "}
        {end.withoutPlace ? <Badge tone="warning">{discharge.course.withoutPlace}</Badge> : null}
      </p>
      {end.words ? <p className="written">{end.words}</p> : null}
      {end.leaderName && end.leaderReason ? (
        <>
          <p>{words.leader(end.leaderName)}</p>
          <p className="written">{end.leaderReason}</p>
        </>
      ) : null}
      {end.municipality && end.municipalitySaid ? (
        <>
          <p>{words.municipality(end.municipality.name)}</p>
          <p className="written">{end.municipalitySaid}</p>
        </>
      ) : null}
      {end.tableId ? (
        <p>
          <Link to={`/faelles-bord/${end.tableId}`}>{words.table}</Link>
        </p>
      ) : null}
      <RegionCare view={view} />
      {view.holdsCourseUntil ? (
        <p>
          {words.follow} <Day on={view.holdsCourseUntil} />.
        </p>
      ) : null}
      {view.may.cancelDischarge ? <Cancel view={view} again={again} /> : null}
    </Card>
  );
}

/** How long a door is usually kept open, in days. */
const DOOR_OPEN_DAYS = 7;

/** They went before time: found, phoned, the door kept open. The door is open until a day. */
export function Early({ view, again }: { view: LeavingView; again: FormAgain | undefined }) {
  const { discharge, leaving } = useText();
  const words = leaving.early;
  const now = useNow();
  const lines = view.lines.filter(({ group }) => group === "early");
  if (view.state !== "leftEarly" || lines.length === 0) return null;
  return (
    <Card title={words.next}>
      <p>{words.lead}</p>
      <Rows>
        {lines.map((line) =>
          line.kind === "doorOpen" ? (
            <Row key={line.id} id={lineAnchor(line.kind)} title={discharge.lines.doorOpen}>
              {line.state === "open" ? (
                <p>{discharge.hints.doorOpen}</p>
              ) : (
                <Stands line={line} courseId={view.courseId} />
              )}
              {view.may.run && !line.closed ? (
                <CommandForm name="line-doorOpen" again={again} action={leavingPath(view.id)}>
                  <input type="hidden" name="lineId" value={line.id} />
                  <Edition name="doorOpen.edition" value={line.edition} />
                  <input type="hidden" name="doorOpen.how" value="secured" />
                  <input type="hidden" name="doorOpen.by" value={view.responsible.name} />
                  <Field
                    {...{ name: "doorOpen.until", label: words.doorOpen, type: "date", width: "short" }}
                    initial={line.until ?? dayOffset(now, DOOR_OPEN_DAYS)}
                  />
                  <Button variant="secondary">{words.doorPress}</Button>
                </CommandForm>
              ) : null}
            </Row>
          ) : (
            <QuickLine
              key={line.id}
              {...{ line, courseId: view.courseId, may: view.may.run, again }}
              action={leavingPath(view.id)}
            />
          ),
        )}
      </Rows>
    </Card>
  );
}

/** The lines as they stand, for reading – and, one at a time, for putting right. */
export function Lines({ view }: { view: LeavingView }) {
  const { discharge, leaving: words } = useText();
  const stopped = view.state === "stopped";
  // Of what stopped nothing is asked any more: what was said stands, and nothing is missing.
  const lines = view.lines.filter(
    ({ group, state }) => group === "leaving" && !(stopped && state === "open"),
  );
  if (lines.length === 0 && (stopped || view.state === "leftEarly")) return null;
  return (
    <Card title={words.lines}>
      {lines.length === 0 ? <p className="quiet">{words.linesNone}</p> : null}
      <Rows>
        {lines.map((line) => (
          <Row key={line.id} id={lineAnchor(line.kind)} title={discharge.lines[line.kind]}>
            {line.kind === "transport" && line.state === "secured" ? <TransportRights view={view} /> : null}
            <Stands line={line} courseId={view.courseId} />
            {view.may.run && !line.closed && !stopped ? (
              <p>
                <Link
                  to={linePath(view.id, line.kind)}
                  aria-label={words.changeFor(discharge.lines[line.kind])}
                >
                  {words.change}
                </Link>
              </p>
            ) : null}
          </Row>
        ))}
      </Rows>
    </Card>
  );
}
