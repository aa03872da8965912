import { isRefused } from "#kernel/refusal.ts";
import { addDays, dayOf, hours, instantAt, plus } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import { pick } from "../scene.ts";
import { type Facts, type Line, NEEDS, type Said } from "./model.ts";
import type { Move } from "./moves.ts";
import { dutyOf, JUMPS, moveTo, type Stage } from "./stage.ts";

/** What people do, through the relay's own commands. What the citizen says is remembered by the story, as it was said. */

const agreed = { agreedWithCitizen: true };
const KINDS = [
  "contact",
  "meetMe",
  "need",
  "health",
  "psychiatry",
  "substanceUse",
  "social",
  "appointments",
] as const;

/** Somebody of that unit, or anybody. */
async function someoneOf(stage: Stage, unit: string | undefined, n: number): Promise<Actor | null> {
  const there = stage.people.filter((person) => person.unit === unit);
  const person = pick(n % 7 === 6 || there.length === 0 ? stage.people : there, n);
  return person ? dutyOf(stage, person) : null;
}

export async function act(
  stage: Stage,
  facts: readonly Facts[],
  { do: what, a, b, c }: Move,
): Promise<boolean> {
  const { region, unitIds, people, said } = stage;
  const { relay } = region;
  const now = region.now();
  const course = pick(facts, a);
  if (what === "clock") {
    region.clock.advance(pick(JUMPS, a) ?? 0);
    return true;
  }
  if (what === "movePerson") {
    const person = pick(people, a);
    if (person) await moveTo(stage, person, pick(unitIds, b) ?? "");
    return true;
  }
  if (what === "open") return open(stage, await someoneOf(stage, pick(unitIds, a), 0), b);
  if (!course) return false;
  const courseId = course.id;
  const word = said.get(course.citizen);
  if (!word) throw new Error("somebody nobody opened a course for");
  const need = pick(course.needs, b);
  const asked = pick(
    course.asks.filter(({ state }) => state === "proposed"),
    b,
  );
  switch (what) {
    case "ask":
    case "plan": {
      const about = c % 4 === 3 ? null : need;
      const from = what === "plan" ? region.idOf("psychiatry") : (about?.unit ?? course.holder);
      const to = { courseId, needId: about?.id ?? null, toUnitIds: [pick(unitIds, c) ?? ""], ...agreed };
      const plan = { legalBasis: "coordinationPlan" as const, planOn: dayOf(now) };
      const actor = await someoneOf(stage, from, a);
      if (actor) await relay.askUnits(actor, what === "plan" ? { ...to, ...plan } : to, now);
      return true;
    }
    case "accept": {
      const actor = await someoneOf(stage, asked?.to, c);
      if (actor && asked) await relay.accept(actor, { handoverId: asked.id }, now);
      return asked !== undefined;
    }
    case "redirect": {
      const actor = await someoneOf(stage, asked?.to, c);
      const way = { reason: "noCapacity" as const, nextDoors: [{ unitId: pick(unitIds, c) ?? "" }] };
      if (actor && asked) await relay.redirect(actor, { handoverId: asked.id, ...way }, now);
      return asked !== undefined;
    }
    case "withdraw": {
      const actor = await someoneOf(stage, asked?.from, c);
      if (actor && asked) await relay.withdraw(actor, { handoverId: asked.id }, now);
      return asked !== undefined;
    }
    case "takeOver": {
      const actor = await someoneOf(stage, pick(unitIds, c), 0);
      const about = { courseId, needId: b % 3 ? (need?.id ?? null) : null };
      if (actor) await relay.takeOver(actor, { ...about, reason: "Står her", ...agreed }, now);
      return true;
    }
    case "arrive": {
      const actor = await someoneOf(stage, pick(unitIds, c), 0);
      if (actor) await relay.arrive(actor, { courseId }, now);
      return true;
    }
    case "endNeed": {
      const actor = await someoneOf(stage, need?.unit, c);
      if (actor && need) await relay.endNeed(actor, { needId: need.id, state: "met" }, now);
      return true;
    }
    case "emergency": {
      const actor = await someoneOf(stage, pick(unitIds, c), 0);
      const name = stage.names.get(courseId)?.full ?? "";
      if (!actor) return false;
      const how = { name, birthYear: 1980, reason: "lifeOrHealth" as const, confirmed: true as const };
      const opened = await relay.openEmergency(actor, how, now);
      const whose = { courseId: opened.courseId, person: actor.personId, unit: actor.unitId };
      stage.emergencies.push({ ...whose, from: now, until: plus(now, hours(3)) });
      return true;
    }
    default:
      return say(stage, course, word, { do: what, a, b, c });
  }
}

