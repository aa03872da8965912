import { sql } from "kysely";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { Accept, AskQuestion, Redirect } from "../commands.ts";
import { dayGiven, nextStepFrom } from "../defaults.ts";
import { mayAnswer, pauseClock, stillOpen } from "../rules/asking.ts";
import { goesInCircles, mayDispute, mayPointTo } from "../rules/ring.ts";
import { obey } from "../rules/ruling.ts";
import {
  acceptHandover,
  insertNextDoors,
  insertPrepared,
  insertQuestion,
  updateHandover,
} from "../store/handover.ts";
import { asksSinceMoved, type LoadedHandover, loadHandover } from "../store/load.ts";
import { EXCLUDING_REASONS, GAP_REASONS, type NextDoor } from "../types.ts";
import { callTable } from "./calling.ts";
import type { Job, MakeCommand, RelayDeps, Unasked } from "./command.ts";
import { contactPerson, moveSubject } from "./move.ts";

/** A sender whose card is gone is taken to keep office hours. */
const NOT_THERE = { openingHours: {}, answerTimes: null };

/** The receiver's side: accept, ask, or show the way on. There is no bare no (law 5). */
export function answeringActions(command: MakeCommand, deps: RelayDeps) {
  const { identity, directory } = deps;
  return {
    /**
     * Takes over. The only way responsibility moves (law 3); of several asked, the first acceptance wins and withdraws
     * the others in the same transaction (law 4). By a member of the receiving unit. Throws Refused `alreadyAnswered`
     * with who took it.
     */
    accept: command("accept", Accept, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const loaded = await loadHandover(tx, c.handoverId);
      const { handover, course, need, others } = loaded;
      await answerable(job, loaded);
      obey(stillOpen(loaded));
      const next = nextStepFrom(
        { nextStep: c.nextStep, nextStepOn: c.nextStepOn ?? c.firstContactOn },
        "accepted",
        handover.urgency,
        now,
      );
      acceptHandover(tx, handover.id, {
        by: actor.personId,
        at: now,
        firstContactOn: c.firstContactOn ? dayGiven(c.firstContactOn, now) : null,
      });
      const move = {
        fromUnitId: handover.fromUnitId,
        toUnitId: actor.unitId,
        handoverId: handover.id,
        contactPersonId: await contactPerson(deps, job, c.contactPersonId),
        at: now,
        around: loaded.around,
      };
      moveSubject(tx, loaded, move, next, actor.personId);
      const about = { course, needId: need?.id ?? null };
      happened("handoverAccepted", {
        ...about,
        handoverId: handover.id,
        unitId: handover.fromUnitId,
        data: { toUnitId: actor.unitId, kind: need?.kind ?? null },
      });
      for (const other of others) {
        happened("handoverWithdrawn", {
          ...about,
          handoverId: other.id,
          unitId: other.toUnitId,
          data: { overtakenBy: actor.unitId },
        });
      }
      return { handoverId: handover.id, courseId: course.id };
    }),

    /** Asks the sender something. Pauses the receiver's clock and starts the sender's. */
    askQuestion: command("askQuestion", AskQuestion, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const loaded = await loadHandover(tx, c.handoverId);
      const { handover, course } = loaded;
      await answerable(job, loaded);
      if (handover.state === "questioned") throw new Refused("alreadyAsking");
      const sender = (await identity.unitCards(tx, [handover.fromUnitId])).get(handover.fromUnitId);
      const clock = pauseClock(handover, actor.unit, sender ?? NOT_THERE, now);
      const questionId = newId();
      insertQuestion(tx, {
        id: questionId,
        handover_id: handover.id,
        question: c.question,
        asked_by: actor.personId,
        asked_at: now,
        answer: null,
        answered_by: null,
        answered_at: null,
      });
      updateHandover(tx, handover.id, {
        state: "questioned",
        clock_with: clock.clockWith,
        clock_left_ms: clock.clockLeftMs,
        answer_by: clock.answerBy,
        next_rung_at: clock.nextRungAt,
      });
      happened("questionAsked", {
        course,
        needId: handover.needId,
        handoverId: handover.id,
        unitId: handover.fromUnitId,
      });
      return { questionId };
    }),

    /**
     * Shows the way on: a reason, and at least one next door – or that none is known, which feeds a gap. The sender still
     * has it and finds a handover prepared to each next door of ours. Two redirects, or a ring, call a joint table (A4).
     */
    redirect: command("redirect", Redirect, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const loaded = await loadHandover(tx, c.handoverId);
      const { handover, course, need } = loaded;
      await answerable(job, loaded);
      const doors = c.nextDoors as NextDoor[];
      const ours = doors.flatMap((door) => ("unitId" in door ? [door.unitId] : []));
      obey(mayPointTo(actor.unitId, ours));
      const [past, cards, registered] = await Promise.all([
        asksSinceMoved(tx, need?.id ?? course.id),
        identity.unitCards(tx, ours),
        lastRegistered(deps, job, course.citizenId),
      ]);
      obey(mayDispute(c.reason, actor.unit.municipalityCode, registered));
      if (cards.size !== ours.length) throw new Refused("unknownDoor");
      const circle = goesInCircles(past, {
        byUnitId: actor.unitId,
        fromUnitId: handover.fromUnitId,
        nextDoorUnitIds: ours,
      });

      const lacksOffer = GAP_REASONS.includes(c.reason) || doors.length === 0;
      const gapId = lacksOffer
        ? await directory.feedGap(tx, {
            region: course.region,
            area: course.area,
            needKind: need?.kind ?? "other",
            cause: doors.length === 0 ? "noDoorFound" : c.reason,
            unitId: actor.unitId,
            now,
          })
        : null;
      insertNextDoors(tx, handover.id, doors);
      updateHandover(tx, handover.id, {
        state: "redirected",
        next_rung_at: null,
        answered_at: now,
        answered_by: actor.personId,
        redirect_reason: c.reason,
        redirect_text: c.text ?? null,
        first_next_door: doors.length > 0 ? 1 : null,
        gap_id: gapId,
      });
      const about = { course, needId: need?.id ?? null };
      happened("handoverRedirected", {
        ...about,
        handoverId: handover.id,
        unitId: handover.fromUnitId,
        data: {
          reason: c.reason,
          excludes: EXCLUDING_REASONS.includes(c.reason),
          nextDoors: ours,
          noneKnown: doors.length === 0,
        },
      });
      const asked = new Set([handover.fromUnitId, ...past.map((ask) => ask.toUnitId)]);
      const answered = past.filter((ask) => ask.state !== "draft").map((ask) => ask.toUnitId);
      prepare(
        job,
        loaded,
        // A door of another region is phoned by whoever has it: nothing is prepared to it.
        ours.filter((id) => !asked.has(id) && cards.get(id)?.region === course.region),
      );
      const tableId = circle
        ? await callTable(deps, job, loaded, circle, [
            handover.fromUnitId,
            ...answered,
            actor.unitId,
            ...ours,
          ])
        : null;
      return { handoverId: handover.id, tableId };
    }),
  };
}

