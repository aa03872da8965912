import type { TimelineEntry } from "#modules/relay/index.ts";
import type { Text } from "../../../text/types.ts";

/** What the codes an event carries say in words; null when it carries nothing worth a line, or a code nobody knows. */
export function detailOf({ type, data }: TimelineEntry, { catalogue, course }: Text): string | null {
  switch (type) {
    case "handoverProposed":
    case "needOpened":
      return word(catalogue.urgency, data.urgency);
    case "handoverRedirected":
      return word(catalogue.redirectReason, data.reason);
    case "ladderClimbed":
      return word(catalogue.ladderStep, data.step);
    case "needEnded":
      return word(course.needs.state, data.state);
    case "courseClosed":
      return word(course.closeReason, data.reason);
    case "contactRecorded":
      return word(catalogue.contactWay, data.way);
    case "tableCalled":
      return word(catalogue.tableCause, data.cause);
    case "alarmRaised":
      return word(catalogue.alarm, data.kind);
    default:
      return null;
  }
}

const word = (words: Readonly<Record<string, string>>, code: unknown): string | null =>
  typeof code === "string" && Object.hasOwn(words, code) ? (words[code] ?? null) : null;
