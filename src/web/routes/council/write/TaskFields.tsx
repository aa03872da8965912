import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import type { ItemCardProps } from "./ItemCard.tsx";

/** What somebody does next, and before when. */
export function TaskFields({ item, attendance, again }: ItemCardProps) {
  const { councilMeetings, lang } = useText();
  const { write, tasks: words } = councilMeetings;
  return (
    <section>
      <h3>{write.tasks}</h3>
      {item.tasks.length > 0 ? (
        <ul>
          {item.tasks.map((task) => (
            <li key={task.id} lang="da">
              {task.words} – {task.owner}, {dayOfMeeting(task.due, lang)}
            </li>
          ))}
        </ul>
      ) : null}
      <CommandForm name={`task-${item.id}`} again={again}>
        <Field name="task" label={words.words} maxLength={1000} />
        <Field
          name="owner"
          label={words.owner}
          maxLength={200}
          suggestions={attendance.map(({ name }) => name)}
        />
        <Field name="due" label={words.due} type="date" width="medium" />
        <ButtonRow>
          <Button variant="secondary">{write.addTask}</Button>
        </ButtonRow>
      </CommandForm>
    </section>
  );
}
