import { expect, it, onTestFinished } from "vitest";
import { quartersShown } from "#kernel/quarters.ts";
import { calendarDay } from "#kernel/time.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { appointmentWorld } from "../../../test/builders/appointments.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { missedAppointments } from "./published.ts";

describeOnEngine("what is counted of appointments", (open) => {
  it("is those whose outcome somebody has said: not what is called off, and not what nobody has spoken of", async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const { book, course, say, clockTo, region, commands, actor } = await appointmentWorld(database);
    const other = await aCourse(region);
    const [came, missed, calledOff] = [await book(course), await book(course), await book(course)];
    const [others] = [await book(other), await book(other)];
    await commands.cancelAppointment(
      await actor(),
      { appointmentId: calledOff, edition: 1, by: "us" },
      region.now(),
    );
    clockTo("2026-06-03", "14:00");
    await say(came);
    await say(others);
    await say(missed, { outcome: "noShow" });
    const count = (day: string) => {
      const [quarter = expect.fail()] = quartersShown(calendarDay(day), 1);
      return database.app.read(SYSTEM, (db) => missedAppointments(db, quarter));
    };
    expect(await count("2026-08-01")).toMatchObject([{ count: 1, of: 3, people: 2 }]);
    expect(await count("2026-11-01")).toEqual([]);
  });
});
