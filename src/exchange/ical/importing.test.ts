import fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { appointmentsIn } from "../../../test/builders/appointments.ts";
import { asFile, calendarLife, type Sent } from "../../../test/builders/calendar-life.ts";
import { aRegion, type Door } from "../../../test/builders/region.ts";
import { aCourse } from "../../../test/builders/relay.ts";
import { describeOnEngine } from "../../../test/db.ts";
import { createCalendarImport, type ImportReport } from "./importing.ts";

interface Said {
  readonly uid?: string;
  readonly at?: string;
  readonly more?: readonly string[];
}
const event = ({ uid = "a", at = "20260603T080000Z", more = [] }: Said = {}): string =>
  [
    "BEGIN:VEVENT",
    `UID:${uid}@hospital.example`,
    `DTSTART:${at}`,
    "SUMMARY:Sårpleje",
    "LOCATION:Indgang 4",
    ...more,
    "END:VEVENT",
  ].join("\r\n");
const calendar = (...events: string[]): string =>
  ["BEGIN:VCALENDAR", ...events, "END:VCALENDAR"].join("\r\n");

describeOnEngine("a calendar into a course", (open) => {
  const world = async () => {
    const database = await open();
    onTestFinished(() => database.close());
    const region = await aRegion(database);
    const appointments = appointmentsIn(region);
    const course = await aCourse(region, { consent: "relay", needs: ["somatic"] });
    const importer = createCalendarImport({ appointments });
    const order = (text: string) => ({
      courseId: course.id,
      bytes: Buffer.from(text, "utf8"),
      kind: "hospital" as const,
      place: "",
    });
    const outcomes = ({ lines }: ImportReport) => lines.map(({ outcome }) => outcome);
    const take = async (text: string, door: Door = "emergency") =>
      outcomes(await importer.take(await region.actor(door), order(text), region.now()));
    const preview = async (text: string, door: Door = "emergency") =>
      importer.preview(await region.actor(door), order(text), region.now());
    const stands = async () => {
      const { ahead, over } = await appointments.views.ofCourse(
        await region.actor("emergency"),
        course.id,
        region.now(),
      );
      return [...ahead, ...over].map(
        ({ state, startsAt, purpose }) => `${state} ${startsAt?.toISOString().slice(0, 16)} ${purpose}`,
      );
    };
    return { database, region, appointments, course, take, preview, outcomes, stands };
  };

  it("is nobody's to read in who is not on the course", async () => {
    const { take, preview, stands } = await world();
    const refused = expect.objectContaining({ code: "notFound" });
    await expect(take(calendar(event()), "shelter")).rejects.toEqual(refused);
    await expect(preview(calendar(event()), "shelter")).rejects.toEqual(refused);
    expect(await stands()).toEqual([]);
  });

  it("is looked at before anything is done, and the look is all that is written", async () => {
    const { preview, outcomes, stands } = await world();
    const first = await preview(calendar(event(), event({ uid: "b", more: ["RRULE:FREQ=SECONDLY"] })));
    expect(outcomes(first)).toEqual(["book", "holdBack"]);
    expect(first.counts).toEqual({ book: 1, holdBack: 1 });
    expect(await stands()).toEqual([]);
    expect(
      (await preview(calendar(event(), event({ uid: "b", more: ["RRULE:FREQ=SECONDLY"] })))).digest,
    ).toBe(first.digest);
    expect((await preview(calendar(event()))).digest).not.toBe(first.digest);
  });

  it("read again it is the same; a later one moves and calls off; an older one does nothing", async () => {
    const { take, stands } = await world();
    const edition = (n: number) => [`SEQUENCE:${n}`, "DTSTAMP:20260501T120000Z"];
    const first = calendar(
      event({ more: edition(1) }),
      event({ uid: "b", at: "20260605T080000Z", more: edition(1) }),
    );
    const later = calendar(
      event({ at: "20260604T090000Z", more: edition(2) }),
      event({ uid: "b", at: "20260605T080000Z", more: [...edition(2), "STATUS:CANCELLED"] }),
    );
    expect(await take(first)).toEqual(["book", "book"]);
    expect(await take(first)).toEqual(["same", "same"]);
    expect(await take(later)).toEqual(["move", "cancel"]);
    expect(await take(later)).toEqual(["same", "said"]);
    expect(await take(first)).toEqual(["older", "older"]);
    expect(await stands()).toEqual([
      "booked 2026-06-04T09:00 Sårpleje",
      "cancelled 2026-06-05T08:00 Sårpleje",
    ]);
  });

  it("what they call off and book again comes back, and goes by what they sent last", async () => {
    const { take, stands } = await world();
    const at = (n: number, stamp: string, ...more: string[]) =>
      calendar(event({ more: [`SEQUENCE:${n}`, `DTSTAMP:${stamp}`, ...more] }));
    const off = at(1, "20260502T120000Z", "STATUS:CANCELLED");
    expect(await take(at(0, "20260501T120000Z"))).toEqual(["book"]);
    expect(await take(off)).toEqual(["cancel"]);
    expect(await take(at(1, "20260502T120000Z"))).toEqual(["older"]);
    expect(await take(at(1, "20260503T120000Z"))).toEqual(["bookAfterAll"]);
    expect(await take(off)).toEqual(["older"]);
    expect(await take(at(2, "20260504T120000Z", "STATUS:CANCELLED"))).toEqual(["cancel"]);
    // Called off once more, and by a newer edition: one between the two books nothing.
    expect(await take(at(4, "20260506T120000Z", "STATUS:CANCELLED"))).toEqual(["said"]);
    expect(await take(at(3, "20260505T120000Z"))).toEqual(["older"]);
    expect(await take(at(5, "20260507T120000Z"))).toEqual(["bookAfterAll"]);
    expect(await stands()).toEqual(["booked 2026-06-03T08:00 Sårpleje"]);
  });

  it("called off before it is read as booked, it is not booked by the older file", async () => {
    const { take, stands, preview } = await world();
    const at = (n: number, ...more: string[]) =>
      calendar(event({ more: [`SEQUENCE:${n}`, "DTSTAMP:20260501T120000Z", ...more] }));
    expect(await take(at(1, "STATUS:CANCELLED"))).toEqual(["notOurs"]);
    expect((await preview(at(0))).counts).toEqual({ offAlready: 1 });
    expect(await take(at(0))).toEqual(["offAlready"]);
    expect(await stands()).toEqual([]);
    expect(await take(at(2))).toEqual(["book"]);
  });

  it("what is on in the end is what it is when files are read as they were sent, whatever their order", async () => {
    const { region, appointments } = await world();
    const worker = await region.actor("emergency");
    const importer = createCalendarImport({ appointments });
    const isOn = async (files: readonly (readonly Sent[])[]) => {
      const { id: courseId } = await aCourse(region, { consent: "relay" });
      for (const one of files)
        await importer.take(worker, { courseId, bytes: asFile(one), kind: "other", place: "" }, region.now());
      const { ahead } = await appointments.views.ofCourse(worker, courseId, region.now());
      return ahead.map(({ startsAt, purpose }) => `${startsAt?.toISOString()} ${purpose}`).sort();
    };
    await fc.assert(
      fc.asyncProperty(calendarLife(6), async ({ sent, files }) => {
        expect(await isOn(files)).toEqual(await isOn(sent.map((one) => [one])));
      }),
      { numRuns: 8 },
    );
  });

  it("what somebody here has called off is not booked again by a file that merely says it once more", async () => {
    const { take, stands, appointments, region, course } = await world();
    await take(calendar(event({ more: ["DTSTAMP:20260501T120000Z"] })));
    const worker = await region.actor("emergency");
    const [it] = (await appointments.views.ofCourse(worker, course.id, region.now())).ahead;
    if (!it) throw new Error("nothing booked");
    await appointments.commands.cancelAppointment(
      worker,
      { appointmentId: it.id, edition: it.edition, by: "citizen" },
      region.now(),
    );
    expect(await take(calendar(event({ more: ["DTSTAMP:20260520T120000Z"] })))).toEqual(["said"]);
    expect(await stands()).toEqual(["cancelled 2026-06-03T08:00 Sårpleje"]);
  });

  it("a series: what it leaves out later is called off, what is held back is not", async () => {
    const { take, stands } = await world();
    const series = (...more: string[]) =>
      event({ at: "20260603T080000Z", more: ["RRULE:FREQ=WEEKLY;COUNT=3", ...more] });
    expect(await take(calendar(series("DTSTAMP:20260501T120000Z")))).toEqual(["book", "book", "book"]);
    expect(await take(calendar(series("DTSTAMP:20260502T120000Z", "EXDATE:20260610T080000Z")))).toEqual([
      "same",
      "same",
      "cancel",
    ]);
    const single = [
      "BEGIN:VEVENT",
      "UID:a@hospital.example",
      "RECURRENCE-ID:20260617T080000Z",
      "DTSTAMP:20260503T120000Z",
    ];
    const number = [
      ...single,
      "DTSTART:20260617T080000Z",
      "SUMMARY:010180-1234",
      "LOCATION:Her",
      "END:VEVENT",
    ].join("\r\n");
    expect(
      await take(calendar(series("DTSTAMP:20260503T120000Z", "EXDATE:20260610T080000Z"), number)),
    ).toEqual(["same", "holdBack"]);
    expect(await stands()).toEqual([
      "booked 2026-06-03T08:00 Sårpleje",
      "booked 2026-06-17T08:00 Sårpleje",
      "cancelled 2026-06-10T08:00 Sårpleje",
    ]);
  });

  it("a series whose newer file is read first: what that leaves out, the older one does not book", async () => {
    const { take, stands } = await world();
    const series = (stamp: string, ...more: string[]) =>
      calendar(event({ more: ["RRULE:FREQ=WEEKLY;COUNT=3", `DTSTAMP:${stamp}`, ...more] }));
    expect(await take(series("20260502T120000Z", "EXDATE:20260610T080000Z"))).toEqual(["book", "book"]);
    expect(await take(series("20260501T120000Z"))).toEqual(["older", "offAlready", "older"]);
    expect(await stands()).toEqual(["booked 2026-06-03T08:00 Sårpleje", "booked 2026-06-17T08:00 Sårpleje"]);
    expect(await take(series("20260503T120000Z"))).toEqual(["same", "book", "same"]);
    // Left out once more, an older file takes nothing back, and a newer one that names it does.
    expect(await take(series("20260504T120000Z", "EXDATE:20260610T080000Z"))).toEqual([
      "same",
      "same",
      "cancel",
    ]);
    expect(await take(series("20260503T120000Z"))).toEqual(["older", "older", "older"]);
    expect(await take(series("20260505T120000Z"))).toEqual(["same", "bookAfterAll", "same"]);
  });

  it("a series that is called off as a whole, and one made a single appointment", async () => {
    const { take, stands } = await world();
    const series = event({ more: ["RRULE:FREQ=WEEKLY;COUNT=2", "DTSTAMP:20260501T120000Z"] });
    const other = event({
      uid: "b",
      at: "20260604T080000Z",
      more: ["RRULE:FREQ=WEEKLY;COUNT=2", "DTSTAMP:20260501T120000Z"],
    });
    expect(await take(calendar(series, other))).toEqual(["book", "book", "book", "book"]);
    const over = calendar("METHOD:CANCEL", event({ more: ["DTSTAMP:20260502T120000Z"] }));
    expect(await take(over)).toEqual(["notOurs", "cancel", "cancel"]);
    expect(
      await take(calendar(event({ uid: "b", at: "20260604T080000Z", more: ["DTSTAMP:20260502T120000Z"] }))),
    ).toEqual(["book", "cancel", "cancel"]);
    expect((await stands()).filter((line) => line.startsWith("booked"))).toEqual([
      "booked 2026-06-04T08:00 Sårpleje",
    ]);
  });

  it("keeps what people here have written of who they meet, and where nobody says where, nothing", async () => {
    const { take, preview, outcomes } = await world();
    const nowhere = calendar(event().replace("LOCATION:Indgang 4\r\n", ""));
    expect(outcomes(await preview(nowhere))).toEqual(["holdBack"]);
    expect(await take(nowhere)).toEqual(["holdBack"]);
  });

  it("what somebody has entered by hand at that very time is told of: it may be the same", async () => {
    const { preview, appointments, course } = await world();
    await appointments.book(course, { day: "2026-06-03", time: "10:00" });
    const at = async (start: string) => (await preview(calendar(event({ at: start })))).lines[0]?.findings;
    expect(await at("20260603T080000Z")).toEqual([{ code: "alreadyThen", line: 2 }]);
    expect(await at("20260603T090000Z")).toEqual([]);
  });

  it("two who read the same file at the same moment book it once", async () => {
    const { take, stands } = await world();
    const both = await Promise.all([take(calendar(event())), take(calendar(event()))]);
    expect(both.flat().sort()).toEqual(["book", "same"]);
    expect(await stands()).toHaveLength(1);
  });
});
