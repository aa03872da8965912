import { useText } from "../../text/useText.ts";
import { sectorClass } from "../UnitName.tsx";
import { Key } from "./Key.tsx";
import { patternClass, percent, STEP } from "./marks.ts";
import type { Ask, Drawing, Segment } from "./present.ts";

/** The line lying down. Decoration for those who see: the list beside it says the same. */
export function Picture({ drawing }: { drawing: Drawing }) {
  const { line } = useText();
  const { bar, width, levels } = drawing;
  const x = (at: number) => percent(at, width);
  const middle = bar.top + bar.height / 2;
  return (
    <>
      <svg className="relay-svg" width="100%" height={drawing.height} focusable="false" aria-hidden="true">
        {drawing.ticks.map((tick) => (
          <g key={tick.x}>
            <line className="relay-grid" x1={x(tick.x)} x2={x(tick.x)} y1="24" y2={levels.ticks - 12} />
            <text className="relay-small" x={x(tick.x)} y={levels.ticks + 2}>
              {tick.text}
            </text>
          </g>
        ))}
        {drawing.names.map((name) => (
          <line
            key={name.pointer.x}
            className="relay-pointer"
            x1={x(name.pointer.x)}
            x2={x(name.pointer.x)}
            y1={name.pointer.top}
            y2={bar.top}
          />
        ))}
        {drawing.closed.map(({ left, right }) => (
          <line key={left} className="relay-closed" x1={x(left)} x2={x(right)} y1={middle} y2={middle} />
        ))}
        {drawing.segments.map((segment) => (
          <Hold key={segment.number} segment={segment} drawing={drawing} />
        ))}
        {drawing.breaks.map((at) => (
          <svg
            key={at}
            x={x(at)}
            y={bar.top - 4}
            width="1"
            height={bar.height + 8}
            overflow="visible"
            aria-hidden="true"
          >
            <path
              className="relay-break"
              d={`M-7 ${bar.height + 8}l6 -${bar.height + 8}h6l-6 ${bar.height + 8}z`}
            />
          </svg>
        ))}
        {drawing.grips.map((at) => (
          <circle key={at} className="relay-grip" cx={x(at)} cy={middle} r="5.5" />
        ))}
        <End drawing={drawing} />
        {drawing.dots.map((dot, n) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: two contacts may stand in one place.
            key={n}
            className={dot.found ? "relay-dot" : "relay-dot relay-dot-hollow"}
            cx={x(dot.x)}
            cy={levels.dots}
            r="3.5"
          />
        ))}
        {[...new Set(drawing.steps)].map((at) => (
          <svg
            key={at}
            x={x(at)}
            y={levels.dots + 5}
            width="1"
            height="12"
            overflow="visible"
            aria-hidden="true"
          >
            <path className="relay-step" d={STEP} />
          </svg>
        ))}
        {drawing.asks.map((ask) => (
          <Arc key={ask.y} ask={ask} drawing={drawing} />
        ))}
        {drawing.moreAsks > 0 ? (
          <text
            className="relay-small"
            x={x(drawing.asks[0]?.textX ?? drawing.now)}
            y={(drawing.asks.at(-1)?.y ?? 0) + 40}
          >
            {line.more(drawing.moreAsks)}
          </text>
        ) : null}
        <line className="relay-now" x1={x(drawing.now)} x2={x(drawing.now)} y1="20" y2={levels.ticks - 12} />
        <text className="relay-small relay-now-text" x={x(drawing.now)} y="14" textAnchor="middle">
          {line.now}
        </text>
        {drawing.names.map((name) => (
          <text
            key={name.pointer.x}
            className={name.bold ? "relay-name relay-name-now" : "relay-name"}
            x={x(name.x)}
            y={name.y}
            textAnchor={name.anchor}
          >
            {name.text}
          </text>
        ))}
      </svg>
      <Key drawing={drawing} />
    </>
  );
}

/** One holder: its colour, and the pattern that says the same to those who do not see colours. */
function Hold({ segment, drawing }: { segment: Segment; drawing: Drawing }) {
  const { bar, width } = drawing;
  const { left, right, sector, number } = segment;
  const middle = bar.top + bar.height / 2;
  const [from, to] = [percent(left, width), percent(right, width)];
  return (
    <g className={sectorClass[sector]}>
      {number === 1 ? <circle className="relay-bar" cx={from} cy={middle} r={bar.height / 2} /> : null}
      <rect
        className="relay-bar"
        x={from}
        y={bar.top}
        width={percent(right - left, width)}
        height={bar.height}
      />
      <line className={patternClass[sector]} x1={from} x2={to} y1={middle} y2={middle} />
      {segment.showNumber ? (
        <text className="relay-number" x={percent((left + right) / 2, width)} y={middle + 4.5}>
          {number}
        </text>
      ) : null}
    </g>
  );
}

function End({ drawing }: { drawing: Drawing }) {
  const { bar, width, segments, end } = drawing;
  const last = segments.at(-1);
  if (!last || end === "held") return null;
  const at = percent(last.right, width);
  return end === "mayReturn" ? (
    <circle className="relay-return" cx={at} cy={bar.top + bar.height / 2} r={bar.height / 2 - 1} />
  ) : (
    <line className="relay-end" x1={at} x2={at} y1={bar.top - 6} y2={bar.top + bar.height + 6} />
  );
}

/** A handover under way: from the moment it was asked, under the line, to its deadline. */
function Arc({ ask, drawing }: { ask: Ask; drawing: Drawing }) {
  const { width, bar } = drawing;
  const top = bar.top + bar.height;
  const depth = ask.y - top;
  return (
    <g className={`${sectorClass[ask.sector]} relay-ask`}>
      <svg
        x={percent(ask.from, width)}
        y={top}
        width={percent(ask.to - ask.from, width)}
        height={depth}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
        overflow="visible"
        aria-hidden="true"
      >
        <path className="relay-arc" d="M0 0C4 70 30 100 100 100" vectorEffect="non-scaling-stroke" />
      </svg>
      <circle className="relay-ring" cx={percent(ask.to, width)} cy={ask.y} r="6.5" />
      <text className="relay-name" x={percent(ask.textX, width)} y={ask.y}>
        {ask.name}
      </text>
      <text
        className={ask.passed ? "relay-small relay-passed" : "relay-small"}
        x={percent(ask.textX, width)}
        y={ask.y + 17}
      >
        {ask.when}
      </text>
    </g>
  );
}
