import { useText } from "../text/useText.ts";
import { fullMoment, momentInWords, timeLeft } from "./format.ts";
import { useNow } from "./shell.ts";

/** A deadline in words – "om 2 timer · i dag kl. 14" – that says so, not only shows it, when it has passed. */
export function TimeLeft({ until }: { until: Date }) {
  const { lang } = useText();
  const now = useNow();
  const passed = until.getTime() < now.getTime();
  return (
    <span className={passed ? "time-left time-left-passed" : "time-left"}>
      {timeLeft(until, now, lang)} · <Moment at={until} />
    </span>
  );
}

/** A moment in words, with the exact time for machines. */
export function Moment({ at }: { at: Date }) {
  const { lang } = useText();
  return <time dateTime={at.toISOString()}>{momentInWords(at, useNow(), lang)}</time>;
}

/** A moment with its whole date, for documents that are read on paper on another day. */
export function FullMoment({ at }: { at: Date }) {
  const { lang } = useText();
  return <time dateTime={at.toISOString()}>{fullMoment(at, lang)}</time>;
}
