import type { Item, MeetingState } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { RadioGroup } from "../../../ui/RadioGroup.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";

interface PublishingProps {
  readonly state: MeetingState;
  readonly edition: number;
  readonly items: readonly Item[];
  readonly unsaid: readonly number[];
  readonly closed: readonly number[];
  readonly again: FormAgain | undefined;
}

/** What was open, and the press that shows it to everybody; or takes it back. */
export function Publishing(props: PublishingProps) {
  return props.state === "published" ? <TakeDown {...props} /> : <Draft {...props} />;
}

function Draft({ edition, items, unsaid, closed, again }: PublishingProps) {
  const { council } = useText();
  const words = council.review;
  return (
    <>
      <Card title={words.openness}>
        <CommandForm name="open" again={again}>
          <Edition name="seen" value={edition} />
          <p>{words.opennessHint}</p>
          {items.map((item, i) => (
            <RadioGroup
              // biome-ignore lint/suspicious/noArrayIndexKey: an item's place is what tells it apart.
              key={i}
              name={`item-${i + 1}`}
              legend={council.item(item.number, item.title)}
              options={[
                { value: "open", label: words.isOpen },
                { value: "closed", label: words.closed },
              ]}
              {...(item.open === null ? {} : { initial: item.open ? "open" : "closed" })}
              columns
              optional={false}
            />
          ))}
          <ButtonRow>
            <Button variant="secondary">{words.saveOpen}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
      <Card title={words.publishTitle}>
        {unsaid.length > 0 ? (
          <p>{words.first}</p>
        ) : (
          <CommandForm name="publish" again={again}>
            <Edition name="seen" value={edition} />
            <p>{closed.length > 0 ? words.leaves(closed.join(", ")) : words.allOpen}</p>
            {closed.map((place) => (
              <input key={place} type="hidden" name={`leaves-${place}`} value="yes" />
            ))}
            <ButtonRow>
              <Button>{words.publish}</Button>
            </ButtonRow>
          </CommandForm>
        )}
      </Card>
    </>
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
