import { useText } from "../../../text/useText.ts";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { dayInWords } from "../../../ui/format.ts";
import { useNow } from "../../../ui/shell.ts";
import { actionPath } from "../paths.ts";
import type { CourseProps } from "./Course.tsx";
import { formName } from "./names.ts";

/** "Mød mig sådan": the citizen's own words, before anything else; with a receipt from each door that has read them. */
export function MeetMe({ course, again }: CourseProps) {
  const { course: words, lang } = useText();
  const now = useNow();
  const { meetMe, may } = course;
  const write = may.writeMeetMe ? (
    <LinkButton to={actionPath(course.id, "moed-mig")} variant="tertiary">
      {meetMe ? words.meetMe.rewrite : words.meetMe.write}
    </LinkButton>
  ) : null;
  if (meetMe === null) {
    return (
      <Card title={words.meetMe.title} tone="warm">
        <p>{words.meetMe.none}</p>
        {write ? <ButtonRow>{write}</ButtonRow> : null}
      </Card>
    );
  }
  return (
    <Card title={words.meetMe.title} tone="warm">
      <p className="own-words">{meetMe.words}</p>
      <p className="quiet">
        {meetMe.writtenBy === null
          ? words.meetMe.byCitizen(dayInWords(meetMe.at, now, lang))
          : words.meetMe.written(meetMe.writtenBy, dayInWords(meetMe.at, now, lang))}
        {meetMe.writtenBy !== null && meetMe.approved ? ` · ${words.meetMe.approved}` : null}
        {meetMe.readByUs ? ` · ${words.meetMe.readByUs}` : null}
        {meetMe.readBy > 0 ? ` · ${words.meetMe.readBy(meetMe.readBy)}` : null}
      </p>
      {meetMe.readByUs ? (
        <ButtonRow>{write}</ButtonRow>
      ) : (
        <CommandForm name={formName("read")} again={again}>
          <input type="hidden" name="meetMeId" value={meetMe.id} />
          <ButtonRow>
            <Button variant="secondary">{words.meetMe.read}</Button>
            {write}
          </ButtonRow>
        </CommandForm>
      )}
    </Card>
  );
}
