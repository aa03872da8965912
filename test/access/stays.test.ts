import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "#kernel/ids.ts";
import { isRefused } from "#kernel/refusal.ts";
import { hours } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import { aUnit, build, onDuty } from "../builders/house.ts";
import { aRegion, type Region } from "../builders/region.ts";
import { aCourse, type BuiltCourse } from "../builders/relay.ts";
import { aHouse, type House } from "../builders/stays.ts";
import { type TestDatabase, testDatabase } from "../db.ts";

// Every command of places and stays, asked by everybody: the course's unit, the house, its lead, and four who have nothing to do with
// it. Who may is asked last; before that nothing has changed, and each denial is in the log.

interface World {
  region: Region;
  house: House;
  course: BuiltCourse;
  held: string;
  lapsed: string;
  there: string;
  waitingId: string;
}
type Who = "course" | "house" | "lead" | "outsider" | "otherHouse" | "otherLead" | "otherRegion";

const WHO: readonly Who[] = ["outsider", "otherHouse", "otherLead", "otherRegion", "course", "house", "lead"];
const NOBODY_ELSE = "notFound notFound notFound notFound";

/** What each is asked with, and what they hear, in WHO's order. */
const COMMANDS: Readonly<Record<string, readonly [ask: (w: World) => object, answers: string]>> = {
  addPlace: [
    ({ house }) => ({ serviceId: house.serviceId, countedIn: "bed", name: "Ny" }),
    "notAllowedLeadOnly notAllowedLeadOnly notFound notAllowedLeadOnly notAllowedLeadOnly notAllowedLeadOnly ok",
  ],
  changePlace: [
    ({ house }) => ({ placeId: house.bed(5), name: "Omdøbt" }),
    `${NOBODY_ELSE} notFound notAllowedLeadOnly ok`,
  ],
  takeOutOfUse: [
    ({ house }) => ({ placeId: house.bed(5), reason: "repair" }),
    `${NOBODY_ELSE} notFound notAllowedLeadOnly ok`,
  ],
  putBackInUse: [({ house }) => ({ placeId: house.bed(4) }), `${NOBODY_ELSE} notFound notAllowedLeadOnly ok`],
  keepHouse: [
    () => ({ holdMinutes: 60, holdUntilEvening: false, evening: "20:00" }),
    "notAllowedLeadOnly notAllowedLeadOnly ok notAllowedLeadOnly notAllowedLeadOnly notAllowedLeadOnly ok",
  ],
  emptyHouse: [({ house }) => ({ unitId: house.unitId }), `${NOBODY_ELSE} notFound notFound ok`],
  confirmCalendar: [() => ({}), "ok ok ok ok ok ok ok"],
  holdPlace: [
    ({ house, course }) => ({ placeId: house.bed(5), needId: course.needId(0) }),
    `${NOBODY_ELSE} ok notFound notFound`,
  ],
  holdAgain: [({ lapsed }) => ({ stayId: lapsed }), `${NOBODY_ELSE} ok placeTaken placeTaken`],
  confirmArrival: [({ held }) => ({ stayId: held }), `${NOBODY_ELSE} notFound ok stayNotHeld`],
  extendStay: [
    ({ there }) => ({ stayId: there, lastNight: "2026-06-05" }),
    `${NOBODY_ELSE} notFound ok nightIsPast`,
  ],
  beginLeaving: [({ there }) => ({ stayId: there }), `${NOBODY_ELSE} notFound ok ok`],
  endStay: [
    ({ there }) => ({ stayId: there, whereTo: "ownHome" }),
    `${NOBODY_ELSE} notFound ok stayNotOccupied`,
  ],
  cancelHold: [({ held }) => ({ stayId: held, reason: "mistake" }), `${NOBODY_ELSE} ok notFound notFound`],
  refuseHold: [({ held }) => ({ stayId: held, reason: "notOpen" }), `${NOBODY_ELSE} notFound ok stayNotHeld`],
  waitForPlace: [
    ({ house, course }) => ({ needId: course.needId(1), serviceId: house.serviceId }),
    `${NOBODY_ELSE} waitsAlready notFound notFound`,
  ],
  stopWaiting: [
    ({ waitingId }) => ({ waitingId, settled: "withdrawn" }),
    `${NOBODY_ELSE} ok notFound notFound`,
  ],
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
    course: await region.actor("emergency"),
    house: await region.actor("shelter"),
    lead: await region.actor("shelter", "lead"),
    outsider: await region.actor("doctor"),
    otherHouse: await region.actor("dropIn"),
    otherLead: await region.actor("nightTeam", "lead"),
    otherRegion: await onDuty(region.identity, String(elsewhere.people[0]), elsewhere.id, region.now()),
  };
  await aHouse(region, { at: "dropIn", beds: 1 });
});
afterAll(() => database.close());

