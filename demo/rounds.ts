import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, hours, instantAt, plus } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { dayOut } from "#modules/outreach/index.ts";
import type { Cast } from "./region/cast.ts";
import type { DemoDeps } from "./stage.ts";

const TEAM = "gadeteamet";
const STOPS = [
  { place: "Banegården, nordindgangen", usualTime: "21:00" },
  { place: "Havnen, ved skurene", usualTime: "21:40" },
  { place: "Biblioteket, bagsiden", usualTime: "22:15" },
  { place: "Vaskeriet i Smedestræde", usualTime: "22:45" },
];

/** The street nurse's evening round: one stop left from yesterday, people to look for, and two seen and not met. By the commands people use. */
export async function placeRounds({ db, outreach }: DemoDeps, cast: Cast, now: Instant): Promise<void> {
  const { commands } = outreach;
  const nurse = cast.onDuty(TEAM, now, "ruth-hald");
  const lead = cast.leadOf(TEAM);
  const goes = [nurse.personId, lead.personId];
  const then = plus(now, -hours(24 * 9));
  const everyDay = [1, 2, 3, 4, 5, 6, 7];
  const evening = { name: "Aftenrunden", weekdays: everyDay, begins: "21:00", goes, stops: STOPS };
  const { roundId } = await commands.planRound(lead, evening, then);
  const morning = { name: "Kaffe på bænken", weekdays: [2, 5], begins: "08:30", goes: [nurse.personId] };
  const benches = [{ place: "Parken, de grønne bænke" }, { place: "Torvet" }];
  await commands.planRound(lead, { ...morning, stops: benches }, then);
  const view = await outreach.views.round(nurse, roundId, null, now);
  const stop = (n: number): Uuid => view.stopViews[n]?.id ?? (view.stopViews[0]?.id as Uuid);

  const courses = await followed(db, cast.unitId(TEAM));
  const usual = [
    [3, "Drikker kaffe, når maskinerne kører"],
    [1, "Det blå skur"],
    [0, ""],
  ] as const;
  for (const [n, [at, place]] of usual.entries()) {
    const courseId = courses[n];
    if (courseId) await commands.lookFor(nurse, { courseId, stopId: stop(at), place }, then);
  }

  // Yesterday they got round to all but the last one.
  const yesterday = addDays(dayOut(now), -1);
  const night = instantAt(yesterday, "22:10");
  for (const [n, by] of [nurse, lead, nurse].entries())
    await commands.markStop(
      by,
      { stopId: stop(n), day: yesterday, state: "done" },
      plus(night, hours(n / 4)),
    );
  const seen = plus(night, hours(1));
  const words = "Kvinde i lang grøn frakke, sover bag biblioteket. Har en lille hund.";
  await commands.noteSighting(nurse, { words, stopId: stop(2) }, seen);
  await commands.noteSighting(
    nurse,
    { words: "Ung mand med guitar. Siger nej tak, men bliver stående.", days: 7 },
    seen,
  );
}

/** Open courses whose baton the team has, by the name people go by. */
async function followed(db: DemoDeps["db"], unitId: Uuid): Promise<readonly Uuid[]> {
  const { rows } = await db.read(SYSTEM, (snapshot) =>
    sql<{ id: Uuid }>`
      select c.id from relay.course c join citizen.citizen z on z.id = c.citizen_id
       where c.holder_id = ${unitId} and c.state = 'open' order by z.known_as, z.full_name limit 3`.execute(
      snapshot,
    ),
  );
  return rows.map(({ id }) => id);
}
