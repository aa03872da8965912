import { Link } from "react-router";
import type { IndicatorKey, QuarterFigure } from "#modules/insight/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Table } from "../../../ui/Table.tsx";
import { Bar } from "../shared/Bar.tsx";
import { figurePath } from "../shared/paths.ts";
import { barOf } from "../shared/present.ts";
import type { PartsShown } from "./present.ts";

interface PartsProps {
  readonly indicator: IndicatorKey;
  readonly region: string;
  readonly newest: QuarterFigure;
  readonly parts: PartsShown;
  readonly needs: Readonly<Record<string, string>>;
  /** The kind of need that is chosen; empty: none. */
  readonly part: string;
}

/** The newest quarter by kind of need, or – of one kind – by municipality. What is held back is named, without its number. */
export function Parts({
  indicator,
  region,
  newest,
  parts: { lines, hidden, wholeHidden },
  needs,
  part,
}: PartsProps) {
  const { figures: words } = useText();
  const { columns, parts } = words;
  const quarter = words.quarterOf(newest.year, newest.quarter);
  const byNeed = part === "";
  const title = byNeed ? parts.title(quarter) : parts.areas(quarter);
  const bars = lines.map(({ value }) => ({ value }));
  return (
    <Card title={title}>
      {lines.length > 0 && byNeed ? <p>{parts.lead}</p> : null}
      {lines.length > 0 ? (
        <Table
          caption={title}
          columns={[byNeed ? columns.need : columns.area, columns.value]}
          rows={lines.map(({ code, name, value }) => ({
            key: code,
            cells: [
              byNeed ? (
                <Link key="need" to={figurePath({ indicator, region, part: code })}>
                  {needs[code] ?? code}
                </Link>
              ) : (
                (name ?? code)
              ),
              <span key="value" className="figure-value">
                {value}
                <Bar share={barOf({ value }, bars, "count")} />
              </span>,
            ],
          }))}
        />
      ) : null}
      {lines.length === 0 && hidden.length === 0 && !wholeHidden ? <p>{parts.none}</p> : null}
      {!byNeed && lines.length === 0 && (hidden.length > 0 || wholeHidden) ? <p>{parts.areasNone}</p> : null}
      {!byNeed && lines.length > 0 && hidden.length > 0 ? <p className="quiet">{parts.areasHidden}</p> : null}
      {byNeed && hidden.length > 0 ? (
        <>
          <p>{parts.hidden}</p>
          <ul>
            {hidden.map((code) => (
              <li key={code}>{needs[code] ?? code}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Card>
  );
}
