import type { ReactNode } from "react";
import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";

/** 1-1-2 and the doctor on call, in sight wherever one has scrolled to – and beside them, where there is one, the button. */
export function InSight({ children }: { children?: ReactNode }) {
  const { start } = useText();
  return (
    <div className="in-sight">
      {children}
      <p>
        <a href="tel:112">{start.emergency}</a> <span>{start.doctor}</span>
      </p>
    </div>
  );
}

/** Nothing to open: it was solved on the spot, or somebody was turned away – or it is open already, and nobody can answer. */
export function OtherWays({ emergencies }: { emergencies: boolean }) {
  const { start, emergency, card } = useText();
  return (
    <p className="other-ways">
      {start.solved} <Link to="/kort-kontakt">{start.brief}</Link> · {start.refused}{" "}
      <Link to="/afvist">{start.turnedAway}</Link> · {card.door.link} <Link to="/kort">{card.door.open}</Link>
      {emergencies ? (
        <>
          {" "}
          · {emergency.link} <Link to="/noedadgang">{emergency.open}</Link>
        </>
      ) : null}
    </p>
  );
}
