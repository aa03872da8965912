import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

interface DiedProps {
  again: FormAgain | undefined;
  /** It is written already, by a ward, a house or the holder. Else the holder says it here. */
  written: boolean;
}

/** They have died: one press ends what is open and closes the course. Written of the wrong person, it is taken back here. */
export function Died({ again, written }: DiedProps) {
  const { died } = useText().discharge;
  return (
    <>
      <Card title={written ? died.title : died.ask} tone="quiet">
        <p>{died.what}</p>
        <CommandForm name="died" again={again}>
          <TextArea
            name="toldCitizen"
            label={died.told}
            hint={died.toldHint}
            optional
            rows={2}
            limit={1000}
          />
          <ButtonRow>
            <Button variant={written ? "primary" : "secondary"}>{died.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      {written ? (
        <CommandForm name="lives" again={again}>
          <ConfirmButton label={died.lives} confirm={died.livesPress}>
            <p>{died.livesWhat}</p>
          </ConfirmButton>
        </CommandForm>
      ) : null}
    </>
  );
}
