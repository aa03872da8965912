import type { CourseView, DoorChoice, HandoverLine, NeedCard } from "#modules/relay/index.ts";

/** As many as anybody looks through; searching finds the others. */
export const MOST_SHOWN = 12;

/** Those asked already and not yet answered. */
export const waitingFor = (lines: readonly HandoverLine[]): readonly HandoverLine["to"][] =>
  lines.filter(({ state }) => state === "proposed" || state === "questioned").map(({ to }) => to);

/**
 * Doors to choose from: those the words name, then those that usually help with what the words mean; each once, without
 * those asked already. `byMeaning` may hold doors that cannot take this: only those in `able` (null: all) are kept. Pure.
 */
export function doorsToAsk(found: {
  byName: readonly DoorChoice[];
  byMeaning: readonly DoorChoice[];
  able: readonly DoorChoice[] | null;
  asked: readonly { id: string }[];
}): { doors: readonly DoorChoice[]; more: boolean } {
  const { byName, byMeaning, able, asked } = found;
  const meant = byMeaning.filter(
    ({ id, likely }) => likely && (able?.some((door) => door.id === id) ?? true),
  );
  const doors = [...new Map([...byName, ...meant].map((door) => [door.id, door])).values()].filter(
    ({ id }) => !asked.some((one) => one.id === id),
  );
  return { doors: doors.slice(0, MOST_SHOWN), more: doors.length > MOST_SHOWN };
}

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
