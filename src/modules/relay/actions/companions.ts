import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { parsePhone } from "#kernel/phone.ts";
import { Refused } from "#kernel/refusal.ts";
import { addDays, dayOf } from "#kernel/time.ts";
import type { NewWishes } from "#modules/citizen/index.ts";
import { type Giver, isEndingSoon } from "#modules/consent/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db.ts";
import { AddCompanion, EndCompanion, WishForCompanion } from "../commands.ts";
import { takesPart } from "../policy.ts";
import { calledSince, clearAlarms, raiseAlarmOnce } from "../store/around.ts";
import { loadSubject } from "../store/load.ts";
import type { Course } from "../types.ts";
import { knowsKind } from "../views/who.ts";
import type { Job, MakeCommand, RelayDeps } from "./command.ts";
import { mayBeGivenUntil } from "./person.ts";
import { each, unasked } from "./unasked.ts";

type Given = Pick<NewWishes, "told" | "form" | "givenBy" | "givenByName" | "comes" | "phoned" | "words"> & {
  readonly opens?: string | undefined;
  readonly closes?: string | undefined;
};

/**
 * The wishes as they are kept. Telling somebody outside the house is a consent like others: who may say it, and until when –
 * a year at most – are those of consent/representation.ts. Throws Refused `custodyHolderGives`, `citizenGives`, `custodyHasEnded`.
 */
export async function wishesFor(
  tx: Tx,
  { citizens, consents }: Pick<RelayDeps, "citizens" | "consents">,
  citizenId: Uuid,
  given: Given,
  now: Instant,
): Promise<NewWishes> {
  const today = dayOf(now);
  const [cards, law] = await Promise.all([
    citizens.citizenCards(tx, [citizenId], today),
    consents.law(tx, today),
  ]);
  const told = [...new Set(given.told)];
  const scope = told.length > 0 ? ("chosen" as const) : ("notNow" as const);
  const givenBy: Giver = given.givenBy;
  const until = mayBeGivenUntil({ scope, givenBy }, cards.get(citizenId), law, today);
  const toldUntil = told.length > 0 ? until : null;
  const { opens = null, closes = null } = given;
  return { ...given, told, phoned: [...new Set(given.phoned)], opens, closes, toldUntil };
}

/**
 * Who goes with the citizen, and who is close to them (D5), written down by whoever takes part in the course and may know of
 * them. Throws Refused `notYours` for everybody else, `courseClosed` where nothing goes on any more.
 */
export function companionActions(command: MakeCommand, deps: RelayDeps) {
  const { citizens } = deps;

  async function courseOf({ tx, actor, now }: Job<unknown>, courseId: Uuid): Promise<Course> {
    const { course } = await loadSubject(tx, courseId);
    if (!(await takesPart(tx, actor, courseId))) throw new Refused("notYours");
    if (!(await knowsKind(tx, deps, actor, courseId, "network", now))) throw new Refused("notYours");
    if (course.state !== "open") throw new Refused("courseClosed");
    return course;
  }

  return {
    /** One more, with the citizen's wishes. Throws Refused `tooManyCompanions`, `companionKnown`, and as `wishesFor`. */
    addCompanion: command(
      "addCompanion",
      AddCompanion,
      async (job) => {
        const { tx, actor, command: c, now, happened } = job;
        const course = await courseOf(job, c.courseId);
        const { kind, name, relation, remit, language, note, phone = "" } = c;
        const wishes = await wishesFor(tx, deps, course.citizenId, heardFrom(c), now);
        const companionId = await citizens.addCompanion(tx, {
          citizenId: course.citizenId,
          companion: { kind, name, relation, remit, language, note, phone: parsePhone(phone) },
          wishes,
          byCitizen: false,
          writer: actor,
          now,
        });
        happened("companionsChanged", { course, unitId: course.holderId });
        return { companionId };
      },
      // A telephone number can be guessed from any hash without a key.
      ({ phone = "", ...rest }) => ({ ...rest, phone: citizens.channelDigest(phone) }),
    ),

    /** What the citizen wants now; what they wanted is kept. Throws Refused `unknownCompanion`, and as `wishesFor`. */
    wishForCompanion: command("wishForCompanion", WishForCompanion, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseOf(job, c.courseId);
      const { citizenId } = course;
      const wishes = await wishesFor(tx, deps, citizenId, heardFrom(c), now);
      await citizens.wishFor(tx, { citizenId, id: c.companionId, wishes, writer: actor, now });
      clearAlarms(tx, { courseId: course.id }, ["wishEnding"], actor.personId, now);
      happened("companionsChanged", { course, unitId: course.holderId });
      return { companionId: c.companionId };
    }),

    /** Not any more. Who it was is kept, their phone is not. Throws Refused `unknownCompanion`. */
    endCompanion: command("endCompanion", EndCompanion, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseOf(job, c.courseId);
      const { citizenId } = course;
      await citizens.endCompanion(tx, { citizenId, id: c.companionId, writer: actor, now });
      clearAlarms(tx, { courseId: course.id }, ["wishEnding"], actor.personId, now);
      happened("companionsChanged", { course, unitId: course.holderId });
      return { companionId: c.companionId };
    }),
  };
}

