import { expect, it } from "vitest";
import { formFields } from "../../../http/form.ts";
import { textFor } from "../../../text/server.ts";
import { parseNewUnit, parseUnit } from "./form.ts";

const fieldsOf = (given: Record<string, string | string[]>) => {
  const form = new FormData();
  for (const [name, values] of Object.entries(given))
    for (const value of [values].flat()) form.append(name, value);
  return formFields(form);
};
const words = textFor("da");
const unit = {
  name: "Herberget",
  kind: "shelter",
  area: "0101",
  holds: ["holdsCourses", "answersAsks"],
  phone: "33 12 34 56",
  email: "",
  address: "",
  contactNote: "",
};

it.each([
  ["no hours", {}, ["day1"]],
  ["hours that are none", { day3: "8-25" }, ["day3"]],
  ["two days wrong, and the telephone", { day3: "x", day5: "8", phone: "112" }, ["day3", "day5", "phone"]],
  ["no name and no municipality", { always: "yes", name: "", area: "" }, ["area", "name"]],
])("a new unit with %s is not made, and says where", (_, given, errors) => {
  const parsed = parseNewUnit(fieldsOf({ ...unit, ...given }), words);
  expect(parsed.ok ? [] : Object.keys(parsed.errors).sort()).toEqual(errors);
});

it("a unit with a week, as it was typed", () => {
  const parsed = parseNewUnit(fieldsOf({ ...unit, day1: "8-12, 13-15", holidays: "yes" }), words);
  expect(parsed).toMatchObject({
    ok: true,
    command: {
      openingHours: {
        week: {
          1: [
            ["08:00", "12:00"],
            ["13:00", "15:00"],
          ],
        },
        openOnHolidays: true,
      },
      holdsCourses: true,
      holdsNeeds: false,
      answersAsks: true,
    },
  });
});

it("round the clock makes the days no matter", () =>
  expect(parseUnit(fieldsOf({ ...unit, form: "describe", always: "yes", day1: "x" }), words)).toMatchObject({
    ok: true,
    command: { do: "describe", contact: { openingHours: { always: true } } },
  }));

it("what is emptied is taken away", () =>
  expect(parseUnit(fieldsOf({ ...unit, form: "describe", always: "yes" }), words)).toMatchObject({
    command: { contact: { email: null, address: "", contactNote: "" } },
  }));

it("a form that is none of the page's does nothing", () => {
  expect(parseUnit(fieldsOf({ form: "x" }), words).ok).toBe(false);
  expect(parseUnit(fieldsOf({ form: "offer", area: "" }), words).ok).toBe(false);
});
