import { data } from "react-router";

/**
 * A loader's answer for a page that shows stories: anybody may see it, and nobody on the way keeps it. A story that is withdrawn is gone
 * with the next look, not a minute later.
 */
export const neverKept = <T>(shown: T) =>
  data(shown, { headers: { Vary: "Cookie", "Cache-Control": "no-store" } });
