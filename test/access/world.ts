import { sql } from "kysely";
import { newId, type Uuid } from "#kernel/ids.ts";
import { addDays, dayOf } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import { createFeltSafe } from "#modules/relay/actions/feltSafe.ts";
import { createRelayActions } from "#modules/relay/index.ts";
import type { Database } from "#platform/db.ts";
import { aUnit, build, onDuty } from "../builders/house.ts";
import { aRegion, type Door, type Region } from "../builders/region.ts";
import type { TestDatabase } from "../db.ts";

/**
 * Two people, each with a course that has something of everything: one is the emergency department's, the other the
 * doctor's. Who asks about the first is everybody else in turn.
 */

/** Stands in everything written about the emergency department's citizen but what others are asked, and nowhere else. */
export const MARK = "Mærkesten";
const agreed = { agreedWithCitizen: true };

/** Carries out, looks whether every law holds, and undoes it again: what was answered is known, and nothing has changed. */
export function undoing(db: Database): Database {
  class Undone extends Error {
    readonly answer: unknown;
    constructor(answer: unknown) {
      super("undone on purpose");
      this.answer = answer;
    }
  }
  return {
    ...db,
    async write<T>(actor: Parameters<Database["write"]>[0], work: Parameters<typeof db.write<T>>[1]) {
      try {
        return await db.write<T>(actor, async (tx) => {
          const answer = await work(tx);
          await sql`set constraints all immediate`.execute(tx);
          throw new Undone(answer);
        });
      } catch (error) {
        if (error instanceof Undone) return error.answer as T;
        throw error;
      }
    },
  };
}

/** Everything of one course that has an identifier of its own. */
export interface Rich {
  readonly courseId: Uuid;
  readonly citizenId: Uuid;
  /** Their own, and nothing is asked about it. */
  readonly needId: Uuid;
  /** Another unit has it. */
  readonly movedNeedId: Uuid;
  readonly endedNeedId: Uuid;
  /** Asked of the night team, the drop-in (who has a question), and prepared for nursing. */
  readonly handoverId: Uuid;
  readonly questionedId: Uuid;
  readonly preparedId: Uuid;
  readonly tableId: Uuid;
  readonly externalId: Uuid;
  readonly contactId: Uuid;
  readonly meetMeId: Uuid;
  readonly objectionId: Uuid;
  readonly numberId: Uuid;
  readonly linkId: Uuid;
  readonly twinId: Uuid;
  /** Another person's course, closed, and one more that is open. */
  readonly closedId: Uuid;
  readonly goneId: Uuid;
  readonly secondId: Uuid;
  readonly unitId: Uuid;
  /** A way to reach the citizen, and a message by it. */
  readonly channelId: Uuid;
  /** Somebody who goes with them. */
  readonly companionId: Uuid;
  readonly workUpId: Uuid;
  readonly complaintId: Uuid;
  readonly safetyNoteId: Uuid;
  /** A way in for those who know something, and a note that is shared. */
  readonly invitationId: Uuid;
  readonly noteId: Uuid;
  readonly messageId: Uuid;
}

