import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { typed } from "../../course/shared/testFields.ts";
import { parseRound } from "./form.ts";

const text = textFor("da");
const ID = "01890000-0000-7000-8000-000000000001";
const ROUND = "01890000-0000-7000-8000-000000000002";
const DAY = "2026-06-02";
const parse = (fields: Record<string, string>) => parseRound(ROUND, DAY)(typed(fields), text);

test.each<[Record<string, string>, object]>([
  [{ form: `done-${ID}` }, { do: "mark", command: { stopId: ID, day: DAY, state: "done" } }],
  [
    { form: `skip-${ID}`, why: "weather" },
    { do: "mark", command: { stopId: ID, day: DAY, state: "skipped", why: "weather" } },
  ],
  [
    { form: "rest", why: "noTime" },
    { do: "rest", command: { roundId: ROUND, day: DAY, why: "noTime" } },
  ],
  [
    { form: `met-${ID}`, how: "hello", words: "Ved trappen" },
    { do: "met", command: { searchId: ID, how: "hello", words: "Ved trappen" } },
  ],
  [{ form: `missed-${ID}` }, { do: "missed", command: { searchId: ID } }],
  [
    { form: "seen", words: "Rød hue", days: "7" },
    { do: "seen", command: { words: "Rød hue", days: 7 } },
  ],
  [{ form: `gone-${ID}` }, { do: "gone", command: { sightingId: ID } }],
])("%j", (fields, command) => expect(parse(fields)).toEqual({ ok: true, command }));

test.each<[Record<string, string>, object]>([
  [{ form: `skip-${ID}` }, { why: text.fieldIssues.sayWhy }],
  [{ form: `met-${ID}` }, { how: text.fieldIssues.chooseOne }],
  [{ form: "seen", words: "" }, { words: text.fieldIssues.required }],
  [{ form: "seen", words: "Ring 20 00 00 31" }, { words: text.fieldIssues.noLongNumber }],
  [{ form: "seen", words: "010180-1238" }, { words: text.fieldIssues.noNumberHere }],
])("%j says what is wrong", (fields, errors) => expect(parse(fields)).toEqual({ ok: false, errors }));

test.each([{ form: "done-" }, { form: "done-1" }, { form: `close-${ID}` }, { form: "" }])(
  "%j is none of the page's",
  (fields) => expect(parse(fields).ok).toBe(false),
);
