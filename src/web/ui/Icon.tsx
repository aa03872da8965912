import check from "../../../node_modules/dkfds/dist/img/svg-icons/check.svg?raw";
import chevronLeft from "../../../node_modules/dkfds/dist/img/svg-icons/chevron-left.svg?raw";
import errorIcon from "../../../node_modules/dkfds/dist/img/svg-icons/error.svg?raw";
import headset from "../../../node_modules/dkfds/dist/img/svg-icons/headset.svg?raw";
import info from "../../../node_modules/dkfds/dist/img/svg-icons/info.svg?raw";
import language from "../../../node_modules/dkfds/dist/img/svg-icons/language.svg?raw";
import lock from "../../../node_modules/dkfds/dist/img/svg-icons/lock.svg?raw";
import person from "../../../node_modules/dkfds/dist/img/svg-icons/person.svg?raw";
import success from "../../../node_modules/dkfds/dist/img/svg-icons/success.svg?raw";
import time from "../../../node_modules/dkfds/dist/img/svg-icons/time.svg?raw";
import warning from "../../../node_modules/dkfds/dist/img/svg-icons/warning.svg?raw";

// The design system's pictures, one by one: its whole sprite is 53 kB.
const icons = {
  check,
  "chevron-left": chevronLeft,
  error: errorIcon,
  headset,
  info,
  language,
  lock,
  person,
  success,
  time,
  warning,
};

export type IconName = keyof typeof icons;

/** A picture from the design system. Decoration unless it is given a `label`. */
export function Icon({ name, label, className }: { name: IconName; label?: string; className?: string }) {
  const source = icons[name];
  const classes = className ? `icon-svg ${className}` : "icon-svg";
  const shapes = [...source.matchAll(/<path[^>]*?\sd="([^"]+)"/g)].map((match) => match[1]);
  const named = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": true } as const);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by aria-label, or hidden as decoration.
    <svg
      className={classes}
      // For the moment before the styles are there, and for when they never come.
      width="24"
      height="24"
      viewBox={/viewBox="([^"]+)"/.exec(source)?.[1]}
      focusable="false"
      {...named}
    >
      {shapes.map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}
