import type { HandoverPreview } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { dayOffset } from "../../../ui/dates.ts";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import { useShell } from "../../../ui/shell.ts";

/** Tag imod: with everything filled in already, so that one press is enough. */
export function AcceptForm({ preview, again }: { preview: HandoverPreview; again: FormAgain | undefined }) {
  const { accept } = useText().answer;
  const { viewer, now } = useShell();
  const soon = preview.urgency === "acute" || preview.urgency === "sameDay";
  return (
    <Card title={accept.title}>
      <p>{preview.needKind === null ? accept.leadBaton : accept.lead}</p>
      <CommandForm name="accept" again={again}>
        <Select
          name="contactPersonId"
          label={accept.contact}
          initial={viewer?.personId ?? ""}
          options={preview.members.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Field
          name="firstContactOn"
          type="date"
          width="short"
          label={accept.firstContact}
          initial={dayOffset(now, soon ? 0 : 1)}
        />
        <Field name="nextStep" label={accept.nextStep} hint={accept.nextStepHint} maxLength={1000} optional />
        <ButtonRow>
          <Button>{accept.press}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}
