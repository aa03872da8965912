import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { type AppointmentsDeps, eventOf } from "./command.ts";
import { OwnCannotCome, OwnReminders } from "./commands.ts";
import { counted } from "./load.ts";
import { named, rightOf } from "./present.ts";
import { namesAround } from "./rows.ts";
import { begins } from "./rules.ts";
import { appointmentsWhere, putWish, rightsWhere, sayCannotCome, wishOf } from "./store.ts";
import type { OwnAppointments } from "./view-types.ts";

const NOBODY = { personId: null, unitId: null };

/** The citizen's own side, behind the wall as them: what is next, that they cannot come, when they want to be reminded. */
export function createOwnAppointments({ identity, relay }: Pick<AppointmentsDeps, "identity" | "relay">) {
  return {
    /** What is next – none of it where nobody has the baton any more –, and when they are reminded. In the log as their own look. */
    view: (citizenId: Uuid, now: Instant): Promise<OwnAppointments> =>
      relay.ownOf.read(citizenId, now, async (db, course) => {
        const before = await wishOf(db, course?.citizenId ?? citizenId);
        if (course === null || course.state !== "open") return { open: false, ahead: [], rights: [], before };
        const booked = await appointmentsWhere(
          db,
          sql`a.course_id = ${course.id} and a.state = 'booked' and a.over_at > ${now}`,
        );
        const names = await namesAround(db, identity, booked);
        const units = await identity.unitCards(
          db,
          booked.flatMap(({ unitId }) => unitId ?? []),
        );
        const rights = await rightsWhere(db, sql`r.course_id = ${course.id} and r.ended_at is null`);
        return {
          open: true,
          ahead: booked.map((it) => {
            const unit = it.unitId === null ? undefined : units.get(it.unitId);
            const company = named(names, it.companionId) ?? named(names, it.companyUnitId);
            const where = named(names, it.atUnitId) ?? named(names, it.serviceId);
            return {
              id: it.id,
              day: it.day,
              startsAt: it.startsAt,
              endsAt: it.endsAt,
              place: [where?.name, it.place].filter(Boolean).join(", "),
              withWhom: it.withWhom,
              purpose: it.purpose,
              bring: it.bring,
              company: it.company,
              companyName: [it.companyWords, company?.name].filter(Boolean).join(", "),
              transport: it.transport,
              transportWords: it.transportWords,
              phone: it.phone,
              timed: it.timed,
              cannotCome: it.cannotComeAt !== null,
              unit: unit ? { name: unit.name, phone: unit.phone } : null,
            };
          }),
          rights: rights.map((right) => rightOf(right, dayOf(now))),
          before,
        };
      }),

    /**
     * "I cannot come": a line on *I dag* at whoever answers for it, until it is moved or cancelled. It stays booked. Again, it changes
     * nothing. Throws Refused `noCourse`, `unknownAppointment`, `stale` where it has another time now, `appointmentOver`.
     */
    cannotCome: relay.ownOf.act("cannotCome", OwnCannotCome, async ({ tx, command: c, now }) => {
      const [it] = await appointmentsWhere(tx, sql`a.id = ${c.appointmentId}`);
      if (!it) throw new Refused("unknownAppointment");
      if (it.timed !== c.timed) throw new Refused("stale");
      if (it.state !== "booked" || now >= begins(it)) throw new Refused("appointmentOver");
      if (it.cannotComeAt !== null) return [];
      if (!(await sayCannotCome(tx, it, now))) throw new Refused("stale");
      const data = { ...counted(it), byCitizen: true };
      const region = await regionOf(tx, it.courseId);
      return [eventOf("cannotCome", { unitId: it.unitId, of: it, data }, NOBODY, now, region)];
    }),

    /** How long before they want to be reminded; none: not at all. Throws Refused `noCourse`, `invalidInput`. */
    chooseReminders: relay.ownOf.act("chooseReminders", OwnReminders, async (own) => {
      const { tx, command: c, now, course, writtenFor } = own;
      putWish(tx, course.citizenId, [...new Set(c.before)], { ...writtenFor, at: now, byCitizen: true });
      const of = { courseId: course.id, citizenId: course.citizenId };
      const about = { unitId: course.holderId, of, data: { before: c.before, byCitizen: true } };
      return [eventOf("remindersChosen", about, NOBODY, now, course.region)];
    }),
  };
}

async function regionOf(db: Parameters<typeof wishOf>[0], courseId: Uuid): Promise<string | null> {
  const { rows } = await sql<{
    region: string;
  }>`select region from relay.course where id = ${courseId}`.execute(db);
  return rows[0]?.region ?? null;
}
