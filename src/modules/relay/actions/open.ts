import { sql } from "kysely";
import type { z } from "zod";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import { AddNeed, type NeedDraft, OpenCourse } from "../commands.ts";
import { nextStepFrom } from "../defaults.ts";
import { takesPart } from "../policy.ts";
import { insertContact, insertCourse, insertNeed } from "../store/course.ts";
import { loadSubject } from "../store/load.ts";
import type { Course } from "../types.ts";
import type { Job, MakeCommand, RelayDeps } from "./command.ts";
import { allowancesFrom, mayBeGivenUntil } from "./person.ts";

/** The first door, and every need after it. */
export function openActions(command: MakeCommand, deps: RelayDeps) {
  const { citizens } = deps;
  return {
    /**
     * A1: any door opens. The opener's unit has the baton from the first instant (law 1) and every need (law 2). Any
     * member may, whose unit may hold courses. Throws Refused `unitHoldsNoCourses`, `alreadyOnCourse`,
     * `unknownNeedKind`, `custodyHolderGives`, `citizenGives`, `custodyHasEnded`.
     */
    openCourse: command("openCourse", OpenCourse, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      if (!actor.unit.holdsCourses) throw new Refused("unitHoldsNoCourses");
      const { region, area } = actor.unit;
      if (c.citizenId) await mayBegin(deps, tx, actor, c.citizenId, now);
      else if (!c.citizen)
        throw new Refused("invalidInput", { issues: [{ field: "citizen", code: "required" }] });
      const citizenId = c.citizenId ?? newId();
      if (c.citizen && !c.citizenId)
        await citizens.addCitizen(tx, { id: citizenId, region, ...c.citizen, now });

      const course: Course = {
        id: newId(),
        region,
        area,
        citizenId,
        state: "open",
        holderId: actor.unitId,
        openNeeds: 0,
        heldSince: now,
        diedAt: null,
      };
      insertCourse(tx, {
        id: course.id,
        region,
        area,
        citizen_id: citizenId,
        holder_id: actor.unitId,
        contact_person_id: contactAt(actor, actor.unitId),
        held_since: now,
        last_contact_at: now,
        begun_at: now,
        opened_at: now,
        opened_by: actor.personId,
      });
      happened("courseOpened", { course, unitId: actor.unitId });
      insertContact(tx, {
        id: newId(),
        course_id: course.id,
        unit_id: actor.unitId,
        person_id: actor.personId,
        at: now,
        way: "met",
      });
      if (c.consent) await giveFirst(deps, job, citizenId, c.consent);
      if (c.meetMe) await citizens.writeMeetMe(tx, { citizenId, words: c.meetMe, actor, now });
      const needIds: Uuid[] = [];
      for (const need of c.needs) needIds.push(await openNeed(deps, job, course, need));
      return { courseId: course.id, citizenId, needIds };
    }),

    /** A9: another need, side by side with the others; the holder is responsible at first (law 2). By whoever takes part. */
    addNeed: command("addNeed", AddNeed, async (job) => {
      const { courseId, ...need } = job.command;
      const { course } = await loadSubject(job.tx, courseId);
      if (!(await takesPart(job.tx, job.actor, courseId))) throw new Refused("notYours");
      if (course.state !== "open") throw new Refused("courseClosed");
      if (course.diedAt !== null) throw new Refused("citizenDied");
      return { needId: await openNeed(deps, job, course, need) };
    }),
  };
}

/**
 * A known citizen gets a new course only where the actor may know them – their unit has had a course of theirs, or the
 * citizen lets them be found – and only while no other is open: then the person has arrived, not begun.
 */
