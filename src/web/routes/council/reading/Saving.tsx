import { Link } from "react-router";
import { dayOf } from "#kernel/time.ts";
import type { MeetingThere } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { minutesPath, reviewPath } from "../shared/paths.ts";

interface SavingProps {
  readonly slug: string;
  readonly meeting: { readonly date: string | null; readonly start: string | null };
  readonly there: MeetingThere | null;
  readonly count: { readonly items: number; readonly unsaid: number; readonly odd: number };
  readonly page: number;
  readonly pages: number;
}

/** The press that makes minutes of it, with what happens to the same meeting where it is here already. */
export function Saving({ slug, meeting, there, count, page, pages }: SavingProps) {
  const { councilTakeIn, lang } = useText();
  const words = councilTakeIn.reading;
  const stays = there?.madeHere ? words.thereMade : there?.state === "published" ? words.therePublic : null;
  return (
    <Card title={words.saveTitle}>
      <input type="hidden" name="over" value={there?.edition ?? 0} />
      {meeting.date === null ? <p>{words.noDate}</p> : null}
      {stays === null ? null : <Alert variant="warning">{stays}</Alert>}
      {there && stays === null && meeting.date !== null ? (
        <Alert variant="info">
          {words.thereDraft(dayOfMeeting(dayOf(there.changedAt), lang))}{" "}
          <Link to={reviewPath(minutesPath(slug, meeting.date, meeting.start))}>{words.seeThere}</Link>
        </Alert>
      ) : null}
      {stays === null && meeting.date !== null ? (
        <>
          <p>{words.saveSays(count.items, count.unsaid, count.odd)}</p>
          {pages > 1 ? <p>{words.pagesLeft(page, pages)}</p> : null}
          <ButtonRow>
            <Button name="do" value="save">
              {words.save}
            </Button>
          </ButtonRow>
        </>
      ) : null}
    </Card>
  );
}
