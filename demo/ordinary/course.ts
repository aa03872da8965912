import { hours, minutes, plus } from "#kernel/time.ts";
import type { Story } from "../clockwork.ts";
import type { Random } from "../random.ts";
import type { UnitSlug } from "../region/units.ts";
import type { Stage } from "../stage.ts";
import { type Citizen, type NeedDraft, type OpenedCourse, telling } from "../telling.ts";
import { areaOf, batonDoors, OPENERS, type Opener } from "./doors.ts";
import { about, type Name } from "./names.ts";
import { handled } from "./need.ts";
import { BATON, MEET_ME, NEEDS, type NeedKind, PASSED_ON, TOLD } from "./needs.ts";
import { unlessTaken } from "./refusals.ts";

/** What is known of a course while it is told. */
export interface Life {
  /** Fits words to the person. */
  readonly say: (text: string) => string;
  readonly course: OpenedCourse;
  readonly meetMe: boolean;
  holder: UnitSlug;
  openNeeds: number;
}

/** Courses begin from so many days ago until now. */
const DAYS = 20;
const CIVIL: readonly string[] = ["shelter", "dropIn", "nightCafe", "womensShelter", "relativesLine"];

/** One citizen's ordinary way: a first door, one to three needs, each handled; and closed when all have landed. */
export async function* ordinary(stage: Stage, { knownAs, fullName, she }: Name, place: number): Story {
  const { random } = stage;
  const t = telling(stage);
  const opener = weighted(random, OPENERS);
  const { unit } = opener;
  yield firstMoment(stage, opener, place);

  const night = opener.handsOn === true && random.chance(0.5);
  const kinds = kindsFor(random, opener, night);
  const anonymous =
    knownAs.startsWith("Ukendt") || (CIVIL.includes(stage.cast.card(unit).kind) && random.chance(0.6));
  const citizen: Citizen = {
    knownAs,
    ...(anonymous
      ? { ageBand: random.pick(["18-24", "25-39", "40-59", "60+", "unknown"]) }
      : { fullName, birthYear: random.whole(1942, 2006) }),
    ...(anonymous || random.chance(0.15) ? {} : { municipalityCode: areaOf(unit) }),
    ...(random.chance(0.35) ? { phone: `+4570996${String(random.whole(0, 999)).padStart(3, "0")}` } : {}),
    ...(random.chance(0.07) ? { language: random.pick(["en", "ar", "pl", "so", "kl"]) } : {}),
  };
  const scope = random.chance(0.85) ? "relay" : random.pick(["thisDoor", "notNow"] as const);
  const meetMe = random.chance(0.3);
  const course = await t.opens(
    unit,
    citizen,
    kinds.map((kind) => draft(stage, kind)),
    {
      ...(random.chance(0.9) ? { consent: { scope, form: random.chance(0.7) ? "oral" : "written" } } : {}),
      ...(meetMe ? { meetMe: random.pick(MEET_ME) } : {}),
    },
  );
  const say = (text: string): string => about(she, text);
  const life: Life = { say, course, meetMe, holder: unit, openNeeds: kinds.length };

  if (night) yield* batonHandedOn(stage, life);
  for (const [index, kind] of kinds.entries()) {
    const name = `${fullName}: ${kind}`;
    stage.begin(
      name,
      handled({ ...stage, random: random.branch(index) }, life, course.need(index), kind, lands(stage, life)),
    );
  }
}

/** Begins somewhere in its share of the weeks, at an hour when people come to that door. */
function firstMoment(stage: Stage, { unit, between }: Opener, place: number) {
  const { random, end } = stage;
  const [from, to] = between;
  const day = Math.floor(DAYS * (1 - place));
  const at = plus(stage.lately(day, "00:00"), hours(from) + minutes(random.whole(0, (to - from) * 60)));
  // Those of today who would come later today have come already.
  return stage.lastOpen(unit, at > end ? plus(end, -minutes(random.whole(10, 240))) : at);
}

function kindsFor(random: Random, { kinds }: Opener, night: boolean): NeedKind[] {
  const wanted = random.pick([1, 1, 1, 2, 2, 3]);
  const left = kinds.filter((kind) => !night || NEEDS[kind].urgency !== "acute");
  const taken: NeedKind[] = [];
  while (taken.length < Math.min(wanted, left.length)) {
    const kind = random.pick(left);
    if (!taken.includes(kind)) taken.push(kind);
  }
  return taken;
}

/** The first next step is not due before the door that is asked has had its time. */
const FIRST_STEP_DAYS = { acute: 1, sameDay: 2, soon: 6, ordinary: 10 } as const;

function draft({ random, day }: Stage, kind: NeedKind): NeedDraft {
  const { said, urgency } = NEEDS[kind];
  return {
    kind,
    urgency,
    citizensWords: random.pick(said),
    nextStep: "Find en dør, der kan tage imod",
    nextStepOn: day(FIRST_STEP_DAYS[urgency]),
  };
}

/** Where the night ends: another takes the baton, and with it the needs – or the standing receiver does. */
async function* batonHandedOn(stage: Stage, life: Life): Story {
  const { random } = stage;
  const t = telling(stage);
  yield stage.in(random.whole(8, 50));
  if (random.chance(0.3)) {
    await t.passesOn(life.holder, life.course.baton, random.pick(PASSED_ON));
    life.holder = "udsattekoordinationen";
    return;
  }
  const to = random.pick(batonDoors(life.holder));
  const [asked] = await t.asks(life.holder, [to], life.course.baton, random.pick(BATON));
  yield stage.in(random.whole(15, 240), to);
  if (await unlessTaken(t.takes(to, asked))) life.holder = to;
  if (life.meetMe) await t.readsMeetMe(to, life.course);
}

/** Called when a need has ended: the last one lets the holder tell the citizen and close. */
const lands = (stage: Stage, life: Life) => (): void => {
  life.openNeeds -= 1;
  if (life.openNeeds === 0) stage.begin(`closing ${life.course.id}`, closes(stage, life));
};

async function* closes(stage: Stage, { course, holder }: Life): Story {
  yield stage.in(stage.random.whole(30, 2500), holder);
  await unlessTaken(telling(stage).closes(holder, course, stage.random.pick(TOLD)));
}

function weighted<T extends { readonly weight: number }>(random: Random, from: readonly T[]): T {
  let left = random.next() * from.reduce((sum, { weight }) => sum + weight, 0);
  for (const one of from) {
    left -= one.weight;
    if (left < 0) return one;
  }
  return random.pick(from);
}
