import type { Uuid } from "#kernel/ids.ts";
import { type DueNotice, NOTICE_KINDS, type Notice, type NoticeKind, type SeatLetter } from "./types.ts";

const KEEPERS: ReadonlySet<NoticeKind> = new Set(["consultationDue", "taskDue", "budgetDay"]);
/** Whoever keeps the papers alone is told; else everybody with a seat. */
export const forKeepers = (kind: NoticeKind): boolean => KEEPERS.has(kind);

/** What is opened says its day itself: it is not told twice the same morning. */
const SAYS_ITS_DAY: Readonly<Partial<Record<NoticeKind, NoticeKind>>> = {
  dialogueCloses: "dialogueOpened",
  namesDue: "namesAsked",
  inputDue: "inputAsked",
};

/** What is worth a line, out of all that is due. */
export function worthALine(due: readonly DueNotice[]): readonly DueNotice[] {
  const there = new Set(due.map(({ kind, id }) => `${kind} ${id}`));
  return due.filter(({ kind, id }) => !there.has(`${SAYS_ITS_DAY[kind]} ${id}`));
}

/** One letter to each address, by body and in the order of the kinds; the soonest day first. */
export function lettersFor(
  due: readonly DueNotice[],
  keepers: ReadonlyMap<Uuid, readonly string[]>,
  sitters: ReadonlyMap<Uuid, readonly string[]>,
): readonly SeatLetter[] {
  const letters = new Map<string, Notice[]>();
  const ordered = worthALine(due).toSorted(
    (a, b) =>
      a.body.localeCompare(b.body, "da") ||
      NOTICE_KINDS.indexOf(a.kind) - NOTICE_KINDS.indexOf(b.kind) ||
      (a.day ?? "").localeCompare(b.day ?? ""),
  );
  for (const { id: _, bodyId, key: __, ...notice } of ordered)
    for (const to of (forKeepers(notice.kind) ? keepers : sitters).get(bodyId) ?? [])
      letters.set(to, [...(letters.get(to) ?? []), notice]);
  return [...letters].map(([to, notices]) => ({ to, notices }));
}
