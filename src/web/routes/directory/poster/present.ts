import type { Hit, HoursShown, Location } from "#modules/directory/index.ts";
import type { Text } from "../../../text/types.ts";
import { phoneInWords } from "../../../ui/format.ts";
import type { Names } from "../find/present.ts";
import { addressLine } from "../service/address.ts";
import { hoursInWords, WEEK } from "../shared/hours.ts";

/** A municipality's doors for a wall, a pocket or a voice. Pure. */

export type PosterForm = "poster" | "pocket" | "text";
/** As many as fit on the paper in letters that can be read from where one stands. */
export const FITS: Readonly<Record<PosterForm, number>> = { poster: 10, pocket: 20, text: 100 };

export interface PosterEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly phone: string | null;
  readonly address: string;
  readonly hours: string;
  readonly letIn: string | null;
  /** Somebody has said, not too long ago, that it is right. */
  readonly verified: boolean;
}

/** One of each kind before a second of any: a wall should say all there is. Given in the directory's own order. */
export function spread(hits: readonly Hit[], most: number): readonly Hit[] {
  const seen = new Map<string, number>();
  const rank = new Map(
    hits.map((hit) => {
      const nth = seen.get(hit.kind) ?? 0;
      seen.set(hit.kind, nth + 1);
      return [hit, nth] as const;
    }),
  );
  return [...hits].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)).slice(0, most);
}

export function entryOf(
  hit: Hit,
  hours: readonly HoursShown[],
  locations: ReadonlyMap<string, Location>,
  names: Names,
  { directory, lang }: Text,
): PosterEntry {
  const { poster, service: words } = directory;
  const days = WEEK.map((day) => words.weekdays[day]);
  const lines = hours.map((one) => {
    const line = hoursInWords(one.schedules, days, poster.always);
    const place = one.locationId === null ? null : locations.get(one.locationId);
    return place && hours.length > 1 ? `${place.name || place.street}: ${line}` : line;
  });
  return {
    id: hit.serviceId,
    name: lang === "en" && hit.name.en !== null ? hit.name.en : hit.name.da,
    kind: names.kind(hit.kind),
    phone: hit.phone === null ? null : phoneInWords(hit.phone),
    address: hit.place ? addressLine(hit.place) || hit.place.name : "",
    hours: lines.filter((line) => line !== "").join("; "),
    letIn: hit.letIn,
    verified: hit.freshness === "fresh",
  };
}

/** The entry as whole sentences, in the order they are said. */
export const sentences = (entry: PosterEntry, { directory }: Text): readonly string[] => {
  const { poster } = directory;
  return [
    poster.readName(entry.name, entry.kind),
    entry.phone === null ? null : poster.readPhone(entry.phone),
    entry.address === "" ? null : poster.readAddress(entry.address),
    entry.hours === "" ? null : poster.readOpen(entry.hours),
    entry.letIn === null ? null : poster.readLetIn(entry.letIn),
  ].filter((sentence) => sentence !== null);
};
