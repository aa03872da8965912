import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isRefused } from "#kernel/refusal.ts";
import type { Actor } from "#modules/identity/index.ts";
import { ANSWERED_FOR, aHospital, type Hospital } from "../builders/discharge.ts";
import { aUnit, build, onDuty } from "../builders/house.ts";
import { aRegion, type Region } from "../builders/region.ts";
import { aCourse, type BuiltCourse } from "../builders/relay.ts";
import { type TestDatabase, testDatabase } from "../db.ts";

// Every command of coming in and leaving, asked by everybody: four who have nothing to do with it, the ward, a unit that has a need of the
// course, and its holder. Who may is asked last; before that nothing has changed, and each denial is in the log.

type Who = "outsider" | "otherWard" | "otherLead" | "otherRegion" | "ward" | "need" | "holder";
const WHO: readonly Who[] = ["outsider", "otherWard", "otherLead", "otherRegion", "ward", "need", "holder"];
const NOBODY_ELSE = "notFound notFound notFound notFound";

interface World {
  readonly course: BuiltCourse;
  readonly fresh: BuiltCourse;
  readonly here: Awaited<ReturnType<Hospital["admitted"]>>;
  readonly gone: Awaited<ReturnType<Hospital["admitted"]>>;
  readonly line: Readonly<Record<"pain" | "place" | "told" | "contact", { lineId: string; edition: number }>>;
  readonly edition: number;
}

/** What each is asked with, and what they hear, in WHO's order. */
const COMMANDS: Readonly<Record<string, readonly [ask: (w: World) => object, answers: string]>> = {
  recordAdmission: [
    ({ fresh }) => ({ courseId: fresh.id, ward: "M3", care: "somatic" }),
    `${NOBODY_ELSE} notFound notFound ok`,
  ],
  planLeaving: [
    ({ here, edition }) => ({ leavingId: here.id, edition, expectedOn: "2026-06-09", treatedOn: null }),
    `${NOBODY_ELSE} ok stale stale`,
  ],
  moveWard: [
    ({ here, edition }) => ({ leavingId: here.id, edition, ward: "P2", care: "psychiatric" }),
    `${NOBODY_ELSE} ok stale stale`,
  ],
  stopAdmission: [
    ({ here }) => ({ leavingId: here.id, reason: "died" }),
    `${NOBODY_ELSE} ok leavingEnded leavingEnded`,
  ],
  settleArrival: [({ line }) => ({ ...line.pain, state: "done" }), `${NOBODY_ELSE} ok stale stale`],
  answerLeaving: [
    ({ here, edition }) => ({ leavingId: here.id, edition, tonight: "ownHome", followUp: "noneNeeded" }),
    `${NOBODY_ELSE} ok stale stale`,
  ],
  saveLeaving: [
    ({ here, edition }) => ({
      leavingId: here.id,
      edition,
      tonight: "ownHome",
      followUp: "noneNeeded",
      lines: [],
    }),
    `${NOBODY_ELSE} ok stale stale`,
  ],
  secureLine: [({ line }) => ({ ...line.place, by: "Herberget" }), `${NOBODY_ELSE} ok stale stale`],
  lineNotNeeded: [({ line }) => ({ ...line.told, words: "Nej tak" }), `${NOBODY_ELSE} ok stale stale`],
  lineBecomesNeed: [({ line }) => ({ ...line.told }), `${NOBODY_ELSE} ok stale stale`],
  reopenLine: [
    ({ line }) => ({ ...line.contact, words: "Nummeret var forkert" }),
    `${NOBODY_ELSE} ok stale stale`,
  ],
  completeDischarge: [
    ({ here }) => ({ leavingId: here.id, ...ANSWERED_FOR }),
    `${NOBODY_ELSE} ok leavingEnded leavingEnded`,
  ],
  leaveEarly: [({ here }) => ({ leavingId: here.id }), `${NOBODY_ELSE} ok leavingEnded leavingEnded`],
  cancelDischarge: [
    ({ gone }) => ({ leavingId: gone.id, words: "Feber" }),
    `${NOBODY_ELSE} ok leavingNotEnded leavingNotEnded`,
  ],
};

let database: TestDatabase;
let region: Region;
let hospital: Hospital;
let actors: Readonly<Record<Who, Actor>>;

beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  region = await aRegion(database);
  hospital = aHospital(region);
  const elsewhere = await build(database.app, (tx) =>
    aUnit(region.identity, tx, { slug: "elsewhere", region: "DK-81", always: true }),
  );
  actors = {
    outsider: await region.actor("doctor"),
    otherWard: await region.actor("dropIn"),
    otherLead: await region.actor("nightTeam", "lead"),
    otherRegion: await onDuty(region.identity, String(elsewhere.people[0]), elsewhere.id, region.now()),
    ward: await region.actor("psychiatry"),
    need: await region.actor("shelter"),
    holder: await region.actor("emergency"),
  };
});
afterAll(() => database.close());

