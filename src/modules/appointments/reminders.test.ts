import { expect, it, onTestFinished } from "vitest";
import { appointmentWorld } from "../../../test/builders/appointments.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { deliveryActions } from "../relay/actions/delivering.ts";

describeOnEngine("reminders of appointments (B5)", (open) => {
  const world = async (consent: "relay" | null = "relay") => {
    const database = await open();
    onTestFinished(() => database.close());
    return appointmentWorld(database, consent);
  };

  it("reminds by the citizen's ways, once each, and says nothing of anybody", async () => {
    const { course, book, region, actor, clock, clockTo, database, move, commands } = await world();
    const carried: string[] = [];
    const carry = async ({ text }: { text: string }) => {
      carried.push(text);
      return { kind: "taken", reference: null } as const;
    };
    const outbox = deliveryActions(region);
    const look = async () => {
      await clock.remind(region.now());
      await clock.remind(region.now());
      await outbox.deliverDue(
        { sms: carry, email: carry, answersHeard: false, origin: "https://stafet.example" },
        region.now,
      );
    };
    await region.relay.addChannel(
      await actor(),
      { courseId: course.id, kind: "sms", to: "20 00 00 31" },
      region.now(),
    );
    const id = await book(course, { day: "2026-06-05", purpose: "Psykiatrisk samtale" });
    clockTo("2026-06-04", "09:59");
    await look();
    expect(carried).toEqual([]);
    clockTo("2026-06-04", "10:00");
    await look();
    expect(carried).toEqual([
      "Du har en aftale fredag 5. juni kl. 10.00. Kan du ikke komme? Ring på 20 00 00 00.",
    ]);
    // Moved: what it was is not reminded of; what it is, is.
    await move(id, 1, "2026-06-08");
    clockTo("2026-06-05", "08:30");
    await look();
    expect(carried).toHaveLength(1);
    clockTo("2026-06-07", "10:00");
    await clock.remind(region.now());
    // Written, and not yet carried: cancelled in between, it does not leave.
    await commands.cancelAppointment(
      await actor(),
      { appointmentId: id, edition: 2, by: "citizen" },
      region.now(),
    );
    await look();
    expect(carried).toHaveLength(1);
    expect(await database.owner("select before, timed from appointments.reminder order by timed")).toEqual([
      { before: "dayBefore", timed: 1 },
      { before: "dayBefore", timed: 2 },
    ]);
    await book(course, { day: "2026-06-10", time: undefined as never });
    await commands.chooseReminders(
      await actor(),
      { courseId: course.id, before: ["sameMorning", "twoHours"] },
      region.now(),
    );
    clockTo("2026-06-10", "08:00");
    await look();
    expect(carried.at(-1)).toBe("Du har en aftale onsdag 10. juni. Kan du ikke komme? Ring på 20 00 00 00.");
    await commands.chooseReminders(await actor(), { courseId: course.id, before: [] }, region.now());
    await book(course, { day: "2026-06-12" });
    clockTo("2026-06-12", "09:30");
    await look();
    expect(carried).toHaveLength(2);
  });

  it("with no way to reach them it is a task for whoever answers for it, until it has begun", async () => {
    const { course, book, region, clock, clockTo, database } = await world();
    const alarms = () =>
      database.owner(
        "select a.kind, u.slug from relay.alarm a join identity.unit u on u.id = a.unit_id where a.cleared_at is null",
      );
    await (await course.asked("nightTeam", { need: 0 })).accepted();
    await book(course, { day: "2026-06-05", needId: course.needId(0) });
    clockTo("2026-06-04", "10:00");
    expect(await clock.remind(region.now())).toBe(1);
    expect(await alarms()).toEqual([{ kind: "messageFailed", slug: "nightTeam" }]);
    clockTo("2026-06-05", "08:00");
    expect(await clock.remind(region.now())).toBe(0);
    clockTo("2026-06-05", "10:00");
    expect(await clock.settleLate(region.now())).toBe(1);
    expect(await alarms()).toEqual([]);
  });
});
