import type { IndicatorKey, Trend } from "#modules/insight/index.ts";
import { services } from "../../../http/context.ts";
import { needNames } from "../../../http/needs.ts";
import { figureAt, figurePath } from "./paths.ts";

type Context = Parameters<typeof services>[0];

/** What stands at an address that shows a figure: which one, of what part, and how it stands now. */
export interface LiveFigure {
  readonly indicator: IndicatorKey;
  /** Null where the page has said it. */
  readonly region: string | null;
  /** What the part is called in the viewer's language; null: all of it. */
  readonly part: string | null;
  /** Null: not counted yet. */
  readonly trend: Trend | null;
}

export type LiveFigures = Readonly<Record<string, LiveFigure>>;

/** Those of the addresses that show a figure, each as it stands now: what rests on a figure is as new as the page. */
export async function liveFigures(context: Context, addresses: readonly string[]): Promise<LiveFigures> {
  const asked = [...new Set(addresses)].flatMap((address) => {
    const at = figureAt(address);
    return at === null ? [] : [{ address, ...at, part: at.part ?? "" }];
  });
  if (asked.length === 0) return {};
  const needs = await needNames(context);
  const trends = await services(context).insight.trends(asked);
  return Object.fromEntries(
    asked.map(({ address, indicator, region, part }, i) => [
      address,
      { indicator, region, part: part === "" ? null : (needs[part] ?? part), trend: trends[i] ?? null },
    ]),
  );
}

/** A figure a recommendation may rest on. */
export interface FigureChoice {
  readonly address: string;
  readonly indicator: IndicatorKey;
  readonly region: string;
  /** What its kind of need is called; null: all of it. */
  readonly need: { readonly da: string; readonly en: string } | null;
}

/** Each of the region's figures, and each kind of need that may lack an offer. */
export async function figureChoices(context: Context, region: string): Promise<readonly FigureChoice[]> {
  const { insight, relay } = services(context);
  const choice = (indicator: IndicatorKey, part: string, need: FigureChoice["need"]): FigureChoice => ({
    ...{ address: figurePath({ indicator, region, part }), indicator, region, need },
  });
  return [
    ...insight.keys.map((indicator) => choice(indicator, "", null)),
    ...(await relay.views.needKinds()).map(({ code, name }) => choice("missingOffers", code, name)),
  ];
}
