import { afterAll, beforeAll, expect, it } from "vitest";
import type { Services } from "#compose.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { isRefused } from "#kernel/refusal.ts";
import { hours, minutes } from "#kernel/time.ts";
import { silentLog } from "#platform/log.ts";
import { createApi } from "../../src/web/api/api.ts";
import { build } from "../builders/house.ts";
import { aRegion, type Region } from "../builders/region.ts";
import { aCourse } from "../builders/relay.ts";
import { type TestDatabase, testDatabase } from "../db.ts";
import { sealedWhole } from "../sealed.ts";

// Bad input and bad luck, one by one: each ends in a plain refusal, and nothing is done or shown.

let database: TestDatabase;
let region: Region;
let api: ReturnType<typeof createApi>;
let token: string;
beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  region = await aRegion(database);
  const { identity, clock, relay, views } = region;
  const services = { clock, identity, relay: { commands: relay, views }, log: silentLog };
  api = createApi(services as unknown as Services);
  token = (await identity.createToken({ unitSlug: "emergency", role: "worker", now: clock.now() })).token;
});
afterAll(() => database.close());

const MARK = "Mærkesten";
const marked = { knownAs: MARK, fullName: MARK, birthYear: 1980 };
const someone = () =>
  aCourse(region, {
    citizen: { knownAs: MARK, fullName: `${MARK} ${newId()}`, birthYear: 1980 },
    needs: [{ kind: "sleepTonight", citizensWords: MARK, note: MARK }],
  });

async function refusal(work: () => Promise<unknown>): Promise<{ code: string; whole: string }> {
  try {
    return { code: "ok", whole: JSON.stringify(await work()) };
  } catch (error) {
    if (!isRefused(error)) throw error;
    return { code: error.code, whole: JSON.stringify(error.details) };
  }
}

