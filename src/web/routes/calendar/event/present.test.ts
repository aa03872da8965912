import { describe, expect, it } from "vitest";
import { writeCalendar } from "#exchange/ical/index.ts";
import { calendarDay } from "#kernel/time.ts";
import type { AppointmentView, OwnAppointment } from "#modules/appointments/index.ts";
import { textFor } from "../../../text/server.ts";
import { ownEvent } from "../../own/appointmentFile/present.ts";
import { neutralEvent } from "./present.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const when = { day: calendarDay("2026-12-01"), startsAt: new Date("2026-12-01T08:30:00Z"), endsAt: null };
const SECRETS = /Psykiatri|Angst|Bodil|Tabletter|Ambulatoriet/;

describe.each(["da", "en"] as const)("one appointment on a telephone (%s)", (lang) => {
  const { calendar: words } = textFor(lang);

  it("for whoever goes along: when, and where if asked; never whom or what", () => {
    const view = {
      ...when,
      id: "1",
      edition: 2,
      purpose: "Angst",
      withWhom: "Bodil",
      bring: "Tabletter",
      place: "Ambulatoriet",
      atUnit: { id: "2", name: "Psykiatrisk Center" },
      service: null,
      editions: [{ ...when, number: 1, at: new Date("2026-11-01T12:00:00Z") }],
    } as unknown as AppointmentView;
    const bare = neutralEvent(view, false, words, NOW);
    expect(writeCalendar([bare])).not.toMatch(SECRETS);
    expect(bare).toMatchObject({ ...when, sequence: 2, changedAt: new Date("2026-11-01T12:00:00Z") });
    expect(neutralEvent(view, true, words, NOW)).toMatchObject({
      place: "Psykiatrisk Center, Ambulatoriet",
      title: words.neutral,
    });
    expect(writeCalendar([neutralEvent(view, true, words, NOW)])).not.toMatch(/Angst|Bodil|Tabletter/);
  });

  it("for the citizen: when and whom to ring; the rest only when they choose it", () => {
    const own = {
      ...when,
      id: "1",
      timed: 1,
      purpose: "Angst",
      place: "Ambulatoriet",
      bring: "Tabletter",
      withWhom: "Bodil",
      unit: { name: "Herberget", phone: "+4520000000" },
    } as unknown as OwnAppointment;
    const bare = ownEvent(own, false, words, NOW);
    expect(writeCalendar([bare])).not.toMatch(SECRETS);
    expect(bare.words).toContain("+4520000000");
    expect(ownEvent(own, true, words, NOW)).toMatchObject({ title: "Angst", place: "Ambulatoriet" });
  });
});
