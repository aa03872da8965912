import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

/** Somebody rings, or hands in a sheet: word for word, for the citizen. */
export function Write({ again }: { again: FormAgain | undefined }) {
  const { note: words } = useText().knowledge.course;
  return (
    <Card>
      <Details summary={words.title} open={again?.form === "note"}>
        <p>{words.lead}</p>
        <CommandForm name="note" again={again}>
          <RadioGroup name="way" legend={words.way} options={options(words.ways)} initial="phone" />
          <Field
            name="reference"
            label={words.reference}
            hint={words.referenceHint}
            optional
            width="medium"
            maxLength={40}
          />
          <Field name="giverName" label={words.giver} hint={words.giverHint} maxLength={120} />
          <Field name="relation" label={words.relation} maxLength={200} />
          <TextArea name="words" label={words.words} rows={8} limit={4000} />
          <RadioGroup name="knownToCitizen" legend={words.known} options={options(words.knownTo)} />
          <Field name="thanksTo" label={words.thanks} optional maxLength={200} />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </Card>
  );
}
