import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import type { ItemCardProps } from "./ItemCard.tsx";

/** What somebody will have written because they did not agree. */
export function Dissent({ item, attendance, again }: ItemCardProps) {
  const { write: words } = useText().councilMeetings;
  return (
    <section>
      <h3>{words.dissent}</h3>
      {item.dissents.length > 0 ? (
        <CommandForm name={`undissent-${item.id}`} again={again}>
          <ul>
            {item.dissents.map(({ id, name, words: said }) => (
              <li key={id} lang="da">
                {name}: {said}{" "}
                <button
                  type="submit"
                  name="dissent"
                  value={id}
                  className="button button-tertiary"
                  aria-label={words.removeDissent(name)}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
        </CommandForm>
      ) : null}
      <CommandForm name={`dissent-${item.id}`} again={again}>
        <Field
          name="name"
          label={words.dissentName}
          maxLength={200}
          suggestions={attendance.filter(({ said }) => said === "present").map(({ name }) => name)}
        />
        <TextArea name="words" label={words.dissentWords} rows={2} limit={4000} />
        <ButtonRow>
          <Button variant="secondary">{words.addDissent}</Button>
        </ButtonRow>
      </CommandForm>
    </section>
  );
}
