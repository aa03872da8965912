import { Link } from "react-router";
import type { ShiftView } from "#modules/relay/index.ts";
import type { FormAgain } from "../../../http/command.ts";
import { type NeedNames, needName } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Button } from "../../../ui/Button.tsx";
import { CommandForm } from "../../../ui/CommandForm.tsx";
import { Facts, Row } from "../../../ui/Rows.tsx";
import { TextArea } from "../../../ui/TextArea.tsx";
import { TimeBar } from "../../../ui/TimeBar.tsx";
import { TimeLeft } from "../../../ui/TimeLeft.tsx";
import { UnitName } from "../../../ui/UnitName.tsx";
import { rowForm } from "./form.ts";
import { ShiftList } from "./List.tsx";

type Page = ShiftView["awaitingOurAnswer"];
type Ask = Page["rows"][number];

/** Venter på vores svar. Accepting takes one press; there is no "no". */
export function AwaitingUs(props: { page: Page; needs: NeedNames; again: FormAgain | undefined }) {
  const { page, needs, again } = props;
  return (
    <>
      <Gone page={page} again={again} />
      <ShiftList
        name="awaitingUs"
        page={page}
        row={(ask) => <AskRow key={ask.handoverId} ask={ask} needs={needs} again={again} />}
      />
    </>
  );
}

/** Somebody was first, and the row is no longer here to say so: it is said above the list, with what was written. */
function Gone({ page, again }: { page: Page; again: FormAgain | undefined }) {
  const { common } = useText();
  if (!again?.refusal || page.rows.some(({ handoverId }) => again.form.endsWith(handoverId))) return null;
  return (
    <Alert variant="error" title={common.form.refusalHeading} announce>
      <p>{again.refusal.message}</p>
      {again.values.question ? <p className="written">{again.values.question[0]}</p> : null}
    </Alert>
  );
}

function AskRow({ ask, needs, again }: { ask: Ask; needs: NeedNames; again: FormAgain | undefined }) {
  const { shift, catalogue } = useText();
  const need = needName(needs, ask.needKind, catalogue.baton);
  return (
    <Row
      id={`ask-${ask.handoverId}`}
      news={shift.ask.news(need, ask.from.name)}
      title={<Link to={`/svar/${ask.handoverId}`}>{need}</Link>}
      time={<Time ask={ask} />}
      actions={<Answers ask={ask} need={need} again={again} />}
    >
      <Facts
        items={[
          ask.knownAs === null ? null : shift.knownAs(ask.knownAs),
          catalogue.ageBand[ask.ageBand],
          catalogue.urgency[ask.urgency],
          <From key="from" unit={ask.from} />,
        ]}
      />
      {ask.message === "" ? null : <p className="row-words">{ask.message}</p>}
      {ask.questioned ? <p className="quiet">{shift.ask.questioned}</p> : null}
      {ask.rung > 0 && !ask.questioned ? <p className="quiet">{shift.ask.climbed(ask.rung)}</p> : null}
    </Row>
  );
}

/** Our time; while they owe us an answer, theirs, since our clock stands still. */
function Time({ ask }: { ask: Ask }) {
  const { shift } = useText();
  if (ask.questioned) {
    return (
      <>
        {shift.ask.theirTurn} <TimeLeft until={ask.answerBy} />
      </>
    );
  }
  return (
    <>
      <TimeLeft until={ask.answerBy} />
      <TimeBar from={ask.proposedAt} until={ask.answerBy} />
    </>
  );
}

function From({ unit }: { unit: Ask["from"] }) {
  const { shift } = useText();
  return (
    <>
      {shift.from} <UnitName name={unit.name} sector={unit.sector} />
    </>
  );
}

function Answers({ ask, need, again }: { ask: Ask; need: string; again: FormAgain | undefined }) {
  const { shift } = useText();
  const { handoverId, from } = ask;
  const asking = rowForm("ask", handoverId);
  return (
    <>
      <CommandForm name={rowForm("accept", handoverId)} again={again}>
        <input type="hidden" name="handoverId" value={handoverId} />
        <Button variant="secondary" aria-label={shift.ask.acceptLabel(need, from.name)}>
          {shift.ask.accept}
        </Button>
      </CommandForm>
      <Link
        className="button button-tertiary"
        to={`/svar/${handoverId}#vis-videre`}
        aria-label={shift.ask.redirectLabel(need, from.name)}
      >
        {shift.ask.redirect}
      </Link>
      {ask.questioned ? null : (
        <details className="row-form" id={`unfold-${asking}`} open={again?.form === asking}>
          <summary className="button button-tertiary" aria-label={shift.ask.questionLabel(need, from.name)}>
            {shift.ask.question}
          </summary>
          <CommandForm name={asking} again={again}>
            <input type="hidden" name="handoverId" value={handoverId} />
            <TextArea
              name="question"
              label={shift.ask.yourQuestion}
              hint={shift.ask.questionHint}
              limit={4000}
            />
            <Button variant="secondary">{shift.ask.send}</Button>
          </CommandForm>
        </details>
      )}
    </>
  );
}