async function aRichCourse(region: Region, at: Door, mark: string, number: string): Promise<Rich> {
  const { relay, now, idOf, database } = region;
  const actor = await region.actor(at);
  const opened = async (knownAs: string, kinds: readonly string[]) => {
    const citizen = { knownAs, fullName: knownAs, birthYear: 1980 };
    const needs = kinds.map((kind) => ({ kind, citizensWords: mark, note: mark }));
    const made = await relay.openCourse(actor, { citizen, needs, meetMe: mark }, now());
    region.later();
    return made;
  };
  const name = `${mark} Hansen`;
  const kinds = ["income", "sleepTonight", "foodClothes", "home", "psychiatric", "dental", "legal"];
  const { courseId, citizenId, needIds } = await opened(name, kinds);
  const [needId = "", moved = "", ended = "", tabled = "", asked = "", questioned = "", redirected = ""] =
    needIds;
  const ask = async (about: Uuid, to: Door): Promise<Uuid> => {
    const command = { courseId, needId: about, toUnitIds: [idOf(to)], message: "Kan I?", ...agreed };
    const { handoverIds } = await relay.askUnits(actor, command, now());
    region.later();
    return handoverIds[0] ?? "";
  };
  const takenId = await ask(moved, "shelter");
  await relay.accept(await region.actor("shelter"), { handoverId: takenId }, now());
  const accepted = { type: "relay.handoverAccepted", handoverId: takenId, at: now() };
  await createFeltSafe(region).askAbout(accepted, now());
  await relay.endNeed(actor, { needId: ended, state: "met" }, now());
  const handoverId = await ask(asked, "nightTeam");
  const questionedId = await ask(questioned, "dropIn");
  await relay.askQuestion(
    await region.actor("dropIn"),
    { handoverId: questionedId, question: "Hvornår?" },
    now(),
  );
  const away = await ask(redirected, "receiver");
  const onward = { reason: "noCapacity" as const, nextDoors: [{ unitId: idOf("nursing") }] };
  await relay.redirect(await region.actor("receiver"), { handoverId: away, ...onward }, now());
  region.later();
  const table = await relay.callTable(actor, { courseId, needId: tabled, citizenWish: mark }, now());
  const checkBackOn = addDays(dayOf(now()), 2);
  const call = { courseId, needId, partyName: mark, answer: "later" as const, checkBackOn, ...agreed };
  const { externalId } = await relay.noteCall(actor, call, now());
  await relay.recordContact(actor, { courseId, way: "met", note: mark }, now());
  const objection = { courseId, against: "unit" as const, unitId: idOf("faraway"), form: "oral" as const };
  const { objectionId } = await relay.makeObjection(actor, objection, now());
  await relay.issueCard(actor, { courseId, pin: "482913" }, now());
  const { numberId } = await relay.noteNumber(actor, { courseId, number }, now());
  const way = { courseId, kind: "worker" as const, to: "20 00 00 33", name: mark, words: true };
  const { channelId } = await relay.addChannel(actor, way, now());
  const note = { courseId, template: "ringUs" as const, language: "da" as const, words: mark };
  const { messageId } = await relay.writeMessage(actor, note, now());
  const beside = { kind: "relative" as const, name: mark, relation: mark, note: mark, words: mark };
  const wish = { comes: "always" as const, told: ["need" as const], form: "oral" as const };
  const hard = { happened: mark, calmed: mark, citizensWords: mark };
  const days = { happenedOn: dayOf(now()), endsOn: addDays(dayOf(now()), 30) };
  const { noteId: safetyNoteId } = await relay.writeSafetyNote(actor, { courseId, ...days, ...hard }, now());
  await relay.sayDoctor(actor, { courseId, state: "elsewhere", name: mark, place: mark }, now());
  const complaint = { courseId, complaintId: newId(), seen: 0, about: "care" as const, words: mark };
  const { complaintId } = await relay.writeComplaint(actor, complaint, now());
  const begun = { courseId, what: mark, begunWhere: mark, waitsFor: mark };
  const { workUpId } = await relay.addWorkUp(actor, begun, now());
  const { companionId } = await relay.addCompanion(actor, { courseId, ...beside, ...wish }, now());
  const { invitationId } = await relay.inviteKnowledge(actor, { courseId, shownName: mark }, now());
  const told = { giverName: mark, relation: mark, words: mark, knownToCitizen: "yes" as const };
  const { noteId } = await relay.noteKnowledge(actor, { courseId, way: "phone", ...told }, now());
  const decided = { courseId, noteId, decision: "shared" as const, form: "oral" as const };
  await relay.decideKnowledge(actor, decided, now());
  const [second, twin, gone] = [
    await opened(`${mark} Holm`, ["home"]),
    await opened(name, ["home"]),
    await opened(`${mark} Lund`, ["home"]),
  ];
  const third = await opened(name, ["home"]);
  const same = { courseId, citizenId: third.citizenId, why: mark };
  const { linkId } = await relay.linkSamePerson(actor, same, now());
  await relay.endNeed(actor, { needId: gone.needIds[0] ?? "", state: "met" }, now());
  const over = { courseId: gone.courseId, reason: "landed" as const, toldCitizen: "Ja" };
  await relay.closeCourse(actor, over, now());
  region.later();
  const [planId, { personId, unitId }] = [newId(), actor];
  await database.owner(`
    insert into relay.age_plan (id, citizen_id, gate, turns_on, exact, need_id, planned_at)
    values ('${planId}', '${citizenId}', 'adult', '2027-01-01', false, '${needId}', '${now().toISOString()}');
    insert into relay.age_answer (id, plan_id, line, outcome, note, at, by_person, by_unit)
    values ('${newId()}', '${planId}', 'rights', 'arranged', '${mark}', '${now().toISOString()}', '${personId}', '${unitId}')`);
  const one = async (statement: string, given: Uuid): Promise<Uuid> =>
    String((await database.owner(statement, [given]))[0]?.id ?? "");
  return {
    courseId,
    citizenId,
    needId,
    movedNeedId: moved,
    endedNeedId: ended,
    handoverId,
    questionedId,
    preparedId: await one("select id from relay.handover where course_id = $1 and state = 'draft'", courseId),
    tableId: table.tableId,
    externalId,
    contactId: await one("select id from relay.contact where course_id = $1 and note <> ''", courseId),
    meetMeId: await one(
      "select id from citizen.meet_me where citizen_id in (select citizen.same_records($1)) order by at desc, id desc",
      citizenId,
    ),
    objectionId: objectionId ?? "",
    numberId,
    linkId: linkId ?? "",
    twinId: twin.citizenId,
    closedId: gone.courseId,
    goneId: gone.citizenId,
    secondId: second.courseId,
    unitId: idOf(at),
    channelId,
    companionId,
    workUpId,
    complaintId,
    safetyNoteId,
    invitationId,
    noteId,
    messageId,
  };
}

