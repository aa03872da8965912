import "./figures.css";

/** A number as a line, beside the number itself: for the eye alone. `share`: 0 to 100. */
export function Bar({ share }: { share: number | null }) {
  if (share === null) return null;
  return (
    <svg
      className="figure-bar"
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect className="figure-bar-whole" width="100" height="8" />
      <rect className="figure-bar-part" width={share} height="8" />
    </svg>
  );
}
