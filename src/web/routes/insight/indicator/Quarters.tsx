import { Link } from "react-router";
import type { QuarterFigure, Trend } from "#modules/insight/index.ts";
import { useText } from "../../../text/useText.ts";
import { Card } from "../../../ui/Card.tsx";
import { Table } from "../../../ui/Table.tsx";
import { Bar } from "../shared/Bar.tsx";
import { barOf, baseInWords, valueInWords } from "../shared/present.ts";

/** A figure quarter by quarter, the newest first: a table anybody can read, with a line beside each number for the eye. */
export function Quarters({ trend: { indicator, quarters } }: { trend: Trend }) {
  const { figures: words } = useText();
  const { columns } = words;
  const { unit, about } = indicator;
  return (
    <Table
      caption={words.trend}
      columns={
        unit === "share" ? [columns.quarter, columns.value, columns.of] : [columns.quarter, columns.value]
      }
      rows={quarters.map((one) => ({
        key: one.starts,
        cells: [
          words.quarterOf(one.year, one.quarter),
          <span key="value" className="figure-value">
            {valueInWords(one, unit, words)}
            <Bar share={barOf(one, quarters, unit)} />
          </span>,
          baseInWords(one.base, about, words),
        ],
      }))}
    />
  );
}

interface ElsewhereProps {
  readonly trend: Trend;
  readonly newest: QuarterFigure;
  readonly elsewhere: readonly { readonly region: string; readonly newest: QuarterFigure | null }[];
  readonly path: (region: string) => string;
}

/** The same quarter in every region. Nothing where there is only one. */
export function Elsewhere({ trend: { indicator }, newest, elsewhere, path }: ElsewhereProps) {
  const { figures: words } = useText();
  const same = elsewhere.filter((one) => one.newest?.starts === newest.starts);
  if (same.length < 2) return null;
  const all = same.flatMap((one) => one.newest ?? []);
  return (
    <Card title={words.elsewhere(words.quarterOf(newest.year, newest.quarter))}>
      <Table
        caption={words.elsewhere(words.quarterOf(newest.year, newest.quarter))}
        columns={[words.columns.region, words.columns.value]}
        rows={same.map(({ region, newest: figure }) => ({
          key: region,
          cells: [
            <Link key="region" to={path(region)}>
              {words.regions[region] ?? region}
            </Link>,
            figure ? (
              <span key="value" className="figure-value">
                {valueInWords(figure, indicator.unit, words)}
                <Bar share={barOf(figure, all, indicator.unit)} />
              </span>
            ) : null,
          ],
        }))}
      />
    </Card>
  );
}