/** Who asks. The first three have the baton of what is asked about. */
export const WHO = [
  "worker",
  "lead",
  "volunteer",
  "responsible",
  "asked",
  "sameOrganisation",
  "outsider",
  "otherRegion",
] as const;
export type Who = (typeof WHO)[number];

export async function aWorld(database: TestDatabase) {
  const region = await aRegion(database);
  const { identity, unit, idOf, now } = region;
  const made = await build(database.app, async (tx) => {
    const elsewhere = await aUnit(identity, tx, { slug: "elsewhere", region: "DK-81", always: true });
    const sister = await identity.addUnit(tx, {
      slug: "sister",
      organisationId: unit("emergency").organisationId,
      name: "Enhed sister",
      kind: "ward",
      phone: "+4520000003",
      openingHours: { always: true },
      region: "DK-84",
      area: "0101",
    });
    const join = async (slug: string, unitId: Uuid, role: "worker" | "volunteer") => {
      const personId = await identity.addPerson(tx, { slug, name: slug });
      await identity.addMembership(tx, { personId, unitId, role, now: now() });
      return personId;
    };
    const volunteer = await join("volunteer", idOf("emergency"), "volunteer");
    return { elsewhere, sister, volunteer, nurse: await join("sister-nurse", sister, "worker") };
  });
  const duty = (personId: Uuid | undefined, unitId: Uuid): Promise<Actor> =>
    onDuty(identity, personId ?? "", unitId, now());
  const actors: Record<Who, Actor> = {
    worker: await region.actor("emergency"),
    lead: await region.actor("emergency", "lead"),
    volunteer: await duty(made.volunteer, idOf("emergency")),
    responsible: await region.actor("shelter"),
    asked: await region.actor("nightTeam"),
    sameOrganisation: await duty(made.nurse, made.sister),
    outsider: await region.actor("doctor"),
    otherRegion: await duty(made.elsewhere.people[0], made.elsewhere.id),
  };
  const theirs = await aRichCourse(region, "emergency", MARK, "0101801238");
  const own = await aRichCourse(region, "doctor", "Egen", "0202802346");
  return {
    region,
    database,
    actors,
    /** The emergency department's, which everybody asks about. */
    theirs,
    /** The doctor's own. */
    own,
    unitIds: { elsewhere: made.elsewhere.id, sister: made.sister },
    /** The relay's commands, each undone again. */
    relay: createRelayActions({ ...region, db: undoing(database.app) }),
  };
}
export type World = Awaited<ReturnType<typeof aWorld>>;
