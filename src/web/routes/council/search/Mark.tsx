import type { Marked } from "#modules/council/index.ts";

/** A text with what was looked for marked. */
export function Mark({ pieces }: { pieces: readonly Marked[] }) {
  return pieces.map(({ text, hit }, i) => {
    const key = `${i}`;
    return hit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>;
  });
}
