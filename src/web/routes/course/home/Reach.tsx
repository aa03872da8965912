import type { CourseView } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { actionPath } from "../paths.ts";

/** How the citizen is reached, in one line: the ways in order, and whether a message needs somebody. */
export function Reach({ course }: { course: CourseView }) {
  const { reaching: words } = useText();
  const { reach } = course;
  if (reach === null) return null;
  const ways = reach.kinds.map((kind) => words.short[kind]).join(" → ");
  return (
    <Card title={words.title}>
      <p>
        {words.line}: <strong>{ways === "" ? words.lineNone : ways}</strong>
        {reach.tasks > 0 ? ` · ${words.tasks(reach.tasks)}` : null}
      </p>
      <p>
        <a href={actionPath(course.id, "naa")}>{words.see}</a>
      </p>
    </Card>
  );
}
