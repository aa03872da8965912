import type { z } from "zod";
import type { Uuid } from "#kernel/ids.ts";
import { minutes } from "#kernel/time.ts";
import type { ConsentScope } from "#modules/consent/index.ts";
import type { commandSchemas, RedirectReason } from "#modules/relay/index.ts";
import type { Door, Region } from "./region.ts";

/** Courses and handovers in named states, brought there by the relay's own actions, so that every law holds on the way. */

type NeedDraft = z.input<typeof commandSchemas.NeedDraft>;
type CitizenDraft = z.input<typeof commandSchemas.OpenCourse>["citizen"];

export interface CourseDraft {
  at?: Door;
  /** Kinds, or whole drafts. */
  needs?: readonly (string | NeedDraft)[];
  consent?: ConsentScope | null;
  citizen?: CitizenDraft;
  meetMe?: string;
}

const agreed = { agreedWithCitizen: true };

/** A course opened at a door: by default in the emergency department, with one need and no consent recorded. */
export async function aCourse(region: Region, draft: CourseDraft = {}) {
  const { at = "emergency", needs = ["sleepTonight"], consent = null, meetMe } = draft;
  const { relay, clock } = region;
  const { courseId, citizenId, needIds } = await relay.openCourse(
    await region.actor(at),
    {
      citizen: draft.citizen ?? { knownAs: "Bo", fullName: "Bo Bang", birthYear: 1980, phone: "+4520000009" },
      needs: needs.map((need) => (typeof need === "string" ? { kind: need } : need)),
      ...(consent === null ? {} : { consent: { scope: consent, form: "oral" as const } }),
      ...(meetMe === undefined ? {} : { meetMe }),
    },
    clock.now(),
  );
  region.later();
  const needId = (index: number): Uuid => {
    const id = needIds[index];
    if (!id) throw new Error(`No need ${index}`);
    return id;
  };

  return {
    id: courseId,
    citizenId,
    needIds,
    needId,

    /** Asks doors about a need (by its place), or about the baton. The asker must have it. */
    async asked(to: Door | readonly Door[], about: { need?: number; by?: Door; message?: string } = {}) {
      const doors = typeof to === "string" ? [to] : to;
      const { handoverIds } = await relay.askUnits(
        await region.actor(about.by ?? at),
        {
          courseId,
          needId: about.need === undefined ? null : needId(about.need),
          toUnitIds: doors.map(region.idOf),
          message: about.message ?? "Kan I tage over?",
          ...agreed,
        },
        clock.now(),
      );
      region.later();
      const asks = handoverIds.map((id, index) =>
        aHandover(region, id, doors[index] ?? "shelter", about.by ?? at),
      );
      const [first] = asks;
      if (!first) throw new Error("Nobody was asked");
      return Object.assign(first, { all: asks });
    },

    /** Asked and accepted in one go. */
    async movedTo(to: Door, about: { need?: number; by?: Door } = {}) {
      return (await this.asked(to, about)).accepted();
    },

    async consented(scope: ConsentScope, by: Door = at) {
      const actor = await region.actor(by);
      await region.database.app.write(actor, (tx) =>
        region.consents.give(tx, { citizenId, scope, form: "oral", actor, now: clock.now() }),
      );
    },

    async withdrewConsent(by: Door = at) {
      await region.database.app.write(await region.actor(by), (tx) =>
        region.consents.withdraw(tx, citizenId, clock.now()),
      );
    },

    async ended(need: number, by: Door = at) {
      await relay.endNeed(await region.actor(by), { needId: needId(need), state: "met" }, clock.now());
      region.later();
    },

    async closed(by: Door = at) {
      await relay.closeCourse(
        await region.actor(by),
        { courseId, reason: "landed", toldCitizen: "Sagt ansigt til ansigt" },
        clock.now(),
      );
      region.later();
    },
  };
}

export type BuiltCourse = Awaited<ReturnType<typeof aCourse>>;

/** One ask under way, and what may come of it. */
export function aHandover(region: Region, id: Uuid, to: Door, from: Door) {
  const { relay, ladder, clock, database } = region;
  const handover = {
    id,
    async accepted() {
      await relay.accept(await region.actor(to), { handoverId: id }, clock.now());
      region.later();
      return handover;
    },
    async questioned(question = "Har han en hund med?") {
      await relay.askQuestion(await region.actor(to), { handoverId: id, question }, clock.now());
      region.later();
      return handover;
    },
    async answered(answer = "Ja, en lille en") {
      await relay.answerQuestion(await region.actor(from), { handoverId: id, answer }, clock.now());
      region.later();
      return handover;
    },
    async redirected(next: readonly Door[] = [], reason: RedirectReason = "noCapacity") {
      const { tableId } = await relay.redirect(
        await region.actor(to),
        {
          handoverId: id,
          reason,
          text: "Der er fuldt hos os",
          nextDoors: next.map((door) => ({ unitId: region.idOf(door) })),
          noneKnown: next.length === 0,
        },
        clock.now(),
      );
      region.later();
      return { ...handover, tableId };
    },
    async withdrawn(why = "Ikke længere nødvendigt") {
      await relay.withdraw(await region.actor(from), { handoverId: id, why }, clock.now());
      region.later();
      return handover;
    },
    /** Nobody answered: the clock is wound past so many steps of the ladder, and each is climbed. */
    async overdue(steps = 1) {
      for (let step = 0; step < steps; step += 1) {
        const [row] = await database.owner("select next_rung_at from relay.handover where id = $1", [id]);
        const due = row?.next_rung_at;
        if (!(due instanceof Date)) throw new Error("Nothing is due any more");
        clock.advance(due.getTime() - clock.now().getTime() + minutes(1));
        await ladder.climbDue(clock.now());
      }
      return handover;
    },
  };
  return handover;
}
