import { useText } from "../../text/useText.ts";
import { timeLeft } from "../format.ts";
import { useNow } from "../shell.ts";
import { Picture } from "./Picture.tsx";
import { drawLine, type LineData } from "./present.ts";
import "./relayLine.css";
import { Way } from "./Way.tsx";

/** The drawing's width where a window is narrow (from 600 px) and where it is wide; both are stretched to fit. */
const NARROW = 520;
const WIDE = 860;

/**
 * The relay line: who had the baton, from the first door until now, without a gap. Drawn lying down where there is
 * room and standing upright, as a list, on a phone. The list is what screen readers and paper get.
 */
export function RelayLine({ line }: { line: LineData }) {
  const { lang } = useText();
  const now = useNow();
  const options = { now, lang, timeLeft: (until: Date) => timeLeft(until, now, lang) };
  const narrow = drawLine(line, { ...options, width: NARROW });
  const wide = drawLine(line, { ...options, width: WIDE });
  return (
    <div className="relay-line">
      <div className="relay-drawing relay-narrow" aria-hidden="true">
        <Picture drawing={narrow} />
      </div>
      <div className="relay-drawing relay-wide" aria-hidden="true">
        <Picture drawing={wide} />
      </div>
      <div className={wayClass(narrow.numbered, wide.numbered)}>
        <Way line={line} />
      </div>
    </div>
  );
}

/** Where some holders are only numbered, the list stands under the drawing for everybody. */
function wayClass(narrow: boolean, wide: boolean): string {
  if (wide) return "relay-way-frame relay-way-shown";
  return narrow ? "relay-way-frame relay-way-shown-narrow" : "relay-way-frame";
}
