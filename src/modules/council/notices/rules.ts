import type { Uuid } from "#kernel/ids.ts";
import { type DueNotice, NOTICE_KINDS, type Notice, type NoticeKind, type SeatLetter } from "./types.ts";

const KEEPERS: ReadonlySet<NoticeKind> = new Set(["consultationDue", "taskDue", "budgetDay"]);
/** Whoever keeps the papers alone is told; else everybody with a seat. */
const forKeepers = (kind: NoticeKind): boolean => KEEPERS.has(kind);

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

type Addresses = ReadonlyMap<Uuid, readonly string[]>;

/** The addresses a notice goes to, each once. */
export const toldTo = (
  { kind, bodyId, alsoOf }: Pick<DueNotice, "kind" | "bodyId" | "alsoOf">,
  keepers: Addresses,
  sitters: Addresses,
): ReadonlySet<string> =>
  new Set([bodyId, ...alsoOf].flatMap((body) => (forKeepers(kind) ? keepers : sitters).get(body) ?? []));

/** One letter to each address, by body and in the order of the kinds; the soonest day first. */
export function lettersFor(
  due: readonly DueNotice[],
  keepers: Addresses,
  sitters: Addresses,
): readonly SeatLetter[] {
  const letters = new Map<string, Notice[]>();
  const ordered = worthALine(due).toSorted(
    (a, b) =>
      a.body.localeCompare(b.body, "da") ||
      NOTICE_KINDS.indexOf(a.kind) - NOTICE_KINDS.indexOf(b.kind) ||
      (a.day ?? "").localeCompare(b.day ?? ""),
  );
  for (const { id: _, bodyId, alsoOf, key: __, ...notice } of ordered)
    for (const to of toldTo({ kind: notice.kind, bodyId, alsoOf }, keepers, sitters))
      letters.set(to, [...(letters.get(to) ?? []), notice]);
  return [...letters].map(([to, notices]) => ({ to, notices }));
}
