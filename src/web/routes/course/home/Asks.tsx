import type { CourseView } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { LinkButton } from "../../../ui/Button.tsx";
import { Moment } from "../../../ui/TimeLeft.tsx";
import { actionPath } from "../paths.ts";

/** The citizen asks for help, in their own words, until somebody has noted a contact. */
export function Asks({ course }: { course: CourseView }) {
  const { card } = useText();
  if (course.asks.length === 0) return null;
  return (
    <Alert variant="warning" title={card.asks.title}>
      {course.asks.map(({ id, words, at }) => (
        <div key={id}>
          {words === "" ? null : <p className="own-words">{words}</p>}
          <p className="quiet">
            <Moment at={at} />
          </p>
        </div>
      ))}
      <LinkButton to={actionPath(course.id, "kontakt")}>{card.asks.contact}</LinkButton>
    </Alert>
  );
}
