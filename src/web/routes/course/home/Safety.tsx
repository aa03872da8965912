import type { CourseView } from "#modules/relay/index.ts";
import { useText } from "../../../text/useText.ts";
import { ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { SafetyNote } from "../../../ui/SafetyNote.tsx";
import { safetyPath } from "../paths.ts";

/** What was hard on some day, and what helped, under how the person wants to be met. Nothing where nothing counts. */
export function Safety({ course }: { course: CourseView }) {
  const { safety: words } = useText();
  const { notes = [], mayWrite = false } = course.safety ?? {};
  if (notes.length === 0) return null;
  return (
    <Card title={words.title} tone="quiet">
      {notes.map((note) => (
        <div key={note.id}>
          <SafetyNote note={note} />
          {mayWrite ? (
            <ButtonRow>
              <LinkButton to={safetyPath(course.id, note.id)} variant="tertiary">
                {note.may.correct || note.may.end ? words.open : words.answerOnly}
              </LinkButton>
            </ButtonRow>
          ) : null}
        </div>
      ))}
    </Card>
  );
}
