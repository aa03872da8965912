import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseLink, parseUnlink } from "./form.ts";

const text = textFor("da");

test("linking and parting both take a reason", () => {
  const [link, unlink] = [parseLink(idOf(1)), parseUnlink(idOf(1))];
  expect(link(typed({ citizenId: idOf(2), why: "Samme nummer" }), text)).toEqual({
    ok: true,
    command: { courseId: idOf(1), citizenId: idOf(2), why: "Samme nummer" },
  });
  expect(unlink(typed({ linkId: idOf(3), why: "To søstre" }), text)).toEqual({
    ok: true,
    command: { courseId: idOf(1), linkId: idOf(3), why: "To søstre" },
  });
  expect(link(typed({ citizenId: idOf(2), why: " " }), text)).toEqual({
    ok: false,
    errors: { why: text.fieldIssues.required },
  });
  expect(link(typed({ citizenId: idOf(2), why: "Begge er 010280-1234" }), text)).toEqual({
    ok: false,
    errors: { why: text.fieldIssues.noNumberHere },
  });
  expect(unlink(typed({ linkId: idOf(3) }), text)).toEqual({
    ok: false,
    errors: { why: text.fieldIssues.required },
  });
});