const heardFrom = (c: Omit<Given, "givenByName"> & { readonly givenByName?: string | undefined }): Given => {
  const { comes, told, phoned, words, opens, closes, form, givenBy, givenByName = null } = c;
  return { comes, told, phoned, words, opens, closes, form, givenBy, givenByName };
};

const ROUND = 200;

/** The clock's side: what may be told ends after a year at most, and somebody asks again before it does. */
export function companionClock(deps: RelayDeps) {
  const { db, citizens, consents } = deps;
  const { act, idsOf } = unasked(deps);
  return {
    /** Calls to attention where what somebody may be told ends soon. Returns how many were looked at. */
    async raiseWishEndings(now: Instant): Promise<number> {
      const today = dayOf(now);
      const law = await db.read(SYSTEM, (snapshot) => consents.law(snapshot, today));
      const ending = await idsOf(sql<{ id: Uuid }>`
        select distinct c.id
          from citizen.companion_wish w
          join citizen.companion k on k.id = w.companion_id and k.ended_at is null
          join citizen.citizen z on z.id = k.citizen_id
          join citizen.citizen y on coalesce(z.same_as, z.id) in (y.id, y.same_as)
          join relay.course c on c.citizen_id = y.id and c.state = 'open' and c.died_at is null
         where w.told_ends_on between ${today} and ${addDays(today, law.reminderDays)}
           and not exists (select from citizen.companion_wish n where n.companion_id = k.id and n.at > w.at)
           and not exists (select from relay.alarm a where a.course_id = c.id and a.kind = 'wishEnding' and a.raised_at >= w.at)
         limit ${ROUND}`);
      return each(ending, (courseId) =>
        act("wishEnding", now, async ({ tx, happened }) => {
          const { course } = await loadSubject(tx, courseId);
          if (course.state !== "open" || course.diedAt !== null) return;
          // Said anew, ended, or called already, while we waited for the lock.
          const soon = (await citizens.companionsOf(tx, course.citizenId)).filter(
            ({ endedAt, wishes: { at, toldUntil } }) =>
              endedAt === null &&
              toldUntil !== null &&
              isEndingSoon({ givenAt: at, endsOn: toldUntil }, law, today),
          );
          const latest = soon.map(({ wishes }) => wishes.at).sort((a, b) => b.getTime() - a.getTime())[0];
          if (latest === undefined || (await calledSince(tx, course.id, "wishEnding", latest))) return;
          const unitId = course.holderId;
          const alarm = { id: newId(), kind: "wishEnding" as const, unit_id: unitId, course_id: course.id };
          const raised = await raiseAlarmOnce(tx, { ...alarm, raised_at: now });
          if (raised) happened("alarmRaised", { course, unitId, data: { kind: "wishEnding" } });
        }),
      );
    },
  };
}
