import type { DoorChoice, UnitRef } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { AgreedFields } from "../../../ui/AgreedFields.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { momentInWords } from "../../../ui/format.ts";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { useNow } from "../../../ui/shell.ts";
import { TextArea } from "../../../ui/TextArea.tsx";
import { useDoorChoices } from "./doorChoices.ts";

interface NightProps {
  followers: readonly DoorChoice[];
  asked: { to: UnitRef; answerBy: Date | null } | null;
  may: boolean;
  consentId: string;
  again: FormAgain | undefined;
}

/** The night's ending: who follows the person from the morning, asked now; the clock runs in their opening hours. */
export function Night({ followers, asked, may, consentId, again }: NightProps) {
  const { start, lang } = useText();
  const { doors } = start;
  const now = useNow();
  const options = useDoorChoices(followers);
  if (asked) {
    const by = asked.answerBy ? momentInWords(asked.answerBy, now, lang) : "–";
    return (
      <Card title={doors.night}>
        <p>{doors.nightAsked(asked.to.name, by)}</p>
        <p>{doors.nightLead}</p>
      </Card>
    );
  }
  if (!may) return null;
  return (
    <Card title={doors.night}>
      {options.length === 0 ? (
        <p>{doors.nightNone}</p>
      ) : (
        <>
          <p>{doors.nightLead}</p>
          <CommandForm name="night" again={again}>
            <input type="hidden" name="consentId" value={consentId} />
            <RadioGroup
              name="unitId"
              legend={doors.nightLegend}
              initial={options[0]?.value ?? ""}
              options={options}
            />
            <TextArea name="message" label={doors.message} initial={doors.nightMessage} rows={2} />
            <AgreedFields />
            <ButtonRow>
              <Button variant="secondary">{doors.nightPress}</Button>
            </ButtonRow>
          </CommandForm>
        </>
      )}
    </Card>
  );
}
