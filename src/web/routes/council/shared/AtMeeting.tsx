import { Link } from "react-router";
import type { AtMeeting as Where } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { dayOfMeeting } from "./dates.ts";
import { minutesPath } from "./paths.ts";

/** Where something was decided: the day, and, with the body that presided, the minutes where anybody may read them. */
export function AtMeeting({ at }: { at: Where }) {
  const { lang } = useText();
  const day = dayOfMeeting(at.on, lang);
  return (
    <>
      {at.published && at.heldOn !== null && at.slug !== null ? (
        <Link to={minutesPath(at.slug, at.heldOn, at.starts)}>{day}</Link>
      ) : (
        day
      )}
      {at.words === "" ? null : `, ${at.words}`}
    </>
  );
}
