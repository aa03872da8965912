import type { CourseView } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { useNow } from "../../../ui/shell.ts";
import { doctorInWords } from "../doctor/doctorLine.ts";
import { actionPath } from "../paths.ts";

/** Who the doctor is, and what was begun, in one line: the way to both. */
export function Doctor({ course: { id, doctor: line } }: { course: CourseView }) {
  const { doctor: words, lang } = useText();
  const now = useNow();
  if (line === null) return null;
  const { doctor, workUps } = line;
  return (
    <Card title={words.title}>
      <p>
        {words.label}: <strong>{doctorInWords(doctor, words)}</strong>
        {doctor ? (
          <span className="quiet">
            {" "}
            · {words.said(words.toldBy[doctor.toldBy], dayInWords(doctor.at, now, lang))}
          </span>
        ) : null}
      </p>
      {workUps.length > 0 ? (
        <p>
          {words.under(workUps.length)}: {workUps.join(" · ")}
        </p>
      ) : null}
      <p>
        <a href={actionPath(id, "laege")}>{words.see}</a>
      </p>
    </Card>
  );
}
