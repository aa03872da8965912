import type { Face } from "#modules/relay/index.ts";
import { Choices } from "./parts.tsx";

/** How the mouth goes, from not safe at all to very safe. */
const MOUTHS: Readonly<Record<Face, string>> = {
  1: "M8 22 Q16 13 24 22",
  2: "M8 21 Q16 17 24 21",
  3: "M8 20 H24",
  4: "M8 19 Q16 23 24 19",
  5: "M8 18 Q16 27 24 18",
};

export const FACES_IN_ORDER = [5, 4, 3, 2, 1] as const satisfies readonly Face[];

/** A face as lines: no picture to fetch, and the words beside it say the same. */
export function FaceDrawn({ face }: { face: Face }) {
  return (
    <svg className="face" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="14.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="11" cy="12" r="2" />
      <circle cx="21" cy="12" r="2" />
      <path d={MOUTHS[face]} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}

/** Five faces to choose among; none is chosen for anybody. */
export function Faces({ legend, words }: { legend: string; words: Readonly<Record<Face, string>> }) {
  return (
    <Choices
      name="face"
      legend={legend}
      options={FACES_IN_ORDER.map((face) => [
        String(face),
        <>
          <FaceDrawn face={face} />
          {words[face]}
        </>,
      ])}
    />
  );
}
