import { expect, test } from "vitest";
import { labelsIn } from "./labels.ts";

const words = (text: string) => labelsIn(text).map(({ kind, word }) => `${kind} ${word}`);

test.each([
  ["Han er voldelig.", ["does voldelig"]],
  ["VOLDELIGE og farlige, farlige mennesker", ["does VOLDELIGE", "does farlige"]],
  ["en kendt stofmisbruger, ret besværlig", ["uses stofmisbruger", "is besværlig"]],
  ["a known addict, aggressive", ["uses addict", "does aggressive"]],
])("what somebody is called is found: %s", (text, found) => {
  expect(words(text)).toEqual(found);
});

test.each([
  "",
  "Han råbte, slog i bordet og gik, da døren blev åbnet.",
  "Der var fare for, at glasset gik i stykker.",
  "Hun truede med at gå. Vold mod andre skete ikke.",
  "Problembrug af rusmidler; var påvirket den aften.",
])("what was done is not: %s", (text) => {
  expect(words(text)).toEqual([]);
});
