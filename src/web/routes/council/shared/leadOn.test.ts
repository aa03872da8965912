import { RouterContextProvider } from "react-router";
import { expect, it, onTestFinished } from "vitest";
import type { Services } from "#compose.ts";
import { aCouncilHouse, COUNCIL_NOW as now } from "../../../../../test/builders/council.ts";
import { describeOnEngine } from "../../../../../test/db.ts";
import { langContext, pathContext, servicesContext, signedInContext } from "../../../http/context.ts";
import { loader as calendar } from "../minutes/calendar.ts";
import { loader as page } from "../minutes/route.tsx";
import { loader as file } from "../print/files.ts";
import { loader as print } from "../print/route.tsx";

describeOnEngine("where a meeting stood before its day was changed", (open) => {
  it("leads on, page by page, for everybody; an address that never was is not there", async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const { council, cast, aBody } = await aCouncilHouse(database);
    const { id: bodyId, slug } = await aBody();
    const letter = () => ({ subject: "", text: "", calendar: "" });
    const meeting = { bodyId, day: "2026-03-19", start: "15:00" };
    const meetingId = await council.planMeeting(cast.secretary, meeting, now);
    await council.addItem(cast.secretary, { meetingId, title: "Varmen", open: true }, now);
    await council.callMeeting(cast.secretary, { meetingId, seen: 0 }, letter, now);
    await council.changeMeeting(
      cast.secretary,
      { meetingId, seen: 1, day: "2026-03-26", start: "16:30" },
      letter,
      now,
    );

    const context = new RouterContextProvider();
    context.set(servicesContext, { council, clock: { now: () => now } } as unknown as Services);
    context.set(signedInContext, null);
    context.set(langContext, "da");
    context.set(pathContext, "/");
    const led = async (load: (args: never) => unknown, key: string, more: object = {}) => {
      const args = { context, params: { slug, meeting: key, ...more } } as never;
      const thrown = await Promise.resolve(load(args)).catch((error: unknown) => error);
      return thrown instanceof Response
        ? [thrown.status, thrown.headers.get("Location"), thrown.headers.get("Cache-Control")]
        : thrown;
    };
    const [old, anew] = ["2026-03-19-1500", `/raad/${slug}/2026-03-26-1630`];
    const to = (below: string) => [301, `${anew}${below}`, "no-cache"];
    expect(await led(page as never, old)).toEqual(to(""));
    expect(await led(calendar as never, old)).toEqual(to("/kalender.ics"));
    expect(await led(print as never, old)).toEqual(to("/udskrift"));
    expect(await led(file as never, old, { file: "word" })).toEqual(to("/som/word"));
    for (const never of ["2026-03-20-1500", "2026-02-31", "x"])
      expect(await led(page as never, never)).toMatchObject({ init: { status: 404 } });
  });
});
