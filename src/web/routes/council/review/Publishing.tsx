import type { MeetingState } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

interface PublishingProps {
  readonly state: MeetingState;
  readonly edition: number;
  /** Places of items of which nobody has said whether they were open, and of those that were not. */
  readonly unsaid: readonly number[];
  readonly closed: readonly number[];
  readonly again: FormAgain | undefined;
}

/** The press that shows the minutes to everybody; or takes them back. */
export function Publishing(props: PublishingProps) {
  return props.state === "published" ? <TakeDown {...props} /> : <Publish {...props} />;
}

function Publish({ edition, unsaid, closed, again }: PublishingProps) {
  const words = useText().council.review;
  return (
    <Card title={words.publishTitle}>
      {unsaid.length > 0 ? (
        <p>
          {words.first} {words.stillUnsaid(unsaid.join(", "))}
        </p>
      ) : (
        <CommandForm name="publish" again={again}>
          <Edition name="seen" value={edition} />
          <p>{closed.length > 0 ? words.leaves(closed.join(", ")) : words.allOpen}</p>
          <input type="hidden" name="leaves" value={closed.join(",")} />
          <ButtonRow>
            <Button>{words.publish}</Button>
          </ButtonRow>
        </CommandForm>
      )}
    </Card>
  );
}

function TakeDown({ edition, again }: PublishingProps) {
  const words = useText().council.review;
  return (
    <Card title={words.takeDownTitle}>
      <CommandForm name="down" again={again}>
        <Edition name="seen" value={edition} />
        <TextArea name="why" label={words.why} rows={2} limit={1000} />
        <ButtonRow>
          <Button variant="secondary">{words.takeDown}</Button>
        </ButtonRow>
      </CommandForm>
    </Card>
  );
}
