import { Link } from "react-router";
import type { AlarmLine } from "#modules/relay/index.ts";
import { type NeedNames, needName } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Moment } from "../../../ui/TimeLeft.tsx";

/** What must be looked at now, said calmly: each with the way to where it is dealt with. */
export function Alarms({ alarms, needs }: { alarms: readonly AlarmLine[]; needs: NeedNames }) {
  const { shift } = useText();
  if (alarms.length === 0) return null;
  return (
    <Alert variant="warning" title={shift.alarms}>
      <ul className="alarms">
        {alarms.map((alarm) => (
          <Alarm key={alarm.id} alarm={alarm} needs={needs} />
        ))}
      </ul>
    </Alert>
  );
}

/** Where it is dealt with: about a message, on the page of how the citizen is reached. */
function wayTo({ courseId, kind }: AlarmLine): string {
  if (courseId === null) return "/stigen";
  return kind.startsWith("message") ? `/forloeb/${courseId}/naa` : `/forloeb/${courseId}`;
}

function Alarm({ alarm, needs }: { alarm: AlarmLine; needs: NeedNames }) {
  const { shift, catalogue } = useText();
  const what = catalogue.alarm[alarm.kind];
  const about = [
    alarm.knownAs,
    alarm.needKind === null ? null : needName(needs, alarm.needKind, catalogue.baton),
  ].filter(Boolean);
  return (
    <li id={`alarm-${alarm.id}`} data-news={`${what}. ${about.join(", ")}`}>
      <Link to={wayTo(alarm)}>{what}</Link>
      {about.length > 0 ? `: ${about.join(", ")}` : null} ·{" "}
      <span className="quiet">
        {shift.alarm.since} <Moment at={alarm.raisedAt} />
      </span>
    </li>
  );
}
