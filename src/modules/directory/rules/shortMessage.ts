import type { SaidCapacity } from "./capacity.ts";

/**
 * Free places in as few signs as a text message: "3" · "3/24" · "3 senge 1 stol" · "fuldt" · "2 venter 5". Numbers are free
 * places, after a slash all there are, after "venter" who wait. What one cannot be sure of is refused, never guessed: a
 * wrong figure sends somebody out into the night.
 */

export type ShortMessage =
  | { readonly ok: true; readonly said: readonly SaidCapacity[] }
  /** `word`: the first thing that was not understood; "" when nothing was said. */
  | { readonly ok: false; readonly word: string };

const FULL = new Set(["fuld", "fuldt", "optaget", "ingen", "full"]);
const WAITING = new Set(["venter", "vente", "venteliste", "waiting"]);
const LONGEST = 160;

/** `unitOf`: which unit a word stands for, null for none. `usual`: what is counted where no word says it; null: then one must. */
export function parseShortMessage(
  text: string,
  unitOf: (word: string) => string | null,
  usual: string | null,
): ShortMessage {
  if (text.length > LONGEST) return { ok: false, word: text.slice(0, 20) };
  const words = text
    .toLowerCase()
    .replace(/[.,;:+]/g, " ")
    .split(/\s+/)
    .filter((word) => word !== "");
  const said = new Map<string, SaidCapacity>();
  for (let at = 0; at < words.length; ) {
    const word = words[at] ?? "";
    const count = FULL.has(word) ? { available: 0 } : countOf(word);
    if (count === null) return { ok: false, word };
    at += 1;
    const named = unitOf(words[at] ?? "");
    if (named !== null) at += 1;
    const unit = named ?? usual;
    if (unit === null || said.has(unit)) return { ok: false, word };
    let waiting: number | undefined;
    if (WAITING.has(words[at] ?? "")) {
      waiting = countOf(words[at + 1] ?? "")?.available;
      if (waiting === undefined) return { ok: false, word: words[at] ?? "" };
      at += 2;
    }
    said.set(unit, { unit, ...count, ...(waiting !== undefined && { waiting }) });
  }
  return said.size === 0 ? { ok: false, word: "" } : { ok: true, said: [...said.values()] };
}

function countOf(word: string): { available: number; maximum?: number } | null {
  const found = /^(\d{1,4})(?:\/(\d{1,4}))?$/.exec(word);
  if (!found) return null;
  const available = Number(found[1]);
  if (found[2] === undefined) return { available };
  const maximum = Number(found[2]);
  return available <= maximum ? { available, maximum } : null;
}
