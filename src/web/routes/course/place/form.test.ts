import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { typed } from "../shared/testFields.ts";
import { askedNights, parsePlace } from "./form.ts";

const text = textFor("da");
const [NEED, PLACE] = ["01890000-0000-7000-8000-000000000001", "01890000-0000-7000-8000-000000000002"];
const parse = (fields: Parameters<typeof typed>[0]) => parsePlace(NEED)(typed(fields), text);

test("a place is held for so many nights; one where nothing is said", () => {
  expect(parse({ form: "hold-x", placeId: PLACE, firstNight: "2026-11-22", nights: "3" })).toEqual({
    ok: true,
    command: { do: "hold", command: { needId: NEED, placeId: PLACE, firstNight: "2026-11-22", nights: 3 } },
  });
  expect(parse({ form: "hold-x", placeId: PLACE })).toMatchObject({
    ok: true,
    command: { command: { nights: 1 } },
  });
  expect(parse({ form: "hold-x", nights: "0" })).toMatchObject({
    ok: false,
    errors: { placeId: text.fieldIssues.chooseOne },
  });
});

test("it is given back for a reason, and waited for by what is so", () => {
  expect(parse({ form: "cancel-x", stayId: PLACE })).toEqual({
    ok: false,
    errors: { reason: text.fieldIssues.chooseOne },
  });
  expect(parse({ form: "wait", serviceId: PLACE, grounds: ["illness", "young"] })).toEqual({
    ok: true,
    command: { do: "wait", command: { needId: NEED, serviceId: PLACE, grounds: ["illness", "young"] } },
  });
  expect(parse({ form: "wait", serviceId: PLACE, grounds: ["shouting"] })).toMatchObject({ ok: false });
  expect(parse({ form: "other" })).toMatchObject({ ok: false });
});

test.each([
  ["", { first: "2026-11-22", nights: 1, conditions: [] }],
  [
    "fra=2026-11-24&naetter=7&vilkaar=dogs&vilkaar=couples",
    { first: "2026-11-24", nights: 7, conditions: ["dogs", "couples"] },
  ],
  ["fra=2026-11-21&naetter=0&vilkaar=%27--", { first: "2026-11-22", nights: 1, conditions: [] }],
  ["fra=i+nat&naetter=mange", { first: "2026-11-22", nights: 1, conditions: [] }],
  ["naetter=93", { first: "2026-11-22", nights: 1, conditions: [] }],
])("the address %j asks for %j", (address, asked) =>
  expect(askedNights(new URLSearchParams(address), "2026-11-22")).toEqual(asked),
);
