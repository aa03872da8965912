import { describe, expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { parseNote } from "../safetyNote/form.ts";
import { idOf, typed } from "../shared/testFields.ts";
import { parseSafety } from "./form.ts";
import { freshLabels, labelsShown } from "./pointedOut.ts";

const text = textFor("da");
const { fieldIssues } = text;
const whole = {
  happenedOn: "2026-11-20",
  endsOn: "2026-12-20",
  happened: "Slog på døren",
  calmed: "Døren blev åbnet",
  asked: "yes",
  citizensWords: "Jeg ville ud",
  notAskedWhy: "Sov",
};
const said = { happened: "Slog på døren", calmed: "Døren blev åbnet" };

describe("a safety note", () => {
  const parse = (more: Record<string, string> = {}) =>
    parseSafety(idOf(1))(typed({ ...whole, ...more }), text);
  const errors = (more: Record<string, string>) => {
    const parsed = parse(more);
    return parsed.ok ? null : parsed.errors;
  };

  test("says the citizen's words, or why they were not asked: the one that was chosen", () => {
    const days = { courseId: idOf(1), happenedOn: "2026-11-20", endsOn: "2026-12-20" };
    expect(parse()).toEqual({ ok: true, command: { ...days, ...said, citizensWords: "Jeg ville ud" } });
    expect(parse({ asked: "no" })).toEqual({ ok: true, command: { ...days, ...said, notAskedWhy: "Sov" } });
  });

  test("is not sent without what calmed, nor without their side – said where it is missing", () => {
    expect(errors({ calmed: " " })).toEqual({ calmed: fieldIssues.sayWhatCalms });
    expect(errors({ asked: "" })).toEqual({ asked: fieldIssues.chooseOne });
    expect(errors({ citizensWords: "" })).toEqual({ citizensWords: fieldIssues.sayTheirWords });
    expect(errors({ asked: "no", notAskedWhy: "" })).toEqual({ notAskedWhy: fieldIssues.sayTheirWords });
    expect(errors({ happenedOn: "i går" })).toEqual({ happenedOn: fieldIssues.notADay });
  });

  test("points out what somebody is called, once; sent again it stays, and a new word is pointed out", () => {
    const called = { happened: ["Var Voldelig. Voldelig!"], calmed: ["Ro"] };
    const words = (values: Record<string, string[]>) => freshLabels(values).map(({ word }) => word);
    expect(words(called)).toEqual(["Voldelig"]);
    const labels = [labelsShown(called)];
    expect(labels).toEqual(["voldelig"]);
    expect(words({ ...called, labels })).toEqual([]);
    expect(words({ ...called, calmed: ["At kende en misbruger"], labels })).toEqual(["misbruger"]);
    // Theirs to say as they will.
    expect(words({ citizensWords: ["De kaldte mig farlig"] })).toEqual([]);
    expect(labelsShown()).toBe("");
  });
});

describe("a note that is there", () => {
  const parse = (fields: Record<string, string>) => parseNote(idOf(1), idOf(2))(typed(fields), text);
  const about = { courseId: idOf(1), noteId: idOf(2) };

  test("is put right, answered or ended by the form that was sent", () => {
    expect(parse({ ...whole, form: "correct", number: "3" })).toEqual({
      ok: true,
      command: { do: "correct", command: { ...about, ...said, number: 3, citizensWords: "Jeg ville ud" } },
    });
    expect(parse({ form: "answer", words: "Nej" })).toEqual({
      ok: true,
      command: { do: "answer", command: { ...about, words: "Nej" } },
    });
    expect(parse({ form: "end", why: "" })).toEqual({ ok: false, errors: { why: fieldIssues.required } });
    expect(parse({ form: "x" })).toEqual({ ok: false, errors: { form: fieldIssues.unusable } });
  });
});
