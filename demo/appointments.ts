import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { addDays, type CalendarDay, dayOf, hours, minutes, plus, timeOfDay } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { readACalendar } from "./calendar.ts";
import type { Cast } from "./region/cast.ts";
import type { DemoDeps } from "./stage.ts";

type Booking = Parameters<DemoDeps["appointments"]["commands"]["bookAppointment"]>[1];

interface Open {
  readonly courseId: Uuid;
  readonly needId: Uuid;
  readonly kind: string;
  readonly responsibleId: Uuid;
}

/** What one says of each sort of need, and where one goes with it. */
const WHAT: Readonly<Record<string, Pick<Booking, "kind" | "purpose" | "place" | "withWhom" | "bring">>> = {
  somatic: {
    kind: "hospital",
    purpose: "Undersøgelse af lungerne",
    place: "Lungeambulatoriet, indgang 2, 1. sal",
    withWhom: "Sygeplejersken i ambulatoriet",
    bring: "Medicin eller en liste over den",
  },
  psychiatric: {
    kind: "psychiatry",
    purpose: "Samtale om søvn og uro",
    place: "Ambulatoriet på Havnegade, stuen",
    withWhom: "Samme læge som sidst",
    bring: "",
  },
  substance: {
    kind: "substance",
    purpose: "Første samtale om behandling",
    place: "Rusmiddelcentret, døren i gården",
    withWhom: "",
    bring: "Ikke noget",
  },
  dental: {
    kind: "dentist",
    purpose: "Ondt i en tand",
    place: "Tandlægen på Torvet, 2. sal",
    withWhom: "",
    bring: "Sygesikringskort, hvis du har det",
  },
  income: {
    kind: "municipality",
    purpose: "Samtale om penge",
    place: "Borgerhuset, spørg i receptionen",
    withWhom: "",
    bring: "Brevet fra kommunen",
  },
};

/** The whole or half hour that many hours away, as appointments are. */
function around(now: Instant, away: number): { readonly day: CalendarDay; readonly time: string } {
  const at = plus(now, hours(away));
  const [hour = "08", minute = "00"] = timeOfDay(at).split(":");
  return { day: dayOf(at), time: `${hour}:${Number(minute) < 30 ? "00" : "30"}` };
}

/** Appointments at several doors, told by the commands people use: one today, one nobody has said the end of, one nobody came to, one moved twice, rights that run. */
export async function placeAppointments(deps: DemoDeps, cast: Cast, now: Instant): Promise<void> {
  const { db, appointments } = deps;
  const { commands } = appointments;
  const open = await db.ask(
    SYSTEM,
    sql<Open>`
      select distinct on (n.responsible_id, n.kind) c.id as "courseId", n.id as "needId", n.kind, n.responsible_id as "responsibleId"
        from relay.need n join relay.course c on c.id = n.course_id join citizen.citizen z on z.id = c.citizen_id
       where n.is_open and c.closed_at is null and n.kind = any(${Object.keys(WHAT)}::text[])
       order by n.responsible_id, n.kind, z.known_as, c.id`,
  );
  const ours = open
    .filter(({ responsibleId }) => cast.slugOf(responsibleId))
    .sort((a, b) =>
      (cast.slugOf(a.responsibleId) + a.kind).localeCompare(cast.slugOf(b.responsibleId) + b.kind),
    );
  const by = ({ responsibleId }: Open, at: Instant) => cast.onDuty(cast.slugOf(responsibleId), at);
  const book = async (
    need: Open | undefined,
    when: { day: string; time?: string },
    more: Partial<Booking> = {},
  ) => {
    const what = need && WHAT[need.kind];
    if (!need || !what) return null;
    const at = plus(now, -hours(40));
    const asked: Booking = {
      courseId: need.courseId,
      needId: need.needId,
      ...what,
      ...when,
      citizenSays: "agreed",
      ...more,
    };
    return (await commands.bookAppointment(by(need, at), asked, at)).appointmentId;
  };
  const today = dayOf(now);
  const [soon, unsaid, missed, moved, running, passed, whole] = ours;
  await book(soon, around(now, 2), { transport: "fetched", transportWords: "Bliver hentet ved døren" });
  await book(unsaid, around(now, -3), { company: "alone" });
  const noShow = await book(missed, around(now, -22));
  if (noShow && missed) {
    const said = {
      appointmentId: noShow,
      edition: 1,
      outcome: "noShow" as const,
      reasons: ["noTransport" as const, "afraid" as const],
      words: "Bussen kørte, og der var mange mennesker. Vil gerne have en med næste gang.",
    };
    const at = plus(now, -hours(4));
    await commands.recordOutcome(by(missed, at), said, at);
  }
  const twice = await book(moved, { day: addDays(today, 3), time: "10:00" });
  if (twice && moved)
    for (const [edition, day, movedBy] of [
      [1, addDays(today, 6), "place"],
      [2, addDays(today, 5), "citizen"],
    ] as const) {
      const at = plus(now, -minutes(90 - edition * 30));
      const to = { appointmentId: twice, edition, day, time: "13:30", movedBy, citizenSays: "told" as const };
      await commands.moveAppointment(by(moved, at), to, at);
    }
  for (const [need, ago, about] of [
    [running, 12, "Lungerne"],
    [passed, 32, "Uro og søvn"],
  ] as const) {
    if (!need) continue;
    const at = plus(now, -hours(30));
    const right = { courseId: need.courseId, needId: need.needId, kind: "assessment" as const, about };
    const { rightId } = await commands.startRight(
      by(need, at),
      { ...right, startedOn: addDays(today, -ago) },
      at,
    );
    await book(need, { day: addDays(today, 9), time: "09:15" }, { rightId, company: "nobodyYet" });
  }
  await book(whole, { day: today }, { citizenSays: "told" });
  const [own] = await db.ask(
    SYSTEM,
    sql<{ courseId: Uuid; holderId: Uuid }>`
      select c.id as "courseId", c.holder_id as "holderId" from citizen.card k join relay.course c on c.citizen_id = k.citizen_id
       where k.ended_at is null and c.closed_at is null order by k.issued_at desc limit 1`,
  );
  if (own) {
    const at = plus(now, -hours(20));
    const asked: Booking = {
      courseId: own.courseId,
      kind: "doctor",
      purpose: "Se på såret på foden",
      day: addDays(today, 2),
      time: "10:30",
      until: "11:00",
      place: "Lægehuset på Torvet, 1. sal",
      bring: "Sko, der er lette at tage af",
      transport: "own",
      citizenSays: "agreed",
    };
    await commands.bookAppointment(cast.onDuty(cast.slugOf(own.holderId), at), asked, at);
  }
  if (soon) await readACalendar(deps, soon.courseId, (at) => by(soon, at), now);
  await appointments.clock.passRights(now);
}
