import type { ImportLine, ImportReport, Outcome } from "#exchange/ical/index.ts";
import type { Text } from "../../../text/types.ts";

/** What a calendar became, in words. Pure. */

/** What is done when somebody says yes. */
const DOES: readonly Outcome[] = ["book", "move", "change", "cancel", "bookAfterAll"];

export const countOf = ({ counts }: Pick<ImportReport, "counts">): number =>
  DOES.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);

/** What calls for somebody's eyes first: what is held back, then what happens, then what stays. */
const RANK = (outcome: Outcome): number =>
  outcome === "holdBack" || outcome === "refused" ? 0 : DOES.includes(outcome) ? 1 : 2;

export const inOrder = (lines: readonly ImportLine[]): readonly ImportLine[] =>
  lines.toSorted(
    (a, b) =>
      RANK(a.outcome) - RANK(b.outcome) || (a.day ?? "").localeCompare(b.day ?? "") || a.line - b.line,
  );

/** Why, line for line: "Linje 12, i DTSTART: Tiden kan ikke læses (20261301T090000)". */
export function notesOf(line: ImportLine, text: Text, refusal: (code: string) => string): string[] {
  const { calendar: words } = text;
  const known: Readonly<Record<string, string>> = { ...words.hold, ...words.note };
  return line.findings.map(({ code, line: at, property, value }) => {
    const said = known[code] ?? refusal(code);
    const where = [words.line(at), ...(property === undefined ? [] : [words.in(property)])].join(" ");
    return `${said}${value === undefined ? "" : ` (${value})`}. ${where}.`;
  });
}
