import { Link } from "react-router";
import { useText } from "../../../text/useText.ts";
import type { LiveFigure } from "./live.ts";
import { Newest } from "./Newest.tsx";
import { liveName } from "./present.ts";

/** A figure that something rests on: its name, leading to it, its newest number and which way it goes. */
export function LiveName({ live, address }: { live: LiveFigure; address: string }) {
  const { figures: words } = useText();
  return (
    <>
      <Link to={address}>{liveName(live, words)}</Link> <Newest trend={live.trend} />
    </>
  );
}
