import { Link } from "react-router";
import type { LeavingView } from "#modules/discharge/index.ts";
import { useText } from "../../../text/useText.ts";
import { PhoneLink } from "../../../ui/PhoneLink.tsx";
import { actionPath } from "../../course/paths.ts";

/** The way to what is closed to the reader: whoever has the baton, or the citizen's own yes. */
export function AskForIt({ view: { courseId, holder } }: { view: Pick<LeavingView, "courseId" | "holder"> }) {
  const { discharge } = useText();
  return (
    <p className="quiet">
      {discharge.closedAsk} {holder ? discharge.askHolder(holder.name) : null}{" "}
      {holder?.phone ? <PhoneLink phone={holder.phone} /> : null}{" "}
      <Link to={actionPath(courseId, "samtykke")}>{discharge.askConsent}</Link>
    </p>
  );
}
