import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseLink } from "./form.ts";

const text = textFor("da");
const parse = (fields: Parameters<typeof typed>[0]) => parseLink(idOf(1), idOf(2))(typed(fields), text);

test("a party, and the day we hear how it went", () => {
  expect(parse({ partyName: "Natcaféen", checkBackOn: "2026-06-02", agreedWithCitizen: "yes" })).toEqual({
    ok: true,
    command: {
      courseId: idOf(1),
      needId: idOf(2),
      partyName: "Natcaféen",
      checkBackOn: "2026-06-02",
      agreedWithCitizen: true,
    },
  });
});

test("what is missing is said at its field", () => {
  expect(parse({})).toEqual({
    ok: false,
    errors: {
      partyName: text.fieldIssues.required,
      checkBackOn: text.fieldIssues.required,
      agreedWithCitizen: text.fieldIssues.chooseOne,
    },
  });
});
