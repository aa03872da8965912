import { describe, expect, test } from "vitest";
import { calendar, entries, event, only, read, times, usual, why } from "../../../test/builders/calendar.ts";
import type { Booked } from "./types.ts";

describe("files as they come", () => {
  const text = calendar(
    event("DTSTART:20261201T090000Z", "SUMMARY:Rød stue – ære være", "LOCATION:Ålborgvej 3"),
  );
  const named = (bytes: Uint8Array) => {
    const [entry] = read(bytes).entries;
    return entry?.is === "booked" ? `${entry.title} | ${entry.place}` : JSON.stringify(entry);
  };

  test.each([
    ["UTF-8", Buffer.from(text, "utf8")],
    ["with a mark in front", Buffer.from(`\uFEFF${text}`, "utf8")],
    ["LF only", Buffer.from(text.replaceAll("\r\n", "\n"), "utf8")],
    ["CR only", Buffer.from(text.replaceAll("\r\n", "\r"), "utf8")],
    ["UTF-16", Buffer.from(`\uFEFF${text}`, "utf16le")],
    ["folded in the middle of a letter", foldedEvery(Buffer.from(text, "utf8"), 20)],
  ])("%s", (_, bytes) => {
    expect(named(bytes)).toBe("Rød stue – ære være | Ålborgvej 3");
  });

  test("Latin-1", () => {
    const latin = Buffer.from(text.replace("–", "-"), "latin1");
    expect(named(latin)).toBe("Rød stue - ære være | Ålborgvej 3");
  });

  test("commas, semicolons and new lines are words; markup and what cannot be seen are not", () => {
    const entry = only(
      "DTSTART:20261201T090000Z",
      "SUMMARY:Blodprøve\\; fastende\\, helst\u202e",
      "LOCATION:Opgang 3\\n2. sal",
      "DESCRIPTION:<p>Kom <b>fastende</b> &amp; mød<br>på <script>alert(1)</script>tid</p>",
    );
    expect(entry).toMatchObject({
      title: "Blodprøve; fastende, helst",
      place: "Opgang 3 2. sal",
      words: "Kom fastende & mød\npå alert(1)tid",
    });
  });

  test("what is too long is cut, and said", () => {
    const entry = only("DTSTART:20261201T090000Z", "LOCATION:Her", `SUMMARY:${"sår ".repeat(500)}`);
    expect(entry).toMatchObject({ is: "booked", notes: [{ code: "textCut", property: "summary" }] });
    expect((entry as Booked).title.length).toBeLessThanOrEqual(200);
  });

  test("an alarm inside says nothing of the appointment", () => {
    const entry = only(
      "DTSTART:20261201T090000Z",
      ...usual,
      "BEGIN:VALARM",
      "DESCRIPTION:Ring",
      "SUMMARY:Ring",
      "DURATION:PT9H",
      "END:VALARM",
    );
    expect(entry).toMatchObject({ is: "booked", title: "Sårpleje", endsAt: null });
  });

  test("an alarm that never ends may have swallowed something", () => {
    expect(why(only("DTSTART:20261201T090000Z", ...usual, "BEGIN:VALARM", "STATUS:CANCELLED"))).toEqual([
      "neverEnds",
    ]);
  });

  test("an event that never ends is held back, and the next one is not", () => {
    const cut = event("DTSTART:20261201T090000Z", ...usual).replace("\r\nEND:VEVENT", "");
    const all = entries(cut, event("DTSTART:20261202T090000Z", ...usual).replace("UID:a", "UID:b"));
    expect(times(all)).toEqual(["held neverEnds", "2026-12-02T09:00:00.000Z"]);
  });

  test("a file that stops in the middle says so", () => {
    const text = calendar(
      event("DTSTART:20261202T090000Z", ...usual),
      event("DTSTART:20261201T090000Z", ...usual).replace("UID:a", "UID:b"),
    );
    const file = read(text.slice(0, -50));
    expect(times(file.entries)).toEqual(["2026-12-02T09:00:00.000Z", "held neverEnds"]);
    expect(file.findings).toMatchObject([{ code: "cutOff" }]);
  });

  test("to-dos and broken lines are told of", () => {
    const file = read(
      calendar(
        "BEGIN:VTODO\r\nSUMMARY:Ring\r\nEND:VTODO",
        event("DTSTART:20261202T090000Z", ...usual, "uden mening"),
      ),
    );
    expect(file.findings.map(({ code }) => code)).toEqual(["notAppointments", "strangeLines"]);
    expect(times(file.entries)).toEqual(["2026-12-02T09:00:00.000Z"]);
  });

  test.each([
    ["empty", ""],
    ["empty", "\r\n \r\n"],
    ["notACalendar", "<!DOCTYPE html><html></html>"],
    ["notACalendar", "Navn;Dato\r\nHans;1. december"],
    ["tooLarge", "x".repeat(600 * 1024)],
  ])("%s", (code, text) => {
    expect(read(text)).toEqual({ entries: [], whole: [], findings: [{ code, line: 1 }] });
  });

  test("more events than a person has are not begun on", () => {
    const many = Array.from({ length: 520 }, (_, n) =>
      event("DTSTART:20261202T090000Z", ...usual).replace("UID:a", `UID:${n}`),
    );
    const file = read(calendar(...many));
    expect(file.findings).toMatchObject([{ code: "tooManyEvents", value: "20" }]);
    expect(file.entries.filter(({ is }) => is === "booked")).toHaveLength(400);
  });

  test("where the file does not say where, the reader's word counts", () => {
    const [entry] = read(
      calendar(event("DTSTART:20261202T090000Z", "SUMMARY:Sårpleje")),
      "Sygehuset",
    ).entries;
    expect(entry).toMatchObject({ is: "booked", place: "Sygehuset" });
  });
});
/** As some programs do: by bytes, wherever that is. */
function foldedEvery(bytes: Buffer, width: number): Buffer {
  const lines = bytes.toString("latin1").split("\r\n");
  const folded = lines.map((line) => line.match(new RegExp(`.{1,${width}}`, "gs"))?.join("\r\n ") ?? "");
  return Buffer.from(folded.join("\r\n"), "latin1");
}
