import type { Instant } from "#kernel/clock.ts";
import { isOpen } from "#kernel/hours.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Urgency } from "#kernel/urgency.ts";
import type { Story } from "../clockwork.ts";
import type { Random } from "../random.ts";
import type { UnitSlug } from "../region/units.ts";
import type { Stage } from "../stage.ts";
import { type Subject, telling } from "../telling.ts";
import type { Life } from "./course.ts";
import { areaOf, doorsFor } from "./doors.ts";
import { NEEDS, type NeedKind, NOT_YET, PASSED_ON, SEEN } from "./needs.ts";
import { unlessTaken } from "./refusals.ts";

/** In minutes: how long doors usually think before they answer. They answer when they are open. */
const THINKING: Readonly<Record<Urgency, readonly [number, number]>> = {
  acute: [6, 45],
  sameDay: [25, 200],
  soon: [90, 1900],
  ordinary: [400, 6000],
};

/** In days: how long the ladder takes when nobody answers. */
const LADDER_DAYS: Readonly<Record<Urgency, number>> = { acute: 1, sameDay: 3, soon: 8, ordinary: 14 };

/** From taken to met, in days. */
const WORK_DAYS: Readonly<Record<Urgency, readonly [number, number]>> = {
  acute: [1, 4],
  sameDay: [1, 8],
  soon: [2, 11],
  ordinary: [4, 18],
};

/** How a door answers. The rest of the hundred takes it at once. */
const SILENT = 0.05;
const WONDERS = 0.13;
const SHOWS_ON = 0.15;
/** Plans too close, and is not there when the day comes. */
const FORGETS = 0.07;

type Need = Required<Subject>;

/** One need's way: somebody is asked, somebody takes it, something is done, and it is met – or it is not, yet. */
export async function* handled(
  stage: Stage,
  life: Life,
  need: Need,
  kind: NeedKind,
  landed: () => void,
): Story {
  const { random } = stage;
  const { urgency, steps } = NEEDS[kind];
  const doors = doorsFor(kind, areaOf(life.holder));
  const work = random.whole(...WORK_DAYS[urgency]);
  let planned = false;
  if (!doors.includes(life.holder)) planned = yield* asked(stage, life, need, kind, doors, work);
  // Whoever has it now: the door that said yes, the standing receiver, or still the one who asked.
  const { open, responsible } = await stage.standing(need.needId);
  if (!open) return;
  if (!planned) {
    yield stage.in(random.whole(5, 200), responsible);
    await settlesWhatMoved(stage, need, life.holder);
    if (
      !(await unlessTaken(telling(stage).plans(responsible, need, random.pick(steps), daysFor(random, work))))
    )
      return;
  }
  yield* worked(stage, life, need, work, responsible, landed);
}

/** The day the next step is planned for: a little after it will be done – as a rule. */
const daysFor = (random: Random, work: number): number =>
  random.chance(FORGETS) ? 2 : Math.min(work + 4, 45);

/** Nearest first; when it cannot wait, those that are open now before the others. */
function inOrder(stage: Stage, doors: readonly UnitSlug[], urgency: Urgency): readonly UnitSlug[] {
  if (urgency === "soon" || urgency === "ordinary") return doors;
  const now = stage.now();
  const isOpenNow = (door: UnitSlug) => isOpen(stage.cast.hoursOf(door), now);
  return [...doors.filter(isOpenNow), ...doors.filter((door) => !isOpenNow(door))];
}

