import type { CourseLog } from "#modules/relay/index.ts";
import type { Text } from "../../../text/types.ts";
import { dayOffset } from "../../../ui/dates.ts";

type Line = CourseLog["lines"][number];

/** One row: a door, a day, what it did, how often. */
export interface Looked {
  readonly key: string;
  /** The newest of them. */
  readonly at: Date;
  readonly who: string;
  readonly what: string;
  readonly why: string | null;
  readonly times: number;
}

/** The same thing done by the same door on one day is one row: a list somebody can read aloud. Pure; keeps the order. */
export function together(lines: readonly Line[], { log, catalogue }: Text): readonly Looked[] {
  const rows = new Map<string, Looked>();
  for (const line of lines) {
    const who =
      [line.unit, line.organisation].filter(Boolean).join(", ") || (isOwn(line) ? log.own : log.stafet);
    const what = line.outcome === "denied" ? log.denied : whatOf(line.action, log);
    const key = [dayOffset(line.at, 0), who, what, line.purpose].join("|");
    const row = rows.get(key);
    if (row) rows.set(key, { ...row, times: row.times + 1 });
    else
      rows.set(key, { key: line.id, at: line.at, who, what, why: whyOf(line.purpose, catalogue), times: 1 });
  }
  return [...rows.values()];
}

/** Done by the citizen, on their own pages. A wrong PIN is somebody's, and nobody knows whose. */
const isOwn = ({ action, outcome }: Line): boolean => action.startsWith("own.") && outcome === "done";

/** Most say why in words; a reason for emergency access or for opening a course is one of a few. */
export function whyOf(
  purpose: string | null,
  { emergencyReason, openPurpose }: Pick<Text["catalogue"], "emergencyReason" | "openPurpose">,
): string | null {
  const words: Readonly<Record<string, string>> = { ...emergencyReason, ...openPurpose };
  return purpose !== null && Object.hasOwn(words, purpose) ? (words[purpose] ?? null) : purpose;
}

const whatOf = (action: string, log: Text["log"]): string =>
  actionInWords(action, log) ?? (action.startsWith("relay.") ? log.wrote : log.looked);

/** What was done, where there are words for it. Pure. */
export function actionInWords(action: string, { actions }: Pick<Text["log"], "actions">): string | null {
  const words: Readonly<Record<string, string>> = actions;
  return Object.hasOwn(words, action) ? (words[action] ?? null) : null;
}
