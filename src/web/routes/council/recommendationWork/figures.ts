import { textFor } from "../../../text/server.ts";
import type { FigureChoice } from "../../insight/shared/live.ts";
import { liveName } from "../../insight/shared/present.ts";
import type { FigureToRestOn } from "./form.ts";

/** How a figure stands among what a recommendation rests on: under its Danish name, as the council's papers are written. */
export function toRestOn({ address, indicator, region, need }: FigureChoice): FigureToRestOn {
  const title = liveName({ indicator, region, part: need?.da ?? null }, textFor("da").figures);
  return { kind: indicator === "missingOffers" ? "gap" : "figure", title, address };
}
