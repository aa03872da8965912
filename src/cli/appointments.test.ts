import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { newId } from "#kernel/ids.ts";
import { appointmentsIn } from "../../test/builders/appointments.ts";
import { aRegion } from "../../test/builders/region.ts";
import { aCourse } from "../../test/builders/relay.ts";
import { describeOnEngine } from "../../test/db.ts";
import { runCommand } from "./answer.ts";
import type { House } from "./house.ts";

describeOnEngine("stafet import appointments", (open) => {
  const world = async () => {
    const database = await open();
    const folder = await mkdtemp(join(tmpdir(), "stafet-calendar-"));
    onTestFinished(async () => {
      await database.close();
      await rm(folder, { recursive: true });
    });
    const region = await aRegion(database);
    const appointments = appointmentsIn(region);
    const course = await aCourse(region, { needs: ["somatic"] });
    const path = join(folder, "tider.ics");
    const said = { lines: [] as string[], json: [] as unknown[], notes: [] as string[] };
    const stafet = async (...words: string[]) => {
      for (const list of Object.values(said)) list.length = 0;
      const out = {
        line: (text: string) => void said.lines.push(text),
        json: (value: unknown) => void said.json.push(value),
        note: (text: string) => void said.notes.push(text),
      };
      return runCommand(
        { ...region, appointments } as unknown as House,
        ["import", "appointments", ...words],
        out,
      );
    };
    const stands = async () =>
      (await appointments.views.ofCourse(await region.actor("emergency"), course.id, region.now())).ahead.map(
        ({ purpose }) => purpose,
      );
    const write = (...events: string[]) =>
      writeFile(path, `BEGIN:VCALENDAR\r\n${events.join("")}END:VCALENDAR\r\n`);
    return { database, region, course, path, said, stafet, stands, write };
  };
  const good =
    "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260603T080000Z\r\nSUMMARY:Sårpleje\r\nLOCATION:Indgang 4\r\nEND:VEVENT\r\n";
  const bad = "BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Sårpleje\r\nLOCATION:Indgang 4\r\nEND:VEVENT\r\n";

  it("needs a file and an open course, and says so", async () => {
    const { stafet, path, said, course, write } = await world();
    await write(good);
    expect(await stafet(path)).toBe(2);
    expect(await stafet(path, "--course", "nogen")).toBe(2);
    expect(await stafet(path, "--course", newId())).toBe(1);
    expect(said.notes.join()).toContain("no open course");
    expect(await stafet(`${path}x`, "--course", course.id)).toBe(1);
    expect(said.notes.join()).toContain("no file");
  });

  it("says what would be, does it for who has the baton, and then there is nothing to do", async () => {
    const { stafet, path, said, course, write, stands, database, region } = await world();
    await write(good, bad);
    expect(await stafet(path, "--course", course.id, "--dry-run")).toBe(0);
    expect(said.lines.at(-1)).toBe("Would be: 1 book, 1 holdBack.");
    expect(await stands()).toEqual([]);
    expect(await stafet(path, "--course", course.id, "--kind", "hospital", "--json")).toBe(0);
    expect(said.json).toMatchObject([
      {
        dryRun: false,
        counts: { book: 1, holdBack: 1 },
        lines: [{ outcome: "book" }, { findings: [{ code: "noStart" }] }],
      },
    ]);
    expect(await stands()).toEqual(["Sårpleje"]);
    expect(await stafet(path, "--course", course.id)).toBe(0);
    expect(said.lines.at(-1)).toBe("1 same, 1 holdBack.");
    const rows = await database.owner("select kind, booked_for, booked_by from appointments.appointment");
    expect(rows).toMatchObject([{ kind: "hospital", booked_for: region.idOf("emergency") }]);
  });

  it("what is no calendar is said, and is not well", async () => {
    const { stafet, path, said, course } = await world();
    await writeFile(path, "Navn;Tid\r\n");
    expect(await stafet(path, "--course", course.id)).toBe(1);
    expect(said.lines).toEqual(["line 1  notACalendar", "nothing."]);
  });
});
