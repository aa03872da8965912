import { holdsCpr } from "#kernel/cpr.ts";
import type { Item, Minutes } from "./minutes.ts";

/** An item as anybody may read it: of a closed one, that there is one, and its number. */
export type PublicItem = Item | { readonly number: number | null; readonly open: false };

/**
 * The minutes as anybody may read them. What was closed leaves nothing of itself behind but its number – from the moment it is closed, though the
 * minutes are corrected afterwards: until then `correcting` is true. `shut`: items closed today, by place from 1.
 */
export function forEverybody(
  { meeting, items }: Minutes,
  shut: readonly number[] = [],
): {
  readonly meeting: Minutes["meeting"];
  readonly items: readonly PublicItem[];
  readonly correcting: boolean;
} {
  const now = new Set(shut);
  const stands = ({ open }: Item, i: number) => open === true && !now.has(i + 1);
  return {
    meeting,
    items: items.map((item, i) => (stands(item, i) ? item : { number: item.number, open: false })),
    correcting: items.some((item, i) => item.open === true && !stands(item, i)),
  };
}

/** Open items, by place from 1, with somebody's personal number in their words: it stands in nothing everybody can read. */
export const withNumbers = (
  items: readonly Pick<Item, "open" | "title" | "words" | "sections" | "annexes" | "absent">[],
): readonly number[] =>
  items.flatMap(({ open, title, words, sections, annexes, absent }, i) =>
    open !== false && holdsCpr([title, words, ...Object.values(sections), ...annexes, ...absent].join("\n"))
      ? [i + 1]
      : [],
  );

export type MayPublish =
  | { readonly ok: true }
  /** `items`: their places from 1. */
  | {
      readonly ok: false;
      readonly code: "sayWhatWasOpen" | "closedItems" | "numberInItem" | "numberInHead";
      readonly items: readonly number[];
    };

/**
 * Whether minutes may be shown to everybody: of each item it is said whether it was open, and whoever publishes has seen which are
 * closed – `leavingOut` names exactly those, by place – so that nothing is shown, or hidden, by a slip. And no personal number is.
 */
export function mayPublish({ meeting, items }: Minutes, leavingOut: readonly number[]): MayPublish {
  const places = (open: boolean | null): number[] =>
    items.flatMap((item, i) => (item.open === open ? [i + 1] : []));
  const unsaid = places(null);
  if (unsaid.length > 0) return { ok: false, code: "sayWhatWasOpen", items: unsaid };
  const numbers = withNumbers(items);
  if (numbers.length > 0) return { ok: false, code: "numberInItem", items: numbers };
  if (holdsCpr([meeting.body, meeting.place, ...meeting.participants].join("\n")))
    return { ok: false, code: "numberInHead", items: [] };
  const closed = places(false);
  const named = new Set(leavingOut);
  return closed.length === named.size && closed.every((place) => named.has(place))
    ? { ok: true }
    : { ok: false, code: "closedItems", items: closed };
}

/**
 * Items, by place from 1, that are closed today and stand as open in the minutes: to be corrected before anybody reads them. `agenda`: the
 * items of a meeting made here, in their order.
 */
export const closedSince = (
  { items }: Minutes,
  agenda: readonly { readonly open: boolean }[],
): readonly number[] => items.flatMap(({ open }, i) => (open && agenda[i]?.open !== true ? [i + 1] : []));

/**
 * Minutes read anew, with what was said of the same items – by number and title – when they were read before: what somebody closed stays
 * closed, whatever the document says, and what the document says nothing of is as it was said.
 */
export function asSaidBefore<M extends Pick<Minutes, "items">>(before: Minutes, anew: M): M {
  const name = ({ number, title }: Item): string => `${number} ${title}`;
  const said = new Map(before.items.map((item) => [name(item), item.open]));
  return {
    ...anew,
    items: anew.items.map((item) => {
      const was = said.get(name(item)) ?? null;
      return { ...item, open: was === false ? false : (item.open ?? was) };
    }),
  };
}

/** The same minutes with what somebody says of an item. `place` from 1; there is one. */
export const sayingOpen = <M extends Pick<Minutes, "items">>(
  minutes: M,
  said: ReadonlyMap<number, boolean>,
): M => ({
  ...minutes,
  items: minutes.items.map((item, i) => ({ ...item, open: said.get(i + 1) ?? item.open })),
});
