import type { PointableMeeting } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import { dayOfMeeting } from "./dates.ts";

/** At which meeting something was decided, and at which of its items: one that is here, or in words (`words`: the name of that field). */
export function PointField({ meetings, words }: { meetings: readonly PointableMeeting[]; words: string }) {
  const { councilBetween, lang } = useText();
  const { where } = councilBetween;
  return (
    <>
      {meetings.length === 0 ? null : (
        <Select
          name="at"
          label={where.field}
          none={where.none}
          optional
          options={meetings.flatMap(({ id, heldOn, starts, items }) => {
            const day = [dayOfMeeting(heldOn, lang), starts].filter((part) => part !== null).join(", ");
            return [
              { value: id, label: where.meeting(day) },
              ...items.map((item) => ({
                value: `${id}:${item.id}`,
                label: where.item(item.place, item.title),
                group: day,
              })),
            ];
          })}
        />
      )}
      <Field
        name={words}
        label={meetings.length === 0 ? where.words : where.orWords}
        maxLength={300}
        optional={meetings.length > 0}
      />
    </>
  );
}

/** What was chosen there. */
export const pointFrom = (at: string) => {
  const [meetingId = "", itemId = ""] = at.split(":");
  return { meetingId: meetingId === "" ? null : meetingId, itemId: itemId === "" ? null : itemId };
};
