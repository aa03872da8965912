import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { typed } from "../../course/shared/testFields.ts";
import { parseStay } from "./form.ts";

const text = textFor("da");
const STAY = "01890000-0000-7000-8000-000000000001";
const parse = (fields: Parameters<typeof typed>[0]) => parseStay(STAY)(typed(fields), text);
const answered = {
  leaderName: "Leder Lund",
  leaderReason: "Slog på døren",
  municipality: "0101",
  municipalitySaid: "Ingen pladser",
};

test("a form that is none of the page's does nothing", () => {
  expect(parse({ form: "delete" })).toMatchObject({ ok: false });
});

test("nothing chosen is said so", () => {
  expect(parse({ form: "end" })).toEqual({ ok: false, errors: { whereTo: text.fieldIssues.chooseOne } });
  expect(parse({ form: "refuse" })).toEqual({ ok: false, errors: { reason: text.fieldIssues.chooseOne } });
  expect(parse({ form: "refuse", reason: "other" })).toEqual({
    ok: false,
    errors: { words: text.fieldIssues.sayWhy },
  });
  expect(parse({ form: "extend", lastNight: "i morgen" })).toEqual({
    ok: false,
    errors: { lastNight: text.fieldIssues.notADay },
  });
});

test("nowhere to go asks for all four answers", () => {
  const wrong = parse({ form: "end", whereTo: "nowhere" });
  expect(wrong).toEqual({ ok: false, errors: text.stays.stay.missing });
  expect(parse({ form: "end", whereTo: "nowhere", ...answered })).toEqual({
    ok: true,
    command: { do: "end", command: { stayId: STAY, whereTo: "nowhere", ...answered } },
  });
});

test("lines that are open ask for a leader, wherever they go; a municipality only where they go nowhere", () => {
  const { leaderName, leaderReason } = answered;
  expect(parse({ form: "end", whereTo: "ownHome", unsettled: "1", ...answered })).toEqual({
    ok: true,
    command: { do: "end", command: { stayId: STAY, whereTo: "ownHome", leaderName, leaderReason } },
  });
});

test("the check is begun with a press", () => {
  expect(parse({ form: "check" })).toEqual({ ok: true, command: { do: "check" } });
});

test("what was written before another answer was chosen belongs to nothing", () => {
  expect(parse({ form: "end", whereTo: "hospital", words: "Til skadestuen", ...answered })).toEqual({
    ok: true,
    command: { do: "end", command: { stayId: STAY, whereTo: "hospital", words: "Til skadestuen" } },
  });
});