async function post(path: string, body: unknown) {
  const answer = await api.request(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  return { status: answer.status, code: JSON.parse(text).code as string, text };
}

const coursesThere = async (): Promise<number> =>
  Number((await database.owner("select count(*) from relay.course"))[0]?.count);

const NEEDS = [{ kind: "home" }];
it.each<readonly [string, unknown]>([
  ["a megabyte for a name", { citizen: { knownAs: "x".repeat(1_000_000) }, needs: NEEDS }],
  ["a megabyte for a note", { citizen: marked, needs: [{ kind: "home", note: "x".repeat(1_000_000) }] }],
  ["thousands of needs", { citizen: marked, needs: Array.from({ length: 5_000 }, () => NEEDS[0]) }],
  ["an array for an object", []],
  ["a number for an object", 7],
  ["nothing", null],
  ["text for a list", { citizen: marked, needs: "home" }],
  ["an object for a text", { citizen: { knownAs: { $ne: null } }, needs: NEEDS }],
  ["a number for a text", { citizen: { knownAs: 5 }, needs: NEEDS }],
  ["a year that is text", { citizen: { ...marked, birthYear: "1980" }, needs: NEEDS }],
  ["a field of the table's", { citizen: { ...marked, region: "DK-81" }, needs: NEEDS }],
  ["a holder of one's own choice", { citizen: marked, needs: NEEDS, holderId: newId() }],
  ["a role of one's own choice", { citizen: marked, needs: NEEDS, role: "lead" }],
  ["a prototype", '{"citizen":{"knownAs":"Bo"},"needs":[{"kind":"home"}],"__proto__":{"role":"lead"}}'],
  ["an identifier with SQL in it", { citizenId: "' or 1=1 --", needs: NEEDS }],
  ["brackets without end", "[".repeat(100_000)],
])("takes no form with %s", async (_, body) => {
  const before = await coursesThere();
  const { status, code, text } = await post("/courses", body);
  expect([status, code]).toEqual([400, "invalidInput"]);
  // What was sent is not sent back.
  expect(text.length).toBeLessThan(4_000);
  expect(await coursesThere()).toBe(before);
});

it("does nothing for a zero byte in a text, and says so", async () => {
  const before = await coursesThere();
  const { status } = await post("/courses", { citizen: { knownAs: "a\u0000b" }, needs: NEEDS });
  expect(status).toBe(400);
  expect(await coursesThere()).toBe(before);
});

it("answers another's key as if it had never been used, and a known key with another form not at all", async () => {
  const { relay, now } = region;
  const [nurse, doctor] = [await region.actor("emergency"), await region.actor("doctor")];
  const form = { citizen: { knownAs: MARK }, needs: [{ kind: "home" }] };
  const first = await relay.openCourse(nurse, form, now(), "the same key");
  const others = await relay.openCourse(doctor, form, now(), "the same key");
  expect(others.courseId).not.toBe(first.courseId);
  expect(await relay.openCourse(nurse, form, now(), "the same key")).toEqual(first);
  const { code, whole } = await refusal(() =>
    relay.openCourse(nurse, { ...form, citizen: { knownAs: "En anden" } }, now(), "the same key"),
  );
  expect([code, whole.includes(first.courseId)]).toEqual(["keyReused", false]);
});

it("answers a one-time link once, and a guessed one like one that never was", async () => {
  const { relay, views, now } = region;
  const course = await someone();
  const link = await relay.makeLink(
    await region.actor("emergency"),
    {
      courseId: course.id,
      needId: course.needId(0),
      partyName: "Hotellet",
      checkBackOn: "2026-06-09",
      agreedWithCitizen: true,
    },
    now(),
  );
  const answer = (given: string) =>
    refusal(() => relay.answerByLink({ token: given, answer: "yes", name: "Portieren" }, now()));
  expect((await answer(link.token)).code).toBe("ok");
  expect(await answer(link.token)).toEqual({ code: "linkUsed", whole: "{}" });
  expect(await answer("x".repeat(link.token.length))).toEqual({ code: "linkUnknown", whole: "{}" });
  const seen = JSON.stringify(await views.outside(link.token, now()));
  expect(seen).not.toContain(MARK);
});

it("asks nobody on a consent that was taken back between the page and the click", async () => {
  const { relay, now } = region;
  const course = await someone();
  await course.consented("relay");
  const [row] = await database.owner(
    "select id from consent.consent where citizen_id = $1 and withdrawn_at is null",
    [course.citizenId],
  );
  const form = {
    courseId: course.id,
    needId: course.needId(0),
    toUnitIds: [region.idOf("shelter")],
    message: MARK,
    consentId: String(row?.id),
    agreedWithCitizen: true,
  };
  await course.withdrewConsent();
  expect(await refusal(async () => relay.askUnits(await region.actor("emergency"), form, now()))).toEqual({
    code: "consentChanged",
    whole: "{}",
  });
  expect(await database.owner("select from relay.handover where course_id = $1", [course.id])).toEqual([]);
});

it("lets nobody read or act with a session of a unit they were moved from, and shows them nothing there", async () => {
  const { identity, relay, views, now } = region;
  const course = await someone();
  const personId = region.unit("nightTeam").people[0] ?? "";
  const from = region.idOf("nightTeam");
  await course.movedTo("nightTeam", { need: 0 });
  const session = await identity.signIn(personId, from, now());
  const page = await identity.actorOf(session, now());
  if (!page) throw new Error("not on duty");
  expect((await views.course(page, course.id, now())).kind).toBe("full");
  await build(database.app, async (tx) => {
    await identity.endMembership(tx, { personId, unitId: from, now: now() });
    await identity.addMembership(tx, {
      personId,
      unitId: region.idOf("nursing"),
      role: "worker",
      now: now(),
    });
  });
  // The next click asks who they are: nobody on duty, and what was typed is theirs to have again.
  expect(await identity.actorOf(session, now())).toBeNull();
  expect(await identity.whoseWas(session)).toEqual({ personId, unitId: from });
  const anew = await identity.actorOf(await identity.signIn(personId, region.idOf("nursing"), now()), now());
  if (!anew) throw new Error("not on duty");
  expect(await views.course(anew, course.id, now())).toMatchObject({
    kind: "closed",
    holder: null,
    knownAs: null,
  });
  expect(
    await refusal(() =>
      relay.setNextStep(anew, { needId: course.needId(0), nextStep: "x", nextStepOn: "2026-06-09" }, now()),
    ),
  ).toEqual({
    code: "notFound",
    whole: "{}",
  });
  expect(JSON.stringify(await views.shift(anew, now()))).not.toContain(MARK);
  // A click that had already been let through when they were moved is stopped by the database itself.
  const ask = await (await someone()).asked("nightTeam", { need: 0 });
  expect((await refusal(() => relay.accept(page, { handoverId: ask.id }, now()))).code).toBe("notMember");
});

it("ends an emergency in its own time, wherever the clock jumps", async () => {
  const { relay, views, clock } = region;
  const fullName = `${MARK} ${newId()}`;
  const course = await aCourse(region, { citizen: { ...marked, fullName }, needs: ["home"] });
  const doctor = await region.actor("doctor");
  const opened = region.now();
  const how = { name: fullName, birthYear: 1980, reason: "cannotConsent" as const, confirmed: true as const };
  await relay.openEmergency(doctor, how, opened);
  const kind = async () => (await views.course(doctor, course.id, region.now())).kind;
  expect(await kind()).toBe("full");
  clock.advance(-minutes(2)); // two servers, two clocks
  expect(await kind()).toBe("full");
  clock.advance(-hours(48)); // and it does not last two days and three hours
  expect(await kind()).toBe("closed");
  clock.advance(opened.getTime() + hours(3) - region.now().getTime() - 1);
  expect(await kind()).toBe("full");
  clock.advance(1);
  expect(await kind()).toBe("closed");
});

it("keeps the log in the order things were written, whatever the clock said", async () => {
  const { identity, clock, relay, views } = region;
  const course = await someone();
  const nurse = await region.actor("emergency");
  await views.course(nurse, course.id, region.now());
  clock.advance(-hours(5));
  await relay.recordContact(nurse, { courseId: course.id, way: "met" }, region.now());
  clock.advance(hours(6));
  await views.course(nurse, course.id, region.now());
  await sealedWhole(identity, region.now());
  expect(await identity.audit.verify(region.now())).toMatchObject({ ok: true });
  const { lines } = await views.courseLog(nurse, course.id, null, region.now());
  const times = lines.map(({ at }) => at.getTime());
  expect(times).toEqual([...times].sort((a, b) => b - a));
  expect(lines.some(({ action }) => action === "relay.recordContact")).toBe(true);
});

it("suggests and counts nobody who may not be found, and says of a search that finds nobody no more than of any other", async () => {
  const { views, now } = region;
  await someone();
  const stranger = await region.actor("faraway");
  const found = await views.matches(stranger, { knownAs: MARK, birthYear: 1980 }, now());
  const none = await views.matches(stranger, { knownAs: "Xzqwv Findesikke", birthYear: 1980 }, now());
  expect(found).toEqual(none);
  const shift = await views.shift(stranger, now());
  expect([shift.awaitingOurAnswer.total, shift.weHold.total, shift.awaitingOthers.total]).toEqual([0, 0, 0]);
});

it("tells open pages of a course only the units that have to do with it, and nothing of what happened", async () => {
  const told: string[] = [];
  const stop = await database.app.listen("stafet_live", (payload) => told.push(payload));
  const course = await someone();
  await course.asked("shelter", { need: 0 });
  const rows = await database.owner(
    "select distinct unit_id from platform.event where course_id = $1 and unit_id is not null",
    [course.id],
  );
  const units = rows.map(({ unit_id }) => unit_id as Uuid);
  await stop();
  expect(units.sort()).toEqual([region.idOf("emergency"), region.idOf("shelter")].sort());
  for (const payload of told) expect(payload).toMatch(/^[0-9a-f -]*$/);
});
