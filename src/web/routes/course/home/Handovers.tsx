import { Link } from "react-router";
import type { HandoverLine } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { Details } from "../../../ui/Details.tsx";
import { useShell } from "../../../ui/shell.ts";
import { Moment, TimeLeft } from "../../../ui/TimeLeft.tsx";
import type { CourseProps } from "./Course.tsx";
import { Draft, Questions } from "./HandoverForms.tsx";
import { sortHandovers } from "./present.ts";

interface Props extends CourseProps {
  lines: readonly HandoverLine[];
  heldSince: Date;
}

/** Doors asked about a need – or the baton – and what they answered; what is over is folded. */
export function Handovers({ lines, heldSince, again }: Props) {
  const { asks } = useText().course;
  const { drafts, underWay, redirected, earlier } = sortHandovers(lines, heldSince);
  if (lines.length === 0) return null;
  return (
    <div className="asks">
      {underWay.length + redirected.length + drafts.length > 0 ? (
        <ul className="ask-list no-max-width">
          {underWay.map((line) => (
            <UnderWay key={line.id} line={line} again={again} />
          ))}
          {redirected.map((line) => (
            <li key={line.id} className="ask ask-over">
              <Answered line={line} />
            </li>
          ))}
          {drafts.map((line) => (
            <Draft key={line.id} line={line} again={again} />
          ))}
        </ul>
      ) : null}
      {earlier.length > 0 ? (
        <Details summary={asks.earlier(earlier.length)}>
          <ul className="ask-list no-max-width">
            {earlier.map((line) => (
              <li key={line.id} className="ask ask-over">
                <Answered line={line} />
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </div>
  );
}

function UnderWay({ line, again }: { line: HandoverLine; again: CourseProps["again"] }) {
  const { asks } = useText().course;
  const mine = useShell().viewer?.unitId === line.from.id;
  return (
    <li className="ask ask-waiting">
      <p>
        <strong>
          {line.state === "questioned" ? asks.questioned(line.to.name) : asks.waiting(line.to.name)}
        </strong>
        {line.state === "proposed" && line.answerBy ? (
          <>
            {" · "}
            <TimeLeft until={line.answerBy} />
          </>
        ) : null}
        {line.rung > 0 ? ` · ${asks.rung(line.rung)}` : null}
      </p>
      {line.message ? <p className="quiet written">{line.message}</p> : null}
      {line.notAgreedWhy ? <p className="quiet">{asks.notAgreed(line.notAgreedWhy)}</p> : null}
      <Questions line={line} mine={mine} again={again} />
      {mine ? (
        <p>
          <Link to={`/svar/${line.id}`} aria-label={asks.withdrawAbout(line.to.name)}>
            {asks.withdraw}
          </Link>
        </p>
      ) : null}
    </li>
  );
}

/** How an ask ended: who took over, why the way was shown on and to whom, or that it was withdrawn. */
function Answered({ line }: { line: HandoverLine }) {
  const { course, catalogue } = useText();
  const { redirect } = line;
  return (
    <>
      <p>
        <strong>{useEnding(line)}</strong>{" "}
        <span className="quiet">
          <Moment at={line.answeredAt ?? line.proposedAt} />
        </span>
      </p>
      {redirect ? (
        <p>
          {catalogue.redirectReason[redirect.reason]}
          {redirect.text ? `: ${redirect.text}` : null}{" "}
          {redirect.noneKnown
            ? course.asks.noneKnown
            : `→ ${course.asks.nextDoors(redirect.nextDoors.map(({ label }) => label).join(", "))}`}
        </p>
      ) : null}
      {line.withdrawnWhy ? <p className="quiet">{line.withdrawnWhy}</p> : null}
      <Questions line={line} mine={false} again={undefined} />
    </>
  );
}

function useEnding(line: HandoverLine): string {
  const { asks } = useText().course;
  const to = line.to.name;
  if (line.state === "redirected") return asks.redirected(to);
  if (line.state === "withdrawn")
    return line.overtakenBy ? asks.overtaken(to, line.overtakenBy.name) : asks.withdrawn(to);
  return { ask: asks.accepted, takeover: asks.tookOver, duty: asks.duty }[line.kind](to);
}
