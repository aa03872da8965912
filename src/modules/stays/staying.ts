import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { addDays, type CalendarDay, daysBetween, parseCalendarDay } from "#kernel/time.ts";
import type { Tonight } from "#modules/discharge/index.ts";
import { GAP_REASONS } from "#modules/relay/index.ts";
import type { Tx } from "#platform/db.ts";
import type { Job, MakeCommand, StaysDeps } from "./command.ts";
import {
  BeginLeaving,
  CancelHold,
  ConfirmArrival,
  EndStay,
  ExtendStay,
  HoldAgain,
  HoldPlace,
  RefuseHold,
} from "./commands.ts";
import { sayFigures } from "./figures.ts";
import { lockCourseOf, placeIsNeeded } from "./needed.ts";
import { obey } from "./obey.ts";
import { mayCancel, mayRunHouse } from "./policy.ts";
import {
  heldUntil,
  lastSlept,
  mayArrive,
  mayEnd,
  mayExtend,
  mayHold,
  mayTakeBack,
  tonightAt,
} from "./rules.ts";
import {
  insertStay,
  type LoadedPlace,
  lapse,
  loadPlace,
  loadStay,
  settleWaiting,
  staysWhere,
  updateStay,
} from "./store.ts";
import { tellBoth, tellWaited } from "./tell.ts";
import type { Nights, Stay, WhereTo } from "./types.ts";

/** Where the house says they go, as the check asks it. Where nobody knows, they went before time: they are looked for. */
const TONIGHT_OF: Readonly<Record<Exclude<WhereTo, "died">, Tonight>> = {
  ownHome: "ownHome",
  friendsOrFamily: "friendsOrFamily",
  otherPlace: "otherPlace",
  hospital: "otherTreatment",
  treatment: "otherTreatment",
  leftUnsaid: "unknown",
  nowhere: "nowhere",
};

