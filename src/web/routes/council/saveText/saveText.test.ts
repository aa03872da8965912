import { RouterContextProvider } from "react-router";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Services } from "#compose.ts";
import { newId } from "#kernel/ids.ts";
import { aCouncilHouse, COUNCIL_NOW as now } from "../../../../../test/builders/council.ts";
import { describeOnEngine, type TestDatabase } from "../../../../../test/db.ts";
import { pathContext, servicesContext, signedInContext } from "../../../http/context.ts";
import { action } from "./route.ts";

describeOnEngine("what the page where minutes are written sends", (open) => {
  let database: TestDatabase;
  let house: Awaited<ReturnType<typeof aCouncilHouse>>;
  beforeAll(async () => {
    database = await open();
    house = await aCouncilHouse(database);
  });
  afterAll(() => database.close());

  it("is kept also with signs no text has: they are left out, and nothing else is", async () => {
    const { council, cast } = house;
    const who = cast.secretary;
    const { id: bodyId, slug } = await house.aBody();
    const meetingId = await council.planMeeting(who, { bodyId, day: "2026-03-19", start: "15:00" }, now);
    const itemId = await council.addItem(who, { meetingId, title: "Varmen", open: true }, now);
    const context = new RouterContextProvider();
    context.set(servicesContext, { council, clock: { now: () => now } } as unknown as Services);
    context.set(signedInContext, who);
    context.set(pathContext, "/");
    const sent = {
      itemId,
      section: "decision",
      words: "Rådet\u0000 var\u0008\n\tenigt. ",
      seen: 0,
      writer: newId(),
    };
    const request = new Request("https://raad.example/gem", { method: "POST", body: JSON.stringify(sent) });
    const params = { slug, meeting: "2026-03-19-1500" };
    const answer = await action({ request, context, params } as unknown as Parameters<typeof action>[0]);
    expect(await answer.json()).toMatchObject({ kept: "stands", version: 1 });
    const { items } = await council.meetingFile(who, slug, params.meeting, now);
    expect(items[0]?.texts.decision?.words).toBe("Rådet var\n\tenigt. ");
  });
});
