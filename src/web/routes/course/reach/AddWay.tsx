import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { phoneInWords } from "../../../ui/format.ts";
import { Checkbox, RadioGroup } from "../../../ui/RadioGroup.tsx";

const KINDS = ["sms", "call", "place", "worker", "letter", "email"] as const;

/** One more way to reach the citizen, beginning from the phone on their record where there is no way yet. */
export function AddWay(props: { open: boolean; ownPhone: string | null; again: FormAgain | undefined }) {
  const { reaching } = useText();
  const { add: words } = reaching;
  const initial = props.open && props.ownPhone !== null ? phoneInWords(props.ownPhone) : undefined;
  return (
    <Card>
      <Details summary={words.title} open={props.open || props.again?.form === "add"}>
        <CommandForm name="add" again={props.again}>
          <RadioGroup
            name="kind"
            legend={words.kind}
            options={KINDS.map((kind) => ({ value: kind, label: reaching.kind[kind] }))}
          />
          <Field
            name="to"
            label={words.to}
            hint={words.toHint}
            maxLength={300}
            {...(initial === undefined ? {} : { initial })}
          />
          <Field name="name" label={words.name} hint={words.nameHint} optional maxLength={120} />
          <Field
            name="opens"
            type="time"
            width="short"
            label={words.opens}
            hint={words.hoursHint}
            initial="08:00"
            optional
          />
          <Field name="closes" type="time" width="short" label={words.closes} initial="20:00" optional />
          <Checkbox name="shared" label={words.shared} />
          <Checkbox name="words" label={words.words} hint={words.wordsHint} />
          <Checkbox name="asks" label={words.asks} hint={words.asksHint} />
          <ButtonRow>
            <Button>{words.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </Card>
  );
}
