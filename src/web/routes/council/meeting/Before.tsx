import type { MeetingPlan } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { agendaPath } from "../shared/meetingPaths.ts";
import { WhenFields } from "../shared/WhenFields.tsx";

interface BeforeProps {
  readonly slug: string;
  readonly plan: MeetingPlan;
  readonly items: number;
  readonly seats: number;
  readonly today: string;
  readonly deadlines: { readonly items: string; readonly agenda: string };
  readonly others: readonly { readonly id: string; readonly name: string }[];
  readonly again: FormAgain | undefined;
}

/** What is done before a meeting: called, begun, moved, cancelled. */
export function Before({ slug, plan, items, seats, today, deadlines, others, again }: BeforeProps) {
  const { councilMeetings, lang } = useText();
  const words = councilMeetings.meeting;
  const at = { slug, day: plan.day, start: plan.start };
  const called = plan.state === "called";
  const seen = <Edition name="seen" value={plan.sequence} />;
  return (
    <>
      {called ? null : <Deadlines {...{ today, deadlines }} lang={lang} words={words} />}
      <Card title={words.callTitle}>
        {items === 0 ? (
          <>
            <p>{words.noItemsYet}</p>
            <LinkButton to={agendaPath(at)}>{councilMeetings.pages.agenda}</LinkButton>
          </>
        ) : (
          <CommandForm name="call" again={again}>
            {seen}
            <p>{words.callLead(seats)}</p>
            <ButtonRow>
              <Button variant={called ? "secondary" : "primary"}>
                {called ? words.callAgain : words.callPress}
              </Button>
            </ButtonRow>
          </CommandForm>
        )}
      </Card>
      {items > 0 ? (
        <Card title={words.begin}>
          <CommandForm name="begin" again={again}>
            <p>{words.beginLead}</p>
            <ButtonRow>
              <Button variant={called ? "primary" : "secondary"}>{words.begin}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : null}
      <Card title={words.change}>
        <Details summary={words.change} open={again?.form === "change"}>
          <CommandForm name="change" again={again}>
            {seen}
            {called ? <p>{words.changeTold}</p> : null}
            <WhenFields others={others} initial={plan} />
            <ButtonRow>
              <Button variant="secondary">{words.saveChange}</Button>
            </ButtonRow>
          </CommandForm>
        </Details>
        <CommandForm name="cancel" again={again}>
          {seen}
          <ConfirmButton label={words.cancel}>
            <TextArea
              name="why"
              label={words.cancelWhy}
              {...(called ? { hint: words.cancelHint } : {})}
              rows={2}
              limit={1000}
            />
          </ConfirmButton>
        </CommandForm>
      </Card>
    </>
  );
}

interface DeadlinesProps {
  readonly today: string;
  readonly deadlines: { readonly items: string; readonly agenda: string };
  readonly lang: "da" | "en";
  readonly words: {
    readonly deadlineItems: (day: string) => string;
    readonly deadlineAgenda: (day: string) => string;
    readonly late: (day: string) => string;
  };
}

/** The last days by the body's rules, and a warning once the agenda is late. */
function Deadlines({ today, deadlines, lang, words }: DeadlinesProps) {
  const agenda = dayOfMeeting(deadlines.agenda, lang);
  if (today > deadlines.agenda) return <Alert variant="warning">{words.late(agenda)}</Alert>;
  return (
    <Alert variant="info">
      <p>{words.deadlineItems(dayOfMeeting(deadlines.items, lang))}</p>
      <p>{words.deadlineAgenda(agenda)}</p>
    </Alert>
  );
}
