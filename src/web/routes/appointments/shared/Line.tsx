import { Link } from "react-router";
import type { AppointmentView, RightView } from "#modules/appointments/index.ts";
import { useText } from "../../../text/useText.ts";
import { Alert } from "../../../ui/Alert.tsx";
import { Day } from "../../../ui/Day.tsx";
import { Facts, Row } from "../../../ui/Rows.tsx";
import { useNow } from "../../../ui/shell.ts";
import { appointmentPath } from "../paths.ts";
import { capital, companyInWords, rightInWords, stateInWords, whenInWords, whereInWords } from "./present.ts";

/** One appointment in a list: when and where, who goes along, and what calls for somebody. */
export function AppointmentLine({ view }: { view: AppointmentView }) {
  const { appointments: words, lang } = useText();
  const now = useNow();
  const plain = view.state === "booked" && !view.unsaid && view.cannotComeAt === null;
  return (
    <Row title={<Link to={appointmentPath(view.id)}>{capital(whenInWords(view, now, words, lang))}</Link>}>
      <Facts
        items={[
          view.purpose,
          whereInWords(view),
          view.company === "nobodyYet" ? words.today.nobody : companyInWords(view, words),
        ]}
      />
      {plain ? null : <p className="row-step">{stateInWords(view, words)}</p>}
      {view.state === "booked" && view.citizenSays === "notYet" ? (
        <p className="row-step">{words.citizenSaysShort.notYet}</p>
      ) : null}
    </Row>
  );
}

/** A right and what is left of it; once its last day has gone by, that is said. */
export function RightLine({ right }: { right: RightView }) {
  const { rights: words, ...all } = useText().appointments;
  const said = rightInWords(right, { rights: words, ...all });
  return (
    <>
      {right.daysLeft < 0 ? (
        <Alert variant="warning" title={said}>
          {words.passedLead}
        </Alert>
      ) : null}
      <p>
        <strong>{words.kind[right.kind]}</strong>
        {right.about === "" ? null : `: ${right.about}`}
      </p>
      <Facts
        items={[
          right.daysLeft < 0 ? null : said,
          <>
            {words.lastOn} <Day on={right.lastOn} />
          </>,
          <>
            {words.since} <Day on={right.startedOn} />
          </>,
        ]}
      />
      <p className="quiet">
        {right.source}. {words.never}
      </p>
    </>
  );
}
