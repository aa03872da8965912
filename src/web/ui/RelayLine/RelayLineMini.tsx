import type { RelayLineData } from "#modules/relay/index.ts";
import { useText } from "../../text/useText.ts";
import { useNow } from "../shell.ts";
import { sectorClass } from "../UnitName.tsx";
import { patternClass } from "./marks.ts";
import { miniLine } from "./mini.ts";
import "./relayLine.css";

/**
 * The relay line in a list: the way so far, and a ring for each handover under way (at most three; a filled one has
 * passed its time). Says in words who has the baton and how many are asked.
 */
export function RelayLineMini({ line }: { line: RelayLineData }) {
  const text = useText().line;
  const now = useNow();
  const mini = miniLine(line, now);
  const last = line.holders.at(-1);
  const passed = line.asks.filter(({ answerBy }) => answerBy < now).length;
  const said =
    line.closedAt !== null || !last ? text.miniClosed : text.mini(last.unit.name, line.holders.length);
  return (
    <span className="relay-mini">
      <span className="sr-only">
        {said}
        {line.asks.length > 0 ? text.miniAsks(line.asks.length, passed) : ""}
      </span>
      <svg className="relay-svg" width="100%" height="20" focusable="false" aria-hidden="true">
        {mini.closed.map(({ left, right }) => (
          <line key={left} className="relay-closed" x1={`${left}%`} x2={`${right}%`} y1="10" y2="10" />
        ))}
        {mini.segments.map(({ left, right, sector }) => (
          <g key={left} className={sectorClass[sector]}>
            <rect className="relay-bar" x={`${left}%`} y="5" width={`${right - left}%`} height="10" />
            <line className={patternClass[sector]} x1={`${left}%`} x2={`${right}%`} y1="10" y2="10" />
          </g>
        ))}
        {mini.grips.map((at) => (
          <circle key={at} className="relay-grip" cx={`${at}%`} cy="10" r="3.5" />
        ))}
        {mini.asks.map(({ sector, passed }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rings have nothing but their place.
          <g key={n} className={`${sectorClass[sector]} relay-ask`}>
            {n === 0 ? (
              <line className="relay-arc" x1={`${mini.now}%`} x2={`${mini.now + 6}%`} y1="10" y2="10" />
            ) : null}
            <circle
              className={passed ? "relay-ring relay-ring-passed" : "relay-ring"}
              cx={`${mini.now + 9 + n * 6}%`}
              cy="10"
              r="5"
            />
          </g>
        ))}
        <line className="relay-now" x1={`${mini.now}%`} x2={`${mini.now}%`} y1="1" y2="19" />
      </svg>
    </span>
  );
}
