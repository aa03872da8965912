import type { LeavingView } from "#modules/discharge/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { leavingPath } from "../paths.ts";
import { When } from "./Finish.tsx";

interface OtherProps {
  view: LeavingView;
  again: FormAgain | undefined;
}

/** Other ways it ends: they went before time, they died, it was a mistake. */
export function OtherEnds({ view, again }: OtherProps) {
  const { early, stop } = useText().leaving;
  const action = leavingPath(view.id);
  return (
    <>
      <Details summary={early.title} open={again?.form === "early"}>
        <p>{early.lead}</p>
        <CommandForm name="early" again={again} action={action}>
          <TextArea name="words" label={early.words} hint={early.wordsHint} rows={2} limit={1000} optional />
          <Field
            {...{
              name: "doorOpenUntil",
              label: early.doorOpen,
              type: "date",
              width: "short",
              optional: true,
            }}
          />
          <When />
          <ButtonRow>
            <Button variant="secondary">{early.press}</Button>
          </ButtonRow>
        </CommandForm>
      </Details>
      {view.may.stop ? (
        <Details summary={stop.title} open={again?.form === "stop"}>
          <CommandForm name="stop" again={again} action={action}>
            <RadioGroup
              name="reason"
              legend={stop.reason}
              options={Object.entries(stop.reasons).map(([value, label]) => ({ value, label }))}
            />
            <TextArea name="words" label={stop.words} hint={stop.wordsHint} rows={2} limit={1000} optional />
            <ButtonRow>
              <Button variant="secondary">{stop.press}</Button>
            </ButtonRow>
          </CommandForm>
        </Details>
      ) : null}
    </>
  );
}

/** They did not leave after all. */
export function Cancel({ view, again }: OtherProps) {
  const { cancel } = useText().leaving;
  return (
    <Details summary={cancel.title} open={again?.form === "cancel"}>
      <p>{cancel.lead}</p>
      <CommandForm name="cancel" again={again} action={leavingPath(view.id)}>
        <TextArea name="words" label={cancel.why} rows={2} limit={1000} />
        <ButtonRow>
          <Button variant="secondary">{cancel.press}</Button>
        </ButtonRow>
      </CommandForm>
    </Details>
  );
}
