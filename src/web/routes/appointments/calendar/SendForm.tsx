import { Form } from "react-router";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Details } from "../../../ui/Details.tsx";
import { ErrorSummary } from "../../../ui/ErrorSummary.tsx";
import { Field } from "../../../ui/Field.tsx";
import { FileField } from "../../../ui/FileField.tsx";
import { FormContext } from "../../../ui/formContext.ts";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

/** A calendar to look at: a file, or its text. Works without JavaScript. */
export function SendForm({ again }: { again: FormAgain | undefined }) {
  const { calendar: words, appointments } = useText();
  return (
    <Card>
      <Form method="post" encType="multipart/form-data" noValidate className="command">
        {again ? <ErrorSummary form="look" again={again} /> : null}
        <input type="hidden" name="form" value="look" />
        <FormContext value={{ name: "look", again }}>
          <FileField
            name="file"
            label={words.file}
            hint={words.fileHint}
            accept=".ics,text/calendar"
            optional
          />
          <Details summary={words.pasted}>
            <TextArea name="pasted" label={words.pasted} rows={6} optional />
          </Details>
          <RadioGroup
            name="kind"
            legend={words.kind}
            hint={words.kindHint}
            columns
            options={Object.entries(appointments.kind).map(([value, label]) => ({ value, label }))}
          />
          <Field name="place" label={words.place} hint={words.placeHint} optional maxLength={200} />
          <ButtonRow>
            <Button>{words.look}</Button>
          </ButtonRow>
        </FormContext>
      </Form>
    </Card>
  );
}
