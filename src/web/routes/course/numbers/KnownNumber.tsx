import type { MaskedNumber } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { Facts } from "../../../ui/Rows.tsx";
import { useNow } from "../../../ui/shell.ts";

export interface Shown {
  readonly numberId: string;
  readonly whole: string;
}

interface Props {
  number: MaskedNumber;
  again: FormAgain | undefined;
  /** What was just asked to be seen whole. */
  shown: Shown | null;
}

/** One number without its last four, and the ways to see it whole or take it away. */
export function KnownNumber({ number, again, shown }: Props) {
  const { who, lang } = useText();
  const { numbers: words } = who;
  const now = useNow();
  const { id, system, issuer, masked, addedAt, addedBy } = number;
  return (
    <Card title={masked}>
      <Facts
        items={[
          words.kinds[system],
          issuer === "" ? null : words.issuedBy(issuer),
          words.added(addedBy, momentInWords(addedAt, now, lang)),
        ]}
      />
      {shown?.numberId === id ? (
        <Alert variant="info" title={words.whole} announce>
          <strong>{shown.whole}</strong>
        </Alert>
      ) : (
        <CommandForm name={`show-${id}`} again={again}>
          <input type="hidden" name="numberId" value={id} />
          <Field name="purpose" label={words.purpose} hint={words.purposeHint} maxLength={500} />
          <ButtonRow>
            <Button variant="secondary">{words.show}</Button>
          </ButtonRow>
        </CommandForm>
      )}
      <Details summary={words.remove}>
        <p>{words.removeHint}</p>
        <CommandForm name={`remove-${id}`} again={again}>
          <input type="hidden" name="numberId" value={id} />
          <ButtonRow>
            <Button variant="tertiary">{words.remove}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </Card>
  );
}
