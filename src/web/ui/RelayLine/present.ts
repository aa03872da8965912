import type { RelayLineData } from "#modules/relay/index.ts";
import type { Lang } from "../../text/lang.ts";
import type { Sector } from "../UnitName.tsx";
import { fitted, type Naming, placeNames, textWidth } from "./labels.ts";
import { type Scale, type Stretch, scaleOf } from "./scale.ts";
import { type Tick, ticksOf } from "./ticks.ts";

/**
 * The relay line as a drawing: where everything stands, in pixels of a drawing `width` wide. The page stretches it
 * sideways to whatever room there is – never narrower – which only moves things apart. Pure: the same line, moment
 * and words give the same drawing.
 */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly bar: Band;
  /** Where "now" stands, and where the part of the line that has been lived ends. */
  readonly now: number;
  readonly segments: readonly Segment[];
  /** Times the course was closed, before it was reopened or after it ended. */
  readonly closed: readonly Extent[];
  /** Where the baton went from one hand to the next. */
  readonly grips: readonly number[];
  /** Where time is drawn shorter. */
  readonly breaks: readonly number[];
  readonly names: readonly Name[];
  readonly dots: readonly { readonly x: number; readonly found: boolean }[];
  readonly steps: readonly number[];
  readonly asks: readonly Ask[];
  /** Asks there is no room for. */
  readonly moreAsks: number;
  readonly ticks: readonly Tick[];
  readonly end: LineEnd;
  /** Some holders are only numbered: the list that goes with the drawing names them. */
  readonly numbered: boolean;
  readonly levels: { readonly dots: number; readonly ticks: number };
}

interface Band {
  readonly top: number;
  readonly height: number;
}
interface Extent {
  readonly left: number;
  readonly right: number;
}
export interface Segment extends Extent {
  readonly sector: Sector;
  readonly number: number;
  /** The number is drawn in it: its name found no place, and there is room for the figure. */
  readonly showNumber: boolean;
}
interface Name {
  readonly text: string;
  readonly bold: boolean;
  readonly x: number;
  readonly anchor: "start" | "end";
  readonly y: number;
  /** The pointer from the name down to the line. */
  readonly pointer: { readonly x: number; readonly top: number };
  readonly left: number;
  readonly right: number;
}
export interface Ask {
  readonly sector: Sector;
  readonly from: number;
  readonly to: number;
  /** Depth of the ring it ends in. */
  readonly y: number;
  readonly textX: number;
  readonly name: string;
  readonly when: string;
  readonly passed: boolean;
}
/** How the line ends: still held, closed, or closed with a right to return without a new referral. */
export type LineEnd = "held" | "closed" | "mayReturn";

/** A line whose citizen may return until a day says so; the others do not. */
export type LineData = RelayLineData & { readonly returnUntil?: Date | null };

export interface DrawingOptions {
  readonly now: Date;
  readonly lang: Lang;
  readonly width: number;
  /** "om 2 timer", "20 minutter over tiden". */
  timeLeft(until: Date): string;
}

/** Sizes of type in the drawing; the style sheet says the same. */
export const TYPE = { name: 15, small: 14, number: 12 } as const;
const NOW_ROW = 20;
const LANE = 23;
const BAR = 18;
const DOT_ROW = 26;
const ASK_ROW = 42;
const TICK_ROW = 24;
const EDGE = 10;
const MOST_LANES = 4;
const MOST_ASKS = 5;
/** So few holders are named in full, however long their names. */
const FEW = 3;

