import { Link } from "react-router";
import type { CourseView, ExternalLine } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { Day } from "../../../ui/Day.tsx";
import { Details } from "../../../ui/Details.tsx";
import { dayOffset } from "../../../ui/dates.ts";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { useShell } from "../../../ui/shell.ts";
import { Moment } from "../../../ui/TimeLeft.tsx";
import { checkBackPath } from "../paths.ts";
import { isWaitedFor } from "./present.ts";

interface Props {
  lines: readonly ExternalLine[];
  course: CourseView;
}

/** Doors outside Stafet: who said yes, and when to hear whether the citizen came. What is over is folded. */
export function Externals({ lines, course }: Props) {
  const { asks } = useText().course;
  const waited = lines.filter(isWaitedFor);
  const over = lines.filter((line) => !isWaitedFor(line));
  if (lines.length === 0) return null;
  return (
    <div className="asks">
      <ul className="ask-list no-max-width">
        {waited.map((line) => (
          <External key={line.id} line={line} course={course} />
        ))}
      </ul>
      {over.length > 0 ? (
        <Details summary={asks.earlier(over.length)}>
          <ul className="ask-list no-max-width">
            {over.map((line) => (
              <External key={line.id} line={line} course={course} />
            ))}
          </ul>
        </Details>
      ) : null}
    </div>
  );
}

function External({ line, course }: { line: ExternalLine; course: CourseView }) {
  const { outside } = useText().course;
  const responsible =
    line.needId === null
      ? course.holder.unit.id
      : course.needs.find(({ id }) => id === line.needId)?.responsible.id;
  const ours = useShell().viewer?.unitId === responsible;
  const waited = isWaitedFor(line);
  return (
    <li className={waited ? "ask ask-waiting" : "ask ask-over"}>
      <p>
        <strong>{useStanding(line)}</strong>
        {line.confirmedRole ? `, ${line.confirmedRole}` : null}{" "}
        <span className="quiet">
          {line.way === "link" ? outside.byLink : outside.byPhone}{" "}
          <Moment at={line.confirmedAt ?? line.askedAt} />
        </span>
      </p>
      {line.message ? <p className="quiet written">{line.message}</p> : null}
      {line.answerText ? <p className="written">{line.answerText}</p> : null}
      {waited ? (
        <>
          <p>
            {line.partyPhone ? (
              <>
                <PhoneLink phone={line.partyPhone} />
                {" · "}
              </>
            ) : null}
            <CheckBackDay line={line} />
            {line.failedChecks > 0 ? ` · ${outside.failed(line.failedChecks)}` : null}
          </p>
          {line.leadDecides ? <p className="time-left-passed">{outside.leadDecides}</p> : null}
          {ours ? (
            <p>
              <Link
                className="button button-secondary"
                to={checkBackPath(course.id, line.id)}
                aria-label={outside.checkAbout(line.partyName)}
              >
                {outside.check}
              </Link>
            </p>
          ) : null}
        </>
      ) : null}
    </li>
  );
}

function CheckBackDay({ line }: { line: ExternalLine }) {
  const { outside } = useText().course;
  const now = useShell().now;
  if (line.checkBackOn === null) return null;
  const passed = line.checkBackOn < dayOffset(now, 0);
  return (
    <span className={passed ? "time-left-passed" : undefined}>
      {passed ? outside.checkBackWas : outside.checkBack} <Day on={line.checkBackOn} />
    </span>
  );
}

function useStanding(line: ExternalLine): string {
  const { outside } = useText().course;
  const party = line.partyName;
  switch (line.state) {
    case "asked":
      return outside.asked(party);
    case "confirmedByPhone":
    case "confirmedByLink":
      return outside.confirmed(party, line.confirmedName ?? party);
    case "declined":
      return outside.declined(party);
    case "received":
      return outside.received(party);
    case "notReceived":
      return outside.notReceived(party);
    case "withdrawn":
      return outside.withdrawn(party);
  }
}
