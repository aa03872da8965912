import { refusalMessage } from "../../../text/refusal.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Field } from "../../../ui/Field.tsx";
import { FileField } from "../../../ui/FileField.tsx";
import { FormKey } from "../../../ui/FormKey.tsx";

interface FileFormProps {
  /** The item's own page. */
  readonly page: string;
  /** Whether everybody may read the item, once the agenda is sent. */
  readonly open: boolean;
  /** Why the last file was not taken; null: it was. */
  readonly failed: string | null;
}

/** A file is added as an annex. A whole page's form, not the router's: what is sent is taken in as it comes. */
export function FileForm({ page, open, failed }: FileFormProps) {
  const text = useText();
  const { file: words } = text.councilMeetings.item;
  return (
    <form method="post" action="/raad/bilag-ind" encType="multipart/form-data" className="command">
      {failed === null ? null : (
        <Alert variant="error" announce>
          {refusalMessage(text, failed, { megabytes: 10 })}
        </Alert>
      )}
      <input type="hidden" name="page" value={page} />
      <FormKey />
      <Field name="title" label={words.title} hint={words.titleHint} maxLength={300} optional />
      <FileField
        name="file"
        label={words.file}
        hint={open ? words.openHint : words.closedHint}
        accept=".pdf,.docx,.png,.jpg,.jpeg,.txt"
      />
      <ButtonRow>
        <Button variant="secondary">{words.press}</Button>
      </ButtonRow>
    </form>
  );
}
