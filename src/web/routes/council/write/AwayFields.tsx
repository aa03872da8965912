import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Select } from "../../../ui/Select.tsx";
import type { ItemCardProps } from "./ItemCard.tsx";

const AWAY = ["out", "disqualified"] as const;

/** Who of those who came was not there at this item. */
export function AwayFields({ item, attendance, writable, again }: ItemCardProps) {
  const { write: words } = useText().councilMeetings;
  const there = attendance.filter(({ said }) => said === "present");
  if (there.length === 0) return <p className="quiet">{words.awayNone}</p>;
  return (
    <CommandForm name={`away-${item.id}`} again={again}>
      <fieldset disabled={!writable} className="plain-fieldset">
        <legend className="form-label">{words.away}</legend>
        {there.map(({ id, name }) => (
          <Select
            key={id}
            name={`away-${id}`}
            label={name}
            none={words.awayThere}
            initial={item.away.find(({ attendanceId }) => attendanceId === id)?.why ?? ""}
            options={AWAY.map((why) => ({ value: why, label: words.awayWhy[why] }))}
            optional
          />
        ))}
      </fieldset>
      <ButtonRow>
        <Button variant="secondary">{words.saveAway}</Button>
      </ButtonRow>
    </CommandForm>
  );
}
