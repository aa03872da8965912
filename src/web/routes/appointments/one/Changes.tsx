import type { AppointmentView } from "#modules/appointments/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { WhenFields } from "../shared/Fields.tsx";

interface Props {
  view: AppointmentView;
  again: FormAgain | undefined;
}

/** Another time; the old one is kept. */
export function MoveForm({ view, again }: Props) {
  const { appointments } = useText();
  const { move: words, fields, movedBy, citizenSays } = appointments;
  const { source: _, ...who } = movedBy;
  return (
    <Card>
      <Details summary={words.title} open={again?.form === "move"}>
        <CommandForm name="move" again={again}>
          <Edition value={view.edition} />
          <WhenFields />
          <Field name="place" label={words.place} maxLength={200} optional />
          <RadioGroup
            name="movedBy"
            legend={words.movedBy}
            options={Object.entries(who).map(([value, label]) => ({ value, label }))}
          />
          <RadioGroup
            name="citizenSays"
            legend={fields.citizenSays}
            options={Object.entries(citizenSays).map(([value, label]) => ({ value, label }))}
          />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </Card>
  );
}

export function CancelForm({ view, again }: Props) {
  const { cancel: words, cancelledBy } = useText().appointments;
  const { source: _, died: __, ...why } = cancelledBy;
  return (
    <Card>
      <Details summary={words.title} open={again?.form === "cancel"}>
        <CommandForm name="cancel" again={again}>
          <Edition value={view.edition} />
          <RadioGroup
            name="by"
            legend={words.by}
            options={Object.entries(why).map(([value, label]) => ({ value, label }))}
          />
          <TextArea name="words" label={words.words} limit={1000} rows={3} optional />
          <ButtonRow>
            <Button variant="secondary">{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </Card>
  );
}
