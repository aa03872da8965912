import type { MeetingState } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";

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
  const id = `ikke-gemt-${itemId}`;
  return (
    <section className="two-texts" data-unsaved="" hidden aria-labelledby={`${id}-titel`}>
      <h3 id={`${id}-titel`}>{words.unsaved}</h3>
      <p id={id}>{state === "draft" ? words.unsavedDraft : words.unsavedClosed}</p>
      <textarea
        className="form-input"
        rows={5}
        readOnly
        lang="da"
        aria-labelledby={`${id}-titel`}
        aria-describedby={id}
      />
      <p data-copied="" hidden role="status">
        {words.copied}
      </p>
      {state === "draft" ? (
        <CommandForm name={`writeOn-${itemId}`} again={again}>
          <ButtonRow>
            <Button variant="secondary">{words.saveUnsaved}</Button>
          </ButtonRow>
        </CommandForm>
      ) : null}
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
