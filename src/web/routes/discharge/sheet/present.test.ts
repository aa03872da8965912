import { describe, expect, test } from "vitest";
import type { LeavingView, LineView } from "#modules/discharge/index.ts";
import { lix } from "../../../../../test/lix.ts";
import { textFor } from "../../../text/server.ts";
import { CHOSEN, sheetOf, USUALLY } from "./present.ts";

type Shown = Parameters<typeof sheetOf>[0];

const nurse = { id: "u1", name: "Hjemmesygeplejen", phone: "70995001" };
const holder = { id: "u2", name: "Gadeteamet", phone: "70995002" };
const line = (kind: string, more: object = {}): LineView =>
  ({
    kind,
    closed: false,
    state: "secured",
    settled: true,
    by: nurse,
    until: null,
    ticks: [],
    words: "HEMMELIGT SÅR",
    ...more,
  }) as unknown as LineView;
const view = (lines: readonly LineView[], more: object = {}): Shown => ({
  answers: { tonight: "otherPlace", followUp: "ownDoctor", matters: [] } as LeavingView["answers"],
  lines,
  holder: holder as LeavingView["holder"],
  responsible: nurse as LeavingView["responsible"],
  regionCare: null,
  end: null,
  ...more,
});
const dated = [
  { day: "2026-11-25", startsAt: new Date("2026-11-25T09:00:00Z"), endsAt: null, place: "Havnegade 3" },
] as unknown as Parameters<typeof sheetOf>[1];
const says = (shown: Shown, chosen: readonly (typeof CHOSEN)[number][] = USUALLY, lang: "da" | "en" = "da") =>
  sheetOf(shown, dated, chosen, textFor(lang).own, lang)
    .flatMap(({ heading, lines }) => [heading, ...lines.map((one) => one.says)])
    .join("\n");

const all = view([
  line("place", { until: "2026-11-30" }),
  line("medicine", { ticks: ["inHand", "paidWholeCure"] }),
  line("medicineKept"),
  line("followUp"),
  line("nursing"),
  line("transport", { state: "need", by: null }),
  line("contact"),
  line("psychiatricPlan"),
]);

test("whom to ring comes first, then where they sleep", () => {
  const [first, second] = sheetOf(all, [], USUALLY, textFor("da").own, "da");
  expect(first?.lines.map(({ says: said }) => said).join()).toContain("70\u00a099\u00a050\u00a001");
  expect(second?.lines.map(({ says: said }) => said)).toContain("Du har en plads.");
});

test("what staff wrote is never on it", () => {
  expect(says(all, CHOSEN)).not.toContain("HEMMELIGT");
});

test("wounds and psychiatry are on it only where the citizen chose so", () => {
  const { care, psychiatry, medicine } = textFor("da").own.leaving.sheet;
  expect(says(all)).toContain(medicine);
  expect(says(all)).not.toContain(care);
  expect(says(all)).not.toContain(psychiatry);
  expect(says(all, [])).not.toContain(medicine);
  expect(says(all, CHOSEN)).toContain(psychiatry);
});

test("appointments by time and place, where they want them there", () => {
  expect(says(all)).toContain("25. november 2026 kl. 10. ");
  expect(says(all)).toContain("Havnegade 3");
  expect(says(all, ["medicine"])).not.toContain("Havnegade 3");
});

test("what is closed to who prints it is not on it; what is not in place says so", () => {
  const closed = view([line("medicine", { closed: true, ticks: ["inHand"] })]);
  expect(says(closed)).not.toContain(textFor("da").own.leaving.sheet.has);
  expect(says(view([line("transport", { state: "open", by: null })]))).toContain(
    textFor("da").own.leaving.sheet.working,
  );
});

test("a place nobody has secured, or not any more, is no place; and nobody is promised to come who has not said so", () => {
  const { tonight, followUp } = textFor("da").own.leaving;
  for (const more of [{ state: "need", by: null, settled: false }, { settled: false }]) {
    const told = says(view([line("place", more), line("followUp", more)]));
    expect(told).toContain(tonight.nowhere);
    expect(told).not.toContain(tonight.otherPlace);
    expect(told).toContain(followUp.nobodyYet);
    expect(told).not.toContain(followUp.ownDoctor);
  }
});

test("nobody has the baton and nobody is named: the ward is rung", () => {
  expect(says(view([], { holder: null }))).toContain("Hjemmesygeplejen. Ring 70\u00a099\u00a050\u00a001.");
});

describe.each(["da", "en"] as const)("in %s", (lang) => {
  test.each(["ownHome", "nowhere", "unknown", "otherPlace", "otherTreatment", "friendsOrFamily"])(
    "it reads easily: %s",
    (tonight) => {
      const shown = { ...all, answers: { tonight, followUp: "nobodyYet", matters: [] } } as unknown as Shown;
      expect(lix(says(shown, CHOSEN, lang))).toBeLessThanOrEqual(30);
    },
  );
});
