import { useText } from "../text/useText.ts";
import { dayInWords } from "./format.ts";
import { useNow } from "./shell.ts";

/** A calendar day in words: "i dag", "tirsdag", "13. oktober". */
export function Day({ on }: { on: string }) {
  const { lang } = useText();
  // Noon in Denmark is on that day whatever the season.
  return <time dateTime={on}>{dayInWords(new Date(`${on}T11:00:00Z`), useNow(), lang)}</time>;
}
