import { useText } from "../text/useText.ts";

/** The name beside its mark: a baton passing from one hand to the next, never let go in between. */
export function Brand() {
  const { common } = useText();
  return (
    <>
      <svg
        className="brand-mark"
        width="34"
        height="20"
        viewBox="0 0 34 20"
        aria-hidden="true"
        focusable="false"
      >
        <rect className="brand-from" x="0" y="7" width="19" height="6" rx="3" />
        <rect className="brand-to" x="15" y="7" width="19" height="6" rx="3" />
        <circle className="brand-grip" cx="17" cy="10" r="6" />
      </svg>
      {common.brand}
    </>
  );
}
