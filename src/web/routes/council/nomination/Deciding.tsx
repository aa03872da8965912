import type { Nominee, PointableMeeting } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Field } from "../../../ui/Field.tsx";
import { CheckboxGroup } from "../../../ui/RadioGroup.tsx";
import { PointField } from "../shared/PointField.tsx";

interface DecidingProps {
  readonly nomination: {
    readonly edition: number;
    readonly nominees: readonly Nominee[];
    readonly fewest: number;
    readonly most: number;
  };
  readonly meetings: readonly PointableMeeting[];
  readonly again: FormAgain | undefined;
}

/** Who it became, and where that was decided; or that it is called off. */
export function Deciding({
  nomination: { edition, nominees, fewest, most },
  meetings,
  again,
}: DecidingProps) {
  const { councilBetween } = useText();
  const words = councilBetween.names;
  const seen = <Edition name="seen" value={edition} />;
  return (
    <>
      {nominees.length > 0 ? (
        <Card title={words.decide}>
          <CommandForm name="decide" again={again}>
            {seen}
            <CheckboxGroup
              name="chosen"
              legend={words.choose}
              hint={words.many(fewest, most)}
              options={nominees.map(({ id, name }) => ({ value: id, label: name }))}
            />
            <Field name="decidedOn" type="date" width="short" label={words.decidedOn} />
            <PointField meetings={meetings} words="decidedAt" />
            <ButtonRow>
              <Button>{words.decidePress}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
      <Details summary={words.callOff} open={again?.form === "off"}>
        <CommandForm name="off" again={again}>
          {seen}
          <Field name="because" label={councilBetween.why} maxLength={1000} />
          <ButtonRow>
            <Button variant="secondary">{words.callOff}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
    </>
  );
}