async function mayBegin(
  deps: Pick<RelayDeps, "citizens">,
  db: Db,
  actor: Actor,
  citizenId: Uuid,
  now: Instant,
): Promise<void> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select 1 from relay.course c join relay.period p on p.course_id = c.id
                    where c.citizen_id = ${citizenId} and p.unit_id = ${actor.unitId})
           or exists (select 1 from citizen.citizen z
                       where z.id = ${citizenId} and z.region = ${actor.unit.region}
                         and consent.lets_find(z.id, ${actor.unitId}, ${dayOf(now)})) as known`.execute(db);
  if (!rows[0]?.known) throw new Refused("notFound");
  await nowhereElse(deps, db, citizenId);
}

/** What was said at the first door. Of somebody who is written down by this very command nothing need be looked up. */
async function giveFirst(
  { citizens, consents }: Pick<RelayDeps, "citizens" | "consents">,
  { tx, actor, command, now }: Job<z.output<typeof OpenCourse>>,
  citizenId: Uuid,
  said: NonNullable<z.output<typeof OpenCourse>["consent"]>,
): Promise<void> {
  const today = dayOf(now);
  const [law, person] = await Promise.all([
    consents.law(tx, today),
    command.citizenId ? citizens.citizenCards(tx, [citizenId], today) : null,
  ]);
  const { allowances, givenBy = "citizen", ...words } = said;
  const age = person?.get(citizenId) ?? command.citizen;
  await consents.give(tx, {
    citizenId,
    ...words,
    givenBy,
    allowances: allowancesFrom(allowances),
    endsOn: mayBeGivenUntil({ scope: said.scope, givenBy }, age, law, today),
    actor,
    now,
  });
}

/** One person is on one course at a time, whichever of their records it stands under. Throws Refused `alreadyOnCourse`. */
export async function nowhereElse(
  { citizens }: Pick<RelayDeps, "citizens">,
  db: Db,
  citizenId: Uuid,
): Promise<void> {
  const open = await db
    .selectFrom("relay.course")
    .select("id")
    .where("citizen_id", "in", [...(await citizens.recordsOf(db, citizenId))])
    .where("state", "=", "open")
    .limit(1)
    .executeTakeFirst();
  if (open) throw new Refused("alreadyOnCourse");
}

/** Who opens it: somebody on duty, or the clock, which is of no unit. */
export type Opener = Pick<Actor, "personId" | "technical"> & { readonly unitId: Uuid | null };

/** Opens one need with the course's holder. Also used when a course is reopened with something new. */
export async function openNeed(
  { needKinds }: Pick<RelayDeps, "needKinds">,
  { tx, actor, now, happened }: Pick<Job<unknown>, "tx" | "now" | "happened"> & { readonly actor: Opener },
  course: Course,
  draft: z.output<typeof NeedDraft>,
): Promise<Uuid> {
  const kind = await needKinds.kind(tx, draft.kind);
  if (kind === null) throw new Refused("unknownNeedKind", { kind: draft.kind });
  const id = newId();
  const urgency = draft.urgency ?? kind.usualUrgency;
  const next = nextStepFrom(draft, "opened", urgency, now);
  insertNeed(tx, {
    id,
    course_id: course.id,
    kind: kind.code,
    citizens_words: draft.citizensWords ?? "",
    note: draft.note ?? "",
    urgency,
    responsible_id: course.holderId,
    contact_person_id: contactAt(actor, course.holderId),
    held_since: now,
    duty_bearer_id: draft.dutyBearerId ?? null,
    duty_bearer_text: draft.dutyBearerText ?? "",
    waits_for: draft.waitsFor ?? null,
    next_step: next.what,
    next_step_on: next.on,
    next_step_unit_id: course.holderId,
    opened_at: now,
    opened_by: actor.personId,
  });
  happened("needOpened", { course, needId: id, unitId: course.holderId, data: { kind: kind.code, urgency } });
  return id;
}

/** Who opens for their own unit is its contact person; a token, or somebody from another door, is not. */
const contactAt = (actor: Opener, unitId: Uuid): Uuid | null =>
  actor.unitId === unitId && !actor.technical ? actor.personId : null;
