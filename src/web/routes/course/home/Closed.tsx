import { Link } from "react-router";
import type { CourseView } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { coursePath } from "../paths.ts";

/** Why a closed course closed, how the citizen was told, and where it goes on when it was joined with another. */
export function Closed({ course: view }: { course: CourseView }) {
  const { course } = useText();
  if (view.state !== "closed" || view.closeReason === null) return null;
  return (
    <Alert variant="info" title={course.closedLine(course.closeReason[view.closeReason])}>
      {view.toldCitizen && view.mergedInto === null ? <p>{course.told(view.toldCitizen)}</p> : null}
      {view.mergedInto ? (
        <p>
          <Link to={coursePath(view.mergedInto)}>{course.mergedInto}</Link>
        </p>
      ) : null}
    </Alert>
  );
}
