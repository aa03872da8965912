import type { PreviousLeaving } from "#modules/discharge/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Row, Rows } from "../../../ui/Rows.tsx";
import { Stands } from "../shared/Stands.tsx";

/** In again so soon: what was missing when they left stands before anything else (B4). */
export function LastTime({ previous, courseId }: { previous: PreviousLeaving; courseId: string }) {
  const { discharge } = useText();
  const words = discharge.arrival.previous;
  return (
    <Card title={words.title(previous.daysSince)} tone="warm">
      {previous.withoutPlace ? (
        <p>
          <strong>{words.withoutPlace}</strong>
        </p>
      ) : null}
      {previous.state === "leftEarly" ? (
        <p>
          <strong>{words.early}</strong>
        </p>
      ) : null}
      <p>{previous.missing.length === 0 ? words.nothing : words.lead}</p>
      <Rows>
        {previous.missing.map((line) => (
          <Row key={line.id} title={discharge.lines[line.kind]}>
            <Stands line={line} courseId={courseId} />
          </Row>
        ))}
      </Rows>
    </Card>
  );
}
