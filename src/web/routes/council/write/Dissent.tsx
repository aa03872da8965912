import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import type { ItemCardProps } from "./ItemCard.tsx";

/** What somebody will have written because they did not agree. */
export function Dissent({ item, attendance, dissentWritten, again }: ItemCardProps) {
  const { write: words } = useText().councilMeetings;
  return (
    <section>
      <h3>{words.dissent}</h3>
      {item.dissents.length > 0 ? (
        <CommandForm name={`undissent-${item.id}`} again={again}>
          <ul>
            {item.dissents.map(({ id, name, howMany, words: said }) => (
              <li key={id} lang="da">
                {[name || words.dissentBy(howMany ?? 0), said].filter((part) => part !== "").join(": ")}{" "}
                <button
                  type="submit"
                  name="dissent"
                  value={id}
                  className="button button-tertiary"
                  aria-label={words.removeDissent(name || words.dissentBy(howMany ?? 0))}
                >
                  ×
                </button>
              </li>
            ))}
          </ul>
        </CommandForm>
      ) : null}
      {dissentWritten ? <DissentForm {...{ item, attendance, again }} /> : <p>{words.noDissent}</p>}
    </section>
  );
}

function DissentForm({ item, attendance, again }: Pick<ItemCardProps, "item" | "attendance" | "again">) {
  const { write: words } = useText().councilMeetings;
  return (
    <CommandForm name={`dissent-${item.id}`} again={again}>
      <Field
        name="name"
        label={words.dissentName}
        hint={words.dissentHint}
        optional
        maxLength={200}
        suggestions={attendance.filter(({ said }) => said === "present").map(({ name }) => name)}
      />
      <Field name="howMany" type="number" width="short" label={words.dissentMany} optional />
      <TextArea name="words" label={words.dissentWords} rows={2} limit={4000} optional />
      <ButtonRow>
        <Button variant="secondary">{words.addDissent}</Button>
      </ButtonRow>
    </CommandForm>
  );
}
