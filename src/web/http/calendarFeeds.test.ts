import { Hono } from "hono";
import ICAL from "ical.js";
import { expect, it, onTestFinished } from "vitest";
import type { Services } from "#compose.ts";
import { createFeeds } from "#modules/appointments/index.ts";
import { appointmentsIn } from "../../../test/builders/appointments.ts";
import { testKeyring } from "../../../test/builders/keyring.ts";
import { aRegion } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { calendarFeeds, feedPath } from "./calendarFeeds.ts";
import { createPace } from "./pace.ts";

describeOnEngine("fetching a secret calendar", (open) => {
  const world = async (perMinute = 0) => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const appointments = appointmentsIn(region);
    const feeds = createFeeds({ db: database.app, identity: region.identity, keyring: testKeyring });
    const config = { publicOrigin: "https://stafet.example", demo: false, host: "", port: 0 };
    const services = { feeds, clock: region.clock, config } as unknown as Services;
    const app = new Hono().route(
      "/",
      calendarFeeds(services, (_, next) => next(), createPace(perMinute)),
    );
    const course = await aCourse(region, {
      consent: "relay",
      needs: ["somatic"],
      citizen: { knownAs: "Bodil", fullName: "Bodil Bang", birthYear: 1980 },
    });
    const appointmentId = await appointments.book(course, {
      purpose: "Scanning",
      place: "Psykiatrisk Center",
      until: "10:30",
    });
    const lead = await region.actor("emergency", "lead");
    const { token, feedId } = await feeds.commands.makeFeed(lead, { of: "unit" }, region.now());
    const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
    return { region, appointments, feeds, course, appointmentId, lead, token, feedId, get };
  };

  it("gives the times in UTC and the way back, and nobody's name", async () => {
    const { get, token, course, appointmentId } = await world();
    const answer = await get(feedPath(token));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8");
    expect(answer.headers.get("Cache-Control")).toBe("private, no-store");
    const text = await answer.text();
    expect(text).not.toMatch(/Bodil|Bang|Scanning|Psykiatri/);
    const events = new ICAL.Component(ICAL.parse(text))
      .getAllSubcomponents("vevent")
      .map((one) => new ICAL.Event(one));
    expect(events).toHaveLength(1);
    const [event] = events;
    expect(event?.uid).toBe(`${appointmentId}@stafet`);
    expect(event?.startDate.toJSDate()).toEqual(new Date("2026-06-03T08:00:00Z"));
    expect(event?.endDate.toJSDate()).toEqual(new Date("2026-06-03T08:30:00Z"));
    expect(event?.component.getFirstPropertyValue("dtstart")?.toString()).toMatch(/Z$/);
    expect(event?.summary).toBe(`Aftale · ${course.id.slice(-4).toUpperCase()}`);
    expect(event?.description).toContain(`https://stafet.example/forloeb/${course.id}`);
  });

  it("what is not there, has ended, and what never was one are the same answer", async () => {
    const { get, token, feeds, feedId, lead, region } = await world();
    await feeds.commands.endFeed(lead, { feedId }, region.now());
    const answers = await Promise.all(
      [token, "x", `${token}x`, "%00", "a".repeat(4_000), token.toLowerCase(), "..%2f..%2fetc"].map(
        async (one) => {
          const answer = await get(feedPath(one));
          return JSON.stringify([answer.status, await answer.text(), [...answer.headers]]);
        },
      ),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain("404");
  });

  it("who has it already is told so, until a time changes", async () => {
    const { get, token, appointments, appointmentId, region } = await world();
    const tag = (await get(feedPath(token))).headers.get("ETag") ?? "";
    const again = await get(feedPath(token), { "If-None-Match": tag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    region.later();
    await appointments.commands.moveAppointment(
      await region.actor("emergency"),
      { appointmentId, edition: 1, day: "2026-06-04", time: "09:00", movedBy: "place", citizenSays: "told" },
      region.now(),
    );
    expect((await get(feedPath(token), { "If-None-Match": tag })).status).toBe(200);
  });

  it("is fetched no oftener than a telephone needs", async () => {
    const { get, token } = await world(3);
    const statuses = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await get(feedPath(token))).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect((await get(feedPath("another"))).status).toBe(404);
  });
});
