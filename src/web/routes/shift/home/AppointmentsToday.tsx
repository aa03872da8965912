import { Link } from "react-router";
import type { Today, TodayLine } from "#modules/appointments/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Day } from "../../../ui/Day.tsx";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { useNow } from "../../../ui/shell.ts";
import { appointmentPath, courseAppointmentsPath } from "../../appointments/paths.ts";
import { rightInWords, whenInWords } from "../../appointments/shared/present.ts";

/** I dag, with a time and a place: today's, and what somebody has to say or do about one. Nothing where there is none. */
export function AppointmentsToday({ lines, more }: Today) {
  const { appointments } = useText();
  if (lines.length === 0) return null;
  return (
    <Card
      title={
        <>
          {appointments.today.title} <span className="count">{lines.length + more}</span>
        </>
      }
    >
      <Rows>
        {lines.map((line) => (
          <TodayRow key={`${line.why}-${line.id}`} line={line} />
        ))}
      </Rows>
      {more === 0 ? null : <p className="row-more">{appointments.today.more(more)}</p>}
    </Card>
  );
}

function TodayRow({ line }: { line: TodayLine }) {
  const { appointments: words, lang } = useText();
  const now = useNow();
  const right = line.daysLeft !== null;
  const to = right ? courseAppointmentsPath(line.courseId) : appointmentPath(line.id);
  return (
    <Row title={<Link to={to}>{line.knownAs || words.today.someone}</Link>}>
      <p className="row-step">
        {line.why === "today" ? whenInWords(line, now, words, lang) : words.today.why[line.why]}
        {line.why === "noShow" ? (
          <span className={line.late ? "time-left-passed" : undefined}>
            {" "}
            · {words.today.by} <Day on={line.on} />
          </span>
        ) : null}
      </p>
      <Facts
        items={[
          right ? rightInWords({ daysLeft: line.daysLeft ?? 0 }, words) : null,
          line.why === "today" || right ? null : whenInWords(line, now, words, lang),
          line.place,
          line.why === "today" && line.company === "nobodyYet" && !line.guest ? words.today.nobody : null,
          line.guest ? words.today.ours : null,
        ]}
      />
    </Row>
  );
}
