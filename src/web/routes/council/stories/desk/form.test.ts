import { expect, test } from "vitest";
import { formFields } from "../../../../http/form.ts";
import { textFor } from "../../../../text/server.ts";
import { parseDesk } from "./form.ts";
import { nameOf } from "./naming.ts";

const text = textFor("da");
const zehra = { kind: "name", words: "Zehra" } as const;
const town = { kind: "place", words: "Aarhus" } as const;
const parse = (questions: Parameters<typeof parseDesk>[0], sent: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries({ form: "settle", seen: "3", ...sent }))
    form.append(name, value);
  return parseDesk(questions)(formFields(form), text);
};
const named = (what: string, of: typeof zehra | typeof town) => `${what}-${nameOf(of)}`;

test("each thing is written otherwise, or stays with why; what is left for later is left", () => {
  const sent = {
    ...{ [named("do", zehra)]: "write", [named("instead", zehra)]: "hun" },
    ...{ [named("do", town)]: "keep", [named("why", town)]: "Det er hele byen" },
  };
  expect(parse([zehra, town], sent)).toEqual({
    ok: true,
    command: {
      ...{ do: "settle", seen: 3 },
      settled: [
        { ...zehra, instead: "hun" },
        { ...town, why: "Det er hele byen" },
      ],
    },
  });
  expect(parse([zehra, town], { ...sent, [named("do", town)]: "later" })).toMatchObject({
    command: { settled: [{ ...zehra, instead: "hun" }] },
  });
});

test("a choice is never taken for another thing's, however the list has changed since it was drawn", () => {
  const sent = { [named("do", zehra)]: "write", [named("instead", zehra)]: "hun" };
  expect(parse([town, zehra], sent)).toMatchObject({ command: { settled: [{ ...zehra, instead: "hun" }] } });
  expect(parse([town], sent)).toMatchObject({ ok: false });
});

test.each([
  [{ [named("do", zehra)]: "write" }, named("instead", zehra)],
  [{ [named("do", zehra)]: "keep" }, named("why", zehra)],
  [{}, named("do", zehra)],
])("what is missing is said at its field", (sent, field) => {
  expect(parse([zehra, town], sent)).toMatchObject({ ok: false, errors: { [field]: expect.any(String) } });
});
