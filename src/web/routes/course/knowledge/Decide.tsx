import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Checkbox, RadioGroup } from "../../../ui/RadioGroup.tsx";
import { SaidHow } from "../consent/SaidHow.tsx";

/** The citizen's choice as a helper writes it down: about one note, or about the one whose number they give. */
export function Decide(props: { noteId: string | null; summary: string; again: FormAgain | undefined }) {
  const { noteId, summary, again } = props;
  const { decide: words } = useText().knowledge.course;
  const name = `decide-${noteId ?? "number"}`;
  return (
    <Details summary={summary} open={again?.form === name}>
      <p>{words.lead}</p>
      <CommandForm name={name} again={again}>
        {noteId === null ? (
          <Field
            name="reference"
            label={words.reference}
            hint={words.referenceHint}
            width="medium"
            maxLength={40}
          />
        ) : (
          <input type="hidden" name="noteId" value={noteId} />
        )}
        <RadioGroup
          name="decision"
          legend={words.decision}
          options={Object.entries(words.decisions).map(([value, label]) => ({ value, label }))}
        />
        <Checkbox name="nameless" label={words.nameless} />
        <SaidHow />
        <ButtonRow>
          <Button>{words.press}</Button>
        </ButtonRow>
      </CommandForm>
    </Details>
  );
}
