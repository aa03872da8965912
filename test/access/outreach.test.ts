import { afterAll, beforeAll, expect, it } from "vitest";
import { isRefused } from "#kernel/refusal.ts";
import type { Actor } from "#modules/identity/index.ts";
import { aUnit, build, onDuty } from "../builders/house.ts";
import { aTeam, type Team } from "../builders/outreach.ts";
import { aRegion, type Region } from "../builders/region.ts";
import { aCourse, type BuiltCourse } from "../builders/relay.ts";
import { type TestDatabase, testDatabase } from "../db.ts";

// Every command of outreach, asked by everybody: another team, a unit of another region, a colleague and the team's lead – about a
// course that is the team's. Before the last two nothing has changed, and each denial is in the log.

interface World {
  team: Team;
  course: BuiltCourse;
  other: BuiltCourse;
  searchId: string;
  sightingId: string;
}
type Who = "outsider" | "otherRegion" | "team" | "lead";
const WHO: readonly Who[] = ["outsider", "otherRegion", "team", "lead"];

const DAY = "2026-06-02";
const plan = { name: "Ny", weekdays: [1], begins: "20:00", stops: [{ place: "Kirken" }] };

/** What each is asked with, and what they hear, in WHO's order. */
const COMMANDS: Readonly<Record<string, readonly [ask: (w: World) => object, answers: string]>> = {
  // One's own: whoever works in a unit plans for it.
  planRound: [() => plan, "ok ok ok ok"],
  changeRound: [
    ({ team }) => ({ roundId: team.roundId, seen: 1, ...plan }),
    "notFound notFound ok editedMeanwhile",
  ],
  endRound: [({ team }) => ({ roundId: team.roundId }), "notFound notFound ok roundEnded"],
  markStop: [({ team }) => ({ stopId: team.stop(1), day: DAY, state: "done" }), "notFound notFound ok ok"],
  leaveRest: [({ team }) => ({ roundId: team.roundId, day: DAY, why: "weather" }), "notFound notFound ok ok"],
  lookFor: [({ other }) => ({ courseId: other.id }), "notFound notFound ok ok"],
  stopLooking: [({ searchId }) => ({ searchId }), "notFound notFound ok notFound"],
  noteMet: [({ searchId }) => ({ searchId, how: "talked" }), "notFound notFound ok ok"],
  noteNotFound: [({ searchId }) => ({ searchId }), "notFound notFound ok ok"],
  noteSighting: [({ team }) => ({ words: "Rød hue", stopId: team.stop(1) }), "notFound notFound ok ok"],
  meetSighting: [({ sightingId }) => ({ sightingId, became: "brief" }), "notFound notFound ok notFound"],
  endSighting: [({ sightingId }) => ({ sightingId }), "notFound notFound ok notFound"],
};

let database: TestDatabase;
let region: Region;
let actors: Readonly<Record<Who, Actor>>;

beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  region = await aRegion(database);
  const elsewhere = await build(database.app, (tx) =>
    aUnit(region.identity, tx, { slug: "elsewhere", region: "DK-81", always: true }),
  );
  actors = {
    outsider: await region.actor("doctor"),
    otherRegion: await onDuty(region.identity, String(elsewhere.people[0]), elsewhere.id, region.now()),
    team: await region.actor("nightTeam"),
    lead: await region.actor("nightTeam", "lead"),
  };
});
afterAll(() => database.close());

async function aWorld(): Promise<World> {
  const team = await aTeam(region);
  const [course, other] = [
    await aCourse(region, { at: "nightTeam" }),
    await aCourse(region, { at: "nightTeam" }),
  ];
  const { searchId } = await team.commands.lookFor(actors.team, { courseId: course.id }, region.now());
  const { sightingId } = await team.commands.noteSighting(actors.team, { words: "Blå hue" }, region.now());
  return { team, course, other, searchId, sightingId };
}

const state = () =>
  database.owner(
    `select (select jsonb_agg(r order by r.id) from outreach.round r) as rounds, (select jsonb_agg(s order by s.id) from outreach.stop s) as stops,
            (select jsonb_agg(v order by v.stop_id, v.day) from outreach.visit v) as visits, (select jsonb_agg(s order by s.id) from outreach.search s) as searches,
            (select jsonb_agg(a order by a.search_id, a.day) from outreach.attempt a) as attempts, (select jsonb_agg(s order by s.id) from outreach.sighting s) as seen,
            (select count(*) from relay.contact) as contacts, (select count(*) from platform.event) as events`,
  );
const denials = async () =>
  Number(
    (await database.owner("select count(*) from identity.audit_entry where outcome = 'denied'"))[0]?.count,
  );

it("has a row for every command, and none for one that is gone", async () => {
  const { commands } = await aTeam(region);
  expect(Object.keys(COMMANDS).sort()).toEqual(Object.keys(commands).sort());
});

it.each(Object.entries(COMMANDS))("%s answers each of them as it should", async (name, [ask, answers]) => {
  const world = await aWorld();
  const heard: string[] = [];
  for (const who of WHO) {
    const [before, denied] = [await state(), await denials()];
    const command = world.team.commands[name as keyof Team["commands"]] as (
      ...words: unknown[]
    ) => Promise<unknown>;
    const answer = await command(actors[who], ask(world), region.now()).then(
      () => "ok",
      (error: unknown) => {
        if (!isRefused(error)) throw error;
        expect(JSON.stringify(error.details)).not.toMatch(/Bo|[0-9a-f]{8}-/);
        return error.code;
      },
    );
    heard.push(answer);
    if (answer === "ok") continue;
    expect(await state(), who).toEqual(before);
    if (answer === "notFound") expect(await denials(), who).toBe(denied + 1);
  }
  expect(heard.join(" ")).toBe(answers);
});
