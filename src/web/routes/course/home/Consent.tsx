import type { CourseView } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Day } from "../../../ui/Day.tsx";
import { actionPath } from "../paths.ts";

/** Who the citizen lets know, in one sentence. */
export function Consent({ course }: { course: CourseView }) {
  const { consent: words } = useText().course;
  const { consent } = course.citizen;
  return (
    <Card title={words.title}>
      {consent === null ? (
        <p>{words.none}</p>
      ) : (
        <>
          <p>
            <strong>
              {consent.scope === "relay"
                ? words.relay
                : consent.scope === "notNow"
                  ? words.notNow
                  : words.thisDoor(consent.givenTo)}
            </strong>
          </p>
          <p className="quiet">
            {words.givenTo(consent.givenTo)} · {words.until} <Day on={consent.endsOn} />
          </p>
        </>
      )}
      {course.may.askConsent || consent !== null ? (
        <p>
          <a href={actionPath(course.id, "samtykke")}>{words.change}</a>
        </p>
      ) : null}
      {course.may.readLog ? (
        <p>
          <a href={actionPath(course.id, "log")}>{words.log}</a>
        </p>
      ) : null}
    </Card>
  );
}
