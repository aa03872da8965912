import { expect, it } from "vitest";
import { formFields } from "../../../http/form.ts";
import { textFor } from "../../../text/server.ts";
import { parseClosing } from "./form.ts";

const unitId = "0198f3a0-0000-7000-8000-000000000001";
const parse = (fields: Record<string, string>, id = unitId) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return parseClosing(id, formFields(form), textFor("da"));
};

it("sending all of it on needs a reason", () => {
  expect(parse({ form: "empty", message: "  " })).toEqual({
    ok: false,
    errors: { message: "Feltet skal udfyldes" },
  });
  expect(parse({ form: "empty", message: "Vi lukker" })).toEqual({
    ok: true,
    command: { do: "empty", command: { unitId, message: "Vi lukker" } },
  });
});

it("closing takes the unit of the page, whatever else was sent", () =>
  expect(parse({ form: "close", unitId: "another" })).toEqual({
    ok: true,
    command: { do: "close", command: { unitId } },
  }));

it("a unit that cannot be is refused", () => expect(parse({ form: "close" }, "nonsense").ok).toBe(false));

it("a unit is closed by the form that closes it and by no other", () =>
  expect(parse({ form: "x" }).ok).toBe(false));
