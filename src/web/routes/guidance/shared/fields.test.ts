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

test("the Danish is not changed away from the English in silence: somebody says whether it must follow", () => {
  const danish = { bodyDa: ["Tro på dem, hver gang."] };
  expect(typed(danish)).toEqual({ ok: false, errors: { english: text.guidance.editing.sayOfEnglish } });
  expect(typed({ ...danish, english: ["fits"] })).toMatchObject({ command: { englishOlder: false } });
  expect(typed({ ...danish, english: ["older"] })).toMatchObject({ command: { englishOlder: true } });
  expect(typed({ ...danish, bodyEn: ["Believe them, each time."] })).toMatchObject({
    command: { englishOlder: false },
  });
  const neither = { titleEn: [], bodyEn: [] };
  expect(typed({ ...danish, ...neither })).toMatchObject({ command: { englishOlder: false } });
});

test("older it stays, until the English is written anew or somebody says that it fits", () => {
  const older = { ...card, englishOlder: true };
  const then = (changes: Record<string, readonly string[]>) =>
    cardFrom({ ...cardFields(older), ...changes }, older, text);
  expect(then({})).toEqual({ ok: true, command: older });
  expect(then({ bodyDa: ["Endnu en gang"] })).toMatchObject({ command: { englishOlder: true } });
  expect(then({ english: ["fits"] })).toEqual({ ok: true, command: card });
  expect(then({ bodyEn: ["Believe them, always."] })).toMatchObject({ command: { englishOlder: false } });
});
