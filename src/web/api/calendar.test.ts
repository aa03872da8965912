import { expect, it, onTestFinished } from "vitest";
import type { Services } from "#compose.ts";
import { newId } from "#kernel/ids.ts";
import { silentLog } from "#platform/log.ts";
import { appointmentsIn } from "../../../test/builders/appointments.ts";
import { aRegion } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { testDatabase } from "../../../test/db.ts";
import { createApi } from "./api.ts";
import { calendarEndpoints } from "./calendar.ts";

const EVENT = [
  "BEGIN:VEVENT",
  "UID:a",
  "DTSTART:20260603T080000Z",
  "SUMMARY:Sårpleje",
  "LOCATION:Indgang 4",
  "END:VEVENT",
];
const CALENDAR = ["BEGIN:VCALENDAR", ...EVENT, "BEGIN:VEVENT", "UID:b", "END:VEVENT", "END:VCALENDAR"].join(
  "\r\n",
);

it("a calendar is looked at, taken and known again through the API, by who is on the course and nobody else", async () => {
  const database = await testDatabase({ engine: "postgres" });
  onTestFinished(() => database.close());
  const region = await aRegion(database);
  const appointments = appointmentsIn(region);
  const course = await aCourse(region, { needs: ["somatic"] });
  const { identity, clock } = region;
  const api = createApi({ clock, identity, appointments, log: silentLog } as unknown as Services);
  const tokenOf = async (unitSlug: string) =>
    (await identity.createToken({ unitSlug, role: "worker", now: clock.now() })).token;
  const tokens = { emergency: await tokenOf("emergency"), shelter: await tokenOf("shelter") };
  const send = async (who: keyof typeof tokens, body: object, id: string = course.id) => {
    const answer = await api.request(`/courses/${id}/appointments/calendar`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Bearer ${tokens[who]}` },
      body: JSON.stringify(body),
    });
    const told = await answer.json();
    if (answer.ok) expect(calendarEndpoints[0]?.answer.safeParse(told).error).toBeUndefined();
    return { status: answer.status, told };
  };

  expect((await send("shelter", { calendar: CALENDAR })).status).toBe(404);
  expect((await send("shelter", { calendar: CALENDAR, dryRun: true })).status).toBe(404);
  for (const wrong of [
    {},
    { calendar: "" },
    { calendar: CALENDAR, kind: "noget" },
    { calendar: CALENDAR, place: "010180-1234" },
    { calendar: CALENDAR, noget: 1 },
  ])
    expect((await send("emergency", wrong)).status).toBe(400);
  expect((await send("emergency", { calendar: CALENDAR }, newId())).status).toBe(404);

  const looked = await send("emergency", { calendar: CALENDAR, dryRun: true });
  expect(looked.told).toMatchObject({ counts: { book: 1, holdBack: 1 } });
  const taken = await send("emergency", { calendar: CALENDAR, kind: "hospital" });
  expect(taken.told.lines).toMatchObject([
    { line: 2, outcome: "book", title: "Sårpleje", startsAt: "2026-06-03T08:00:00.000Z", findings: [] },
    {
      line: 8,
      outcome: "holdBack",
      findings: [{ code: "noStart" }, { code: "noTitle" }, { code: "noPlace" }],
    },
  ]);
  expect((await send("emergency", { calendar: CALENDAR })).told.counts).toEqual({ same: 1, holdBack: 1 });
});
