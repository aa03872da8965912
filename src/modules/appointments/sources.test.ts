import { expect, it, onTestFinished } from "vitest";
import { newId } from "#kernel/ids.ts";
import { appointmentsIn } from "../../../test/builders/appointments.ts";
import { aRegion } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../test/db.ts";

describeOnEngine("appointments read from elsewhere", (open) => {
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const appointments = appointmentsIn(region);
    const course = await aCourse(region, { consent: "relay", needs: ["somatic"] });
    const worker = await region.actor("emergency");
    const book = (sequence: number, more: object = {}) =>
      appointments.commands.bookFromSource(
        worker,
        {
          courseId: course.id,
          source: { kind: "ical", uid: "a", sequence },
          day: "2026-06-03",
          startsAt: "2026-06-03T08:00:00Z",
          purpose: "Sårpleje",
          place: "Indgang 4",
          ...more,
        },
        region.now(),
      );
    return { database, region, appointments, course, worker, book };
  };

  it.each([
    ["longPast", { day: "2026-05-01", startsAt: "2026-05-01T08:00:00Z" }],
    ["dayTooFar", { day: "2029-05-01", startsAt: "2029-05-01T08:00:00Z" }],
    ["invalidInput", { endsAt: "2026-06-04T08:00:00Z" }],
    ["invalidInput", { endsAt: "2026-06-03T08:00:00Z" }],
    ["invalidInput", { startsAt: "2026-06-03T22:30:00Z" }],
    ["invalidInput", { purpose: "010180-1234" }],
    ["notFound", { courseId: newId() }],
  ])("%s", async (code, more) => {
    const { book } = await world();
    await expect(book(1, more)).rejects.toMatchObject({ code });
  });

  it("moved where it came from, it is not agreed with the citizen any more", async () => {
    const { book, appointments, worker, region, course } = await world();
    const { appointmentId } = await book(1);
    const [it] = (await appointments.views.ofCourse(worker, course.id, region.now())).ahead;
    const { kind, purpose, place, needId } = it ?? {
      kind: "other" as const,
      purpose: "",
      place: "",
      needId: null,
    };
    const about = { kind, purpose, place, needId, citizenSays: "agreed" as const };
    await appointments.commands.changeAppointment(
      worker,
      { appointmentId: String(appointmentId), edition: 1, ...about },
      region.now(),
    );
    await expect(book(2, { day: "2029-05-01", startsAt: "2029-05-01T08:00:00Z" })).rejects.toMatchObject({
      code: "dayTooFar",
    });
    expect(await book(2, { startsAt: "2026-06-03T10:00:00Z" })).toMatchObject({ did: "moved" });
    const [moved] = (await appointments.views.ofCourse(worker, course.id, region.now())).ahead;
    expect(moved).toMatchObject({
      citizenSays: "notYet",
      movedBy: "source",
      startsAt: new Date("2026-06-03T10:00:00Z"),
    });
  });

  it("who has the baton is known of an open course, and of nothing else", async () => {
    const { appointments, course, region } = await world();
    expect(await appointments.sources.holderOf(course.id)).toBe(region.idOf("emergency"));
    expect(await appointments.sources.holderOf(newId())).toBeNull();
  });

  it("what was read before is shown to who is on the course, and to nobody else", async () => {
    const { book, appointments, course, worker, region } = await world();
    await book(1);
    const kept = await appointments.sources.kept(worker, course.id, "ical", region.now());
    expect(kept.appointments).toMatchObject([{ sourceUid: "a", sourceSequence: 1, state: "booked" }]);
    const shelter = await region.actor("shelter");
    await course.asked("nightTeam", { need: 0 });
    const asked = await region.actor("nightTeam");
    await expect(appointments.sources.kept(asked, course.id, "ical", region.now())).rejects.toMatchObject({
      code: "notFound",
    });
    await expect(appointments.sources.kept(shelter, course.id, "ical", region.now())).rejects.toMatchObject({
      code: "notFound",
    });
    await expect(appointments.sources.whose(shelter, course.id, region.now())).rejects.toMatchObject({
      code: "notFound",
    });
    expect(await appointments.sources.whose(worker, course.id, region.now())).toEqual({
      knownAs: "Bo",
      mayKeep: true,
    });
  });
});