/** Asks, and is answered – perhaps by being shown on, once. True when a door took it with a plan. */
async function* asked(
  stage: Stage,
  { holder, course, meetMe, say }: Life,
  need: Need,
  kind: NeedKind,
  possible: readonly UnitSlug[],
  work: number,
): AsyncGenerator<Instant, boolean, void> {
  const { random } = stage;
  const t = telling(stage);
  const { urgency, several, asked: messages, steps, question, wayOn } = NEEDS[kind];
  yield stage.in(urgency === "acute" ? random.whole(4, 30) : random.whole(10, 300), holder);
  const doors = inOrder(stage, possible, urgency);
  const chosen = doors.slice(0, several && random.chance(0.35) ? 2 : 1);
  const notYet = random.chance(0.1) ? { notYet: random.pick(NOT_YET) } : {};
  const handovers = await t.asks(holder, chosen, need, say(random.pick(messages)), { urgency, ...notYet });
  const first = random.whole(0, chosen.length - 1);
  let door = chosen[first] ?? holder;
  let handover: Uuid | undefined = handovers[first];

  for (let round = 0; round < 2; round += 1) {
    // Nobody is left above a standing receiver: it is answered.
    if (random.chance(SILENT) && !stage.cast.card(holder).standingReceiver) {
      // The ladder climbs meanwhile; whoever has it at the end goes on.
      yield stage.in(60 * 24 * LADDER_DAYS[urgency] + random.whole(0, 600));
      return false;
    }
    yield stage.in(random.whole(...THINKING[urgency]), door);
    if (random.chance(WONDERS)) {
      if (!(await unlessTaken(t.wonders(door, handover, say(question[0]))))) return false;
      yield stage.in(random.whole(8, 45), holder);
      if (!(await unlessTaken(t.replies(holder, handover, say(question[1]))))) return false;
      yield stage.in(random.whole(8, 25), door);
    }
    if (round === 1 || !random.chance(SHOWS_ON)) {
      if (meetMe && random.chance(0.8)) await t.readsMeetMe(door, course);
      return unlessTaken(t.takes(door, handover, random.pick(steps), daysFor(random, work)));
    }
    const next = doors.find((other) => !chosen.includes(other));
    const [reason, text] = wayOn;
    if (!(await unlessTaken(t.showsOn(door, handover, reason, say(text), next ? [next] : [])))) return false;
    yield stage.in(random.whole(15, 300), holder);
    const { open, responsible } = await stage.standing(need.needId);
    if (!open || responsible !== holder) return false;
    if (chosen.length > 1) {
      // The other one that was asked has not answered yet.
      door = chosen[1 - first] ?? door;
      handover = handovers[1 - first];
    } else if (next) {
      handover = await t.sendsPrepared(holder, handover, say(random.pick(messages)));
      door = next;
    } else {
      if (random.chance(0.6)) await unlessTaken(t.passesOn(holder, need, random.pick(PASSED_ON)));
      return false;
    }
  }
  return false;
}

/** A table the ladder called has nothing left to do when the standing receiver took it: who convened it says so. */
async function settlesWhatMoved(stage: Stage, { needId }: Need, convener: UnitSlug): Promise<void> {
  const tableId = await stage.openTable(needId);
  if (tableId === null) return;
  await unlessTaken(
    stage
      .by(convener)
      .settleTable({ tableId, outcome: "taker", whoPays: "Kommunen, indtil andet er aftalt", decided: [2] }),
  );
}

/** In good hands: met now and then, and one day done. */
async function* worked(
  stage: Stage,
  { course, say }: Life,
  need: Need,
  work: number,
  unit: UnitSlug,
  landed: () => void,
): Story {
  const { random } = stage;
  const t = telling(stage);
  yield stage.in(60 * 24 * Math.ceil(work / 2) - random.whole(0, 600), unit);
  if (random.chance(0.45))
    await unlessTaken(t.sees(unit, course, random.pick(["met", "met", "phone"]), say(random.pick(SEEN))));
  yield stage.in(60 * 24 * Math.floor(work / 2) + random.whole(0, 600), unit);
  const [state, reason] = random.pick([
    ["met"],
    ["met"],
    ["met"],
    ["met"],
    ["met"],
    ["declinedByCitizen"],
    ["noLongerRelevant", "Løst på anden vis, siger borgeren selv"],
  ] as const);
  if (await unlessTaken(t.ends(unit, need, state, reason))) landed();
}
