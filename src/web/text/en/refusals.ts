import type { refusals as da } from "../da/refusals.ts";

export const refusals: typeof da = {
  forbidden: "Your unit may not do this.",
  notFound: "It does not exist, or it is not yours to see.",
  stale: "The page has changed since you loaded it. See how things stand now and try again.",
};
