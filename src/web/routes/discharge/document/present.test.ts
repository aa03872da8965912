import { expect, test } from "vitest";
import type { LeavingView, LineView } from "#modules/discharge/index.ts";
import { textFor } from "../../../text/server.ts";
import { documentLine, factsOf, partsOf } from "./present.ts";

const text = textFor("da");
const { discharge, leaving } = text;
const line = (more: object = {}): LineView =>
  ({
    ...{ kind: "nursing", group: "leaving", closed: false, state: "secured", settled: true },
    ...{ by: { id: null, name: "Hjemmesygeplejen", phone: "+4570995001" }, until: "2026-11-30", ticks: [] },
    ...{ words: "Skiftes hver anden dag", need: null },
    changed: { at: new Date("2026-11-22T09:10:00Z"), person: "Freja", unit: "M2" },
    ...more,
  }) as unknown as LineView;

test("a line says how it stands, by whom and until when, what was written, and who said it when", () => {
  expect(documentLine(line(), text, "da")).toEqual({
    name: discharge.lines.nursing,
    state: discharge.states.secured,
    facts: ["Af Hjemmesygeplejen, 70 99 50 01", "Til og med 30. november 2026"],
    words: "Skiftes hver anden dag",
    said: "Skrevet af Freja, M2 søndag 22. november 2026 kl. 10.10",
  });
});

test("what is closed is named, and says nothing else – not even who wrote it", () => {
  expect(documentLine(line({ closed: true }), text, "da")).toEqual({
    name: discharge.lines.nursing,
    state: discharge.states.secured,
    facts: [leaving.document.closed],
    words: "",
    said: "",
  });
});

test("what is not in place stands before what is; parts without lines are not there", () => {
  const parts = partsOf(
    { lines: [line(), line({ kind: "told", settled: false, state: "open" })], previous: null },
    text,
    "da",
  );
  expect(parts.map(({ title }) => title)).toEqual([leaving.document.lines]);
  expect(parts[0]?.lines.map(({ name }) => name)).toEqual([discharge.lines.told, discharge.lines.nursing]);
});

test("how it ended: who answered for what; answers that are closed say so", () => {
  const view = {
    ...{ subject: "admission", holder: null, admission: null, answers: null, answersClosed: true },
    regionCare: { applies: false, why: "noMunicipalNursing" },
    end: {
      ...{
        at: new Date("2026-11-22T13:00:00Z"),
        withoutPlace: true,
        leaderName: "Jette",
        leaderReason: "Fuldt",
      },
      ...{ municipality: { code: "0881", name: "Storvang" }, municipalitySaid: "Ingen plads" },
    },
  } as unknown as LeavingView;
  const facts = new Map(factsOf(view, text, "da"));
  expect(facts.get(leaving.document.answers)).toBe(leaving.document.closed);
  expect(facts.get(discharge.course.withoutPlace)).toContain("Ingen plads");
  expect(facts.get(leaving.finish.leaderName)).toBe("Jette: Fuldt");
  expect(facts.get(leaving.region.title)).toBe(leaving.region.why.noMunicipalNursing);
  expect(facts.has(leaving.document.holder)).toBe(false);
});