async function aWorld(): Promise<World> {
  const aPerson = async () => {
    const course = await aCourse(region, { needs: ["somatic", "sleepTonight"] });
    await course.movedTo("shelter", { need: 1 });
    return course;
  };
  const [course, other, fresh] = [await aPerson(), await aPerson(), await aCourse(region)];
  const here = await hospital.admitted(course);
  await here.answer("friendsOrFamily");
  await here.secure("contact");
  const gone = await hospital.admitted(other);
  await gone.answer("ownHome");
  await gone.complete();
  const [pain, place, told, contact] = [
    await here.ref("pain"),
    await here.ref("place"),
    await here.ref("told"),
    await here.ref("contact"),
  ];
  return {
    course,
    fresh,
    here,
    gone,
    line: { pain, place, told, contact },
    edition: (await here.see()).edition,
  };
}

const state = () =>
  database.owner(
    `select (select jsonb_agg(l order by l.id) from discharge.leaving l) as leavings, (select jsonb_agg(n order by n.id) from discharge.line n) as lines,
            (select count(*) from discharge.said) as said, (select count(*) from relay.need) as needs, (select count(*) from relay.contact) as contacts,
            (select count(*) from platform.event) as events`,
  );
const denials = async () =>
  Number(
    (await database.owner("select count(*) from identity.audit_entry where outcome = 'denied'"))[0]?.count,
  );

it("has a row for every command, and none for one that is gone", () => {
  expect(Object.keys(COMMANDS).sort()).toEqual(Object.keys(hospital.commands).sort());
});

it.each(Object.entries(COMMANDS))("%s answers each of them as it should", async (name, [ask, answers]) => {
  const world = await aWorld();
  const heard: string[] = [];
  for (const who of WHO) {
    const [before, denied] = [await state(), await denials()];
    const command = hospital.commands[name as keyof Hospital["commands"]] as (
      ...words: unknown[]
    ) => Promise<unknown>;
    const answer = await command(actors[who], ask(world), region.now()).then(
      () => "ok",
      (error: unknown) => {
        if (!isRefused(error)) throw error;
        expect(JSON.stringify(error.details)).not.toMatch(/Bo|Herberget/);
        return error.code;
      },
    );
    heard.push(answer);
    if (answer === "ok") continue;
    expect(await state(), who).toEqual(before);
    if (answer === "notFound") expect(await denials(), who).toBe(denied + 1);
  }
  expect(heard.join(" ")).toBe(answers);
});

describe("what each may read", () => {
  const READ = "withdrawal pain bodyAndMind companion socialNurse place contact information told";
  const closedTo = async (who: Who, id: string) => {
    const view = await hospital.views.leaving(actors[who], id, region.now());
    return {
      closed: view.lines
        .filter(({ closed }) => closed)
        .map(({ kind }) => kind)
        .join(" "),
      knows: [view.knownAs !== null, view.admission?.ward !== null, view.answers !== null].join(" "),
      words: view.lines.map(({ words, by }) => words + (by?.name ?? "")).join(""),
    };
  };

  it("others nothing at all, and the attempt is logged", async () => {
    const { here, course } = await aWorld();
    for (const who of ["outsider", "otherWard", "otherLead", "otherRegion"] as const) {
      const denied = await denials();
      await expect(hospital.views.leaving(actors[who], here.id, region.now())).rejects.toMatchObject({
        code: "notFound",
      });
      expect(await denials()).toBe(denied + 1);
      expect(await hospital.views.ofCourse(actors[who], course.id, region.now())).toEqual([]);
      expect((await hospital.views.ward(actors[who], region.now())).here).toEqual([]);
    }
  });

  it("the holder and the ward all of it; who has a need of the course that there is a line, and no more than the citizen let them know", async () => {
    const { here, course } = await aWorld();
    expect(await closedTo("holder", here.id)).toMatchObject({ closed: "", knows: "true true true" });
    expect(await closedTo("ward", here.id)).toMatchObject({ closed: "", knows: "false true true" });
    expect(await closedTo("need", here.id)).toEqual({ closed: READ, knows: "true false false", words: "" });
    // The three everyday sentences tell those on the relay of health, and not whom the citizen has beside them.
    await course.consented("relay");
    expect(await closedTo("need", here.id)).toMatchObject({
      closed: "companion told",
      knows: "true true true",
    });
    expect(await hospital.views.ofCourse(actors.need, course.id, region.now())).toMatchObject([
      { ward: "Enhed psychiatry", open: 3 },
    ]);
  });

  it("a ward where they are again reads what was missing last time – but not where the citizen objects", async () => {
    const course = await aCourse(region, { needs: ["somatic"] });
    const first = await hospital.admitted(course, { at: null });
    await first.answer("nowhere");
    await first.complete(ANSWERED_FOR);
    const again = await hospital.admitted(course);
    const missing = async () =>
      (await again.see("psychiatry")).previous?.missing.map(({ kind, closed }) => `${kind} ${closed}`);
    expect(await missing()).toEqual(["place false", "contact false", "information false", "told false"]);
    await region.relay.makeObjection(
      actors.holder,
      { courseId: course.id, against: "unit", unitId: region.idOf("psychiatry"), form: "oral" },
      region.now(),
    );
    expect(await missing()).toBeUndefined();
  });
});
