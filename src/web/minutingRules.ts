/** What the page where minutes are written (`minuting.ts`) makes of what it hears and finds. Pure; runs in the browser. */

/**
 * `answered`: the words are with the server. `wait`, `signedOut`: they stay in the browser and are sent again – also after somebody has
 * signed in anew in another tab. `stopped`: they are not taken here any more; they stay in the browser and are shown.
 */
export type Heard = "answered" | "wait" | "signedOut" | "stopped";

/** What an answer means for the words that were sent; null: none came. Whoever is signed out is led to another page. */
export function heard(answer: Pick<Response, "ok" | "status" | "redirected"> | null): Heard {
  if (answer === null || answer.status >= 500 || answer.status === 429) return "wait";
  if (answer.redirected || answer.status === 401) return "signedOut";
  return answer.ok ? "answered" : "stopped";
}

/** Words that lie in the browser, and the version they were written on top of. */
export interface Left {
  readonly words: string;
  readonly seen: number;
}

/** What lies in the browser and does not stand on the page; null: nothing, or nothing that can be read. */
export function leftIn(stored: string | null, standing: string): Left | null {
  try {
    const { words, seen } = JSON.parse(stored ?? "{}") as Partial<Left>;
    if (typeof words !== "string" || typeof seen !== "number" || words === standing) return null;
    return { words, seen };
  } catch {
    return null;
  }
}

/** The number of a page's next save, higher than its last. From the clock: a page the browser kept and opens again goes on upwards. */
export const nextTurn = (last: number, clock: number): number => Math.max(last + 1, clock);

/** What was not saved of an item, to be copied: each part under its name. */
export const asOneText = (parts: readonly { readonly name: string; readonly words: string }[]): string =>
  parts.map(({ name, words }) => `${name}\n${words}`).join("\n\n");
