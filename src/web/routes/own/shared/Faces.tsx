import type { Face } from "#modules/relay/index.ts";
import { Choices } from "./parts.tsx";

/** The mouth, and for the outermost two one thing more: no two are alike small, without colour, or drawn by a bad printer. */
const DRAWN: Readonly<Record<Face, { mouth: string; more?: string; open?: true }>> = {
  1: { mouth: "M9 25 Q16 15 23 25", more: "M7 10 L12 7 M25 10 L20 7" },
  2: { mouth: "M10 23 Q16 19 22 23" },
  3: { mouth: "M9 22 H23" },
  4: { mouth: "M10 20 Q16 24 22 20" },
  5: { mouth: "M8 18 H24 Q22 27 16 27 Q10 27 8 18 Z", open: true },
};

export const FACES_IN_ORDER = [5, 4, 3, 2, 1] as const satisfies readonly Face[];

/** A face as lines: no picture to fetch, and the words beside it say the same. */
export function FaceDrawn({ face }: { face: Face }) {
  const { mouth, more, open } = DRAWN[face];
  return (
    <svg className="face" viewBox="0 0 32 32" aria-hidden="true">
      <circle cx="16" cy="16" r="14.5" fill="none" stroke="currentColor" strokeWidth="2" />
      <circle cx="11" cy="13" r="2" fill="currentColor" />
      <circle cx="21" cy="13" r="2" fill="currentColor" />
      <path
        d={[mouth, more].filter(Boolean).join(" ")}
        fill={open ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
      />
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
