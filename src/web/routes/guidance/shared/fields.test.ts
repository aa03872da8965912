import { expect, test } from "vitest";
import { type Card, cardSchema } from "#modules/guidance/index.ts";
import { textFor } from "../../../text/server.ts";
import { cardFields, cardFrom } from "./fields.ts";

const text = textFor("da");
const card: Card = cardSchema.parse({
  id: "01920000-0000-7000-8000-000000000001",
  region: "DK-84",
  title: { da: "Smerter", en: "Pain" },
  body: { da: "Tro på dem.\n\n- Spørg.\n- Vent.", en: "Believe them." },
  moments: ["painRelief", "night"],
  needs: ["painRelief"],
  sources: [{ title: "Loven § 41", url: "https://example.org/41" }, { title: "En samtale" }],
  reviewOn: "2027-01-01",
  clinical: { owner: "Ledende overlæge", guideline: { title: "Vejledningen", url: "https://example.org/v" } },
  example: true,
});
const typed = (changes: Record<string, readonly string[]>) =>
  cardFrom({ ...cardFields(card), ...changes }, card, text);

test("a form nobody touched is the same card, and so is one as a browser sends it", () => {
  expect(typed({})).toEqual({ ok: true, command: card });
  const sent = { bodyDa: [card.body.da.replaceAll("\n", "\r\n")] };
  expect(typed(sent)).toEqual({ ok: true, command: card });
});

test("what is wrong is said at its own field", () => {
  const wrong = (changes: Record<string, readonly string[]>) => {
    const parsed = typed(changes);
    return parsed.ok ? null : parsed.errors;
  };
  const { required, chooseOne, tooLong, notADay, bothOrNone } = text.fieldIssues;
  expect(wrong({ titleDa: [], bodyDa: [] })).toEqual({ titleDa: required, bodyDa: required });
  expect(wrong({ bodyEn: [] })).toEqual({ bodyEn: bothOrNone });
  expect(wrong({ bodyDa: ["x".repeat(1300)] })).toEqual({ bodyDa: tooLong });
  expect(wrong({ moments: [], needs: [] })).toEqual({ moments: chooseOne });
  expect(wrong({ sources: [] })).toEqual({ sources: required });
  expect(wrong({ reviewOn: ["i morgen"] })).toEqual({ reviewOn: notADay });
  expect(wrong({ owner: [] })).toEqual({ owner: text.guidance.editing.needBothClinical });
  expect(wrong({ guideline: [] })).toEqual({ guideline: text.guidance.editing.needBothClinical });
});

test("nothing clinical is neither owner nor guideline", () => {
  expect(typed({ owner: [], guideline: [] })).toEqual({ ok: true, command: { ...card, clinical: null } });
});
