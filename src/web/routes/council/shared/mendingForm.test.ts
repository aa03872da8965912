import { expect, test } from "vitest";
import { formFields } from "../../../http/form.ts";
import { textFor } from "../../../text/server.ts";
import { parseMending } from "./mendingForm.ts";

const parse = (place: number, sent: Record<string, string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(sent)) form.append(name, value);
  return parseMending(formFields(form), textFor("da"), place);
};
const item = { form: "mend", number: "3", title: "Varmen", open: "closed", absent: "Ida Holm\n\n Bo Dal " };

test("an item is mended in what was sent of it; a part that was not sent is not touched", () => {
  expect(parse(2, { ...item, "section-decision": "Ja", "section-economy": "" })).toEqual({
    ok: true,
    command: {
      ...{ what: "item", place: 2 },
      item: {
        ...{ number: 3, title: "Varmen", open: false, caseNumber: null, docId: null },
        ...{ sections: { decision: "Ja", economy: "" }, absent: ["Ida Holm", "Bo Dal"] },
      },
    },
  });
});

test("a head without a next meeting has none", () => {
  const sent = { form: "mend", date: "2026-02-02", start: "09:00", nextStart: "10:00", place: "Salen" };
  expect(parse(0, sent)).toMatchObject({
    ok: true,
    command: { what: "head", head: { date: "2026-02-02", end: null, place: "Salen", next: null } },
  });
});

test.each([
  ["a head without its day", 0, { form: "mend", date: "" }, "date"],
  ["a day that is none", 0, { form: "mend", date: "2026-13-01" }, "date"],
  ["a time that is none", 0, { form: "mend", date: "2026-02-02", start: "25:00" }, "start"],
  ["a number that is none", 1, { ...item, number: "x" }, "number"],
  ["a title too long", 1, { ...item, title: "x".repeat(1001) }, "title"],
  ["a next day that is none", 0, { form: "mend", date: "2026-02-02", nextDate: "i morgen" }, "nextDate"],
  ["the head taken out", 0, { form: "drop" }, "form"],
  ["a form nobody drew", 1, { form: "publish" }, "form"],
] as const)("%s is said at its field", (_what, place, sent, field) => {
  expect(parse(place, sent)).toMatchObject({ ok: false, errors: { [field]: expect.any(String) } });
});

test("an item is taken out, or another comes after it", () => {
  expect(parse(2, { form: "drop" })).toEqual({ ok: true, command: { what: "drop", place: 2 } });
  expect(parse(2, { form: "add" })).toEqual({ ok: true, command: { what: "add", after: 2 } });
});
