import type { Item } from "../meetings/minutes.ts";
import type { MeetingState } from "../meetings/types.ts";
import type { AgendaItem, LifeStep, SentItem, Written } from "./types.ts";

/** What may happen to a meeting made here, and where it then stands. What is not there may not happen. */
const LIFE: Readonly<Record<MeetingState, Partial<Readonly<Record<LifeStep, MeetingState>>>>> = {
  planned: { change: "planned", call: "called", cancel: "cancelled", begin: "held" },
  called: { change: "called", call: "called", cancel: "cancelled", begin: "held" },
  held: { finish: "draft" },
  draft: { writeOn: "held", sendForApproval: "forApproval" },
  forApproval: { takeBack: "draft", approve: "approved" },
  approved: { publish: "published", correct: "approved" },
  published: { takeDown: "approved", correct: "published" },
  cancelled: {},
};

/** Where a meeting stands after a step; null: it may not be taken now. */
export const lifeAfter = (state: MeetingState, step: LifeStep): MeetingState | null =>
  LIFE[state][step] ?? null;

/** While these last, items may be added, moved and taken off. */
export const agendaOpen = (state: MeetingState): boolean =>
  state === "planned" || state === "called" || state === "held";

/** While these last, the head of an item may be put right; after the meeting it is shown when the correction is made. */
export const headOpen = (state: MeetingState): boolean =>
  agendaOpen(state) || state === "approved" || state === "published";

/** The order after one item is moved by one place; unchanged at either end. */
export function movedBy<T>(order: readonly T[], which: T, by: -1 | 1): readonly T[] {
  const from = order.indexOf(which);
  const [to, other] = [from + by, order[from + by]];
  if (from === -1 || other === undefined) return order;
  return order.map((one, i) => (i === from ? other : i === to ? which : one));
}

/** Where a new item goes: before the item about the next meeting, which stays last. From 1. */
export function placeForNew(items: readonly Pick<AgendaItem, "standing">[]): number {
  const last = items.at(-1);
  return last?.standing === "next" ? items.length : items.length + 1;
}

/** What an agenda says of each item; the decision belongs to the minutes. */
const BEFORE: readonly Written[] = ["summary", "proposal", "casePresentation", "economy", "earlierDecisions"];

/** The agenda as it is sent out. */
export const sentAgenda = (items: readonly AgendaItem[]): readonly SentItem[] =>
  items.map((item) => ({ id: item.id, item: itemAsRead(item, BEFORE) }));

/** An item in the shape minutes have. */
export function itemAsRead(item: AgendaItem, parts: readonly Written[]): Item {
  const { place, title, open, caseNumber, presenter, minutes, annexes } = item;
  const links = annexes.filter(({ link }) => link !== "");
  return {
    ...{ number: place, title, open, docId: null, words: "", absent: [] },
    caseNumber: caseNumber === "" ? null : caseNumber,
    annexes: annexes.map((annex) => annex.title),
    sections: {
      ...Object.fromEntries(
        parts.flatMap((part) => {
          const words = item.texts[part]?.words.trim() ?? "";
          return words === "" ? [] : [[part, words]];
        }),
      ),
      ...(annexes.length > 0 ? { annexes: annexes.map((annex) => annex.title).join("\n") } : {}),
    },
    ...(presenter === "" ? {} : { presenter }),
    ...(minutes === null ? {} : { minutes }),
    ...(links.length > 0 ? { links: links.map((annex) => ({ title: annex.title, link: annex.link })) } : {}),
  };
}

/**
 * A sent agenda as anybody may read it: of what was closed when it was sent, or has been closed since, a number and nothing else; of a file
 * that has been removed not even what it was called. `openNow`: the items that are open and on the agenda today. `removed`: where files
 * stood that are gone.
 */
export const agendaForEverybody = (
  sent: readonly SentItem[],
  openNow: ReadonlySet<string>,
  removed: ReadonlySet<string>,
): readonly (Item | { readonly number: number | null; readonly open: false })[] =>
  sent.map(({ id, item }) =>
    item.open === true && openNow.has(id)
      ? withoutFiles(item, removed)
      : { number: item.number, open: false as const },
  );

function withoutFiles(item: Item, removed: ReadonlySet<string>): Item {
  const gone = (item.links ?? []).filter(({ link }) => removed.has(link));
  if (gone.length === 0) return item;
  const annexes = [...item.annexes];
  for (const { title } of gone) annexes.splice(annexes.indexOf(title), 1);
  const { annexes: _, ...sections } = item.sections;
  return {
    ...item,
    annexes,
    links: item.links?.filter((one) => !gone.includes(one)),
    sections: annexes.length > 0 ? { ...sections, annexes: annexes.join("\n") } : sections,
  };
}
