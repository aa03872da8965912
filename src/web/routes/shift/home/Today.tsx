import { Link } from "react-router";
import type { ShiftView } from "#modules/relay/index.ts";
import { type NeedNames, needName } from "../../../http/needs.ts";
import { useText } from "../../../text/useText.ts";
import { Day } from "../../../ui/Day.tsx";
import { Row } from "../../../ui/Rows.tsx";
import { ShiftList } from "./List.tsx";

type Page = ShiftView["today"];
type Due = Page["rows"][number];

/** I dag: next steps, doors outside to hear from, joint tables – today's, and what should have been done before. */
export function Today({ page, needs }: { page: Page; needs: NeedNames }) {
  return (
    <ShiftList name="today" page={page} row={(due) => <DueRow key={due.id} due={due} needs={needs} />} />
  );
}

function DueRow({ due, needs }: { due: Due; needs: NeedNames }) {
  const { shift } = useText();
  const to = due.kind === "table" ? `/faelles-bord/${due.id}` : `/forloeb/${due.courseId}`;
  return (
    <Row title={<Link to={to}>{due.knownAs || shift.due.anonymous}</Link>}>
      <p className="row-step">
        <What due={due} needs={needs} />
        {due.lapsed ? (
          <span className="time-left-passed">
            {" "}
            · {shift.due.was} <Day on={due.on} />
          </span>
        ) : null}
      </p>
    </Row>
  );
}

function What({ due, needs }: { due: Due; needs: NeedNames }) {
  const { shift, catalogue } = useText();
  switch (due.kind) {
    case "nextStep":
      return <>{due.what}</>;
    case "checkBack":
      return (
        <>
          {shift.due.checkBack} {due.what}
        </>
      );
    case "table":
      return (
        <>
          {shift.due.table} {needName(needs, due.what || null, catalogue.baton)}
        </>
      );
  }
}
