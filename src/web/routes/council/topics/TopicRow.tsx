import type { Topic, Topics } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Facts, Row } from "../../../ui/Rows.tsx";
import { Select } from "../../../ui/Select.tsx";
import { dayOfMeeting } from "../shared/dates.ts";

interface TopicRowProps {
  readonly topic: Topic;
  readonly keeps: boolean;
  readonly meetings: Topics["meetings"];
  readonly again: FormAgain | undefined;
}

/** A topic that waits; whoever keeps the papers puts it on a meeting's agenda or lays it aside. */
export function TopicRow({ topic, keeps, meetings, again }: TopicRowProps) {
  const { councilBetween, lang } = useText();
  const words = councilBetween.topics;
  const { id, title, why, fromWhom, wantedOn } = topic;
  return (
    <Row title={title}>
      <Facts
        items={[
          words.from(fromWhom),
          wantedOn === null ? words.whenever : words.wanted(dayOfMeeting(wantedOn, lang)),
        ]}
      />
      {why === "" ? null : <p className="written">{why}</p>}
      {keeps ? (
        <>
          <Details summary={words.take} open={again?.form === `take-${id}`}>
            {meetings.length === 0 ? (
              <p>{words.noMeetings}</p>
            ) : (
              <CommandForm name={`take-${id}`} again={again}>
                <Select
                  name="meetingId"
                  label={words.meeting}
                  options={meetings.map((meeting) => ({
                    value: meeting.id,
                    label: words.at(dayOfMeeting(meeting.day, lang), meeting.start),
                  }))}
                />
                <ButtonRow>
                  <Button variant="secondary" aria-label={words.takeLabel(title)}>
                    {words.takePress}
                  </Button>
                </ButtonRow>
              </CommandForm>
            )}
          </Details>
          <Details summary={words.aside} open={again?.form === `aside-${id}`}>
            <CommandForm name={`aside-${id}`} again={again}>
              <Field name="because" label={councilBetween.why} maxLength={1000} />
              <ButtonRow>
                <Button variant="secondary" aria-label={words.asideLabel(title)}>
                  {words.aside}
                </Button>
              </ButtonRow>
            </CommandForm>
          </Details>
        </>
      ) : null}
    </Row>
  );
}
