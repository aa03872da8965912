import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { WishFields } from "./WishFields.tsx";

/** One more who goes along: who it is, and what the citizen wants. */
export function AddCompanion({ open, again }: { open: boolean; again: FormAgain | undefined }) {
  const { companions: words } = useText();
  const { add } = words;
  return (
    <Card>
      <Details summary={add.title} open={open || again?.form === "add"}>
        <CommandForm name="add" again={again}>
          <RadioGroup
            name="kind"
            legend={add.kind}
            options={Object.entries(words.kind).map(([value, label]) => ({
              value,
              label,
              hint: words.kindHint[value as keyof typeof words.kind],
            }))}
          />
          <Field name="name" label={add.name} hint={add.nameHint} maxLength={120} />
          <Field name="relation" label={add.relation} hint={add.relationHint} optional maxLength={120} />
          <Field name="remit" label={add.remit} hint={add.remitHint} optional maxLength={500} />
          <Field name="phone" type="tel" label={add.phone} width="medium" optional maxLength={40} />
          <Field name="language" label={add.language} width="medium" optional maxLength={60} />
          <Field name="note" label={add.note} optional maxLength={500} />
          <WishFields wishes={null} />
          <ButtonRow>
            <Button>{add.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </Card>
  );
}
