import { afterAll, beforeAll, expect, it } from "vitest";
import type { Services } from "#compose.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { createDischarge } from "#modules/discharge/index.ts";
import { REMITS } from "#modules/identity/index.ts";
import { createOutreach } from "#modules/outreach/index.ts";
import { insideActions } from "#modules/relay/actions/inside.ts";
import { createStays } from "#modules/stays/index.ts";
import { silentLog } from "#platform/log.ts";
import { ownOfDestinations } from "../../src/modules/relay/own/destination.ts";
import { createApi } from "../../src/web/api/api.ts";
import { endpoints } from "../../src/web/api/endpoints.ts";
import { appointmentsIn } from "../builders/appointments.ts";
import { putService } from "../builders/directory.ts";
import { build } from "../builders/house.ts";
import { type TestDatabase, testDatabase } from "../db.ts";
import { ANSWERS, COMMAND_OF } from "./api-answers.ts";
import { COMMANDS, guessed } from "./commands.ts";
import { aWorld, MARK, type Rich, WHO, type World } from "./world.ts";

// Every operation of the HTTP API, asked with the token of everybody there is, and of nobody. The operations are read from
// the API's own document; one without a row fails. What is carried out is undone again, with every law looked at.

let database: TestDatabase;
let world: World;
let ghost: Rich;
/** An offer of the emergency department's, and one of the doctor's. */
let offers: { readonly theirs: Uuid; readonly own: Uuid };
let api: ReturnType<typeof createApi>;
const tokens = new Map<string, string>();

const UNIT_OF = {
  responsible: "shelter",
  asked: "nightTeam",
  outsider: "doctor",
  sameOrganisation: "sister",
};
const NOBODY = ["nobody", "guessed", "session", "ended", "offboarded", "moved", "closed"];

beforeAll(async () => {
  database = await testDatabase({ engine: "postgres" });
  world = await aWorld(database);
  ghost = guessed(world.theirs);
  const { region, relay } = world;
  const { identity, clock, views } = region;
  const discharge = createDischarge({
    ...region,
    relay: { inside: insideActions(region), ownOf: ownOfDestinations(region) },
  });
  api = createApi({
    clock,
    identity,
    relay: { commands: relay, views },
    directory: region.directory,
    discharge,
    stays: createStays({
      ...region,
      relay: { inside: insideActions(region), ownOf: ownOfDestinations(region) },
      discharge,
    }),
    outreach: createOutreach({ ...region, relay: { inside: insideActions(region) } }),
    appointments: appointmentsIn(region),
    log: silentLog,
  } as unknown as Services);
  const now = clock.now();
  const offerOf = (door: "emergency" | "doctor") =>
    build(database.app, (tx) => putService(region.directory, tx, { unitId: region.idOf(door) }, now));
  offers = { theirs: (await offerOf("emergency")).id, own: (await offerOf("doctor")).id };
  const make = async (name: string, unitSlug: string, role: "worker" | "lead" | "volunteer" = "worker") => {
    const made = await identity.createToken({ unitSlug, role, now });
    tokens.set(name, made.token);
    const [row] = await database.owner("select person_id from identity.api_token where id = $1", [made.id]);
    return { ...made, personId: row?.person_id as Uuid };
  };
  for (const role of ["worker", "lead", "volunteer"] as const) await make(role, "emergency", role);
  for (const [who, slug] of Object.entries(UNIT_OF)) await make(who, slug);
  await make("otherRegion", "elsewhere");
  for (const remit of REMITS) {
    const { personId } = await make(remit, "doctor");
    const organisationId = /^(?:directory|bridging)/.test(remit)
      ? region.unit("doctor").organisationId
      : null;
    await build(database.app, (tx) => identity.addRemit(tx, { personId, remit, organisationId }, now));
  }
  const { personId, unitId } = world.actors.worker;
  tokens.set("guessed", `stafet_${"x".repeat(43)}`);
  tokens.set("session", await identity.signIn(personId, unitId, now));
  const [ended, offboarded, moved] = [
    await make("ended", "emergency"),
    await make("offboarded", "emergency"),
    await make("moved", "emergency"),
  ];
  await make("closed", "faraway");
  await identity.revokeToken(ended.id, now);
  await build(database.app, async (tx) => {
    await identity.offboard(tx, offboarded.personId, now);
    await identity.endMembership(tx, { personId: moved.personId, unitId, now });
    await identity.closeUnit(tx, region.idOf("faraway"), now);
  });
});
afterAll(() => database.close());

