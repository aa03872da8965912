import { useText } from "../../../text/useText.ts";
import { dayOfMeeting } from "./dates.ts";
import "./newest.css";

/**
 * The day a page is from and where the newest stands: on paper and in a copy it cannot be called back when it is put right or withdrawn.
 * `printed`: on paper alone. `story`: one may have been withdrawn since.
 */
export function Newest({
  today,
  address,
  printed = false,
  story = false,
}: {
  today: string;
  address: string;
  printed?: boolean;
  story?: boolean;
}) {
  const { councilSite, lang } = useText();
  const { asOf, readNewest, mayBeWithdrawn } = councilSite.newest;
  return (
    <p className={printed ? "newest only-on-paper" : "newest quiet"}>
      {asOf(dayOfMeeting(today, lang))} {readNewest} <span className="newest-address">{address}</span>.
      {story ? ` ${mayBeWithdrawn}` : null}
    </p>
  );
}
