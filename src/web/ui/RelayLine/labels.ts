/** Names above the line: measured without a browser, and placed so that none covers another. Pure. */

export interface Box {
  readonly left: number;
  readonly right: number;
}

/** Something to be named on the line. */
export interface Naming {
  readonly text: string;
  readonly bold: boolean;
  /** Where on the line it points. */
  readonly at: number;
}

export interface Placed extends Box {
  readonly naming: Naming;
  readonly text: string;
  /** 0 is nearest the line. */
  readonly lane: number;
  readonly anchor: "start" | "end";
}

// Widths in hundredths of the type size (IBM Plex Sans, measured); semi-bold is a little wider. Others: as wide as "W".
const widths: readonly (readonly [number, string])[] = [
  [25, " 'ij"],
  [29, ".,l!:;"],
  [35, "|[]f·(){}tr"],
  [41, '/\\-I"'],
  [50, "*z?svLcyJ"],
  [56, "x»«agkåeéFo"],
  [60, "öT_hnuøüESZbdpqY–$+0123456789<=>^`~"],
  [65, "PVXCKARÅB"],
  [71, "DU&G#HNOQØ"],
  [82, "w…M"],
  [89, "æm@WÆ%"],
];
const widthOf = new Map(widths.flatMap(([width, chars]) => [...chars].map((char) => [char, width / 100])));

/** About how wide a text is, in pixels; rather too wide than too narrow. */
export const textWidth = (text: string, size: number, bold: boolean): number =>
  [...text].reduce((sum, char) => sum + (widthOf.get(char) ?? 0.95), 0) * size * (bold ? 1.05 : 1.01);

/** The text, shortened with "…" where it is wider than there is room for. */
export function fitted(text: string, room: number, size: number, bold: boolean): string {
  if (textWidth(text, size, bold) <= room) return text;
  const chars = [...text];
  while (chars.length > 1 && textWidth(`${chars.join("").trimEnd()}…`, size, bold) > room) chars.pop();
  return `${chars.join("").trimEnd()}…`;
}

interface Room extends Box {
  readonly lanes: number;
  readonly size: number;
  /** Longest a name may be. */
  readonly most: number;
}

/** Least distance between two names, and between a name and another's pointer. */
export const GAP = 8;

/**
 * Places names in lanes, in the order given – the most important first. Each stands to the right of the place it
 * points at, or where there is no room, above it or to its left. A name that finds no place without covering another, or another's
 * pointer, is left out: null.
 */
export function placeNames(namings: readonly Naming[], room: Room): readonly (Placed | null)[] {
  const placed: Placed[] = [];
  return namings.map((naming) => {
    const text = fitted(naming.text, Math.min(room.most, room.right - room.left), room.size, naming.bold);
    const width = textWidth(text, room.size, naming.bold);
    for (let lane = 0; lane < room.lanes; lane += 1) {
      for (const candidate of candidates(naming, text, width, lane, room)) {
        const inside = candidate.left >= room.left && candidate.right <= room.right;
        if (!inside || placed.some((other) => collide(candidate, other))) continue;
        placed.push(candidate);
        return candidate;
      }
    }
    return null;
  });
}

/** To the right of the place; as far right as there is room, above the place; to the left of it. */
function candidates(naming: Naming, text: string, width: number, lane: number, room: Room): Placed[] {
  const { at } = naming;
  const slid = room.right - width;
  return [
    { naming, text, lane, anchor: "start", left: at, right: at + width },
    ...(slid < at ? [{ naming, text, lane, anchor: "end" as const, left: slid, right: room.right }] : []),
    { naming, text, lane, anchor: "end", left: at - width, right: at },
  ];
}

const collide = (a: Placed, b: Placed): boolean =>
  (a.lane === b.lane && a.left < b.right + GAP && b.left < a.right + GAP) || crosses(a, b) || crosses(b, a);

/** Does the pointer of the higher one go through the lower one on its way down? */
const crosses = (higher: Placed, lower: Placed): boolean =>
  higher.lane > lower.lane &&
  higher.naming.at > lower.left - GAP / 2 &&
  higher.naming.at < lower.right + GAP / 2;
