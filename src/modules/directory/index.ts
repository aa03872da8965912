import { feedGap, gaps } from "./gaps.ts";

export type { GapFilter } from "./gaps.ts";

/** What there is, and where it is missing. Every function runs in the caller's transaction. */
export function createDirectory() {
  return { feedGap, gaps };
}

export type Directory = ReturnType<typeof createDirectory>;
