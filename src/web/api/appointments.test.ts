import { expect, it, onTestFinished } from "vitest";
import type { Services } from "#compose.ts";
import { silentLog } from "#platform/log.ts";
import { appointmentWorld } from "../../../test/builders/appointments.ts";
import { testDatabase } from "../../../test/db.ts";
import { createApi } from "./api.ts";
import { appointmentEndpoints } from "./appointments.ts";

it("an appointment is booked, read, moved, missed and booked again through the API, and answers are what the document says", async () => {
  const database = await testDatabase({ engine: "postgres" });
  onTestFinished(() => database.close());
  const { region, course, clockTo, ...appointments } = await appointmentWorld(database);
  const { identity, clock } = region;
  const api = createApi({ clock, identity, appointments, log: silentLog } as unknown as Services);
  const tokens = {
    ward: (await identity.createToken({ unitSlug: "emergency", role: "worker", now: clock.now() })).token,
    other: (await identity.createToken({ unitSlug: "doctor", role: "worker", now: clock.now() })).token,
  };
  const call = async (who: keyof typeof tokens, operation: string, id = "", body?: object) => {
    const [method = "", path = ""] = operation.split(" ");
    const answer = await api.request(path.replace("{id}", id), {
      method,
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${tokens[who]}` },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const told = await answer.json();
    const endpoint = appointmentEndpoints.find(
      (one) => one.path === path && one.method === method.toLowerCase(),
    );
    if (answer.ok) expect(endpoint?.answer.safeParse(told).error).toBeUndefined();
    return { status: answer.status, told };
  };

  const about = { kind: "hospital", purpose: "Blodprøve", place: "Stuen", citizenSays: "told" };
  const book = "POST /courses/{id}/appointments";
  expect((await call("other", book, course.id, { ...about, day: "2026-06-03" })).status).toBe(404);
  expect((await call("ward", book, course.id, { ...about, day: "3. juni" })).status).toBe(400);
  const { status, told } = await call("ward", book, course.id, {
    ...about,
    day: "2026-06-03",
    time: "10:00",
  });
  expect(status).toBe(201);
  const id: string = told.appointmentId;
  expect((await call("other", "GET /appointments/{id}", id)).status).toBe(404);
  expect((await call("ward", "GET /appointments/{id}", id)).told).toMatchObject({
    startsAt: "2026-06-03T08:00:00.000Z",
    edition: 1,
  });
  const to = { edition: 1, day: "2026-06-04", movedBy: "place", citizenSays: "told" };
  expect((await call("ward", "POST /appointments/{id}/move", id, to)).told).toMatchObject({ edition: 2 });
  expect(await call("ward", "POST /appointments/{id}/move", id, { ...to, day: "2026-06-05" })).toMatchObject({
    status: 409,
    told: { code: "staleAppointment", details: { day: "2026-06-04", startsAt: null, edition: 2 } },
  });
  clockTo("2026-06-04", "18:00");
  expect((await call("ward", "GET /appointments/today")).told.lines).toMatchObject([{ why: "today", id }]);
  const missed = { edition: 2, outcome: "noShow", reasons: ["noPhone"] };
  expect((await call("ward", "POST /appointments/{id}/outcome", id, missed)).status).toBe(200);
  expect((await call("ward", "GET /appointments/today")).told.lines).toMatchObject([{ why: "noShow", id }]);
  await call("ward", book, course.id, { ...about, day: "2026-06-08", againOf: id });
  expect((await call("ward", "POST /appointments/{id}/step", id, { step: "otherWay" })).told).toMatchObject({
    code: "stepIsDone",
  });
  const right = { kind: "assessment", startedOn: "2026-06-01" };
  const started = await call("ward", "POST /courses/{id}/rights", course.id, right);
  expect((await call("ward", "GET /courses/{id}/appointments", course.id)).told).toMatchObject({
    ahead: [{ day: "2026-06-08" }],
    over: [{ id, state: "noShow", step: "bookedAgain" }],
    rights: [{ lastOn: "2026-07-01", daysLeft: 27 }],
  });
  expect((await call("ward", "POST /rights/{id}/end", started.told.rightId, { ended: "kept" })).status).toBe(
    200,
  );
  const source = { kind: "fhir", uid: "Appointment/1", sequence: 2 };
  const read = { source, day: "2026-06-10", purpose: "Aftale", place: "Ambulatoriet" };
  const from = "POST /courses/{id}/appointments/from-source";
  expect((await call("ward", from, course.id, read)).told).toMatchObject({ did: "booked" });
  expect((await call("ward", from, course.id, read)).told).toMatchObject({ did: "same" });
  expect(
    (await call("ward", "POST /courses/{id}/reminders", course.id, { before: ["weekBefore"] })).status,
  ).toBe(200);
});
