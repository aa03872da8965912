import { Link } from "react-router";
import type { ApprovalRound, ApprovalWay, MeetingPlan, Minutes } from "#modules/council/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button, ButtonRow, LinkButton } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { ConfirmButton } from "../../../ui/ConfirmButton.tsx";
import { Edition } from "../../../ui/Edition.tsx";
import { Field } from "../../../ui/Field.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { dayOfMeeting } from "../shared/dates.ts";
import { publicPath, WHOLE, writePath } from "../shared/meetingPaths.ts";
import { Objections } from "./Objections.tsx";

export interface ApprovalProps {
  readonly slug: string;
  readonly keeps: boolean;
  readonly plan: MeetingPlan;
  readonly minutes: Minutes | null;
  readonly way: ApprovalWay;
  readonly round: ApprovalRound | null;
  /** Why they cannot be said approved now; null: they can. */
  readonly cannot: "objectionsOpen" | "roundNotOver" | "chairApproves" | null;
  readonly today: string;
  readonly again: FormAgain | undefined;
}

/** What is done with the minutes: approved, made public, put right. */
export function Approval(props: ApprovalProps) {
  const { state } = props.plan;
  if (state === "held" && props.keeps) return <Held {...props} />;
  if (state === "draft" && props.keeps) return <Draft {...props} />;
  if (state === "forApproval") return <Open {...props} />;
  if ((state === "approved" || state === "published") && props.keeps) return <Approved {...props} />;
  return null;
}

const at = ({ slug, plan }: ApprovalProps) => ({ slug, day: plan.day, start: plan.start });
const Seen = ({ plan }: Pick<ApprovalProps, "plan">) => <Edition name="seen" value={plan.edition} />;

function Held(props: ApprovalProps) {
  const words = useText().councilMeetings;
  return (
    <Card title={words.meeting.next}>
      <LinkButton to={writePath(at(props))} variant="primary">
        {words.pages.write}
      </LinkButton>
    </Card>
  );
}

function ReadIt(props: ApprovalProps) {
  const words = useText().councilMeetings.approve;
  return (
    <p>
      <Link to={`${publicPath(at(props))}/udskrift?${WHOLE}`}>{words.readIt}</Link>
    </p>
  );
}

function Draft(props: ApprovalProps) {
  const words = useText().councilMeetings.approve;
  const { way, again } = props;
  return (
    <Card title={words.sendTitle}>
      <ReadIt {...props} />
      <p>{words.ways[way]}</p>
      <CommandForm name="send" again={again}>
        <Seen {...props} />
        {way === "written" ? (
          <Field name="closesOn" label={words.closesOn} type="date" width="medium" optional />
        ) : null}
        <ButtonRow>
          <Button>{words.send}</Button>
        </ButtonRow>
      </CommandForm>
      <CommandForm name="writeOn" again={again}>
        <Button variant="secondary">{words.writeOn}</Button>
      </CommandForm>
    </Card>
  );
}

function Open(props: ApprovalProps) {
  const { councilMeetings, lang } = useText();
  const words = councilMeetings.approve;
  const { round, cannot, today, keeps, again } = props;
  if (round === null) return null;
  return (
    <>
      <Card title={words.approveTitle}>
        <ReadIt {...props} />
        <p>{words.ways[round.way]}</p>
        {round.closesOn ? <p>{words.closes(dayOfMeeting(round.closesOn, lang))}</p> : null}
        {keeps && cannot === null ? (
          <CommandForm name="approve" again={again}>
            <Seen {...props} />
            <ButtonRow>
              <Button>{words.approve}</Button>
            </ButtonRow>
          </CommandForm>
        ) : null}
        {keeps && cannot !== null ? <Alert variant="info">{words.cannot[cannot]}</Alert> : null}
        {keeps ? (
          <CommandForm name="takeBack" again={again}>
            <Seen {...props} />
            <ConfirmButton label={words.takeBack}>
              <TextArea name="why" label={words.takeBackWhy} rows={2} limit={1000} />
            </ConfirmButton>
          </CommandForm>
        ) : null}
      </Card>
      <Objections round={round} keeps={keeps} today={today} again={again} />
    </>
  );
}

function Approved(props: ApprovalProps) {
  const { councilMeetings, council } = useText();
  const words = councilMeetings.approve;
  const { plan, minutes, again } = props;
  const closed = (minutes?.items ?? []).flatMap(({ open }, i) => (open === true ? [] : [i + 1]));
  return (
    <>
      {plan.state === "approved" ? (
        <Card title={words.publishTitle}>
          <ReadIt {...props} />
          <CommandForm name="publish" again={again}>
            <Seen {...props} />
            <p>{closed.length > 0 ? council.review.leaves(closed.join(", ")) : council.review.allOpen}</p>
            {closed.map((place) => (
              <input key={place} type="hidden" name="leaves" value={place} />
            ))}
            <ButtonRow>
              <Button>{council.review.publish}</Button>
            </ButtonRow>
          </CommandForm>
        </Card>
      ) : (
        <Card title={council.review.takeDownTitle}>
          <p>
            {council.review.isPublic} <Link to={publicPath(at(props))}>{council.review.seePublic}</Link>
          </p>
          <CommandForm name="down" again={again}>
            <Seen {...props} />
            <ConfirmButton label={council.review.takeDown}>
              <TextArea name="why" label={council.review.why} rows={2} limit={1000} />
            </ConfirmButton>
          </CommandForm>
        </Card>
      )}
      <Card title={words.correctTitle}>
        <p>{words.correctLead}</p>
        <p>
          <Link to={writePath(at(props))}>{councilMeetings.pages.write}</Link>
        </p>
        <CommandForm name="correct" again={again}>
          <Seen {...props} />
          <TextArea name="why" label={words.correctWhy} hint={words.correctWhyHint} rows={2} limit={1000} />
          <ButtonRow>
            <Button variant="secondary">{words.correctPress}</Button>
          </ButtonRow>
        </CommandForm>
      </Card>
    </>
  );
}
