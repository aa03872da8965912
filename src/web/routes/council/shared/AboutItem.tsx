import { Link } from "react-router";
import type { AboutItem as Item } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { dayOfMeeting } from "./dates.ts";
import { itemPath } from "./meetingPaths.ts";
import { minutesPath } from "./paths.ts";

interface AboutItemProps {
  readonly slug: string;
  readonly item: Item;
  /** Whoever keeps the papers is led to the item's own page; everybody else to where it is read, if it is. */
  readonly keeps: boolean;
}

/** The item of an agenda something is about, and the way to it. */
export function AboutItem({ slug, item: { id, heldOn, starts, place, title, open }, keeps }: AboutItemProps) {
  const { councilBetween, lang } = useText();
  const words = councilBetween.dialogues;
  const day = dayOfMeeting(heldOn, lang);
  if (place === null) return <span>{words.itemOff(title, day)}</span>;
  const said = words.itemAt(place, title, day);
  if (keeps) return <Link to={itemPath({ slug, day: heldOn, start: starts }, id)}>{said}</Link>;
  return open ? (
    <Link to={`${minutesPath(slug, heldOn, starts)}#punkt-${place}`}>{said}</Link>
  ) : (
    <span>{said}</span>
  );
}
