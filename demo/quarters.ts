import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type Quarter, quartersShown } from "#kernel/quarters.ts";
import { addDays, dayOf, hours, instantAt, plus } from "#kernel/time.ts";
import { weekdayFrom } from "./ownSide.ts";
import type { Cast } from "./region/cast.ts";
import type { DemoDeps } from "./stage.ts";

/** What happened in the two newest quarters that are counted: enough that figures may be shown, and little enough to play in seconds. */

interface Life {
  readonly knownAs: string;
  readonly need: "sleepTonight" | "dental";
  /** The door that took over did so in time. */
  readonly inTime: boolean;
  readonly attended: boolean;
  readonly face: 1 | 2 | 3 | 4 | 5;
}

const life = (knownAs: string, how: string): Life => ({
  knownAs,
  need: how[0] === "t" ? "dental" : "sleepTonight",
  inTime: how[1] === "+",
  attended: how[2] === "+",
  face: Number(how[3]) as Life["face"],
});

/** The quarter before the newest, and the newest: n or t is the need, then whether it was in time, whether they came, and how it felt. */
const LIVES: readonly (readonly Life[])[] = [
  [
    ...[life("Birk", "n+-4"), life("Tjalfe", "n--2"), life("Lærke", "n+-5"), life("Stær", "n-+3")],
    ...[
      life("Vibe på bænken", "n+-4"),
      life("Kastanje", "n--2"),
      life("Rævling", "t+-5"),
      life("Hejre", "n-+1"),
    ],
    ...[life("Alk", "n+-2"), life("Mos", "n-+5"), life("Pil ved åen", "t++3"), life("Terne", "n++4")],
  ],
  [
    ...[life("Bølge", "n++4"), life("Nattergal", "n+-2"), life("Hassel", "t++5"), life("Røn", "n-+5")],
    ...[life("Kornblomst", "n+-4"), life("Ugle", "t+-1"), life("Svale", "n-+5"), life("Fyr", "t++4")],
    ...[life("Gråand", "n+-3"), life("Enebær", "t-+5"), life("Klit", "n++2"), life("Måge", "t--4")],
    ...[life("Tyttebær", "n-+3"), life("Musvit", "n++4")],
  ],
];

export async function placeQuarters(deps: DemoDeps, cast: Cast, now: Instant): Promise<void> {
  const quarters = quartersShown(dayOf(now), LIVES.length).toReversed();
  for (const [i, quarter] of quarters.entries())
    for (const [n, one] of (LIVES[i] ?? []).entries()) await live(deps, cast, one, dayIn(quarter, n));
}

/** The first within the quarter's first week, so that the region has used all of it; the last a good while before it ends. */
const dayIn = ({ from }: Quarter, n: number) => weekdayFrom(addDays(from, 2 + n * 5));

/** Somebody at the emergency department: one door shows the way on for want of room, another takes over, and there is an appointment. */
async function live(
  { relay, appointments }: DemoDeps,
  cast: Cast,
  { knownAs, need, inTime, attended, face }: Life,
  day: ReturnType<typeof dayIn>,
): Promise<void> {
  const at = instantAt(day, "09:30");
  const later = (h: number): Instant => plus(at, hours(h));
  const nurse = cast.onDuty("akutmodtagelsen", at);
  const full = cast.onDuty(need === "dental" ? "sundhedsklinikken" : "natcafeen-maanen", at);
  const taker = cast.onDuty("udsattekoordinationen", at);
  const { commands } = relay;
  const { courseId, citizenId, needIds } = await commands.openCourse(
    nurse,
    { citizen: { knownAs }, needs: [{ kind: need }] },
    at,
  );
  const [needId = ""] = needIds;
  const ask = async (unitId: Uuid, when: Instant): Promise<Uuid> => {
    const asked = {
      courseId,
      needId,
      toUnitIds: [unitId],
      urgency: "sameDay" as const,
      agreedWithCitizen: true,
    };
    return (
      (await commands.askUnits(nurse, { ...asked, message: "Kan I tage over?" }, when)).handoverIds[0] ?? ""
    );
  };
  const first = await ask(full.unitId, later(0.2));
  const shown = { handoverId: first, reason: "noCapacity" as const, nextDoors: [{ unitId: taker.unitId }] };
  await commands.redirect(full, shown, later(0.5));
  const second = await ask(taker.unitId, later(0.7));
  const taken = later(inTime ? 1.5 : 5.3);
  await commands.accept(taker, { handoverId: second }, taken);

  const visit = weekdayFrom(addDays(day, 3));
  const after = (time: string): Instant => instantAt(visit, time);
  await relay.feltSafe.askAbout({ type: "relay.handoverAccepted", handoverId: second, at: taken }, taken);
  const asked = (await relay.own.views.felt(citizenId, after("09:00"))).ask;
  if (asked) await relay.own.acts.feltSafe(citizenId, { askId: asked.id, face, words: "" }, after("09:00"));

  const { appointmentId } = await appointments.commands.bookAppointment(
    taker,
    {
      ...{ courseId, needId, kind: "doctor", purpose: "Samtale om det, der gør ondt", citizenSays: "agreed" },
      ...{ day: visit, time: "10:00", place: "Lægehuset på Torvet, 1. sal" },
    },
    later(5.4),
  );
  const outcome = attended ? ("attended" as const) : ("noShow" as const);
  await appointments.commands.recordOutcome(taker, { appointmentId, edition: 1, outcome }, after("12:00"));
  if (!attended)
    await appointments.commands.finishStep(taker, { appointmentId, step: "otherWay" }, after("12:10"));
  await commands.endNeed(taker, { needId, state: "met" }, after("12:20"));
  const over = { courseId, reason: "landed" as const, toldCitizen: "Sagt til dem selv" };
  await commands.closeCourse(nurse, over, after("12:30"));
}
