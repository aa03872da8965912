import type { CourseView, DoorChoice, NeedCard, UnitRef } from "#modules/relay/index.ts";

/** Kinds of unit that follow people on from the night: the hospital's social nurses and the outreach teams. */
const FOLLOWS_ON: readonly string[] = ["socialNurse", "outreach", "streetNurse"];
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
    doors: need.may.ask
      ? doors.filter((door) => door.likely && !waiting.some(({ id }) => id === door.id)).slice(0, MOST_DOORS)
      : [],
  };
}

/** Who could have the baton from tomorrow: those who follow people on, else the area's standing receiver. */
export function followers(doors: readonly DoorChoice[]): readonly DoorChoice[] {
  const following = doors.filter(({ kind }) => FOLLOWS_ON.includes(kind)).slice(0, MOST_FOLLOWING);
  const receiver = doors.find((door) => door.standingReceiver && !following.includes(door));
  return receiver ? [...following, receiver] : following;
}

/** Who has been asked for the baton, and by when they answer. */
export function batonAsked(course: CourseView): { to: UnitRef; answerBy: Date | null } | null {
  const asked = course.batonHandovers.find(isWaiting);
  return asked ? { to: asked.to, answerBy: asked.answerBy } : null;
}

const isWaiting = ({ state }: { state: string }): boolean => state === "proposed" || state === "questioned";
