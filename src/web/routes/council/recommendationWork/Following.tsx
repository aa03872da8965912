import type { AskingWithClock, Target } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

interface FollowingProps {
  readonly today: string;
  readonly askings: readonly AskingWithClock[];
  readonly targets: readonly Target[];
  readonly again: FormAgain | undefined;
}

const STATES = ["underway", "done", "dropped", "planned"] as const;

/** What became of it, as the council sees it: follow-ups, how it goes with what was promised, targets and their readings. */
export function Following({ today, askings, targets, again }: FollowingProps) {
  const { councilRecommendations } = useText();
  const words = councilRecommendations.work;
  const promised = askings.flatMap(({ body, answers }) =>
    (answers.at(-1)?.actions ?? []).map((action) => ({
      value: action.id,
      label: action.words,
      group: body.name,
    })),
  );
  const onDay = <Field name="on" label={words.on} type="date" width="medium" initial={today} />;
  const save = (
    <ButtonRow>
      <Button variant="secondary">{words.save}</Button>
    </ButtonRow>
  );
  return (
    <>
      <Details summary={words.followUp} open={again?.form === "followUp"}>
        <CommandForm name="followUp" again={again}>
          {onDay}
          <TextArea name="words" label={words.seen} rows={4} limit={4000} />
          {save}
        </CommandForm>
      </Details>
      {promised.length > 0 ? (
        <Details summary={words.step} open={again?.form === "step"}>
          <CommandForm name="step" again={again}>
            <Select name="actionId" label={words.which} options={promised} />
            <RadioGroup
              name="state"
              legend={words.state}
              options={STATES.map((value) => ({ value, label: councilRecommendations.actionState[value] }))}
              columns
            />
            {onDay}
            <Field name="words" label={words.words} maxLength={1000} optional />
            {save}
          </CommandForm>
        </Details>
      ) : null}
      <Details summary={words.target} open={again?.form === "addTarget"}>
        <CommandForm name="addTarget" again={again}>
          <Field name="words" label={words.targetWords} maxLength={500} />
          <Field name="goal" label={words.goal} hint={words.goalHint} width="medium" optional />
          <Field name="unit" label={words.unit} width="medium" maxLength={60} optional />
          <RadioGroup
            name="direction"
            legend={words.direction}
            options={(["atLeast", "atMost"] as const).map((value) => ({
              value,
              label: words.directions[value],
            }))}
            columns
            optional
          />
          <Field name="by" label={words.by} type="date" width="medium" />
          {save}
        </CommandForm>
      </Details>
      {targets.map((target) => (
        <Revise key={target.id} target={target} again={again} />
      ))}
      {targets.length > 0 ? (
        <Details summary={words.read} open={again?.form === "addReading"}>
          <CommandForm name="addReading" again={again}>
            <Select
              name="targetId"
              label={words.which}
              options={targets.map(({ id, words: what, unit }) => ({
                value: id,
                label: unit === "" ? what : `${what} (${unit})`,
              }))}
            />
            {onDay}
            <Field name="value" label={words.value} hint={words.goalHint} width="medium" optional />
            <Field name="words" label={words.words} maxLength={1000} optional />
            {save}
          </CommandForm>
        </Details>
      ) : null}
    </>
  );
}

/** A target said anew: the figure it is to reach, its day or its words – not what it is measured in. */
function Revise({ target, again }: { target: Target; again: FormAgain | undefined }) {
  const words = useText().councilRecommendations.work;
  const { id, edition, words: what, goal, unit, direction, by } = target;
  const mine = again?.form === "reviseTarget" && again.values.targetId?.[0] === id;
  return (
    <Details summary={words.revise(what)} open={mine}>
      <CommandForm name="reviseTarget" again={mine ? again : undefined}>
        <input type="hidden" name="targetId" value={id} />
        <Edition name="seen" value={edition} />
        <Field name="words" label={words.targetWords} maxLength={500} initial={what} />
        {goal === null || direction === null ? null : (
          <>
            <Field
              name="goal"
              label={`${words.goal} (${unit})`}
              hint={words.goalHint}
              width="medium"
              initial={String(goal).replace(".", ",")}
            />
            <RadioGroup
              name="direction"
              legend={words.direction}
              options={(["atLeast", "atMost"] as const).map((value) => ({
                value,
                label: words.directions[value],
              }))}
              initial={direction}
              columns
            />
          </>
        )}
        <Field name="by" label={words.by} type="date" width="medium" initial={by} />
        <Field name="why" label={words.why} maxLength={2000} />
        <ButtonRow>
          <Button variant="secondary">{words.revisePress}</Button>
        </ButtonRow>
      </CommandForm>
    </Details>
  );
}
