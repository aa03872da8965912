import type { ReactNode } from "react";
import { useText } from "../../text/useText.ts";
import { type Sector, sectorClass } from "../UnitName.tsx";
import { patternClass, STEP } from "./marks.ts";
import type { Drawing } from "./present.ts";

/** What the colours, patterns and marks of this drawing mean: only those it uses. */
export function Key({ drawing }: { drawing: Drawing }) {
  const { common, line } = useText();
  const sectors = [...new Set([...drawing.segments, ...drawing.asks].map(({ sector }) => sector))];
  const marks: { text: string; used: boolean; mark: ReactNode }[] = [
    {
      text: line.key.contact,
      used: drawing.dots.some((dot) => dot.found),
      mark: <circle className="relay-dot" cx="8" cy="8" r="3.5" />,
    },
    {
      text: line.key.notFound,
      used: drawing.dots.some((dot) => !dot.found),
      mark: <circle className="relay-dot relay-dot-hollow" cx="8" cy="8" r="3.5" />,
    },
    {
      text: line.key.asked,
      used: drawing.asks.length > 0,
      mark: <circle className="relay-ring" cx="8" cy="8" r="6" />,
    },
    {
      text: line.key.step,
      used: drawing.steps.length > 0,
      mark: <path className="relay-step" d={STEP} transform="translate(8 1)" />,
    },
    {
      text: line.key.shortened,
      used: drawing.breaks.length > 0,
      mark: <path className="relay-break" d="M1 15l6 -14h6l-6 14z" />,
    },
    {
      text: line.key.closed,
      used: drawing.closed.length > 0,
      mark: <line className="relay-closed" x1="0" x2="16" y1="8" y2="8" />,
    },
    {
      text: line.key.mayReturn,
      used: drawing.end === "mayReturn",
      mark: <circle className="relay-return" cx="8" cy="8" r="6" />,
    },
  ];
  return (
    <ul className="relay-key no-max-width">
      {sectors.map((sector) => (
        <li key={sector}>
          <Swatch sector={sector} />
          {common.sectors[sector]}
        </li>
      ))}
      {marks
        .filter(({ used }) => used)
        .map(({ text, mark }) => (
          <li key={text}>
            <svg width="16" height="16" focusable="false" aria-hidden="true">
              {mark}
            </svg>
            {text}
          </li>
        ))}
    </ul>
  );
}

function Swatch({ sector }: { sector: Sector }) {
  return (
    <svg className={sectorClass[sector]} width="26" height="14" focusable="false" aria-hidden="true">
      <rect className="relay-bar" width="26" height="14" rx="2" />
      <line className={patternClass[sector]} x1="2" x2="24" y1="7" y2="7" />
    </svg>
  );
}
