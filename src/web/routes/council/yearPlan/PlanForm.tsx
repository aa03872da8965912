import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { CheckboxGroup, RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

const KINDS = ["ordinary", "extra", "themeDay"] as const;

interface PlanFormProps {
  readonly others: readonly { readonly id: string; readonly name: string }[];
  readonly again: FormAgain | undefined;
}

/** A year's days in one go. */
export function PlanForm({ others, again }: PlanFormProps) {
  const { plan: words } = useText().councilBetween;
  return (
    <CommandForm name="plan" again={again}>
      <TextArea name="days" label={words.days} hint={words.daysHint} rows={6} />
      <RadioGroup
        name="kind"
        legend={words.kind}
        initial="ordinary"
        options={KINDS.map((value) => ({ value, label: words.kinds[value] }))}
        columns
      />
      <Field name="theme" label={words.theme} optional maxLength={300} />
      <Field name="place" label={words.place} optional maxLength={500} />
      {others.length > 0 ? (
        <CheckboxGroup
          name="joint"
          legend={words.jointField}
          optional
          options={others.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      <ButtonRow>
        <Button>{words.press}</Button>
      </ButtonRow>
    </CommandForm>
  );
}