async function call(who: string, operation: string, course: Rich, part: Rich = course, more: object = {}) {
  const [method = "", pattern = ""] = operation.split(" ");
  const endpoint = endpoints.find((one) => one.path === pattern && one.method === method.toLowerCase());
  const { [endpoint?.idField ?? ""]: idGiven, ...body } = {
    ...(COMMANDS[COMMAND_OF[operation] ?? ""]?.(course, part, world) ?? {}),
  } as Record<string, unknown>;
  const ours = pattern.startsWith("/services");
  const offer = part === world.own ? offers.own : part === world.theirs ? offers.theirs : newId();
  const id = ours
    ? offer
    : (idGiven ?? (pattern.startsWith("/handovers") ? part.handoverId : course.courseId));
  const token = tokens.get(who);
  const answer = await api.request(pattern.replace("{id}", String(id)), {
    method,
    headers: { "Content-Type": "application/json", ...(token ? { Authorization: `Bearer ${token}` } : {}) },
    ...(method === "POST"
      ? { body: JSON.stringify({ ...(ours ? FREE : pattern === "/cards/shown" ? SHOWN : body), ...more }) }
      : {}),
  });
  return { status: answer.status, text: await answer.text() };
}

/** Nobody's card; what somebody's own tells is tried in own.test.ts. */
const SHOWN = { code: "0000-0000" };
const FREE = { said: [{ unit: "bed", available: 1 }] };

const cell = ({ status, text }: { status: number; text: string }) =>
  `${status}${text.includes(MARK) ? "!" : ""}`;

it("has a row for every operation of the document, and none for one that is gone", async () => {
  const { paths } = (await (await api.request("/openapi.json")).json()) as { paths: Record<string, object> };
  const there = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(Object.keys(ANSWERS).sort()).toEqual(there.sort());
  expect(there.length).toBe(endpoints.length);
});

it.each(Object.keys(ANSWERS))("%s answers each of them as it should", async (operation) => {
  const cells: string[] = [];
  for (const who of WHO) cells.push(cell(await call(who, operation, world.theirs)));
  cells.push(cell(await call("outsider", operation, world.own)));
  cells.push(cell(await call("outsider", operation, world.own, world.theirs)));
  cells.push(cell(await call("outsider", operation, world.theirs, world.own)));
  expect(cells.join(" ")).toBe(ANSWERS[operation]);
});

// What an offer is, everybody may know: only what is about a citizen is hidden.
it.each(Object.keys(ANSWERS).filter((operation) => !operation.includes("/services")))(
  "%s says of what is hidden what it says of what was never there",
  async (operation) => {
    for (const who of ["outsider", "sameOrganisation", "otherRegion"]) {
      const nothing = await call(who, operation, ghost);
      if (nothing.status < 300) return; // about nobody
      expect(await call(who, operation, world.theirs)).toEqual(nothing);
    }
    const nested = await call("outsider", operation, world.own, world.theirs);
    if (nested.status === 201) return; // made on their own course: no part of another's is named
    expect(nested).toEqual(await call("outsider", operation, world.own, ghost));
  },
);

it.each(Object.keys(ANSWERS))("%s opens no further to whoever holds a remit", async (operation) => {
  const [hidden, nested] = [
    cell(await call("outsider", operation, world.theirs)),
    cell(await call("outsider", operation, world.own, world.theirs)),
  ];
  for (const remit of REMITS) {
    expect([remit, cell(await call(remit, operation, world.theirs))]).toEqual([remit, hidden]);
    expect([remit, cell(await call(remit, operation, world.own, world.theirs))]).toEqual([remit, nested]);
  }
});

it.each(Object.keys(ANSWERS))("%s is closed to whoever has no token that counts", async (operation) => {
  const answers = [];
  for (const who of NOBODY) answers.push(await call(who, operation, world.theirs));
  expect(answers[0]).toMatchObject({ status: 401 });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

it.each(Object.keys(ANSWERS).filter((operation) => operation.startsWith("POST")))(
  "%s takes no field it does not know, wherever the identifier is put",
  async (operation) => {
    for (const field of [
      "courseId",
      "handoverId",
      "unitId",
      "personId",
      "id",
      "holderId",
      "role",
      "__proto__x",
    ]) {
      const known = Object.hasOwn(COMMANDS[COMMAND_OF[operation] ?? ""]?.(ghost, ghost, world) ?? {}, field);
      const inPath = operation.includes("{id}");
      if (known && !inPath) continue;
      const answer = await call("worker", operation, world.theirs, world.theirs, {
        [field]: world.own.courseId,
      });
      expect([field, answer.status]).toEqual([field, 400]);
    }
  },
);

it("lets nobody name a colleague of others as their contact", async () => {
  const contactPersonId = world.actors.outsider.personId;
  const answer = await call("asked", "POST /handovers/{id}/accept", world.theirs, world.theirs, {
    contactPersonId,
  });
  expect(JSON.parse(answer.text)).toMatchObject({ code: "notAColleague" });
});