/** A house of six beds of its own service: one held, one lapsed, one taken, one out of use. */
async function aWorld(): Promise<World> {
  const house = await aHouse(region, { beds: 0 });
  const placeIds: string[] = [];
  for (let n = 1; n <= 6; n++) {
    const place = { serviceId: house.serviceId, countedIn: "bed", name: `${newId().slice(-9)} ${n}` };
    placeIds.push((await house.commands.addPlace(actors.lead, place, region.now())).placeId);
  }
  const beds = { ...house, bed: (n: number) => String(placeIds[n - 1]) };
  const hold = async (bed: number) => {
    const course = await aCourse(region, { needs: ["sleepTonight", "home"] });
    const asked = { placeId: beds.bed(bed), needId: course.needId(0), nights: 2 };
    return { course, ...(await house.commands.holdPlace(actors.course, asked, region.now())) };
  };
  const lapsed = await hold(1);
  region.clock.advance(hours(2));
  const there = await hold(2);
  await house.commands.confirmArrival(actors.house, { stayId: there.stayId }, region.now());
  const { course, stayId } = await hold(3);
  await house.commands.takeOutOfUse(actors.lead, { placeId: beds.bed(4), reason: "repair" }, region.now());
  const wait = { needId: course.needId(1), serviceId: house.serviceId };
  const { waitingId } = await house.commands.waitForPlace(actors.course, wait, region.now());
  return { region, house: beds, course, held: stayId, lapsed: lapsed.stayId, there: there.stayId, waitingId };
}

const state = () =>
  database.owner(
    `select (select jsonb_agg(s order by s.id) from stays.stay s) as stays, (select jsonb_agg(p order by p.id) from stays.place p) as places,
            (select jsonb_agg(o order by o.id) from stays.out_of_use o) as still, (select jsonb_agg(w order by w.id) from stays.waiting w) as waiting,
            (select count(*) from platform.event) as events`,
  );
const denials = async () =>
  Number(
    (await database.owner("select count(*) from identity.audit_entry where outcome = 'denied'"))[0]?.count,
  );

it("has a row for every command, and none for one that is gone", async () => {
  const { commands } = await aHouse(region, { at: "nursing", beds: 0 });
  expect(Object.keys(COMMANDS).sort()).toEqual(Object.keys(commands).sort());
});

it.each(Object.entries(COMMANDS))("%s answers each of them as it should", async (name, [ask, answers]) => {
  const world = await aWorld();
  const heard: string[] = [];
  for (const who of WHO) {
    const [before, denied] = [await state(), await denials()];
    const command = world.house.commands[name as keyof House["commands"]] as (
      ...words: unknown[]
    ) => Promise<unknown>;
    const answer = await command(actors[who], ask(world), region.now()).then(
      () => "ok",
      (error: unknown) => {
        if (!isRefused(error)) throw error;
        // A refusal tells nothing of the course or the person.
        expect(JSON.stringify(error.details)).not.toMatch(/Bo|[0-9a-f]{8}-/);
        return error.code;
      },
    );
    heard.push(answer);
    if (answer === "ok") continue;
    expect(await state(), who).toEqual(before);
    if (/^not(Found|Allowed)/.test(answer)) expect(await denials(), who).toBe(denied + 1);
  }
  expect(heard.join(" ")).toBe(answers);
});
