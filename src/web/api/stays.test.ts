import { expect, it, onTestFinished } from "vitest";
import type { Services } from "#compose.ts";
import { silentLog } from "#platform/log.ts";
import { aRegion } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { aHouse } from "../../../test/builders/stays.ts";
import { testDatabase } from "../../../test/db.ts";
import { createApi } from "./api.ts";
import { stayEndpoints } from "./stays.ts";

it("a bed is found, held, taken, kept on and left through the API, and answers are what the document says", async () => {
  const database = await testDatabase({ engine: "postgres" });
  onTestFinished(() => database.close());
  const region = await aRegion(database);
  const house = await aHouse(region);
  const course = await aCourse(region);
  const { identity, clock } = region;
  const api = createApi({ clock, identity, stays: house, log: silentLog } as unknown as Services);
  const tokens = {
    ward: (await identity.createToken({ unitSlug: "emergency", role: "worker", now: clock.now() })).token,
    shelter: (await identity.createToken({ unitSlug: "shelter", role: "worker", now: clock.now() })).token,
  };
  const call = async (who: keyof typeof tokens, operation: string, id = "", body?: object) => {
    const [method = "", path = ""] = operation.split(" ");
    const answer = await api.request(path.replace("{id}", id), {
      method,
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${tokens[who]}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const told = await answer.json();
    const endpoint = stayEndpoints.find(
      (one) => one.path === path.split("?")[0] && one.method === method.toLowerCase(),
    );
    if (answer.ok) expect(endpoint?.answer.safeParse(told).error).toBeUndefined();
    return { status: answer.status, told };
  };

  const free = await call("ward", "GET /places/free?nights=2");
  expect(free.told.houses).toMatchObject([
    { unit: { id: house.unitId }, places: [{ name: "Seng 1" }, { name: "Seng 2" }] },
  ]);
  expect((await call("ward", "GET /places/free?nights=93")).status).toBe(400);
  const asked = { needId: course.needId(0), nights: 2 };
  expect((await call("shelter", "POST /places/{id}/hold", house.bed(1), asked)).status).toBe(404);
  const held = await call("ward", "POST /places/{id}/hold", house.bed(1), asked);
  expect(held.status).toBe(201);
  expect((await call("ward", "POST /places/{id}/hold", house.bed(1), asked)).told).toMatchObject({
    code: "placeTaken",
  });
  const { stayId } = held.told;
  expect((await call("ward", "POST /stays/{id}/arrival", stayId, {})).status).toBe(404);
  expect((await call("shelter", "POST /stays/{id}/arrival", stayId, {})).status).toBe(200);
  expect((await call("shelter", "GET /places")).told).toMatchObject({
    free: 1,
    here: [{ id: stayId, knownAs: "Bo" }],
  });
  expect(
    (await call("shelter", "POST /stays/{id}/extension", stayId, { lastNight: "2026-06-06" })).status,
  ).toBe(200);
  expect((await call("shelter", "GET /stays/{id}", stayId)).told).toMatchObject({ lastNight: "2026-06-06" });
  expect((await call("shelter", "POST /stays/{id}/end", stayId, { whereTo: "nowhere" })).told).toMatchObject({
    code: "invalidInput",
  });
  const ended = await call("shelter", "POST /stays/{id}/end", stayId, { whereTo: "ownHome" });
  expect(ended.told).toEqual({ stayId, tableId: null });
  const again = await call("ward", "POST /places/{id}/hold", house.bed(2), asked);
  expect(
    (await call("shelter", "POST /stays/{id}/refuse", again.told.stayId, { reason: "notOpen" })).status,
  ).toBe(200);
  const third = await call("ward", "POST /places/{id}/hold", house.bed(2), asked);
  expect(
    (await call("ward", "POST /stays/{id}/cancel", third.told.stayId, { reason: "mistake" })).status,
  ).toBe(200);
});
