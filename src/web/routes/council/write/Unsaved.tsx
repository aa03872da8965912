import { type ReactNode, useId } from "react";
import type { MeetingState, Written } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Label } from "../../../ui/FieldParts.tsx";
import { PARTS } from "../shared/texts.ts";

interface UnsavedProps {
  readonly itemId: string;
  readonly state: MeetingState;
  readonly again: FormAgain | undefined;
}

/**
 * What somebody had typed and could not save because the minutes were finished meanwhile. The words lie in their browser: the page's
 * script shows the box and puts them in. While the minutes are with nobody yet, writing on saves them.
 */
export function Unsaved({ itemId, state, again }: UnsavedProps) {
  const words = useText().councilMeetings.write;
  return (
    <Box title={words.unsaved} why={state === "draft" ? words.unsavedDraft : words.unsavedClosed}>
      {state === "draft" ? (
        <CommandForm name={`writeOn-${itemId}`} again={again}>
          <ButtonRow>
            <Button variant="secondary">{words.saveUnsaved}</Button>
          </ButtonRow>
        </CommandForm>
      ) : null}
    </Box>
  );
}

interface TakenOffProps {
  readonly item: { readonly id: string; readonly title: string };
  /** Where the words may be put instead; none: they are copied. */
  readonly others: readonly { readonly id: string; readonly place: number; readonly title: string }[];
}

/** The same for an item that was taken off the agenda while somebody wrote in it. */
export function TakenOff({ item, others }: TakenOffProps) {
  const { councilMeetings, council } = useText();
  const words = councilMeetings.write;
  const id = useId();
  const part = (section: Written) => (
    <span key={section} data-left-part={section} hidden>
      {council.sections[section]}
    </span>
  );
  return (
    <div data-item={item.id}>
      {PARTS.map(part)}
      <Box title={`${words.unsaved}: ${item.title}`} why={words.unsavedOff}>
        {others.length === 0 ? null : (
          <div className="form-group">
            <Label htmlFor={id} text={words.putUnder} />
            <select className="form-select" id={id} data-put-under="" lang="da">
              {others.map((other) => (
                <option key={other.id} value={other.id}>
                  {other.place}. {other.title}
                </option>
              ))}
            </select>
            <ButtonRow>
              <Button type="button" variant="secondary" data-put="">
                {words.put}
              </Button>
            </ButtonRow>
          </div>
        )}
      </Box>
    </div>
  );
}

function Box({ title, why, children }: { title: string; why: string; children: ReactNode }) {
  const words = useText().councilMeetings.write;
  const id = useId();
  return (
    <section className="two-texts" data-unsaved="" hidden aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>{title}</h3>
      <p id={`${id}-why`}>{why}</p>
      <textarea
        className="form-input"
        rows={5}
        readOnly
        lang="da"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-why`}
      />
      <p data-copied="" hidden role="status">
        {words.copied}
      </p>
      {children}
      <ButtonRow>
        <Button type="button" variant="secondary" data-copy="">
          {words.copy}
        </Button>
        <Button type="button" variant="tertiary" data-drop="">
          {words.drop}
        </Button>
      </ButtonRow>
    </section>
  );
}
