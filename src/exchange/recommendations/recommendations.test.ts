import fc from "fast-check";
import { expect, test } from "vitest";
import { readRecommendations } from "./read.ts";

/** Our own document in the layout councils use: no council has said this. */
const DOCUMENT = `Havneby, den 2. marts 2026

## Anbefalinger fra Rådet i Havneby

## Indholdsfortegnelse

1.1 Indledning.....\t3
3.1 Borgerhistorier og udsagn .....\t4

# KAPITEL 1

## 1.1 Indledning

Rådet har to formål:

1. Rådet lytter.
2. Rådet siger videre.

### 2.1 Rådets anbefalinger

1. Rådet anbefaler, at der altid er varme i huset.
2. Rådet anbefaler, at ingen går alene hjem
om natten.
3. Rådet anbefaler, at der er suppe.

## KAPITEL 3

### 3.1 Borgerhistorier og udsagn fra foreningerne

Foreningerne har givet disse:

### 3.2 Varmen

*Man fryser* Der er koldt om natten.

#### *Ingen steder at gå hen*

Eksempel: En mand gik frem og tilbage på havnen.

- Suppen er tynd.

## KAPITEL 4

I det følgende er det uddybet.

### 4.1 Huset og natten

*Rådet anbefaler, at der altid er varme i huset.*

*Rådet anbefaler, at ingen går allene hjem om natten.*

- Der skal være nogen,
som går med.
  - Også om søndagen.

Og et ord til.

## 4.2 Andet

Ikke om noget bestemt.
`;

test("recommendations are read with what goes deeper and the stories they rest on", () => {
  const read = readRecommendations(DOCUMENT);
  expect(read).toMatchObject({ title: "Anbefalinger fra Rådet i Havneby", date: "2026-03-02" });
  const elaboration = ["Der skal være nogen, som går med.", "– Også om søndagen.", "Og et ord til."];
  expect(read.recommendations).toEqual([
    {
      number: 1,
      text: "Rådet anbefaler, at der altid er varme i huset.",
      heading: "Huset og natten",
      elaboration,
    },
    {
      number: 2,
      text: "Rådet anbefaler, at ingen går alene hjem om natten.",
      heading: "Huset og natten",
      elaboration,
    },
    { number: 3, text: "Rådet anbefaler, at der er suppe.", heading: null, elaboration: [] },
  ]);
  expect(read.stories).toEqual([
    { theme: "Varmen", heading: "Man fryser", kind: "statement", text: "Der er koldt om natten." },
    {
      theme: "Varmen",
      heading: "Ingen steder at gå hen",
      kind: "example",
      text: "Eksempel: En mand gik frem og tilbage på havnen.",
    },
    { theme: "Varmen", heading: "Ingen steder at gå hen", kind: "statement", text: "Suppen er tynd." },
  ]);
  expect(read.flags.map(({ code, number }) => [code, number])).toEqual([
    ["readsDifferently", 2],
    ["notElaborated", 3],
  ]);
});

test("numbers that do not follow each other are said", () => {
  const { flags } = readRecommendations("1. Vi anbefaler sol.\n3. Vi anbefaler regn.");
  expect(flags).toContainEqual({ code: "number", number: 3, line: 2, words: "Vi anbefaler regn." });
});

test("anything at all is read without an error; what is none is said to be none", () => {
  const shard = fc.constantFrom(
    "1. Vi anbefaler",
    "2.",
    "# ",
    "*x*",
    "- y",
    "3.1 Historier",
    "4.1 ",
    "\f",
    "KAPITEL 9",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(shard, fc.string()), { maxLength: 40 }), (parts) => {
      const { recommendations, flags } = readRecommendations(parts.join("\n"));
      expect(flags.some(({ code }) => code === "noRecommendations")).toBe(recommendations.length === 0);
    }),
  );
});
