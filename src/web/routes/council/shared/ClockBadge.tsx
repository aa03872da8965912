import type { AnswerKind, Clock } from "#modules/council/index.ts";
import { useText } from "../../../text/useText.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { dayOfMeeting } from "./dates.ts";

interface ClockBadgeProps {
  readonly clock: Clock;
  /** What stands as the answer; null: there is none. */
  readonly kind: AnswerKind | null;
}

/** How an answer stands in time, in words: the colour only repeats them. What is noted is said to be no answer. */
export function ClockBadge({ clock, kind }: ClockBadgeProps) {
  const { councilRecommendations: words, lang } = useText();
  const { state, lastDay, workingDaysLate, answeredOn, notedOn } = clock;
  const late = answeredOn !== null && answeredOn > lastDay;
  return (
    <span className="clock-badges">
      {state === "answered" && kind !== null ? <Badge tone="info">{words.kind[kind]}</Badge> : null}
      {state === "answered" ? (
        <Badge tone={late ? "warning" : "success"}>
          {late ? words.clock.answeredLate(workingDaysLate) : words.clock.answered}
        </Badge>
      ) : null}
      {state === "veryOverdue" ? (
        <Badge tone="error">{words.clock.veryOverdue(workingDaysLate)}</Badge>
      ) : null}
      {state === "overdue" ? <Badge tone="warning">{words.clock.overdue(workingDaysLate)}</Badge> : null}
      {state === "running" ? (
        <Badge tone="info">{words.clock.running(dayOfMeeting(lastDay, lang))}</Badge>
      ) : null}
      {state === "stopped" ? <Badge>{words.clock.stopped}</Badge> : null}
      {state !== "answered" && notedOn !== null ? (
        <Badge tone="info">{words.clock.noted(dayOfMeeting(notedOn, lang))}</Badge>
      ) : null}
    </span>
  );
}
