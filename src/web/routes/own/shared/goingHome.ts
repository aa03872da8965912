import type { Answers, FollowUp, OwnLeaving } from "#modules/discharge/index.ts";
import type { Text } from "../../../text/types.ts";

/** How a line stands; null: the answers call for none. */
export type Stands = OwnLeaving["lines"][number]["stands"] | null;

/** Somebody is named by these; the others say that nobody is, or that nobody is needed. */
const NAMED: readonly FollowUp[] = ["ownDoctor", "outpatient", "municipality", "treatmentPlace"];

/**
 * Where they sleep and who sees to them, in sentences to the citizen. What was planned is told as sure only where it is in place – and
 * what is in place is not told as missing, whatever was answered first. Pure.
 */
export function goingHome(
  { tonight, followUp }: Pick<Answers, "tonight" | "followUp">,
  { place, followUp: follows }: { readonly place: Stands; readonly followUp: Stands },
  words: Text["own"]["leaving"],
): { readonly sleep: string; readonly follow: string | null } {
  const found = place === "settled" && (tonight === "nowhere" || tonight === "unknown");
  const lost = place === "working" && tonight === "otherPlace";
  const unsure = follows === "working" && NAMED.includes(followUp);
  return {
    sleep: words.tonight[found ? "otherPlace" : lost ? "nowhere" : tonight],
    // Who it is stands with the line, and so does a no thank you.
    follow:
      follows === "notNeeded" || (follows === "settled" && followUp === "nobodyYet")
        ? null
        : words.followUp[unsure ? "nobodyYet" : followUp],
  };
}
