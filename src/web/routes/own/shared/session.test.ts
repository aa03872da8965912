import { describe, expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { easy, typedIn } from "./session.ts";

describe("what somebody wrote or chose in a form", () => {
  test.each([
    [{ key: ["k"], form: ["stop"], mark: ["m"], consentId: ["c"], n: ["0"] }, []],
    [{ key: ["k"], noteId: ["n"], words: ["Jeg blev bange"] }, ["Jeg blev bange"]],
    [{ follows: ["f"], "was-helps": ["Ro"], helps: [""] }, []],
    [{ complaintId: ["c"], seen: ["1"], about: ["care"], words: [""] }, ["care"]],
    [{ consentId: ["c"], n: [""], kinds: ["need", "health"] }, ["need", "health"]],
  ] as const)("%j", (values, typed) => {
    expect(typedIn(values)).toEqual(typed);
  });
});

test("what has no easier words has the house's own", () => {
  const da = textFor("da");
  expect(easy(da).fieldIssues.required).toBe(da.own.issues.required);
  expect(easy(da).fieldIssues.notACvr).toBe(da.fieldIssues.notACvr);
  expect(easy(da).refusals.stale).toBe(da.own.refusals.stale);
  expect(easy(da).refusals.wrongCode).toBe(da.refusals.wrongCode);
});
