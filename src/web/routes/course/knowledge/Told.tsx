import type { CourseView } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { Facts } from "../../../ui/Rows.tsx";
import { useNow } from "../../../ui/shell.ts";
import { actionPath } from "../paths.ts";

export type SharedNote = NonNullable<CourseView["knowledge"]>[number];

/** One note the citizen shares: whose words as far as they allow, and whether it helped. */
export function Told(props: {
  note: SharedNote;
  courseId: string;
  /** The reader takes part: they may say that it helped. */
  may: boolean;
  again: FormAgain | undefined;
}) {
  const { knowledge, lang } = useText();
  const { course: words } = knowledge;
  const now = useNow();
  const { id, at, from, usefulTo, usefulToUs } = props.note;
  return (
    <>
      <p className="own-words">{props.note.words}</p>
      <Facts
        items={[
          from === null ? words.nameless : words.from(from.name, from.relation),
          dayInWords(at, now, lang),
          usefulTo > 0 ? words.usefulTo(usefulTo) : null,
          usefulToUs ? words.usefulToUs : null,
        ]}
      />
      {props.may && !usefulToUs ? (
        <CommandForm name={`useful-${id}`} again={props.again} action={actionPath(props.courseId, "viden")}>
          <input type="hidden" name="noteId" value={id} />
          <Button variant="secondary">{words.useful}</Button>
          <p className="quiet">{words.usefulHint}</p>
        </CommandForm>
      ) : null}
    </>
  );
}
