import type { CourseView, DoorChoice, NeedCard, UnitRef } from "#modules/relay/index.ts";

/** Kinds of unit that follow people on from the night: from a hospital its social nurses first, else outreach. */
const FROM_HOSPITAL: readonly string[] = ["socialNurse", "outreach", "streetNurse"];
const FROM_THE_TOWN: readonly string[] = ["outreach", "streetNurse", "socialNurse"];
/** Few enough to read standing up; the course page has them all. */
const MOST_DOORS = 4;
const MOST_FOLLOWING = 3;

/** One need with the doors to ask about it, as the page shows it. */
export interface NeedAsk {
  readonly needId: string;
  readonly kind: string;
  readonly several: boolean;
  /** Doors asked already and not yet answered. */
  readonly asked: readonly string[];
  readonly doors: readonly DoorChoice[];
}

/** Given a need of ours that may be asked about, then the likeliest doors that have not been. */
export function needAsk(need: NeedCard, doors: readonly DoorChoice[]): NeedAsk {
  const waiting = need.handovers.filter(isWaiting).map(({ to }) => to);
  return {
    needId: need.id,
    kind: need.kind,
    several: need.several,
    asked: waiting.map(({ name }) => name),
    doors: need.may.ask ? likeliest(doors.filter((door) => !waiting.some(({ id }) => id === door.id))) : [],
  };
}

/** Those that are there for such a need; only where there are none, those whose sector usually sees to it. */
export function likeliest(doors: readonly DoorChoice[]): readonly DoorChoice[] {
  const fitting = doors.filter((door) => door.fits);
  return (fitting.length > 0 ? fitting : doors.filter((door) => door.likely)).slice(0, MOST_DOORS);
}

/** Who could have the baton from tomorrow: those of the area who follow people on, and its standing receiver. */
export function followers(
  doors: readonly DoorChoice[],
  from: { sector: UnitRef["sector"]; area: string },
): readonly DoorChoice[] {
  const kinds = from.sector === "region" ? FROM_HOSPITAL : FROM_THE_TOWN;
  const near = doors.filter(({ sector, area }) => sector === "region" || area === from.area);
  const following = kinds
    .flatMap((kind) => near.filter((door) => door.kind === kind))
    .slice(0, MOST_FOLLOWING);
  const receiver = near.find((door) => door.standingReceiver && !following.includes(door));
  return receiver ? [...following, receiver] : following;
}

/** Who has been asked for the baton, and by when they answer. */
export function batonAsked(course: CourseView): { to: UnitRef; answerBy: Date | null } | null {
  const asked = course.batonHandovers.find(isWaiting);
  return asked ? { to: asked.to, answerBy: asked.answerBy } : null;
}

const isWaiting = ({ state }: { state: string }): boolean => state === "proposed" || state === "questioned";
