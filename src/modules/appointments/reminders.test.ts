import { expect, it, onTestFinished } from "vitest";
import { appointmentWorld } from "../../../test/builders/appointments.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { deliveryActions } from "../relay/actions/delivering.ts";
import { createFeltSafe } from "../relay/actions/feltSafe.ts";

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

  it("held back until it has begun, it does not leave, and is nobody's task", async () => {
    const { course, book, region, actor, clock, clockTo, database } = await world();
    const way = { courseId: course.id, kind: "sms" as const, to: "20 00 00 31" };
    await region.relay.addChannel(await actor(), way, region.now());
    await book(course, { day: "2026-06-05" });
    clockTo("2026-06-05", "08:00");
    await clock.remind(region.now());
    let carried = 0;
    const run = (kind: "later" | "taken") => {
      const carry = async () => {
        carried++;
        return kind === "later" ? ({ kind } as const) : ({ kind, reference: null } as const);
      };
      return deliveryActions(region).deliverDue(
        { sms: carry, email: carry, answersHeard: false, origin: "https://stafet.example" },
        region.now,
      );
    };
    await run("later");
    clockTo("2026-06-05", "10:00");
    await run("taken");
    expect(carried).toBe(1);
    const [message] = await database.owner("select state from relay.message");
    expect(message).toEqual({ state: "dropped" });
    expect(await database.owner("select kind from relay.alarm where cleared_at is null")).toEqual([]);
  });

  it("quiet hours are kept: a way that opens too late is passed over, and nothing is written by it", async () => {
    const { course, book, region, actor, clock, clockTo, database } = await world();
    const way = {
      courseId: course.id,
      kind: "sms" as const,
      to: "20 00 00 31",
      opens: "12:00",
      closes: "20:00",
    };
    await region.relay.addChannel(await actor(), way, region.now());
    await book(course, { day: "2026-06-05" });
    clockTo("2026-06-04", "10:00");
    await clock.remind(region.now());
    clockTo("2026-06-05", "08:00");
    await clock.remind(region.now());
    expect(
      await database.owner(
        "select r.before, r.message_id is null as passed_over, d.next_at from appointments.reminder r left join relay.delivery d on d.message_id = r.message_id order by r.at",
      ),
    ).toEqual([
      { before: "dayBefore", passed_over: false, next_at: new Date("2026-06-04T10:00:00Z") },
      { before: "twoHours", passed_over: true, next_at: null },
    ]);
  });

  it("how it felt is asked after one at a unit, and of no other place", async () => {
    const { course, book, region, say, clockTo, database } = await world();
    const felt = createFeltSafe(region);
    const asks = () => database.owner("select unit_id, occasion from relay.felt_ask");
    const attended = async (more: object) => {
      const id = await book(course, { day: "2026-06-02", time: "09:00", ...more });
      clockTo("2026-06-02", "12:00");
      await say(id);
      const [event] = await database.owner(
        "select type, course_id, handover_id, at, data from platform.event where type = 'appointments.attended' and course_id is not null order by at desc, id desc limit 1",
      );
      const { type, course_id, at, data } = event as {
        type: string;
        course_id: string;
        at: Date;
        data: object;
      };
      await felt.askAbout({ type, courseId: course_id, handoverId: null, at, data }, region.now());
    };
    await attended({});
    expect(await asks()).toEqual([]);
    await attended({ atUnitId: region.idOf("psychiatry") });
    expect(await asks()).toEqual([{ unit_id: region.idOf("psychiatry"), occasion: "appointment" }]);
  });
});