async function open(stage: Stage, actor: Actor | null, b: number): Promise<boolean> {
  if (!actor || stage.names.size >= 3) return false;
  stage.count += 1;
  const n = stage.count;
  const now = stage.region.now();
  const [today, endsOn] = [dayOf(now), addDays(dayOf(now), 20)];
  const who = {
    chosen: `Kaldt${n}x`,
    full: `Fuldt${n}x Navn${n}x`,
    meetMe: `Hilsen${n}x`,
    hardDay: `Døren${n}x`,
    doctor: `Lægen${n}x`,
    hardUntil: plus(instantAt(endsOn, "24:00"), -1),
  };
  const kinds = [0, 1, 2].map((step) => NEEDS[(b + step) % NEEDS.length] ?? "home");
  const made = await stage.region.relay.openCourse(
    actor,
    {
      citizen: { knownAs: who.chosen, fullName: who.full, birthYear: 1980 },
      needs: kinds.map((kind, index) => ({ kind, citizensWords: `Ord${n}${index}x` })),
      meetMe: who.meetMe,
    },
    stage.region.now(),
  );
  const hard = { happened: who.hardDay, calmed: who.hardDay, notAskedWhy: who.hardDay };
  const { courseId } = made;
  await stage.region.relay.writeSafetyNote(actor, { courseId, happenedOn: today, endsOn, ...hard }, now);
  await stage.region.relay.sayDoctor(actor, { courseId, state: "here", name: who.doctor }, now);
  const begun = { courseId, what: who.doctor, begunWhere: who.doctor };
  await stage.region.relay.addWorkUp(actor, begun, now);
  stage.names.set(made.courseId, who);
  made.needIds.forEach((id, index) => {
    stage.words.set(id, `Ord${n}${index}x`);
  });
  stage.said.set(made.citizenId, { sentence: null, against: new Map() });
  return true;
}

/** What the citizen says, to somebody on the course. */
async function say(stage: Stage, course: Facts, word: Said, { do: what, a, b, c }: Move): Promise<boolean> {
  const { relay, now: at } = stage.region;
  const [now, courseId] = [at(), course.id];
  const on = [course.holder, ...course.needs.filter(({ over }) => !over).map(({ unit }) => unit)];
  const actor = await someoneOf(stage, pick(on, c), b);
  if (!actor) return false;
  const unit = pick(stage.unitIds, b) ?? "";
  const organisation = stage.organisationOf.get(unit) ?? "";
  switch (what) {
    case "consent": {
      const scope =
        pick(["relay", "thisDoor", "notNow", "chosen", "chosen", "chosen"] as const, b) ?? "relay";
      const kinds = KINDS.filter((_, index) => (a * 7 + c * 13 + index * 5) % 3 !== 0);
      const to = pick(["unit", "organisation", "relay"] as const, c) ?? "relay";
      const named = { relay: {}, unit: { unitId: unit }, organisation: { organisationId: organisation } }[to];
      const allowances = [{ recipient: to, kinds: [...kinds], purpose: "Hjælp", ...named }];
      const chosen = scope === "chosen" ? { allowances } : {};
      await relay.giveConsent(actor, { courseId, scope, form: "oral", ...chosen }, now);
      const target = { relay: "relay", unit, organisation }[to];
      const lines: Line[] = scope === "chosen" ? [{ to: target, kinds }] : [];
      // To the end of the last day in Denmark.
      const until = instantAt(addDays(dayOf(now), 365), "24:00");
      word.sentence = { scope, at: actor.unitId, lines, until: plus(until, -1) };
      return true;
    }
    case "withdrawConsent":
      await relay.withdrawConsent(actor, { courseId }, now);
      word.sentence = null;
      return true;
    case "object": {
      const against = pick(["unit", "organisation", "all"] as const, c) ?? "all";
      const named = { unit: { unitId: unit }, organisation: { organisationId: organisation }, all: {} }[
        against
      ];
      const said = { courseId, against, form: "oral" as const, ...named };
      const { objectionId } = await relay.makeObjection(actor, said, now);
      const whom = { unit, organisation, all: "all" }[against];
      if (objectionId !== null) word.against.set(objectionId, whom);
      return true;
    }
    case "lift": {
      const objectionId = pick([...word.against.keys()], a);
      if (objectionId === undefined) return false;
      await relay.liftObjection(actor, { courseId, objectionId }, now);
      word.against.delete(objectionId);
      return true;
    }
    default:
      throw new Error(`nobody does ${what}`);
  }
}

export const refusedBy = async (work: () => Promise<unknown>): Promise<string | null> => {
  try {
    await work();
    return null;
  } catch (error) {
    if (isRefused(error)) return error.code;
    throw error;
  }
};
