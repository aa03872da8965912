import { useText } from "../../../../text/useText.ts";
import { Field } from "../../../../ui/Field.tsx";
import { Select } from "../../../../ui/Select.tsx";
import { TextArea } from "../../../../ui/TextArea.tsx";
import { dayOfMeeting } from "../../shared/dates.ts";

export interface FilledIn {
  readonly title: string;
  readonly words: string;
  readonly validFrom: string;
}

interface VersionFieldsProps {
  readonly initial?: Partial<FilledIn>;
  readonly meetings: readonly {
    readonly id: string;
    readonly heldOn: string;
    readonly starts: string | null;
  }[];
}

/** What a version of a council's text says, from when, and where it was adopted. */
export function VersionFields({ initial = {}, meetings }: VersionFieldsProps) {
  const { councilSite, lang } = useText();
  const words = councilSite.about;
  return (
    <>
      <Field name="title" label={words.titleLabel} initial={initial.title ?? ""} maxLength={200} />
      <TextArea
        name="words"
        label={words.words}
        hint={words.wordsHint}
        initial={initial.words ?? ""}
        rows={16}
        limit={50_000}
      />
      <Field
        name="validFrom"
        label={words.validFrom}
        type="date"
        width="medium"
        initial={initial.validFrom ?? ""}
      />
      <Field name="adopted" label={words.adoptedLabel} hint={words.adoptedHint} maxLength={300} optional />
      {meetings.length > 0 ? (
        <Select
          name="meetingId"
          label={words.meeting}
          options={meetings.map(({ id, heldOn, starts }) => ({
            value: id,
            label: [dayOfMeeting(heldOn, lang), starts].filter((part) => part !== null).join(", "),
          }))}
          optional
        />
      ) : null}
    </>
  );
}
