import { sql } from "kysely";
import { writtenCardCode } from "#kernel/cardCode.ts";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import {
  addDays,
  type CalendarDay,
  calendarDay,
  dayOf,
  hours,
  instantAt,
  minutes,
  plus,
} from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Carriers } from "#modules/relay/index.ts";
import type { DemoMark } from "./mark.ts";
import type { Cast } from "./region/cast.ts";
import type { DemoDeps } from "./stage.ts";

/** The citizen's side in the demonstration: a card anybody may try, messages that went well and did not, and how it felt. */

/** Told on the sign-in page: nobody's secret. */
const PIN = "482913";

/** Malik's card, his ways, a message that arrived and one that did not. Gives what opens his pages. */
export async function placeOwnSide(
  deps: DemoDeps,
  cast: Cast,
  now: Instant,
): Promise<NonNullable<DemoMark["card"]>> {
  const { commands, views, messages, feltSafe } = deps.relay;
  const malik = await courseOf(deps, "Malik Sandholt");
  const courseId = malik.id;
  const unit = cast.slugOf(malik.holderId);
  const yesterday = plus(now, -hours(26));
  const says = (arrives: boolean): Carriers => ({
    sms: async ({ id }) => (arrives ? { kind: "taken", reference: id } : { kind: "refused" }),
    email: null,
    answersHeard: true,
    origin: "",
  });
  const write = async (at: Instant, arrives: boolean): Promise<void> => {
    const actor = cast.onDuty(unit, at);
    await commands.writeMessage(actor, { courseId, template: "ringUs", language: "da" }, at);
    await messages.deliverDue(says(arrives), () => at);
  };
  const by = (at: Instant) => cast.onDuty(unit, at);
  const own = { courseId, kind: "sms" as const, to: "+4570995001", asks: true };
  await commands.addChannel(by(yesterday), own, yesterday);
  await write(plus(yesterday, minutes(5)), true);
  await write(plus(now, -minutes(40)), false);
  const place = { courseId, kind: "place" as const, to: "+4570995011", name: "Varmestuen", shared: true };
  await commands.addChannel(by(now), place, now);
  const { handoverId, at } = malik;
  if (handoverId !== null) await feltSafe.askAbout({ type: "relay.handoverAccepted", handoverId, at }, now);
  await commands.issueCard(by(now), { courseId, pin: PIN }, now);
  const { card } = await views.courseCard(by(now), courseId, now);
  if (card === null) throw new Error("Malik has no card");
  return { code: writtenCardCode(card.code), pin: PIN };
}

/** What six people said of the shelter in the quarter before this: enough for it to see a count. */
export async function placeFelt(deps: DemoDeps, cast: Cast, now: Instant): Promise<void> {
  const { commands, feltSafe, own } = deps.relay;
  const first = addDays(lastQuarter(dayOf(now)), 30);
  for (const [n, [knownAs, face, words]] of SAID.entries()) {
    // Three days apart, in office hours on weekdays.
    const at = instantAt(weekdayFrom(addDays(first, n * 3)), "10:15");
    const later = (h: number) => plus(at, hours(h));
    const [nurse, shelter] = (["akutmodtagelsen", "herberget-nordlys"] as const).map((unit) =>
      cast.onDuty(unit, at),
    );
    if (!nurse || !shelter) throw new Error("Nobody is at work");
    const { courseId, citizenId, needIds } = await commands.openCourse(
      nurse,
      { citizen: { knownAs }, needs: [{ kind: "sleepTonight" }] },
      at,
    );
    const ask = {
      courseId,
      toUnitIds: [shelter.unitId],
      message: "Kan I tage over?",
      agreedWithCitizen: true,
    };
    const { handoverIds } = await commands.askUnits(nurse, ask, later(0.5));
    const [handoverId = ""] = handoverIds;
    await commands.accept(shelter, { handoverId }, later(1));
    await feltSafe.askAbout({ type: "relay.handoverAccepted", handoverId, at: later(1) }, later(1));
    const asked = (await own.views.felt(citizenId, later(30))).ask;
    if (asked) await own.acts.feltSafe(citizenId, { askId: asked.id, face, words }, later(30));
    for (const needId of needIds) await commands.endNeed(shelter, { needId, state: "met" }, later(72));
    const over = { courseId, reason: "landed" as const, toldCitizen: "Sagt til ham, da han flyttede" };
    await commands.closeCourse(shelter, over, later(73));
  }
}

const SAID: readonly (readonly [knownAs: string, face: number, words: string])[] = [
  ["Sol", 5, "De vidste, at jeg kom"],
  ["Vesper", 4, ""],
  ["Linnea på havnen", 4, "Rart at blive spurgt"],
  ["Ask", 3, ""],
  ["Rødtop", 5, ""],
  ["Falk", 2, "Der var meget larm"],
];

/** The first day of the quarter before this. */
function lastQuarter(today: CalendarDay): CalendarDay {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const quarter = Math.floor((month - 1) / 3);
  const text = quarter === 0 ? `${year - 1}-10-01` : `${year}-${String(quarter * 3 - 2).padStart(2, "0")}-01`;
  return calendarDay(text);
}

/** The day, or the Monday after where it is in a weekend. */
export function weekdayFrom(day: CalendarDay): CalendarDay {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day;
}

interface Found {
  readonly id: Uuid;
  readonly holderId: Uuid;
  /** The last time somebody took it over, and when. */
  readonly handoverId: Uuid | null;
  readonly at: Instant;
}

/** The open course of a named citizen, and whom it was last handed to. */
const courseOf = ({ db }: Pick<DemoDeps, "db">, fullName: string): Promise<Found> =>
  db.read(SYSTEM, async (snapshot) => {
    const { rows } = await sql<Found>`
      select c.id, c.holder_id as "holderId", h.id as "handoverId", coalesce(h.answered_at, c.begun_at) as at
        from relay.course c join citizen.citizen z on z.id = c.citizen_id
        left join relay.handover h on h.course_id = c.id and h.state = 'accepted'
       where z.full_name = ${fullName} and c.state = 'open' order by h.answered_at desc nulls last limit 1`.execute(
      snapshot,
    );
    const [found] = rows;
    if (!found) throw new Error(`${fullName} is on no course`);
    return found;
  });
