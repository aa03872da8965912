import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Day } from "../../../ui/Day.tsx";
import { Row, Rows } from "../../../ui/Rows.tsx";
import { leavingPath, lineAnchor } from "../../discharge/paths.ts";
import type { FollowedLeaving } from "./present.ts";

/** They are in hospital, or have been lately with something open: each line of it, and the way there. */
export function Followed({ leavings }: { leavings: readonly FollowedLeaving[] }) {
  const { discharge } = useText();
  const { close, course } = discharge;
  return (
    <Card title={course.title}>
      <p>{close.lead}</p>
      <Rows>
        {leavings.map((one) => (
          <Row
            key={one.id}
            title={
              <Link to={leavingPath(one.id)}>
                {one.state === "open" ? close.inWard : course.open(one.lines.length)}
              </Link>
            }
          >
            <ul>
              {one.lines.map((kind) => (
                <li key={kind}>
                  <Link to={`${leavingPath(one.id)}#${lineAnchor(kind)}`}>{discharge.lines[kind]}</Link>
                </li>
              ))}
            </ul>
            {one.holdsCourseUntil ? (
              <p className="quiet">
                {close.until} <Day on={one.holdsCourseUntil} />.
              </p>
            ) : null}
          </Row>
        ))}
      </Rows>
    </Card>
  );
}
