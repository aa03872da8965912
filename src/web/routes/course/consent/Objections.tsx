import type { CourseView } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { type Choice, Select } from "../../../ui/Select.tsx";
import { SaidHow } from "./SaidHow.tsx";

interface ObjectionsProps {
  objections: CourseView["citizen"]["objections"];
  /** Units and organisations to object to. */
  whom: readonly Choice[];
  again: FormAgain | undefined;
}

/** *Frabedelse*: what is in force, each lifted for itself, and a new one. */
export function Objections({ objections, whom, again }: ObjectionsProps) {
  const text = useText();
  const { consent } = text.courseForms;
  return (
    <Card title={consent.objectTitle}>
      <p>{consent.objectLead}</p>
      {objections.map(({ id, against }) => {
        const name = against ?? text.course.consent.toAll;
        return (
          <CommandForm key={id} name={`lift-${id}`} again={again}>
            <input type="hidden" name="objectionId" value={id} />
            <p>
              <strong>{consent.objectsTo(name)}</strong>
            </p>
            <ConfirmButton label={consent.lift(name)} confirm={consent.liftYes}>
              <p>{consent.liftLead}</p>
            </ConfirmButton>
          </CommandForm>
        );
      })}
      <CommandForm name="object" again={again}>
        <Select
          name="against"
          label={consent.against}
          options={[{ value: "all", label: text.course.consent.toAll }, ...whom]}
        />
        <SaidHow byOthers={false} />
        <ButtonRow>
          <Button variant="secondary">{consent.objectPress}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}
