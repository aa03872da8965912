import { z } from "zod";
import { day } from "#platform/fields.ts";
import { headSchema, type Item, itemSchema } from "./minutes.ts";
import { type Flag, type Place, SECTIONS } from "./types.ts";

/** What a person mends in minutes that were read from a document: its head, one item, or that there is an item. Pure but for its schemas. */

const place = z.int().min(1).max(500);

/** What was not sent stands as it is: a part may be too long for a form. */
const mendedItem = itemSchema
  .pick({
    number: true,
    title: true,
    open: true,
    caseNumber: true,
    docId: true,
    sections: true,
    absent: true,
  })
  .extend({ words: itemSchema.shape.words.optional() });

export const change = z.discriminatedUnion("what", [
  z.strictObject({ what: z.literal("head"), head: headSchema.omit({ body: true }) }),
  z.strictObject({ what: z.literal("item"), place, item: mendedItem }),
  /** An item that is none. */
  z.strictObject({ what: z.literal("drop"), place }),
  /** An item that was not seen, after another: empty, to be filled in. */
  z.strictObject({ what: z.literal("add"), after: place }),
]);
export type Change = z.output<typeof change>;

/** Minutes of which the day need not be known yet. */
export const readSchema = z.strictObject({
  meeting: headSchema.extend({ date: day.nullable() }),
  items: z.array(itemSchema).min(1).max(500),
});
export type ReadDocument = Readonly<z.output<typeof readSchema>>;

/** What was read, what was odd, and where it stands: the head's place first, then each item's. */
export interface Looked<M extends ReadDocument = ReadDocument> {
  readonly minutes: M;
  readonly flags: readonly Flag[];
  readonly places: readonly Place[];
}

/** The same, changed; null where there is no such item, or it is the only one. What is odd, and where, goes along with its item. */
export function changed<M extends ReadDocument>(looked: Looked<M>, by: Change): Looked<M> | null {
  const { minutes } = looked;
  const { items } = minutes;
  switch (by.what) {
    case "head":
      return { ...looked, minutes: { ...minutes, meeting: { ...minutes.meeting, ...by.head } } };
    case "item": {
      const standing = items[by.place - 1];
      return standing
        ? { ...looked, minutes: { ...minutes, items: items.with(by.place - 1, mended(standing, by.item)) } }
        : null;
    }
    case "drop":
      return items[by.place - 1] && items.length > 1 ? without(looked, by.place) : null;
    case "add":
      return items[by.after - 1] ? withOneAfter(looked, by.after) : null;
  }
}

function mended(standing: Item, { words, ...item }: z.output<typeof mendedItem>): Item {
  const sections: Item["sections"] = { ...standing.sections };
  for (const section of SECTIONS) {
    const sent = item.sections[section];
    // A heading that is there with nothing under it is not the same as none.
    if (sent !== undefined && (sent !== "" || sections[section] !== undefined)) sections[section] = sent;
  }
  const annexes = (sections.annexes ?? "").split("\n").filter((line) => line.trim() !== "");
  return { ...standing, ...item, sections, words: words ?? standing.words, annexes };
}

const moved = (flags: readonly Flag[], to: (item: number) => number | null): readonly Flag[] =>
  flags.flatMap((flag) => {
    if (flag.item === null) return [flag];
    const item = to(flag.item);
    return item === null ? [] : [{ ...flag, item }];
  });

/** Its lines belong to the item before, or to the head, again. */
function without<M extends ReadDocument>({ minutes, flags, places }: Looked<M>, place: number): Looked<M> {
  const [before, own] = [places[place - 1], places[place]];
  return {
    minutes: { ...minutes, items: minutes.items.toSpliced(place - 1, 1) },
    flags: moved(flags, (item) => (item === place ? null : item > place ? item - 1 : item)),
    places: (before && own ? places.with(place - 1, { ...before, until: own.until }) : places).toSpliced(
      place,
      1,
    ),
  };
}

const NOTHING = {
  ...{ number: null, title: "", open: null, caseNumber: null, docId: null, words: "" },
  ...{ sections: {}, absent: [], annexes: [] },
} satisfies Item;

/** It stands somewhere in the lines of the item before it. */
function withOneAfter<M extends ReadDocument>(
  { minutes, flags, places }: Looked<M>,
  after: number,
): Looked<M> {
  const there = places[after];
  return {
    minutes: { ...minutes, items: minutes.items.toSpliced(after, 0, NOTHING) },
    flags: moved(flags, (item) => (item > after ? item + 1 : item)),
    places: there ? places.toSpliced(after + 1, 0, there) : places,
  };
}
