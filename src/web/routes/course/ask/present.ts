import type { Hit, SearchQuery } from "#modules/directory/index.ts";
import type { CourseView, DoorChoice, HandoverLine, NeedCard } from "#modules/relay/index.ts";

/** As many as anybody looks through; searching finds the others. */
export const MOST_SHOWN = 12;
/** Offers that are not on Stafet: a few to ring. */
const MOST_TO_RING = 5;

/** Those asked already and not yet answered. */
export const waitingFor = (lines: readonly HandoverLine[]): readonly HandoverLine["to"][] =>
  lines.filter(({ state }) => state === "proposed" || state === "questioned").map(({ to }) => to);

/** A door to ask, and the offer of it that was found: none where the directory has none that fits. */
export interface AskDoor {
  readonly door: DoorChoice;
  readonly offer: Hit | null;
}

/**
 * Doors to choose from: those the words name, then those whose offers the directory found, in its order, then the rest;
 * each once, without those asked already. `able` are the doors that can take this, the likely ones first: a door with no
 * offer in the directory is asked all the same. What must be rung comes apart. Pure.
 */
export function doorsToAsk(found: {
  byName: readonly DoorChoice[];
  hits: readonly Hit[];
  able: readonly DoorChoice[];
  asked: readonly { id: string }[];
}): { doors: readonly AskDoor[]; more: boolean; toRing: readonly Hit[] } {
  const { byName, hits, able, asked } = found;
  const offerOf = (door: DoorChoice): Hit | null => hits.find(({ unitId }) => unitId === door.id) ?? null;
  const offered = hits.flatMap(({ unitId }) => able.filter(({ id }) => id === unitId));
  const all = [...new Map([...byName, ...offered, ...able].map((door) => [door.id, door])).values()].filter(
    ({ id }) => !asked.some((one) => one.id === id),
  );
  return {
    doors: all.slice(0, MOST_SHOWN).map((door) => ({ door, offer: offerOf(door) })),
    more: all.length > MOST_SHOWN,
    toRing: hits.filter(({ unitId }) => unitId === null).slice(0, MOST_TO_RING),
  };
}

/** What a citizen's age counts as where one number is asked for: inside their band. */
const AGE: Readonly<Record<CourseView["citizen"]["ageBand"], number | undefined>> = {
  under15: 12,
  "15-17": 16,
  "18-24": 21,
  "25-39": 32,
  "40-59": 50,
  "60+": 68,
  unknown: undefined,
};

/** What the directory is asked: the need or the words, for somebody of that age in that municipality. Names nobody. */
export const offersFor = (
  course: Pick<CourseView, "area" | "citizen">,
  kind: string | null,
  words: string,
): SearchQuery => ({
  words,
  filters: words === "" && kind !== null ? { needs: [kind] } : {},
  person: {
    needs: kind === null ? [] : [kind],
    age: AGE[course.citizen.ageBand],
    municipality: course.area,
  },
  size: 40,
});

/** Without the reasons that are true of every door here: that it meets the need, serves the place and takes the age. */
export const worthSaying = (hit: Hit): Hit => ({
  ...hit,
  why: hit.why.filter(
    (why) =>
      !(why.code === "need" && why.typed === null) &&
      !(why.code === "area" && why.state !== "others") &&
      !(why.code === "age" && why.state === "within"),
  ),
});

/** Law 13: what goes to the receiver before it accepts, besides what is written now. */
export interface Shown {
  readonly needKind: string | null;
  /** For the baton: the kinds of need that go with it. */
  readonly carries: readonly string[];
  readonly ageBand: CourseView["citizen"]["ageBand"];
  readonly dutyBearer: string | null;
  /** The citizen has chosen line by line, or objected to somebody: what a door sees depends on which it is. */
  readonly depends: boolean;
  /** Null where the citizen has not agreed to show it to all. */
  readonly person: {
    readonly knownAs: string;
    readonly language: string;
    readonly citizensWords: string | null;
  } | null;
}

/** What a door sees (views/preview.ts says the same from its side). */
export function shownTo(course: CourseView, need: NeedCard | null, unitId: string): Shown {
  const { citizen } = course;
  const goesAlong = ({ endedAt, responsible }: NeedCard) => endedAt === null && responsible.id === unitId;
  return {
    needKind: need?.kind ?? null,
    carries: need ? [] : course.needs.filter(goesAlong).map(({ kind }) => kind),
    ageBand: citizen.ageBand,
    dutyBearer: need?.dutyBearer ?? null,
    depends:
      citizen.consent?.scope === "chosen" ||
      (citizen.consent?.scope === "relay" && citizen.objections.length > 0),
    person:
      citizen.consent?.scope === "relay" && citizen.objections.length === 0
        ? { knownAs: citizen.knownAs, language: citizen.language, citizensWords: need?.citizensWords || null }
        : null,
  };
}

/** How far away a door's area is, in words: a region's units serve all its municipalities. */
export const nearness = (door: DoorChoice, area: string): "here" | "region" | "elsewhere" =>
  door.area === area ? "here" : door.sector === "region" ? "region" : "elsewhere";
