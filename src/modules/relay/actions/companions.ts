import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { parsePhone } from "#kernel/phone.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { NewWishes } from "#modules/citizen/index.ts";
import type { Giver } from "#modules/consent/index.ts";
import type { Tx } from "#platform/db.ts";
import { AddCompanion, EndCompanion, WishForCompanion } from "../commands.ts";
import { takesPart } from "../policy.ts";
import { loadSubject } from "../store/load.ts";
import type { Course } from "../types.ts";
import { knowsNetwork } from "../views/companions.ts";
import type { Job, MakeCommand, RelayDeps } from "./command.ts";
import { mayBeGivenUntil } from "./person.ts";

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
    if (!(await knowsNetwork(tx, deps, actor, courseId, now))) throw new Refused("notYours");
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
      happened("companionsChanged", { course, unitId: course.holderId });
      return { companionId: c.companionId };
    }),

    /** Not any more. Who it was is kept, their phone is not. Throws Refused `unknownCompanion`. */
    endCompanion: command("endCompanion", EndCompanion, async (job) => {
      const { tx, actor, command: c, now, happened } = job;
      const course = await courseOf(job, c.courseId);
      const { citizenId } = course;
      await citizens.endCompanion(tx, { citizenId, id: c.companionId, writer: actor, now });
      happened("companionsChanged", { course, unitId: course.holderId });
      return { companionId: c.companionId };
    }),
  };
}

const heardFrom = (c: Omit<Given, "givenByName"> & { readonly givenByName?: string | undefined }): Given => {
  const { comes, told, phoned, words, opens, closes, form, givenBy, givenByName = null } = c;
  return { comes, told, phoned, words, opens, closes, form, givenBy, givenByName };
};
