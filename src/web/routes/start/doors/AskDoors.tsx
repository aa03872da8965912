import type { FormAgain } from "../../../http/command.ts";
import { type NeedNames, needName } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { AgreedFields } from "../../../ui/AgreedFields.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { CheckboxGroup, RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { useDoorChoices } from "./doorChoices.ts";
import { doorsField } from "./form.ts";
import type { NeedAsk } from "./present.ts";

interface AskDoorsProps {
  asks: readonly NeedAsk[];
  needs: NeedNames;
  /** What the citizen has said, as the page was drawn: if it changes meanwhile, nothing is sent. */
  consentId: string;
  again: FormAgain | undefined;
}

/** Every need with its likeliest doors, asked together: one message, one answer to "agreed with the citizen?". */
export function AskDoors({ asks, needs, consentId, again }: AskDoorsProps) {
  const { doors } = useText().start;
  const mayAsk = asks.some((ask) => ask.doors.length > 0);
  return (
    <Card title={doors.ask}>
      {mayAsk ? <p>{doors.askLead}</p> : null}
      <CommandForm name="ask" again={again}>
        <input type="hidden" name="consentId" value={consentId} />
        {asks.map((ask) => (
          <NeedDoors key={ask.needId} ask={ask} needs={needs} />
        ))}
        {mayAsk ? (
          <>
            <TextArea name="message" label={doors.message} hint={doors.messageHint} optional rows={2} />
            <AgreedFields />
            <ButtonRow>
              <Button>{doors.press}</Button>
            </ButtonRow>
          </>
        ) : null}
      </CommandForm>
    </Card>
  );
}

function NeedDoors({ ask, needs }: { ask: NeedAsk; needs: NeedNames }) {
  const { start, catalogue } = useText();
  const { doors } = start;
  const options = useDoorChoices(ask.doors);
  const need = needName(needs, ask.kind, catalogue.baton);
  const asked = ask.asked.length > 0 ? <p>{doors.asked(ask.asked.join(", "))}</p> : null;
  if (options.length === 0) {
    return (
      <div className="form-group">
        <p className="form-label">{need}</p>
        {asked ?? <p className="quiet">{doors.none}</p>}
      </div>
    );
  }
  const Group = ask.several ? CheckboxGroup : RadioGroup;
  return (
    <>
      <Group
        name={doorsField(ask.needId)}
        legend={need}
        hint={ask.several ? doors.many : doors.one}
        options={options}
      />
      {asked}
    </>
  );
}
