import { Link } from "react-router";
import type { CourseLeaving } from "#modules/discharge/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Day } from "../../../ui/Day.tsx";
import { Row, Rows } from "../../../ui/Rows.tsx";
import { leavingPath } from "../../discharge/paths.ts";

/** They are in hospital, or have been lately with something open: what, and the way to it. */
export function Followed({ leavings }: { leavings: readonly CourseLeaving[] }) {
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
                {one.state === "open" ? close.inWard : course.open(one.open)}
              </Link>
            }
          >
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
