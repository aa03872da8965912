import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Details } from "../../../ui/Details.tsx";
import { Field } from "../../../ui/Field.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { MeetMeWords } from "../../../ui/MeetMeWords.tsx";
import { useNow } from "../../../ui/shell.ts";
import { actionPath } from "../paths.ts";
import type { CourseProps } from "./Course.tsx";
import { formName } from "./names.ts";

/** "Mød mig sådan": the citizen's own words, before anything else; with a receipt from each door that has read them. */
export function MeetMe({ course, again }: CourseProps) {
  const { meetMe: words } = useText().course;
  const { meetMe, meetMeKnown, may } = course;
  const write =
    may.writeMeetMe && meetMeKnown ? (
      <LinkButton to={actionPath(course.id, "moed-mig")} variant="tertiary">
        {meetMe ? words.rewrite : words.write}
      </LinkButton>
    ) : null;
  if (meetMe === null) {
    return (
      <Card title={words.title} tone="warm">
        <p>{meetMeKnown ? words.none : words.closed}</p>
        {write ? <ButtonRow>{write}</ButtonRow> : null}
      </Card>
    );
  }
  return (
    <Card title={words.title} tone="warm">
      <MeetMeWords said={meetMe} />
      <Whose meetMe={meetMe} />
      {meetMe.readByUs ? (
        <ButtonRow>{write}</ButtonRow>
      ) : (
        <CommandForm name={formName("read")} again={again}>
          <input type="hidden" name="meetMeId" value={meetMe.id} />
          <ButtonRow>
            <Button variant="secondary">{words.read}</Button>
            {write}
          </ButtonRow>
        </CommandForm>
      )}
      {may.writeMeetMe && !meetMe.approved ? (
        <Details summary={words.approve.title} open={again?.form === formName("approve")}>
          <CommandForm name={formName("approve")} again={again}>
            <input type="hidden" name="meetMeId" value={meetMe.id} />
            <Field name="heardBy" label={words.approve.heardBy} hint={words.approve.hint} />
            <ButtonRow>
              <Button variant="secondary">{words.approve.press}</Button>
            </ButtonRow>
          </CommandForm>
        </Details>
      ) : null}
    </Card>
  );
}

/** Who wrote it and when, what the citizen has said of it, and who has read it. */
function Whose({ meetMe }: { meetMe: NonNullable<CourseProps["course"]["meetMe"]> }) {
  const { course, lang } = useText();
  const { meetMe: words } = course;
  const when = dayInWords(meetMe.at, useNow(), lang);
  const facts = [
    meetMe.writtenBy === null ? words.byCitizen(when) : words.written(meetMe.writtenBy, when),
    meetMe.writtenBy === null ? null : seenByCitizen(meetMe, words),
    meetMe.readByUs ? words.readByUs : null,
    meetMe.readBy > 0 ? words.readBy(meetMe.readBy) : null,
  ];
  return <p className="quiet">{facts.filter((fact) => fact !== null).join(" · ")}</p>;
}

function seenByCitizen(
  { approved, heardBy }: Pick<NonNullable<CourseProps["course"]["meetMe"]>, "approved" | "heardBy">,
  words: ReturnType<typeof useText>["course"]["meetMe"],
): string {
  if (!approved) return words.notSeen;
  return heardBy === null ? words.approved : words.approvedAloud(heardBy);
}
