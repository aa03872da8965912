import { describe, expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../../course/shared/testFields.ts";
import { parseLeaving } from "./form.ts";

const text = textFor("da");
const ours = { id: idOf(2), name: "Medicinsk afsnit M2", phone: "1" };
const leavingId = idOf(1);
const parse = (fields: Parameters<typeof typed>[0]) => parseLeaving(leavingId, [ours])(typed(fields), text);
const home = { form: "save", edition: "0", tonight: "ownHome", followUp: "ownDoctor" };

test.each([
  ["cancel", {}],
  ["reopen", { lineId: idOf(5), edition: "1" }],
])("%s: what happened is asked for by that name", (form, fields) => {
  const { happened } = text.leaving.missingFields;
  expect(parse({ form, ...fields })).toEqual({ ok: false, errors: { words: happened } });
});

test("a form the page does not have does nothing", () => {
  expect(parse({ form: "burn" })).toEqual({ ok: false, errors: { form: text.fieldIssues.unusable } });
});

describe("all of it in one press", () => {
  test("the two questions are for everybody", () => {
    expect(parse({ form: "save", edition: "0" })).toEqual({
      ok: false,
      errors: {
        tonight: text.leaving.missingFields.tonight,
        followUp: text.leaving.missingFields.followUp,
      },
    });
  });

  test("lines that were not touched are not sent", () => {
    expect(parse({ ...home, "contact.by": ours.name, "contact.edition": "0" })).toEqual({
      ok: true,
      command: {
        do: "save",
        command: {
          ...{ leavingId, edition: 0, tonight: "ownHome", followUp: "ownDoctor", matters: [] },
          lines: [],
        },
      },
    });
  });

  test("what is ticked is in place; the grounds for transport say nothing of the kind", () => {
    const saved = parse({ ...home, "told.ticks": ["ownDoctor"], "told.by": ours.name, "told.edition": "3" });
    expect(saved).toMatchObject({
      command: {
        command: {
          lines: [{ line: "told", edition: 3, state: "secured", byUnitId: ours.id, ticks: ["ownDoctor"] }],
        },
      },
    });
    expect(parse({ ...home, "transport.ticks": ["pension"] })).toEqual({
      ok: false,
      errors: { "transport.how": text.fieldIssues.chooseOne },
    });
  });

  test("what is wrong with a line is said at that line's field", () => {
    expect(
      parse({
        ...home,
        "place.how": "secured",
        "place.until": "2026-02-31",
        "followUp.how": "notNeeded",
        "nursing.how": "need",
        "nursing.nextStepOn": "soon",
      }),
    ).toEqual({
      ok: false,
      errors: {
        "place.by": text.fieldIssues.sayWhom,
        "place.until": text.fieldIssues.notADay,
        "followUp.theirWords": text.leaving.missingFields.theirWords,
        "nursing.nextStepOn": text.fieldIssues.notADay,
      },
    });
  });

  test("words on a line that says nothing of how it stands are asked about, and not lost", () => {
    expect(parse({ ...home, "place.words": "Hos hans søster" })).toEqual({
      ok: false,
      errors: { "place.how": text.fieldIssues.chooseOne },
    });
  });

  test("what stood there from the start – the bed that is held, and until when – is nothing anybody wrote", () => {
    const bed = { "place.by": "Herberget", "place.until": "2026-11-30", "place.phone": "1" };
    expect(parse({ ...home, ...bed })).toMatchObject({ ok: true, command: { command: { lines: [] } } });
  });

  test("a need of the course, or a new one", () => {
    const nursing = { "nursing.how": "need", "nursing.edition": "0" };
    expect(parse({ ...home, ...nursing, "nursing.needId": idOf(7), "nursing.nextStep": "x" })).toMatchObject({
      command: { command: { lines: [{ line: "nursing", state: "need", needId: idOf(7) }] } },
    });
    expect(parse({ ...home, ...nursing, "nursing.nextStep": "Ring" })).toMatchObject({
      command: { command: { lines: [{ nextStep: "Ring" }] } },
    });
  });
});

describe("one line alone", () => {
  const line = { form: "line-medicine", lineId: idOf(5), "medicine.edition": "1" };

  test("says how it stands", () => {
    expect(parse(line)).toEqual({ ok: false, errors: { "medicine.how": text.fieldIssues.chooseOne } });
    expect(parse({ ...line, "medicine.how": "notNeeded" })).toEqual({
      ok: false,
      errors: { "medicine.theirWords": text.leaving.missingFields.theirWords },
    });
  });

  test("secured by somebody in words, with a phone", () => {
    expect(
      parse({
        ...line,
        "medicine.how": "secured",
        "medicine.by": "Apoteket",
        "medicine.phone": "70995001",
        "medicine.ticks": ["inHand", "paidWholeCure"],
      }),
    ).toEqual({
      ok: true,
      command: {
        do: "secure",
        command: {
          ...{ lineId: idOf(5), edition: 1, by: "Apoteket", phone: "70995001" },
          ticks: ["inHand", "paidWholeCure"],
        },
      },
    });
  });
});

describe("they leave", () => {
  test("with everything in place it is one press", () => {
    expect(parse({ form: "complete", unsettled: "" })).toEqual({
      ok: true,
      command: { do: "complete", command: { leavingId } },
    });
  });

  test("with something unsettled a leader answers; with no place, a municipality was asked", () => {
    const { leaderName, leaderReason, municipality, municipalitySaid } = text.leaving.missingFields;
    expect(parse({ form: "complete", unsettled: "lines" })).toEqual({
      ok: false,
      errors: { leaderName, leaderReason },
    });
    expect(parse({ form: "complete", unsettled: "place" })).toEqual({
      ok: false,
      errors: { leaderName, leaderReason, municipality, municipalitySaid },
    });
  });

  test("before time: what happened, and until when the door is open", () => {
    expect(parse({ form: "early", words: "Gik ud at ryge", doorOpenUntil: "2026-11-30" })).toEqual({
      ok: true,
      command: {
        do: "early",
        command: { leavingId, words: "Gik ud at ryge", doorOpenUntil: "2026-11-30" },
      },
    });
  });
});
