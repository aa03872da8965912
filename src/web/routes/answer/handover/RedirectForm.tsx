import type { HandoverPreview, UnitRef } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { phoneInWords } from "../../../ui/format.ts";
import { Checkbox, CheckboxGroup } from "../../../ui/RadioGroup.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

interface RedirectFormProps {
  preview: HandoverPreview;
  again: FormAgain | undefined;
  /** Doors a search found, and those ticked before it. */
  found: readonly UnitRef[];
  /** The words no door fits. */
  nothing: string | null;
}

/** Vis vejen videre: a reason and a next door. Searching keeps what was written, without JavaScript and not in the address. */
export function RedirectForm({ preview, again, found, nothing }: RedirectFormProps) {
  const { answer, catalogue } = useText();
  const { redirect } = answer;
  const doors = [...new Map([...found, ...preview.suggestedDoors].map((door) => [door.id, door])).values()];
  return (
    <Card title={redirect.title} id="vis-videre">
      <p>{redirect.lead}</p>
      <CommandForm name="redirect" again={again} action={`/svar/${preview.id}#vis-videre`}>
        <Select
          name="reason"
          label={redirect.reason}
          options={Object.entries(catalogue.redirectReason).map(([value, label]) => ({ value, label }))}
        />
        <TextArea name="text" label={redirect.text} hint={redirect.textHint} optional limit={2000} rows={2} />
        <CheckboxGroup
          name="nextDoors"
          legend={redirect.doors}
          hint={doors.length > 0 ? redirect.doorsHint : redirect.none}
          options={doors.map((door) => ({
            value: door.id,
            label: door.name,
            hint: `${door.organisation} · ${phoneInWords(door.phone)}`,
          }))}
        />
        <Field
          name="search"
          type="search"
          label={redirect.search}
          hint={redirect.searchHint}
          optional
          width="medium"
          maxLength={100}
        />
        {nothing === null ? null : <p role="status">{redirect.nothing(nothing)}</p>}
        <ButtonRow>
          <Button variant="tertiary" name="find" value="yes">
            {redirect.find}
          </Button>
        </ButtonRow>
        <fieldset className="aside-fields">
          <legend className="form-label">{redirect.outside}</legend>
          <Field name="outsideName" label={redirect.outsideName} optional maxLength={200} />
          <Field
            name="outsidePhone"
            type="tel"
            label={redirect.outsidePhone}
            optional
            width="medium"
            maxLength={40}
          />
        </fieldset>
        <Checkbox name="noneKnown" label={redirect.noneKnown} hint={redirect.noneKnownHint} />
        <ButtonRow>
          <Button variant="secondary">{redirect.press}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}