/** Refuses with what happened meanwhile: who took it, when somebody did – not who has it by now, which is no longer the door's to know. */
async function answerable(
  job: Pick<Job<unknown>, "tx" | "actor">,
  { handover }: LoadedHandover,
): Promise<void> {
  const ruling = mayAnswer(handover, job.actor.unitId);
  if (ruling.ok) return;
  if (ruling.code !== "alreadyAnswered") obey(ruling);
  const row = await job.tx
    .selectFrom("relay.handover as asked")
    .innerJoin("relay.handover as answered", (join) =>
      join.on(
        sql<boolean>`answered.id = coalesce(asked.overtaken_by, asked.id) and answered.state <> 'withdrawn'`,
      ),
    )
    .innerJoin("identity.unit", "identity.unit.id", "answered.to_unit_id")
    .select(["identity.unit.name", "answered.to_unit_id"])
    .where("asked.id", "=", handover.id)
    .executeTakeFirst();
  throw new Refused("alreadyAnswered", {
    ...ruling.details,
    unit: row?.name,
    mine: row?.to_unit_id === job.actor.unitId,
  });
}

async function lastRegistered(
  { citizens }: RelayDeps,
  { tx, now }: Pick<Job<unknown>, "tx" | "now">,
  id: Uuid,
) {
  return (await citizens.citizenCards(tx, [id], dayOf(now))).get(id)?.municipalityCode ?? null;
}

/** Writes the next handovers down for the holder, ready to send: one click instead of starting over. */
function prepare(
  { tx, now, happened }: Unasked,
  { handover, course, need }: LoadedHandover,
  doors: readonly Uuid[],
): void {
  for (const door of doors) {
    const id = newId();
    insertPrepared(tx, { id, askId: newId(), from: handover.id, toUnitId: door, at: now });
    happened("handoverPrepared", {
      course,
      needId: need?.id ?? null,
      handoverId: id,
      unitId: handover.fromUnitId,
      data: { toUnitId: door },
    });
  }
}
