import { expect, test } from "vitest";
import { textFor } from "../../../../text/server.ts";
import { parseVisit } from "./form.ts";

const parse = (fields: Record<string, string>) =>
  parseVisit({ get: (name) => fields[name] ?? "" }, textFor("da"));
const where = { place: "Varmestuen", heldOn: "2026-03-02" };

test("a row left empty is no question, and one to choose from has two answers at least", () => {
  expect(parse({ ...where, "text-1": "Hvad mangler?", "kind-1": "words", "options-1": "overses" })).toEqual({
    ok: true,
    command: { ...where, questions: [{ kind: "words", text: "Hvad mangler?", options: [] }] },
  });
  expect(
    parse({
      ...where,
      "text-3": "Læge?",
      "kind-3": "choice",
      "options-3": " Ja \n\nNej\n",
      "kind-4": "choice",
    }),
  ).toMatchObject({ ok: true, command: { questions: [{ kind: "choice", options: ["Ja", "Nej"] }] } });
  expect(parse({ ...where, "text-1": "Læge?", "kind-1": "choice", "options-1": "Ja" })).toMatchObject({
    errors: { "options-1": expect.any(String) },
  });
});

test("without a place, a day or a question nothing is planned", () => {
  expect(parse({})).toEqual({
    ok: false,
    errors: { place: expect.any(String), heldOn: expect.any(String), "text-1": expect.any(String) },
  });
});
