import type { Trend } from "#modules/insight/index.ts";
import { useText } from "../../../text/useText.ts";
import { directionInWords, newestInWords } from "./present.ts";

/** The newest figure with its quarter, and which way it goes: what stands beside a name wherever a figure is told. Null: not counted yet. */
export function Newest({ trend }: { trend: Trend | null }) {
  const { figures: words } = useText();
  const [newest] = trend?.quarters ?? [];
  if (!trend || !newest) return <span className="quiet">{words.notYet}</span>;
  const direction = directionInWords(trend, words);
  return (
    <>
      <strong>{newestInWords(newest, trend.indicator.unit, words)}</strong>
      {direction === "" ? null : <span className="quiet"> · {direction}</span>}
    </>
  );
}
