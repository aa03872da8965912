import type { QuarterFigure, Shown, Trend, Unit } from "#modules/insight/index.ts";
import type { Text } from "../../../text/types.ts";
import type { LiveFigure } from "./live.ts";

type Words = Text["figures"];

/** A figure in words: "12", "37 %", "4 timer", "holdt tilbage". */
export function valueInWords(
  { state, value }: Pick<Shown, "state" | "value">,
  unit: Unit,
  words: Words,
): string {
  if (state === "heldBack") return words.heldBack;
  if (state === "nothing" || value === null) return words.nothing;
  switch (unit) {
    case "count":
      return String(value);
    case "share":
      return words.percent(value);
    case "hours":
      return words.hours(value);
  }
}

/** Of how many a share is; empty where it is not said. */
export const baseInWords = (base: number | null, about: Trend["indicator"]["about"], words: Words): string =>
  base === null ? "" : about === "bodies" ? words.exactly(base) : words.about(base);

/** "3. kvartal 2026: 12". */
export const newestInWords = (newest: QuarterFigure, unit: Unit, words: Words): string =>
  `${words.quarterOf(newest.year, newest.quarter)}: ${valueInWords(newest, unit, words)}`;

/** Which way it goes, and whether that is the way one hopes: "færre end kvartalet før – det går bedre". Empty where it cannot be said. */
export function directionInWords(
  { indicator, direction }: Pick<Trend, "indicator" | "direction">,
  words: Words,
): string {
  if (direction === null) return "";
  const said = words.direction[indicator.unit][direction];
  if (direction === "same") return said;
  const better = (direction === "up") === (indicator.better === "more");
  return `${said} – ${better ? words.better : words.worse}`;
}

/** How long a bar is, 0 to 100: of the longest of them; of a hundred where they are per cent. Null where there is none to draw. */
export const barOf = (
  { value }: Pick<Shown, "value">,
  all: readonly Pick<Shown, "value">[],
  unit: Unit,
): number | null => {
  if (value === null) return null;
  const longest = unit === "share" ? 100 : Math.max(1, ...all.map((one) => one.value ?? 0));
  return Math.round((value / longest) * 100);
};

/** "Her mangler et tilbud: et sted at sove i nat, Region Hovedstaden". */
export function liveName({ indicator, part, region }: Omit<LiveFigure, "trend">, words: Words): string {
  const { name } = words.indicators[indicator];
  const whole = part === null ? name : words.parts.of(name, part);
  return region === null ? whole : `${whole}, ${words.regions[region] ?? region}`;
}

/** The newest figure on one line, for paper: "3. kvartal 2026: 12 – færre end kvartalet før". */
export function liveInWords({ trend }: Pick<LiveFigure, "trend">, words: Words): string {
  const [newest] = trend?.quarters ?? [];
  if (!trend || !newest) return words.notYet;
  const direction = directionInWords(trend, words);
  return `${newestInWords(newest, trend.indicator.unit, words)}${direction === "" ? "" : `, ${direction}`}`;
}
