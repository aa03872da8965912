import { Link } from "react-router";
import type { PointedAt } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { dayOfMeeting } from "./dates.ts";
import { meetingPath, publicPath } from "./meetingPaths.ts";

/** The way to the meeting something was decided at – to the item, where everybody reads it there. */
export function Pointed({ at }: { at: PointedAt }) {
  const { councilBetween, lang } = useText();
  const { where } = councilBetween;
  const { slug, heldOn, starts, item } = at;
  const place = { slug, day: heldOn, start: starts };
  const anchor = item?.open ? `#punkt-${item.place}` : "";
  const path = at.public ? `${publicPath(place)}${anchor}` : meetingPath(place);
  const day = dayOfMeeting(heldOn, lang);
  return <Link to={path}>{item === null ? where.meeting(day) : where.at(day, item.place, item.title)}</Link>;
}