export function drawLine(line: LineData, options: DrawingOptions): Drawing {
  const { now, width } = options;
  const ahead = aheadOf(line, width);
  const past = width - EDGE - ahead.width;
  const least = Math.min(34, (0.6 * past) / Math.max(1, line.holders.length));
  const scale = scaleOf(line, now, EDGE, past, least);
  const nowX = EDGE + past;
  const extents = extentsOf(scale);
  const holders = extents.flatMap(({ holder, ...extent }) => (holder ? [{ holder, ...extent }] : []));
  const named = namesOf(holders, nowX, past);
  const lanes = Math.max(0, ...named.map((place) => (place ? place.lane + 1 : 0)));
  const bar = { top: NOW_ROW + lanes * LANE + 6, height: BAR };
  const dots = bar.top + BAR + 14;
  const firstAsk = bar.top + BAR + DOT_ROW + 10;
  const asks = asksOf(line, options, { scale, nowX, ahead, top: firstAsk });
  const rows = asks.length + (asks.length < line.asks.length ? 0.6 : 0);
  const ticks = bar.top + BAR + DOT_ROW + Math.ceil(rows * ASK_ROW) + 16;
  const segments = holders.map(({ holder, left, right }, n): Segment => {
    const hasRoom = right - left >= textWidth(String(n + 1), TYPE.number, true) + 4;
    const showNumber = named[n] === null && hasRoom;
    return { left, right, sector: holder.unit.sector, number: n + 1, showNumber };
  });
  return {
    width,
    height: ticks + TICK_ROW - 14,
    bar,
    now: nowX,
    segments,
    closed: extents.flatMap(({ holder, left, right }) => (holder ? [] : [{ left, right }])),
    grips: segments.slice(1).flatMap(({ left }, n) => (segments[n]?.right === left ? [left] : [])),
    breaks: scale.pieces.filter(({ shortened }) => shortened).map(({ left, right }) => (left + right) / 2),
    names: named.flatMap((place) =>
      place
        ? [
            {
              text: place.text,
              bold: place.naming.bold,
              anchor: place.anchor,
              x: place.anchor === "start" ? place.left : place.right,
              y: bar.top - 10 - place.lane * LANE,
              pointer: { x: place.naming.at, top: bar.top - 5 - place.lane * LANE },
              left: place.left,
              right: place.right,
            },
          ]
        : [],
    ),
    dots: line.contacts.map(({ at, way }) => ({ x: scale.x(at), found: way !== "notFound" })),
    steps: line.rungs.map(({ at }) => scale.x(at)),
    asks,
    moreAsks: line.asks.length - asks.length,
    ticks: ticksOf(scale, now, options.lang, TYPE.small, width),
    end:
      line.closedAt === null ? "held" : line.returnUntil && line.returnUntil > now ? "mayReturn" : "closed",
    numbered: named.includes(null),
    levels: { dots, ticks },
  };
}

interface Placed extends Extent {
  readonly holder: Stretch["holder"];
}

/** From where to where each stretch is drawn. Not by time: one too short to have a length still has a width. */
const extentsOf = ({ stretches, pieces }: Scale): readonly Placed[] =>
  stretches.map(({ holder }, n) => {
    const own = pieces.filter(({ stretch }) => stretch === n);
    return { holder, left: own[0]?.left ?? 0, right: own.at(-1)?.right ?? 0 };
  });

/** The one who holds now is named before all others, then the latest, so that what matters tonight is never left out. */
function namesOf(
  holders: readonly (Extent & { readonly holder: NonNullable<Stretch["holder"]> })[],
  nowX: number,
  past: number,
) {
  const namings = holders.map(
    ({ holder, left, right }): Naming => ({
      text: holder.unit.name,
      bold: holder.until === null,
      at: left + Math.min(6, (right - left) / 2),
    }),
  );
  const room = {
    left: 0,
    right: nowX - 4,
    lanes: MOST_LANES,
    size: TYPE.name,
    most: namings.length <= FEW ? past : Math.min(250, past),
  };
  return placeNames(namings.toReversed(), room).toReversed();
}

interface Ahead {
  /** Everything to the right of now. */
  readonly width: number;
  /** Part of it in which deadlines stand in proportion. */
  readonly time: number;
}

const aheadOf = (line: RelayLineData, width: number): Ahead => {
  if (line.asks.length === 0) return { width: 18, time: 0 };
  const time = Math.round(width * 0.1);
  return { width: time + Math.min(260, Math.max(175, Math.round(width * 0.3))), time };
};

/** A row each, the soonest deadline first; what there is no room for is counted. */
function asksOf(
  line: RelayLineData,
  { now, width, timeLeft }: DrawingOptions,
  at: { scale: Scale; nowX: number; ahead: Ahead; top: number },
): Ask[] {
  const inOrder = line.asks.toSorted((a, b) => a.answerBy.getTime() - b.answerBy.getTime());
  const shown = inOrder.slice(0, inOrder.length > MOST_ASKS ? MOST_ASKS - 1 : MOST_ASKS);
  const furthest = Math.max(1, ...shown.map(({ answerBy }) => answerBy.getTime() - now.getTime()));
  const textX = at.nowX + at.ahead.time + 14;
  return shown.map(({ to, proposedAt, answerBy }, row): Ask => {
    const left = Math.max(0, answerBy.getTime() - now.getTime());
    return {
      sector: to.sector,
      from: at.scale.x(proposedAt),
      to: at.nowX + 14 + (left / furthest) * (at.ahead.time - 16),
      y: at.top + row * ASK_ROW,
      textX,
      name: fitted(to.name, width - textX, TYPE.name, false),
      when: fitted(timeLeft(answerBy), width - textX, TYPE.small, answerBy < now),
      passed: answerBy < now,
    };
  });
}