/** A place is promised, taken, kept on and left; and given back. */
export function stayingActions(command: MakeCommand, deps: StaysDeps) {
  const { relay, directory, citizens } = deps;

  /** A stay in the actor's own house. Throws Refused `notFound` of others'. */
  const here = async ({ tx, actor, now }: Job<unknown>, stayId: Uuid) => {
    const loaded = await loadStay(tx, stayId, now);
    if (!mayRunHouse(actor, loaded.stay)) throw new Refused("notFound");
    return loaded;
  };

  const say = ({ tx, actor, now }: Job<unknown>, serviceIds: readonly Uuid[]): Promise<void> =>
    sayFigures(tx, directory, serviceIds, { at: now, personId: actor.personId });

  /** What lapsed is written down before anything is put in its place. */
  const sweep = async ({ tx, now, happened }: Job<unknown>, serviceId: Uuid): Promise<void> => {
    for (const stay of await lapse(tx, sql`select ${serviceId}::uuid`, now))
      tellBoth(happened, "lapsed", stay);
  };

  const promise = async (
    job: Job<unknown>,
    place: LoadedPlace,
    nights: Nights,
    of: Pick<Stay, "courseId" | "citizenId" | "needId">,
  ): Promise<{ stayId: Uuid; heldUntil: Instant }> => {
    const { tx, actor, now, happened } = job;
    await sweep(job, place.serviceId);
    obey(mayHold(place, nights, now));
    const { courseId, citizenId, needId } = of;
    const stay: Stay = {
      id: newId(),
      placeId: place.id,
      unitId: place.unitId,
      courseId,
      citizenId,
      needId,
      state: "held",
      firstNight: nights.firstNight,
      lastNight: nights.lastNight,
      heldUntil: heldUntil(place.house, nights.firstNight, now),
      heldFor: actor.unitId,
      leavingId: null,
    };
    insertStay(tx, stay, { personId: actor.personId, at: now });
    await say(job, [place.serviceId]);
    tellBoth(happened, "held", stay);
    return { stayId: stay.id, heldUntil: stay.heldUntil };
  };

  return {
    /**
     * Promises a place to the citizen of a need, for a while. By a unit on the course: its holder, or responsible for a need. Two at
     * once on the last place: one gets it. Throws Refused `notFound`, `needEnded`, `needIsNoPlace`, `courseClosed`, `placeTaken`,
     * `placeOutOfUse`, `placeNotThen`, `nightIsPast`, `tooManyNights`, `nightTooFar`.
     */
    holdPlace: command("holdPlace", HoldPlace, async (job) => {
      const { tx, actor, command: c, now } = job;
      const { course, need } = await relay.inside.need(tx, c.needId);
      if (!(await relay.inside.takesPart(tx, actor, course.id))) throw new Refused("notFound");
      placeIsNeeded({ course, need });
      const place = await loadPlace(tx, c.placeId, now);
      // Another region is another data controller: it is phoned like any door outside.
      if (place.region !== course.region) throw new Refused("notFound");
      const firstNight = parseCalendarDay(c.firstNight ?? "") ?? tonightAt(now);
      const nights = { firstNight, lastNight: addDays(firstNight, c.nights - 1) };
      return promise(job, place, nights, {
        courseId: course.id,
        citizenId: course.citizenId,
        needId: need.id,
      });
    }),

    /**
     * A promise that lapsed is made again, for what is left of its nights: somebody came a minute late. By the house, or who asked,
     * while the place is free. Throws Refused `notFound`, `stayNotLapsed`, and what `holdPlace` does of the place.
     */
    holdAgain: command("holdAgain", HoldAgain, async (job) => {
      const { tx, actor, command: c, now } = job;
      const subject = await lockCourseOf(tx, relay, c.stayId);
      const { stay, place } = await loadStay(tx, c.stayId, now);
      if (!mayRunHouse(actor, stay) && !mayCancel(actor, stay)) throw new Refused("notFound");
      placeIsNeeded(subject);
      const gone = stay.state === "lapsed" || (stay.state === "held" && now >= stay.heldUntil);
      if (!gone) throw new Refused("stayNotLapsed");
      const tonight = tonightAt(now);
      const firstNight = stay.firstNight < tonight ? tonight : stay.firstNight;
      const lastNight = stay.lastNight < firstNight ? firstNight : stay.lastNight;
      return promise(job, place, { firstNight, lastNight }, stay);
    }),

    /**
     * They came: the place is theirs, whoever has the baton is told, and what else was promised them for these nights is given back.
     * By the house. Throws Refused `notFound`, `holdLapsed` from the second it lapsed, `stayNotHeld`, `nightNotYet`, `placeTaken` while
     * the one before has not left, `staysElsewhere`.
     */
    confirmArrival: command("confirmArrival", ConfirmArrival, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      await lockCourseOf(tx, relay, c.stayId);
      const { stay, place } = await here(job, c.stayId);
      obey(mayArrive(stay, place, now));
      const records = await citizens.recordsOf(tx, stay.citizenId);
      const others = (
        await staysWhere(tx, sql`s.citizen_id = any(${records}::uuid[]) and s.state in ('held', 'occupied')`)
      ).filter(({ id }) => id !== stay.id);
      if (others.some(({ state }) => state === "occupied")) throw new Refused("staysElsewhere");
      const hand = { personId: actor.personId, unitId: actor.unitId, at: now };
      const back = others.filter(
        (other) =>
          other.firstNight <= stay.lastNight && stay.firstNight <= other.lastNight && other.heldUntil > now,
      );
      for (const other of back) {
        updateStay(tx, other.id, { state: "cancelled", reason: "cameElsewhere" }, hand);
        tellBoth(happened, "cancelled", other);
      }
      updateStay(tx, stay.id, { state: "occupied", occupiedAt: now }, hand);
      const waited = await settleWaiting(tx, sql`w.course_id = ${stay.courseId}`, "placed", hand);
      tellWaited(happened, waited, "placed", now);
      await relay.inside.arrived({ tx, actor, now }, stay.courseId);
      const queues = waited.map(({ serviceId }) => serviceId);
      await say(job, [place.serviceId, ...queues, ...(await servicesOf(tx, back))]);
      tellBoth(happened, "arrived", stay);
      return { stayId: stay.id };
    }),

    /** A new last night. By the house. Throws Refused `notFound`, `stayNotOccupied`, `nightIsPast`, `tooManyNights`, `placeTaken`, `placeOutOfUse`, `placeNotThen`. */
    extendStay: command("extendStay", ExtendStay, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const { stay, place } = await here(job, c.stayId);
      const lastNight: CalendarDay = parseCalendarDay(c.lastNight) ?? stay.lastNight;
      await sweep(job, place.serviceId);
      obey(mayExtend(stay, place, lastNight, now));
      updateStay(tx, stay.id, { lastNight }, { personId: actor.personId, unitId: actor.unitId, at: now });
      await say(job, [place.serviceId]);
      tellBoth(happened, "extended", stay);
      return { stayId: stay.id };
    }),

    /** The check of whoever is to leave is begun, or found where it was. By the house. Throws Refused `notFound`, `stayNotOccupied`. */
    beginLeaving: command("beginLeaving", BeginLeaving, async (job) => {
      const { tx, actor, command: c, now } = job;
      await lockCourseOf(tx, relay, c.stayId);
      const { stay } = await here(job, c.stayId);
      obey(mayEnd(stay));
      if (stay.leavingId !== null) return { leavingId: stay.leavingId };
      const leavingId = await deps.discharge.inside.begin({ tx, actor, now }, stay);
      updateStay(tx, stay.id, { leavingId }, { personId: actor.personId, unitId: actor.unitId, at: now });
      return { leavingId };
    }),

    /**
     * They leave. Ending a stay is the house's, and never stopped; but with nowhere to go a leader answers for it by name, the
     * municipality that was asked and its answer are kept, and the leaders are called to the joint table at once (B2). By the house.
     * The same check as a discharge: begun before, or by this. Of somebody who has died nothing is asked. Throws Refused `notFound`,
     * `stayNotOccupied`, `answerForLines` for lines that are open. Gives the table that was called.
     */
    endStay: command("endStay", EndStay, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      await lockCourseOf(tx, relay, c.stayId);
      const { stay, place } = await here(job, c.stayId);
      obey(mayEnd(stay));
      const nowhere = c.whereTo === "nowhere";
      const { leavingId, courseId, unitId, needId } = stay;
      const { inside } = deps.discharge;
      const of = { leavingId, courseId, unitId, needId, words: c.words };
      const left =
        c.whereTo === "died"
          ? await inside.died({ tx, actor, now }, of)
          : await inside.end({ tx, actor, now }, { ...of, tonight: TONIGHT_OF[c.whereTo], override: c });
      updateStay(
        tx,
        stay.id,
        {
          state: "ended",
          endedAt: now,
          lastNight: lastSlept(stay, now),
          reason: c.whereTo,
          words: c.words,
          ...(nowhere
            ? {
                leaderName: c.leaderName,
                leaderReason: c.leaderReason,
                municipality: c.municipality,
                municipalitySaid: c.municipalitySaid,
                tableId: left.tableId,
              }
            : {}),
          leavingId: left.leavingId,
        },
        { personId: actor.personId, unitId: actor.unitId, at: now },
      );
      await say(job, [place.serviceId]);
      const nights = daysBetween(stay.firstNight, lastSlept(stay, now)) + 1;
      tellBoth(happened, nowhere ? "endedNowhere" : "ended", stay, { whereTo: c.whereTo, nights });
      return { stayId: stay.id, tableId: left.tableId };
    }),

    /** The promise is given back by the unit that asked for it. Throws Refused `notFound`, `holdLapsed`, `stayNotHeld`. */
    cancelHold: command("cancelHold", CancelHold, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const { stay, place } = await loadStay(tx, c.stayId, now);
      if (!mayCancel(actor, stay)) throw new Refused("notFound");
      obey(mayTakeBack(stay, now));
      const hand = { personId: actor.personId, unitId: actor.unitId, at: now };
      updateStay(tx, stay.id, { state: "cancelled", reason: c.reason }, hand);
      await say(job, [place.serviceId]);
      tellBoth(happened, "cancelled", stay);
      return { stayId: stay.id };
    }),

    /** The house cannot after all, and says why; want of room feeds the map of gaps (C6). By the house. Throws as `cancelHold`. */
    refuseHold: command("refuseHold", RefuseHold, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const { course, need } = await lockCourseOf(tx, relay, c.stayId);
      const { stay, place } = await here(job, c.stayId);
      obey(mayTakeBack(stay, now));
      if (GAP_REASONS.includes(c.reason))
        await directory.feedGap(tx, {
          region: course.region,
          area: course.area,
          needKind: need.kind,
          cause: c.reason,
          unitId: actor.unitId,
          now,
        });
      const hand = { personId: actor.personId, unitId: actor.unitId, at: now };
      updateStay(tx, stay.id, { state: "refused", reason: c.reason, words: c.words }, hand);
      await say(job, [place.serviceId]);
      tellBoth(happened, "refused", stay, { reason: c.reason });
      return { stayId: stay.id };
    }),
  };
}

async function servicesOf(tx: Tx, stays: readonly Stay[]): Promise<Uuid[]> {
  if (stays.length === 0) return [];
  const { rows } = await sql<{ id: Uuid }>`
    select distinct service_id as id from stays.place where id = any(${stays.map(({ placeId }) => placeId)}::uuid[])`.execute(
    tx,
  );
  return rows.map(({ id }) => id);
}
