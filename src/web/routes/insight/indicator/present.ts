import type { PlacedFigure } from "#modules/insight/index.ts";

/** One line of a list of parts or municipalities that is shown. */
export interface PartLine {
  readonly code: string;
  readonly name: string | null;
  readonly value: number;
}

export interface PartsShown {
  /** The kinds of need – or, of one kind, the municipalities – most often first. */
  readonly lines: readonly PartLine[];
  /** The kinds of need that are held back; of municipalities, those of them that are. */
  readonly hidden: readonly string[];
  /** Whether that part itself is held back: then no municipality is told of. */
  readonly wholeHidden: boolean;
}

/** A quarter's figures as a list: by kind of need, or – where one is chosen – by municipality. */
export function inParts(all: readonly PlacedFigure[], part: string): PartsShown {
  const level = all.filter((one) =>
    part === "" ? one.area === "" && one.part !== "" : one.area !== "" && one.part === part,
  );
  const code = (one: PlacedFigure): string => (part === "" ? one.part : one.area);
  return {
    lines: level
      .flatMap((one) =>
        one.value === null ? [] : [{ code: code(one), name: one.areaName, value: one.value }],
      )
      .toSorted((a, b) => b.value - a.value || (a.code < b.code ? -1 : 1)),
    hidden: level.filter(({ state }) => state === "heldBack").map(code),
    wholeHidden: all.some((one) => one.area === "" && one.part === part && one.state === "heldBack"),
  };
}
