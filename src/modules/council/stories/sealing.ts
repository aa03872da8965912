import { Refused } from "#kernel/refusal.ts";
import { createSeal } from "#platform/seal.ts";
import type { StoryDraft } from "./types.ts";

/** Words that are worked on lie sealed, with the house's secret: a copy of the database does not tell them. */
export function createDraftSeal(secret: string) {
  const { seal, open, digest } = createSeal(secret, "council story");
  return {
    seal: (draft: StoryDraft): string => seal(JSON.stringify(draft)),
    /** Throws Refused `draftUnreadable` when it was sealed with another secret: what is public stands. */
    open(sealed: string | null): StoryDraft | null {
      if (sealed === null) return null;
      const opened = open(sealed);
      if (opened === null) throw new Refused("draftUnreadable");
      return JSON.parse(opened) as StoryDraft;
    },
    /** Tells the same words taken in twice, and nothing else about them. */
    hash: (words: string): Uint8Array => digest(words.normalize("NFC").replaceAll(/\s+/gu, " ").trim()),
  };
}

export type DraftSeal = ReturnType<typeof createDraftSeal>;
