import type { CourseView } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { actionPath } from "../paths.ts";
import { closedKinds } from "./present.ts";

/** What the reader may not see, named as closed, with the way to ask for it. */
export function ClosedKinds({ course }: { course: CourseView }) {
  const { closedKinds: words } = useText().course;
  const closed = closedKinds(course);
  if (closed.length === 0) return null;
  return (
    <Card title={words.title} tone="quiet">
      <p>{words.lead}</p>
      <ul>
        {closed.map((kind) => (
          <li key={kind}>{words.kinds[kind]}</li>
        ))}
      </ul>
      <p>
        {words.ask}{" "}
        {course.may.askConsent ? <a href={actionPath(course.id, "samtykke")}>{words.consent}</a> : null}
      </p>
    </Card>
  );
}
