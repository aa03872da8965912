import type { OutsideAsk } from "#modules/relay/index.ts";

/** How the link stands for who opens it. */
export type Standing = "open" | "saidYes" | "saidNo" | "expired" | "ended";

/** An answer given stays thanked for until we have heard how it went; a link too old is not the same as no longer needed. */
export function standingOf({ state, expired }: Pick<OutsideAsk, "state" | "expired">): Standing {
  if (state === "confirmedByLink") return "saidYes";
  if (state === "declined") return "saidNo";
  if (state !== "asked") return "ended";
  return expired ? "expired" : "open";
}
