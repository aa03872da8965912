import type { OutsideAsk } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Field } from "../../../ui/Field.tsx";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { SummaryList } from "../../../ui/SummaryList.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

/** What is asked, by whom and whom to ring – and nothing about who the citizen is. */
export function Asked({ ask, need }: { ask: OutsideAsk; need: string | null }) {
  const { courseActions, catalogue } = useText();
  const { outside } = courseActions;
  return (
    <Card title={outside.asked}>
      {ask.message ? <p className="written">{ask.message}</p> : null}
      <SummaryList
        rows={[
          { label: outside.need, value: need ?? outside.course },
          { label: outside.age, value: catalogue.ageBand[ask.ageBand] },
          {
            label: outside.from,
            value: (
              <>
                {ask.from.name}, {ask.from.organisation} · <PhoneLink phone={ask.from.phone} />
              </>
            ),
          },
        ]}
      />
      <p>{outside.noName}</p>
    </Card>
  );
}

export function AnswerForm({ ask, again }: { ask: OutsideAsk; again: FormAgain | undefined }) {
  const { outside } = useText().courseActions;
  return (
    <Card>
      <CommandForm name="answer" again={again}>
        <RadioGroup
          name="answer"
          legend={outside.answer}
          options={[
            { value: "yes", label: outside.yes },
            { value: "no", label: outside.no, hint: outside.noHint },
          ]}
        />
        <Field name="name" label={outside.name} width="medium" maxLength={200} autoComplete="name" />
        <Field name="role" label={outside.role} width="medium" maxLength={200} optional />
        <TextArea name="text" label={outside.text} hint={outside.textHint} rows={2} limit={2000} optional />
        <p>{outside.stays(ask.from.name)}</p>
        <ButtonRow>
          <Button>{outside.press}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}
