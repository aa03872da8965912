import { Link } from "react-router";
import type { WardLine, WardView } from "#modules/discharge/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Day } from "../../../ui/Day.tsx";
import { dayOffset } from "../../../ui/dates.ts";
import { Facts, Row, Rows } from "../../../ui/Rows.tsx";
import { useNow } from "../../../ui/shell.ts";
import { Moment } from "../../../ui/TimeLeft.tsx";
import { arrivalPath, leavingPath } from "../../discharge/paths.ts";

/** På afdelingen: who is here, those who leave soonest first, and who has gone with something open. Nothing where nobody is. */
export function Ward({ ward: { here, leftOpen } }: { ward: WardView }) {
  const { shift } = useText().discharge;
  if (here.length + leftOpen.length === 0) return null;
  return (
    <Card title={shift.title}>
      <Rows>
        {here.map((line) => (
          <Here key={line.id} line={line} />
        ))}
      </Rows>
      {leftOpen.length > 0 ? (
        <>
          <h3>{shift.leftOpen}</h3>
          <Rows>
            {leftOpen.map((line) => (
              <Left key={line.id} line={line} />
            ))}
          </Rows>
        </>
      ) : null}
    </Card>
  );
}

function Here({ line }: { line: WardLine }) {
  const { course, shift } = useText().discharge;
  const today = dayOffset(useNow(), 0);
  const homeToday = line.expectedOn !== null && line.expectedOn <= today;
  // What must be looked at first is what the row leads to.
  const to = line.arrivalOpen > 0 && !homeToday ? arrivalPath(line.id) : leavingPath(line.id);
  return (
    <Row title={<Link to={to}>{line.knownAs ?? shift.anonymous}</Link>}>
      <Facts
        items={[
          homeToday ? (
            <strong key="today">{shift.today}</strong>
          ) : line.expectedOn ? (
            <>
              {course.expected} <Day on={line.expectedOn} />
            </>
          ) : (
            course.expectedNone
          ),
          line.readmission ? <strong key="again">{course.readmission}</strong> : null,
          line.arrivalOpen > 0 ? course.arrivalOpen(line.arrivalOpen) : null,
          line.answered ? (line.open > 0 ? course.open(line.open) : course.allSettled) : course.unanswered,
          line.answered && line.withoutPlace ? <strong key="nowhere">{course.withoutPlace}</strong> : null,
        ]}
      />
    </Row>
  );
}

function Left({ line }: { line: WardLine }) {
  const { course, shift } = useText().discharge;
  return (
    <Row title={<Link to={leavingPath(line.id)}>{line.knownAs ?? shift.anonymous}</Link>}>
      <Facts
        items={[
          course.states[line.state],
          line.leftAt ? <Moment key="left" at={line.leftAt} /> : null,
          course.open(line.open),
          line.withoutPlace ? <strong key="nowhere">{course.withoutPlace}</strong> : null,
        ]}
      />
    </Row>
  );
}
