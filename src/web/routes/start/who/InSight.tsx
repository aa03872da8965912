import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";

/** 1-1-2 and the doctor on call, in sight wherever one has scrolled to. */
export function InSight() {
  const { start } = useText();
  return (
    <aside className="in-sight" aria-label={start.emergency}>
      <a href="tel:112">{start.emergency}</a> <span>{start.doctor}</span>
    </aside>
  );
}

/** Nothing to open: it was solved on the spot, or somebody was turned away. */
export function OtherWays() {
  const { start } = useText();
  return (
    <p className="other-ways">
      {start.solved} <Link to="/kort-kontakt">{start.brief}</Link> · {start.refused}{" "}
      <Link to="/afvist">{start.turnedAway}</Link>
    </p>
  );
}
