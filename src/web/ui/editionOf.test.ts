import { expect, test } from "vitest";
import { editionOf } from "./editionOf.ts";

const again = (code: string | null, values: Record<string, string[]> = { edition: ["1"] }) => ({
  ...{ form: "edit", values, errors: {} },
  refusal: code === null ? null : { code, message: "" },
});

test.each([
  ["drawn for the first time", undefined, "2"],
  ["something was wrong with a field", again(null), "1"],
  ["refused for something else", again("dayIsPast"), "1"],
  ["told what it became meanwhile", again("stale"), "2"],
  ["told so of a round", again("editedMeanwhile"), "2"],
  ["told so of an appointment", again("staleAppointment"), "2"],
  ["told that somebody else answered", again("answeredMeanwhile"), "2"],
  ["sent without one", again(null, {}), "2"],
])("%s", (_, shown, edition) => {
  expect(editionOf(shown, "edition", 2)).toBe(edition);
});
