import { Link } from "react-router";
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
import { meetingPath, publicPath } from "../shared/meetingPaths.ts";

interface DayRowProps {
  readonly slug: string;
  readonly day: PlannedDay;
  readonly keeps: boolean;
  readonly again: FormAgain | undefined;
}

/** One day of the plan; while it is only that, whoever keeps the papers makes it a meeting or drops it. */
export function DayRow({ slug, day: one, keeps, again }: DayRowProps) {
  const { councilBetween, lang } = useText();
  const words = councilBetween.plan;
  const { id, start, end, place, kind, theme, joint, meeting, host, page, dropped, last } = one;
  const day = dayOfMeeting(one.day, lang);
  const waits = meeting === null && dropped === null;
  const say = (on: string) => dayOfMeeting(on, lang);
  const at = { slug: host?.slug ?? slug, day: one.day, start: start === "" ? null : start };
  const path = page === null ? null : (page === "public" ? publicPath : meetingPath)(at);
  return (
    <Row
      title={path === null ? day : <Link to={path}>{day}</Link>}
      time={<Badge>{meeting ? words.states[meeting.state] : words.idea}</Badge>}
    >
      <Facts
        items={[
          words.kinds[kind],
          theme,
          end ? `${start}–${end}` : start,
          place,
          host ? words.host(host.name) : null,
          joint.length > 0 ? words.joint(joint.map(({ name }) => name).join(", ")) : null,
        ]}
      />
      {dropped !== null ? <p>{words.dropped(dropped)}</p> : null}
      {dropped === null && last ? (
        <Facts items={[words.items(say(last.items)), words.agenda(say(last.agenda))]} />
      ) : null}
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
