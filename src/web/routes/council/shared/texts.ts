import type { Council, Written } from "#modules/council/index.ts";
import type { SignedIn } from "#modules/identity/index.ts";
import type { FormFields } from "../../../http/form.ts";

/** The parts of an item that are written, in their order. */
export const PARTS = [
  "summary",
  "proposal",
  "casePresentation",
  "economy",
  "earlierDecisions",
  "decision",
] as const satisfies readonly Written[];

interface SentPart {
  readonly section: Written;
  readonly words: string;
  readonly seen: number;
}

/**
 * A mark of what stood in a field when the page was drawn (FNV-1a): a part nobody touched is not sent again on top of what somebody else
 * has written in it meanwhile.
 */
export function markOf(words: string): string {
  let mark = 0x811c9dc5;
  for (const letter of words.trim()) mark = Math.imul(mark ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return `${words.trim().length}.${mark}`;
}

/** The parts somebody changed in a form, each with the version it was written on top of. */
export const textsFrom = (fields: FormFields): readonly SentPart[] =>
  PARTS.flatMap((section) => {
    const [words] = fields.all(`text-${section}`);
    const seen = Number(fields.get(`seen-${section}`));
    if (words === undefined || !Number.isInteger(seen) || seen < 0) return [];
    return markOf(words) === fields.get(`was-${section}`) ? [] : [{ section, words, seen }];
  });

/** Saves them one by one. False: one of them now stands beside what somebody else wrote. */
export async function savedParts(
  council: Pick<Council, "saveText">,
  who: SignedIn,
  which: { readonly meetingId: string; readonly itemId: string },
  { texts, writer }: { readonly texts: readonly SentPart[]; readonly writer: string },
  at: Date,
): Promise<boolean> {
  let alone = true;
  for (const part of texts) {
    const { kept } = await council.saveText(who, { ...which, ...part, writer }, at);
    alone &&= kept !== "beside";
  }
  return alone;
}
