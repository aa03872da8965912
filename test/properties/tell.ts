import { isDeepStrictEqual } from "node:util";
import { isRefused } from "#kernel/refusal.ts";
import { hours, minutes } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import { databaseFault } from "#platform/db.ts";
import { build, onDuty } from "../builders/house.ts";
import { aRegion, type Door, type Region } from "../builders/region.ts";
import { type TestDatabase, testDatabase } from "../db.ts";
import { breaches } from "../laws/breaches.ts";
import { type Happening, judge } from "./judge.ts";
import type { Move } from "./moves.ts";
import { playOf } from "./plays.ts";
import { type Play, pick, type Scene } from "./scene.ts";
import { takeSnapshot } from "./snapshot.ts";

/** How much was tried, for the long run to print. */
export interface Tally {
  stories: number;
  steps: number;
  readonly done: Map<string, number>;
  readonly refused: Map<string, number>;
}
export const newTally = (): Tally => ({ stories: 0, steps: 0, done: new Map(), refused: new Map() });
const count = (map: Map<string, number>, what: string) => map.set(what, (map.get(what) ?? 0) + 1);

const DAY = hours(24);
const JUMPS = [
  minutes(5),
  minutes(31),
  hours(2),
  hours(9),
  DAY,
  3 * DAY,
  14 * DAY,
  100 * DAY,
  -minutes(10),
  -hours(3),
  -2 * DAY,
];

interface Delivered {
  readonly play: Play;
  readonly actor: Actor;
  readonly key: string;
  readonly answer: unknown;
}

interface Stage {
  readonly db: TestDatabase;
  readonly region: Region;
  readonly people: readonly { readonly person: string; readonly unit: string; readonly lead: boolean }[];
  readonly unitIds: readonly string[];
  readonly links: string[];
  readonly delivered: Delivered[];
  readonly tally: Tally;
  keys: number;
}

const DOORS: readonly Door[] = [
  "emergency",
  "psychiatry",
  "shelter",
  "nightTeam",
  "nursing",
  "doctor",
  "dropIn",
  "receiver",
  "faraway",
];

async function setStage(tally: Tally): Promise<Stage> {
  const db = await testDatabase({ engine: "postgres" });
  const region = await aRegion(db);
  const people = DOORS.flatMap((door) => {
    const { id, people: members } = region.unit(door);
    return members.map((person, index) => ({ person, unit: id, lead: index === 1 }));
  });
  return { db, region, people, unitIds: DOORS.map(region.idOf), links: [], delivered: [], tally, keys: 0 };
}

/** Who acts: somebody of the unit whose turn it is, or – when the move says so – anybody. Null when they have left. */
async function actorFor({ region, people }: Stage, play: Play, move: Move): Promise<Actor | null> {
  const there = people.filter(({ unit, lead }) => unit === play.unit && (!play.lead || lead));
  const chosen = pick(
    move.wrong || there.length === 0 ? people : there,
    move.wrong ? move.a + move.b : move.c,
  );
  if (!chosen) return null;
  try {
    return await onDuty(region.identity, chosen.person, chosen.unit, region.now());
  } catch (error) {
    if (isRefused(error)) return null;
    throw error;
  }
}

/** Does it, and says what became of it. A refusal is fine; anything else thrown is a fault of the house. */
async function attempt(
  stage: Stage,
  name: string,
  work: () => Promise<unknown>,
): Promise<{ refused: boolean; answer: unknown }> {
  try {
    const answer = await work();
    count(stage.tally.done, name);
    return { refused: false, answer };
  } catch (error) {
    if (isRefused(error)) {
      count(stage.tally.refused, `${name} ${error.code}`);
      return { refused: true, answer: error.code };
    }
    const fault = databaseFault(error);
    const why = fault ? `${fault.code} ${fault.constraint ?? ""} ${fault.message}` : String(error);
    throw new Error(`${name} threw ${why}`, { cause: error });
  }
}

type Act = () => Promise<Happening[]>;

const itself =
  (name: string, work: () => Promise<unknown>): Act =>
  async () => {
    await work();
    return [{ name, refused: false, byItself: true }];
  };

/** What happens by itself, or to people: no command of the relay. */
function circumstance(stage: Stage, { do: what, a, b }: Move): Act | null {
  const { region, people } = stage;
  const { ladder, identity, clock } = region;
  const someone = pick(people, a);
  const now = region.now();
  switch (what) {
    case "clock":
      return itself(what, async () => clock.advance(pick(JUMPS, a) ?? 0));
    case "climb":
      return itself("climbDue", () => ladder.climbDue(now));
    case "standstills":
      return itself("raiseStandstills", () => ladder.raiseStandstills(now));
    case "checkBacks":
      return itself("raiseCheckBacks", () => ladder.raiseCheckBacks(now));
    case "lapsedTables":
      return itself("passLapsedTables", () => ladder.passLapsedTables(now));
    case "emptyUnits":
      return itself("watchEmptyUnits", () => ladder.watchEmptyUnits(now));
    case "leave":
      return itself(what, async () => {
        if (!someone) return;
        const left = { personId: someone.person, unitId: someone.unit, now };
        await build(stage.db.app, async (tx) => {
          if (b % 2) await identity.offboard(tx, someone.person, now);
          else await identity.endMembership(tx, left);
        });
      });
    case "comeBack":
      return itself(what, async () => {
        if (!someone) return;
        const back = {
          personId: someone.person,
          unitId: someone.unit,
          role: someone.lead ? "lead" : "worker",
          now,
        } as const;
        await build(stage.db.app, (tx) => identity.addMembership(tx, back));
      });
    default:
      return null;
  }
}

