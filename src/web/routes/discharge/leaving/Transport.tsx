import { Link } from "react-router";
import type { LeavingView } from "#modules/discharge/index.ts";
import { useText } from "../../../text/useText.ts";
import { Day } from "../../../ui/Day.tsx";
import { actionPath } from "../../course/paths.ts";

/** What the law gives of transport, by the ticks that are saved; where it gives nothing, the way to somebody who goes along. */
export function TransportRights({ view: { courseId, transport, law } }: { view: LeavingView }) {
  const { transport: words } = useText().leaving;
  if (transport === null) return null;
  return (
    <p>
      <strong>{words.rights[transport]}</strong>{" "}
      {transport === "none" ? <Link to={actionPath(courseId, "foelges")}>{words.company}</Link> : null}{" "}
      <span className="quiet">
        {words.source(law.sources.transport)}{" "}
        {law.fromDate > EVER ? (
          <>
            {words.from} <Day on={law.fromDate} />.
          </>
        ) : null}
      </span>
    </p>
  );
}

/** Limits that have counted as long as anybody asks have no day to tell. */
const EVER = "2000-01-01";
