import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import { dayOfMeeting } from "./dates.ts";

interface DecidedFieldsProps {
  readonly today: string;
  readonly meetings: readonly {
    readonly id: string;
    readonly heldOn: string;
    readonly starts: string | null;
  }[];
}

/** On which day something was decided, and at which meeting: one that is here, or in words. */
export function DecidedFields({ today, meetings }: DecidedFieldsProps) {
  const { councilRecommendations, lang } = useText();
  const words = councilRecommendations.work;
  return (
    <>
      <Field name="on" label={words.on} type="date" width="medium" initial={today} />
      {meetings.length > 0 ? (
        <Select
          name="meetingId"
          label={words.meeting}
          none={words.meetingNone}
          options={meetings.map(({ id, heldOn, starts }) => ({
            value: id,
            label: [dayOfMeeting(heldOn, lang), starts].filter((part) => part !== null).join(", "),
          }))}
          optional
        />
      ) : null}
      <Field
        name="words"
        label={words.meetingWords}
        hint={words.meetingWordsHint}
        maxLength={300}
        optional={meetings.length > 0}
      />
    </>
  );
}
