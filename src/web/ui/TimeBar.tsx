import { useNow } from "./shell.ts";

const WIDTH = 120;

/** How much of the time is left, as a quiet bar: full when asked, empty at the deadline. Beside words that say it. */
export function TimeBar({ from, until }: { from: Date; until: Date }) {
  const now = useNow().getTime();
  const whole = until.getTime() - from.getTime();
  const left = whole > 0 ? Math.min(1, Math.max(0, (until.getTime() - now) / whole)) : 0;
  return (
    <svg className="time-bar" viewBox={`0 0 ${WIDTH} 6`} aria-hidden="true" focusable="false">
      <rect className="time-bar-whole" width={WIDTH} height="6" rx="3" />
      <rect className="time-bar-left" width={Math.round(left * WIDTH)} height="6" rx="3" />
    </svg>
  );
}
