import type { HandoverPreview } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { AgreedFields } from "../../../ui/AgreedFields.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { Field } from "../../../ui/Field.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

interface SenderProps {
  preview: HandoverPreview;
  again: FormAgain | undefined;
}

/** The sender's own moves: send what a redirect prepared, answer the receiver's question, withdraw. */
export function SenderForms({ preview, again }: SenderProps) {
  const { sent } = useText().answer;
  switch (preview.state) {
    case "draft":
      return (
        <Card title={sent.draft}>
          <p>{sent.draftLead(preview.line.to.name)}</p>
          <Send preview={preview} again={again} />
          <Withdraw again={again} label={sent.discard} confirm={sent.discardConfirm} />
        </Card>
      );
    case "questioned":
      return (
        <Card title={sent.answer}>
          <p>{sent.answerLead}</p>
          <AnswerQuestion again={again} />
          <Withdraw again={again} label={sent.withdraw} confirm={sent.withdrawConfirm} />
        </Card>
      );
    case "proposed":
      return (
        <Card title={sent.waiting}>
          <p>{sent.waitingLead(preview.line.to.name)}</p>
          <ButtonRow>
            <LinkButton to={`/forloeb/${preview.courseId}`}>{sent.open}</LinkButton>
          </ButtonRow>
          <Withdraw again={again} label={sent.withdraw} confirm={sent.withdrawConfirm} />
        </Card>
      );
    default:
      return null;
  }
}

function Send({ preview, again }: SenderProps) {
  const { sent } = useText().answer;
  return (
    <CommandForm name="send" again={again}>
      <TextArea
        name="message"
        label={sent.message}
        hint={sent.messageHint}
        initial={preview.message}
        optional
        limit={4000}
      />
      <AgreedFields />
      <ButtonRow>
        <Button>{sent.send}</Button>
      </ButtonRow>
    </CommandForm>
  );
}

function AnswerQuestion({ again }: { again: FormAgain | undefined }) {
  const { sent } = useText().answer;
  return (
    <CommandForm name="answer" again={again}>
      <TextArea name="answer" label={sent.answerField} limit={4000} />
      <ButtonRow>
        <Button>{sent.answerPress}</Button>
      </ButtonRow>
    </CommandForm>
  );
}

function Withdraw(props: { again: FormAgain | undefined; label: string; confirm: string }) {
  const { sent } = useText().answer;
  return (
    <div className="second-form">
      <CommandForm name="withdraw" again={props.again}>
        <ConfirmButton label={props.label} confirm={props.confirm}>
          <Field name="why" label={sent.withdrawWhy} optional maxLength={1000} />
        </ConfirmButton>
      </CommandForm>
    </div>
  );
}
