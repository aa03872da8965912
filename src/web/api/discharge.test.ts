import { expect, it, onTestFinished } from "vitest";
import type { Services } from "#compose.ts";
import { silentLog } from "#platform/log.ts";
import { ANSWERED_FOR, aHospital } from "../../../test/builders/discharge.ts";
import { aRegion } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { testDatabase } from "../../../test/db.ts";
import { createApi } from "./api.ts";
import { dischargeEndpoints } from "./discharge.ts";

// A hospital's own system follows one admission over the API, and every answer is what the document promises.

it("an admission, from the door to the street, over the API", async () => {
  const database = await testDatabase({ engine: "postgres" });
  onTestFinished(() => database.close());
  const region = await aRegion(database);
  const { clock, identity } = region;
  const api = createApi({
    clock,
    identity,
    discharge: aHospital(region),
    log: silentLog,
  } as unknown as Services);
  const { token } = await identity.createToken({ unitSlug: "emergency", role: "worker", now: region.now() });
  const course = await aCourse(region, { needs: ["somatic"] });

  const call = async (operation: string, id: string, body?: object) => {
    const [method = "", path = ""] = operation.split(" ");
    const endpoint = dischargeEndpoints.find(
      (one) => one.path === path && one.method === method.toLowerCase(),
    );
    if (!endpoint) throw new Error(`No operation ${operation}`);
    const answer = await api.request(path.replace("{id}", id), {
      method,
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${token}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const told = await answer.json();
    if (answer.ok) expect(endpoint.answer.safeParse(told)).toMatchObject({ success: true });
    return { status: answer.status, told };
  };
  const lineOf = async (leavingId: string, kind: string) => {
    const { told } = await call("GET /leavings/{id}", leavingId);
    return (told.lines as { id: string; kind: string; edition: number }[]).find(
      (line) => line.kind === kind,
    ) as {
      id: string;
      edition: number;
    };
  };

  const admitted = await call("POST /courses/{id}/admissions", course.id, {
    ward: "M3",
    care: "somatic",
    at: "04:00",
  });
  expect(admitted).toMatchObject({ status: 201, told: { readmission: false } });
  const { leavingId } = admitted.told;
  expect(
    await call("POST /courses/{id}/admissions", course.id, { ward: "M3", care: "somatic" }),
  ).toMatchObject({
    status: 409,
    told: { code: "alreadyAdmitted" },
  });
  const pain = await lineOf(leavingId, "pain");
  const done = { edition: pain.edition, state: "done" };
  expect((await call("POST /leaving-lines/{id}/arrival", pain.id, done)).status).toBe(200);
  expect((await call("POST /leaving-lines/{id}/arrival", pain.id, done)).told.code).toBe("stale");
  const plan = { edition: 0, expectedOn: "2026-06-04", treatedOn: null };
  expect((await call("POST /leavings/{id}/plan", leavingId, plan)).status).toBe(200);
  const answers = { edition: 1, tonight: "nowhere", followUp: "outpatient", matters: ["medicine"] };
  expect((await call("POST /leavings/{id}/answers", leavingId, answers)).status).toBe(200);
  expect((await call("POST /leavings/{id}/completion", leavingId, {})).told).toMatchObject({
    code: "answerForPlace",
  });
  const kept = await lineOf(leavingId, "medicineKept");
  expect(
    (await call("POST /leaving-lines/{id}/not-needed", kept.id, { edition: 0, words: "Nej tak" })).status,
  ).toBe(200);
  const follows = await lineOf(leavingId, "followUp");
  expect((await call("POST /leaving-lines/{id}/need", follows.id, { edition: 0 })).status).toBe(200);
  const completed = await call("POST /leavings/{id}/completion", leavingId, ANSWERED_FOR);
  expect(completed).toMatchObject({ status: 200, told: { needIds: { length: 5 } } });
  expect((await call("GET /leavings/{id}", leavingId)).told).toMatchObject({
    state: "left",
    withoutPlace: true,
  });
  expect((await call("GET /courses/{id}/leavings", course.id)).told.leavings).toMatchObject([
    { id: leavingId, withoutPlace: true },
  ]);
  expect((await call("POST /leavings/{id}/cancel", leavingId, { words: "Feber" })).status).toBe(200);
  expect((await call("POST /leavings/{id}/left-early", leavingId, {})).status).toBe(200);
  expect((await call("GET /ward", "")).told).toEqual({ here: [], leftOpen: [] });
});
