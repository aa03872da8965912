import type { IndicatorKey } from "#modules/insight/index.ts";

/** Addresses of figures. */
export const FIGURES = "/tal";

const SLUGS: Readonly<Record<IndicatorKey, string>> = {
  leftWithoutPlace: "uden-et-sted",
  missingOffers: "mangler",
  takenOverInTime: "til-tiden",
  takeoverHours: "tid-til-overtagelse",
  missedAppointments: "kom-ikke",
  readmissions: "indlagt-igen",
  feltSafe: "tryg",
  answeredInTime: "raadenes-svar",
};
const KEYS = new Map(Object.entries(SLUGS).map(([key, slug]) => [slug, key as IndicatorKey]));

/** The indicator an address names; null: none. */
export const keyOf = (slug: string): IndicatorKey | null => KEYS.get(slug) ?? null;

/** An indicator in a region, and one part of it. */
export interface FigureAddress {
  readonly indicator: IndicatorKey;
  readonly region: string;
  /** A need's kind; empty: all of it. */
  readonly part?: string;
}

export const figuresPath = (region: string): string => `${FIGURES}?region=${region}`;
export const figurePath = ({ indicator, region, part = "" }: FigureAddress): string =>
  `${FIGURES}/${SLUGS[indicator]}?region=${region}${part === "" ? "" : `&behov=${part}`}`;
export const tablePath = ({ indicator, region }: FigureAddress): string =>
  `${FIGURES}/${SLUGS[indicator]}.csv?region=${region}`;

const PATH = /^\/tal\/([a-z-]+)\?region=(DK-8[1-5])(?:&behov=([a-z][A-Za-z]{0,39}))?$/;

/** What an address of this house shows a figure of; null: something else. */
export function figureAt(address: string): FigureAddress | null {
  const [, slug = "", region = "", part = ""] = PATH.exec(address) ?? [];
  const indicator = keyOf(slug);
  return indicator === null ? null : { indicator, region, part };
}
