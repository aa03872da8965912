import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../../course/shared/testFields.ts";
import { parseKeeping } from "./form.ts";

const text = textFor("da");
const [SERVICE, PLACE] = [idOf(1), idOf(2)];
const parse = (fields: Parameters<typeof typed>[0]) => parseKeeping(typed(fields), text);

test("a place is written in; what is left open is not said", () => {
  const place = { serviceId: SERVICE, countedIn: "bed", name: "Seng 4", conditions: ["dogs", "couples"] };
  expect(parse({ form: "add", ...place, firstNight: "", lastNight: "" })).toEqual({
    ok: true,
    command: { do: "add", command: place },
  });
  expect(parse({ form: "add", name: "" })).toMatchObject({
    ok: false,
    errors: {
      serviceId: text.fieldIssues.chooseOne,
      countedIn: text.fieldIssues.chooseOne,
      name: text.fieldIssues.required,
    },
  });
});

test("each row's form is about its place", () => {
  expect(parse({ form: `change-${PLACE}`, placeId: PLACE, name: "Værelse 2" })).toMatchObject({
    ok: true,
    command: { do: "change", command: { placeId: PLACE, name: "Værelse 2" } },
  });
  expect(parse({ form: `out-${PLACE}`, placeId: PLACE, reason: "" })).toMatchObject({
    ok: false,
    errors: { reason: text.fieldIssues.chooseOne },
  });
  expect(parse({ form: `back-${PLACE}`, placeId: PLACE })).toEqual({
    ok: true,
    command: { do: "back", command: { placeId: PLACE } },
  });
});

test("how long the house keeps a promise", () => {
  const rules = { form: "house", holdMinutes: "90", evening: "21:30" };
  expect(parse(rules)).toEqual({
    ok: true,
    command: { do: "house", command: { holdMinutes: 90, holdUntilEvening: false, evening: "21:30" } },
  });
  expect(parse({ ...rules, holdUntilEvening: "yes" })).toMatchObject({
    command: { command: { holdUntilEvening: true } },
  });
  for (const wrong of [{ holdMinutes: "5" }, { holdMinutes: "mange" }, { evening: "aften" }])
    expect(parse({ ...rules, ...wrong })).toMatchObject({ ok: false });
  expect(parse({ form: "close" })).toMatchObject({ ok: false });
});
