import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

/** It is written that they have died: one press ends what is open and closes the course. Of the wrong person, it is taken back here. */
export function Died({ again }: { again: FormAgain | undefined }) {
  const { died } = useText().discharge;
  return (
    <>
      <Card title={died.title} tone="quiet">
        <CommandForm name="died" again={again}>
          <DiedFields />
          <ButtonRow>
            <Button>{died.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      <CommandForm name="lives" again={again}>
        <ConfirmButton label={died.lives} confirm={died.livesPress}>
          <p>{died.livesWhat}</p>
        </ConfirmButton>
      </CommandForm>
    </>
  );
}

/** Nobody has written it: the holder says so here, in two steps, since it ends what others have too. */
export function HaveTheyDied({ again }: { again: FormAgain | undefined }) {
  const { died } = useText().discharge;
  return (
    <CommandForm name="died" again={again}>
      <ConfirmButton label={died.title} confirm={died.press}>
        <DiedFields />
      </ConfirmButton>
    </CommandForm>
  );
}

function DiedFields() {
  const { died } = useText().discharge;
  return (
    <>
      <p>{died.what}</p>
      <TextArea name="toldCitizen" label={died.told} hint={died.toldHint} optional rows={2} limit={1000} />
    </>
  );
}
