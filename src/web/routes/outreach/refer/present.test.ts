import { expect, test } from "vitest";
import type { CourseView } from "#modules/relay/index.ts";
import { textFor } from "../../../text/server.ts";
import { typed } from "../../course/shared/testFields.ts";
import { parseReferral } from "./form.ts";
import { askable, doorChoice } from "./present.ts";

const OURS = "team";
const text = textFor("da");
const ID = "01890000-0000-7000-8000-000000000001";

const course = (holder: string, needs: readonly object[]): CourseView =>
  ({
    holder: { unit: { id: holder } },
    needs: needs.map((need) => ({
      id: "n",
      kind: "somatic",
      closed: false,
      endedAt: null,
      may: { ask: true },
      handovers: [],
      ...need,
    })),
  }) as unknown as CourseView;

test.each<[string, CourseView, object[]]>([
  ["nobody has opened it, and the baton is ours: it is opened", course(OURS, []), [{ needId: null }]],
  ["nobody has opened it, and the baton is another's", course("other", []), []],
  ["it is open and ours: that one, also without the baton", course("other", [{}]), [{ needId: "n" }]],
  ["it is open and another's: theirs to ask about", course(OURS, [{ may: { ask: false } }]), []],
  ["it has ended: a new one", course(OURS, [{ endedAt: new Date() }]), [{ needId: null }]],
])("%s", (_, view, expected) => expect(askable(view, OURS, ["somatic"])).toMatchObject(expected));

test("who has been asked already is said, and who has answered is not", () => {
  const handovers = [
    { state: "proposed", to: { id: "a", name: "A" } },
    { state: "redirected", to: { id: "b", name: "B" } },
  ];
  expect(askable(course(OURS, [{ handovers }]), OURS, ["somatic"])[0]?.asked).toEqual([
    { id: "a", name: "A" },
  ]);
});

test("one choice says what and with whom; none chosen, or not agreed, is said at its field", () => {
  const parse = (fields: Record<string, string>) =>
    parseReferral(ID)(typed({ form: "refer", ...fields }), text);
  expect(parse({ door: doorChoice("somatic", ID), agreedWithCitizen: "yes" })).toEqual({
    ok: true,
    command: { kind: "somatic", ask: { courseId: ID, toUnitIds: [ID], agreedWithCitizen: true } },
  });
  expect(parse({ agreedWithCitizen: "yes" })).toEqual({
    ok: false,
    errors: { door: text.fieldIssues.chooseOne },
  });
  expect(parse({ door: doorChoice("somatic", ID) })).toEqual({
    ok: false,
    errors: { agreedWithCitizen: text.fieldIssues.chooseOne },
  });
  expect(parse({ door: doorChoice("somatic", ID), agreedWithCitizen: "notYet" })).toEqual({
    ok: false,
    errors: { notAgreedWhy: text.fieldIssues.sayWhyNotAgreed },
  });
});
