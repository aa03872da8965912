import { Form } from "react-router";
import type { ImportLine } from "#exchange/ical/index.ts";
import { refusalMessage } from "../../../text/refusal.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Details } from "../../../ui/Details.tsx";
import { useNow } from "../../../ui/shell.ts";
import { Table } from "../../../ui/Table.tsx";
import { calendarPath, courseAppointmentsPath } from "../paths.ts";
import { whenInWords } from "../shared/present.ts";
import { countOf, inOrder, notesOf } from "./present.ts";
import type { Shown } from "./route.tsx";

/** Every event of the file: what becomes of it, and why – and the yes. */
export function Report({ courseId, shown }: { courseId: string; shown: Shown }) {
  const words = useText().calendar;
  const { report, taken, changed, sent } = shown;
  const count = countOf(report);
  return (
    <>
      {changed ? (
        <Alert variant="warning" announce>
          {words.changed}
        </Alert>
      ) : null}
      {report.findings.map(({ code, line, value }) => (
        <Alert key={code} variant={report.lines.length === 0 ? "error" : "warning"}>
          {words.about[code]} {words.line(line)}
          {value === undefined ? "" : ` (${value})`}.
        </Alert>
      ))}
      {!taken && count === 0 ? <p>{words.nothingToDo}</p> : null}
      {report.lines.length === 0 ? null : (
        <Card>
          <Table
            caption={taken ? words.takenTitle : words.previewTitle}
            columns={[words.columns.when, words.columns.what, words.columns.outcome]}
            rows={inOrder(report.lines).map((line, n) => ({
              key: String(n),
              cells: [
                <When key="when" line={line} />,
                <What key="what" line={line} />,
                <Becomes key="becomes" line={line} />,
              ],
            }))}
          />
        </Card>
      )}
      {taken || count === 0 ? (
        <ButtonRow>
          <LinkButton to={courseAppointmentsPath(courseId)} variant="primary">
            {words.back}
          </LinkButton>
          <LinkButton to={calendarPath(courseId)}>{words.other}</LinkButton>
        </ButtonRow>
      ) : (
        <Form method="post" className="command">
          <input type="hidden" name="form" value="take" />
          <input type="hidden" name="kind" value={sent.kind} />
          <input type="hidden" name="place" value={sent.place} />
          <input type="hidden" name="digest" value={report.digest} />
          <input type="hidden" name="calendar" value={sent.packed} />
          <ButtonRow>
            <Button>{words.take(count)}</Button>
            <LinkButton to={calendarPath(courseId)}>{words.other}</LinkButton>
          </ButtonRow>
        </Form>
      )}
    </>
  );
}

function When({ line }: { line: ImportLine }) {
  const { calendar: words, appointments, lang } = useText();
  const now = useNow();
  const { day, startsAt, endsAt, before } = line;
  if (day === null) return words.noDay;
  return (
    <>
      {whenInWords({ day, startsAt, endsAt }, now, appointments, lang)}
      {before === null ? null : (
        <span className="form-hint">
          {words.before(whenInWords({ ...before, endsAt: null }, now, appointments, lang))}
        </span>
      )}
    </>
  );
}

function What({ line }: { line: ImportLine }) {
  const words = useText().calendar;
  return (
    <>
      {line.title || words.noTitle}
      {line.place === "" ? null : (
        <>
          <br />
          {line.place}
        </>
      )}
      {line.words === "" ? null : (
        <Details summary={words.words}>
          {line.words.split("\n").map((one, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text, which do not move
            <p key={n}>{one}</p>
          ))}
          <p>{words.wordsNote}</p>
        </Details>
      )}
    </>
  );
}

function Becomes({ line }: { line: ImportLine }) {
  const text = useText();
  const notes = notesOf(line, text, (code) => refusalMessage(text, code, {}));
  return (
    <>
      {text.calendar.outcome[line.outcome]}
      {notes.map((note) => (
        <span key={note} className="form-hint">
          {note}
        </span>
      ))}
    </>
  );
}
