import type { PlannedDay } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Facts, Row } from "../../../ui/Rows.tsx";
import { dayOfMeeting } from "../shared/dates.ts";

interface DayRowProps {
  readonly day: PlannedDay;
  readonly keeps: boolean;
  readonly again: FormAgain | undefined;
}

/** One day of the plan; while it is only that, whoever keeps the papers makes it a meeting or drops it. */
export function DayRow({ day: one, keeps, again }: DayRowProps) {
  const { councilBetween, lang } = useText();
  const words = councilBetween.plan;
  const { id, start, end, place, kind, theme, joint, meeting, dropped, last } = one;
  const day = dayOfMeeting(one.day, lang);
  const waits = meeting === null && dropped === null;
  const say = (on: string) => dayOfMeeting(on, lang);
  return (
    <Row title={day} time={<Badge>{meeting ? words.states[meeting.state] : words.idea}</Badge>}>
      <Facts
        items={[
          words.kinds[kind],
          theme,
          end ? `${start}–${end}` : start,
          place,
          joint.length > 0 ? words.joint(joint.map(({ name }) => name).join(", ")) : null,
        ]}
      />
      {dropped === null ? (
        <Facts items={[words.items(say(last.items)), words.agenda(say(last.agenda))]} />
      ) : (
        <p>{words.dropped(dropped)}</p>
      )}
      {keeps && waits && id ? (
        <>
          <CommandForm name={`make-${id}`} again={again}>
            <ButtonRow>
              <Button variant="secondary" aria-label={words.makeLabel(day)}>
                {words.make}
              </Button>
            </ButtonRow>
          </CommandForm>
          <Details summary={words.drop} open={again?.form === `drop-${id}`}>
            <CommandForm name={`drop-${id}`} again={again}>
              <Field name="because" label={councilBetween.why} maxLength={1000} />
              <ButtonRow>
                <Button variant="secondary" aria-label={words.dropLabel(day)}>
                  {words.drop}
                </Button>
              </ButtonRow>
            </CommandForm>
          </Details>
        </>
      ) : null}
    </Row>
  );
}
