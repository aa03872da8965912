import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { typed } from "../../course/shared/testFields.ts";
import { parseNote } from "./form.ts";

const text = textFor("da");
const gap = { area: "0101", needKind: "dental" };
const parse = (fields: Parameters<typeof typed>[0]) => parseNote(gap)(typed(fields), text);
const id = "0190a0b0-1111-7222-8333-0123456789ab";

test("a comment needs words only", () => {
  expect(parse({ words: "Bussen kom ikke", decision: "", service: "x" })).toEqual({
    ok: true,
    command: { ...gap, words: "Bussen kom ikke" },
  });
  expect(parse({ words: "", decision: "" })).toEqual({
    ok: false,
    errors: { words: text.fieldIssues.required },
  });
});

test("a new offer is named by its address", () => {
  const service = `https://stafet.example/tilbud/${id}?x=1`;
  expect(parse({ words: "Åbnet i maj", decision: "newOffer", service })).toEqual({
    ok: true,
    command: { ...gap, words: "Åbnet i maj", decision: "newOffer", serviceId: id },
  });
  expect(parse({ words: "Åbnet i maj", decision: "newOffer", service: "tandbussen" })).toEqual({
    ok: false,
    errors: { service: text.care.gap.notService },
  });
});
