import type {
  AgendaItem,
  Attendee,
  AwayLine,
  Beside,
  Dissent as DissentLine,
  ItemDialogue,
  MeetingState,
  Task,
} from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { ItemDialogues } from "../shared/ItemDialogues.tsx";
import { PartField, Writer } from "../shared/PartField.tsx";
import { PARTS } from "../shared/texts.ts";
import { AwayFields } from "./AwayFields.tsx";
import { Dissent } from "./Dissent.tsx";
import { TaskFields } from "./TaskFields.tsx";
import { TwoTexts } from "./TwoTexts.tsx";
import { Unsaved } from "./Unsaved.tsx";

export interface WrittenItem extends AgendaItem {
  readonly besides: readonly Beside[];
  readonly away: readonly AwayLine[];
  readonly dissents: readonly DissentLine[];
  readonly tasks: readonly Task[];
  readonly dialogues: readonly ItemDialogue[];
}

export interface ItemCardProps {
  readonly item: WrittenItem;
  readonly attendance: readonly Attendee[];
  readonly meetingId: string;
  readonly slug: string;
  readonly path: string;
  readonly writer: string;
  /** By the body's rules on the day. */
  readonly dissentWritten: boolean;
  readonly writable: boolean;
  readonly state: MeetingState;
  readonly again: FormAgain | undefined;
}

/** One item: its decision first, what the case says unfolded, and what belongs to the item alone. */
export function ItemCard(props: ItemCardProps) {
  const { councilMeetings, councilBetween } = useText();
  const words = councilMeetings.write;
  const { item, writable, writer, slug, path, state, again } = props;
  return (
    <Card
      id={`punkt-${item.id}`}
      title={
        <span lang="da">
          {item.place}. {item.title} {item.open ? null : <Badge>{councilMeetings.closed}</Badge>}
        </span>
      }
    >
      <TwoTexts item={item} again={again} />
      <div data-item={item.id}>
        <CommandForm name={`texts-${item.id}`} again={again}>
          <Writer value={writer} />
          <fieldset disabled={!writable} className="plain-fieldset">
            <PartField part="decision" text={item.texts.decision} rows={4} />
            <Details summary={words.parts}>
              {PARTS.filter((part) => part !== "decision").map((part) => (
                <PartField key={part} part={part} text={item.texts[part]} rows={3} />
              ))}
            </Details>
          </fieldset>
          <p className="write-status quiet" data-status="" />
          <p data-choose hidden>
            <a href={`${path}?valg=${item.id}#punkt-${item.id}`}>{words.choose}</a>
          </p>
          {writable ? (
            <noscript>
              <Button variant="secondary">{words.save}</Button>
            </noscript>
          ) : null}
        </CommandForm>
        {writable ? null : <Unsaved itemId={item.id} state={state} again={again} />}
      </div>
      {item.dialogues.length === 0 ? null : (
        <section>
          <h3>{councilBetween.dialogues.onItems}</h3>
          <ItemDialogues slug={slug} dialogues={item.dialogues} writable={writable} />
        </section>
      )}
      <Details
        summary={words.other}
        open={(again?.form.endsWith(item.id) && !again.form.startsWith("texts-")) ?? false}
      >
        <AwayFields {...props} />
        <Dissent {...props} />
        <TaskFields {...props} />
      </Details>
    </Card>
  );
}
