import { type AnswerTimes, DEFAULT_ANSWER_TIMES, URGENCIES } from "#kernel/urgency.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";

/** How long the organisation's units have to answer: its own times, or the common ones. */
export function Times({ own, again }: { own: AnswerTimes | null; again: FormAgain | undefined }) {
  const { setUp, catalogue } = useText();
  const { organisation: words } = setUp;
  const times = own ?? DEFAULT_ANSWER_TIMES;
  return (
    <Card title={words.times}>
      <p>{own === null ? words.timesDefault : words.timesOwn}</p>
      <CommandForm name="times" again={again}>
        <p>{words.timesHint}</p>
        {URGENCIES.map((urgency) => {
          const time = times[urgency];
          const name = catalogue.urgency[urgency];
          return (
            <div key={urgency} className="form-group">
              <Field
                name={`${urgency}.amount`}
                type="number"
                width="short"
                label={words.amount(name)}
                initial={String(time.kind === "workingDays" ? time.days : time.minutes)}
              />
              <Select
                name={`${urgency}.kind`}
                label={words.kind(name)}
                initial={time.kind}
                options={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))}
              />
            </div>
          );
        })}
        <ButtonRow>
          <Button variant="secondary">{words.timesPress}</Button>
        </ButtonRow>
      </CommandForm>
      {own === null ? null : (
        <CommandForm name="defaultTimes" again={again}>
          <ButtonRow>
            <Button variant="tertiary">{words.timesReset}</Button>
          </ButtonRow>
        </CommandForm>
      )}
    </Card>
  );
}