/** The same command once more, long after: the same answer, and nothing done. */
function again(stage: Stage, { a }: Move): Act | null {
  const before = pick(stage.delivered, a);
  return before ? () => redeliver(stage, before) : null;
}

async function redeliver(stage: Stage, { play, actor, key, answer }: Delivered): Promise<Happening[]> {
  const command = stage.region.relay[play.name] as (...words: unknown[]) => Promise<unknown>;
  const repeat = await attempt(stage, "again", () => command(actor, play.input, stage.region.now(), key));
  if (repeat.refused || !isDeepStrictEqual(repeat.answer, answer))
    throw new Error(`${play.name} again was answered otherwise`);
  return [{ name: play.name, refused: false, repeated: true }];
}

function byLink(stage: Stage, { a, b }: Move): Act | null {
  const token = a === 50 ? "nobodysToken" : pick(stage.links, a);
  if (token === undefined) return null;
  const input = { token, answer: b % 2 ? "yes" : "no", name: "Tandlægen" };
  return async () => {
    const { refused } = await attempt(stage, "answerByLink", () =>
      stage.region.relay.answerByLink(input, stage.region.now()),
    );
    return [{ name: "answerByLink", refused }];
  };
}

async function onCommand(stage: Stage, play: Play, move: Move): Promise<Act | null> {
  const actor = await actorFor(stage, play, move);
  if (!actor) return null;
  stage.keys += 1;
  const key = `key-${stage.keys}`;
  const command = stage.region.relay[play.name] as (...words: unknown[]) => Promise<unknown>;
  const now = stage.region.now();
  return async () => {
    const { refused, answer } = await attempt(stage, play.name, () => command(actor, play.input, now, key));
    if (refused) return [{ name: play.name, refused }];
    const delivered = { play, actor, key, answer };
    stage.delivered.push(delivered);
    if (play.name === "makeLink") stage.links.push((answer as { token: string }).token);
    return [{ name: play.name, refused }, ...(move.twice ? await redeliver(stage, delivered) : [])];
  };
}

async function prepare(stage: Stage, scene: Scene, move: Move): Promise<Act | null> {
  if (move.do === "again") return again(stage, move);
  if (move.do === "answerLink") return byLink(stage, move);
  const play = playOf(scene, move);
  return play ? onCommand(stage, play, move) : circumstance(stage, move);
}

/** Takes the next move, or two that happen at the same moment. */
function* steps(moves: readonly Move[]): Generator<readonly Move[]> {
  for (let index = 0; index < moves.length; index += 1) {
    const [move, next] = [moves[index], moves[index + 1]];
    if (!move) return;
    if (move.atOnce && next) index += 1;
    yield move.atOnce && next ? [move, next] : [move];
  }
}

/**
 * Tells one story from the beginning in a world of its own, and after every step looks at everything: what may have
 * changed, and every law in the raw tables; at the end the house's own verification too. Throws at the first fault.
 */
export async function tell(moves: readonly Move[], tally: Tally = newTally()): Promise<void> {
  const stage = await setStage(tally);
  try {
    let before = await takeSnapshot(stage.db.owner);
    for (const together of steps(moves)) {
      const scene: Scene = { now: before, at: stage.region.now(), unitIds: stage.unitIds };
      const acts: Act[] = [];
      for (const move of together) {
        const act = await prepare(stage, scene, move);
        if (act) acts.push(act);
      }
      if (acts.length === 0) continue;
      const where = together.map((move) => move.do).join(" with ");
      const settled = await Promise.allSettled(acts.map((act) => act()));
      const failed = settled.find((outcome) => outcome.status === "rejected");
      if (failed) throw new Error(`${where}: ${String(failed.reason)}`, { cause: failed.reason });
      const happened = settled.flatMap((outcome) => (outcome.status === "fulfilled" ? outcome.value : []));
      stage.region.later();
      const after = await takeSnapshot(stage.db.owner);
      const faults = [...judge(before, after, happened), ...(await breaches(stage.db.owner))];
      if (faults.length > 0) throw new Error(`${where}: ${faults.join("; ")}`);
      before = after;
      tally.steps += 1;
    }
    const verified = await stage.region.views.verify(stage.region.now());
    if (!verified.ok) throw new Error(`verify: ${JSON.stringify(verified)}`);
    tally.stories += 1;
  } finally {
    await stage.db.close();
  }
}
