import type { HandoverPreview } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

/** Spørg først: while one question waits for its answer, no second is asked. */
export function QuestionForm({ preview, again }: { preview: HandoverPreview; again: FormAgain | undefined }) {
  const { ask } = useText().answer;
  if (preview.state === "questioned") {
    return (
      <Card title={ask.title}>
        <p>{ask.waiting}</p>
      </Card>
    );
  }
  return (
    <Card title={ask.title} id="spoerg">
      <p>{ask.lead}</p>
      <CommandForm name="ask" again={again}>
        <TextArea name="question" label={ask.question} limit={4000} />
        <ButtonRow>
          <Button variant="secondary">{ask.press}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}
