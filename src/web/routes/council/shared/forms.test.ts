import { expect, test } from "vitest";
import { textFor } from "../../../text/server.ts";
import { idOf, typed } from "../../course/shared/testFields.ts";
import { parseDialogue } from "../dialogue/form.ts";
import { parseEnding } from "../ending/form.ts";
import { parseInput } from "../input/form.ts";
import { parseGathering } from "../inputs/form.ts";
import { parseMember } from "../members/form.ts";
import { parseNomination } from "../nomination/form.ts";
import { parseAsking } from "../nominations/form.ts";
import { parseSeat } from "../seat/form.ts";
import { parseTopics } from "../topics/form.ts";

const text = textFor("da");
const { required, notADay, chooseOne, outOfRange, endsBeforeItBegins, notTogether } = text.fieldIssues;
const [ID, A, B] = [idOf(1), idOf(2), idOf(3)];

const seat = { name: "Ida", role: "deputy", onBehalfOf: "", deputyFor: A, from: "2026-01-01", until: "" };

test.each([
  ["a new seat", parseMember(ID), { form: "add", ...seat }, { bodyId: ID, role: "deputy", deputyFor: A }],
  [
    "a seat put right, who signs in as it was",
    parseSeat(ID),
    { form: "correct", seen: "2", why: "Fejl", signIn: "keep", signsInAs: "x@y.dk", ...seat },
    { do: "correct", command: expect.not.objectContaining({ signsInAs: expect.anything() }) },
  ],
  [
    "a seat nobody signs in with any more",
    parseSeat(ID),
    { form: "correct", seen: "2", why: "Fejl", signIn: "nobody", ...seat },
    { do: "correct", command: expect.objectContaining({ signsInAs: null, seen: 2 }) },
  ],
  [
    "an address that was emptied",
    parseSeat(ID),
    { form: "correct", seen: "2", why: "Fejl", signIn: "keep", mail: "", ...seat },
    { do: "correct", command: expect.objectContaining({ mail: null }) },
  ],
  [
    "another role",
    parseSeat(ID),
    { form: "move", seen: "1", role: "chair", since: "2026-03-01" },
    { do: "move", command: expect.objectContaining({ role: "chair", since: "2026-03-01" }) },
  ],
  [
    "two that become one",
    parseEnding(ID),
    { form: "end", together: [A], becomes: [B], lastDay: "2026-12-31", why: "Sammenlagt" },
    { do: "end", command: expect.objectContaining({ bodyIds: [ID, A], becomes: [B] }) },
  ],
  [
    "a topic for a meeting",
    parseTopics(ID),
    { form: `take-${A}`, meetingId: B },
    { do: "take", command: { topicId: A, meetingId: B } },
  ],
  [
    "words taken back",
    parseDialogue(ID),
    { form: `withdraw-${A}` },
    { do: "withdraw", command: { contributionId: A } },
  ],
  [
    "a summary put into the item",
    parseDialogue(ID),
    { form: "take", seen: "3" },
    { do: "take", command: { dialogueId: ID, seen: 3 } },
  ],
  [
    "a summary taken down",
    parseDialogue(ID),
    { form: "hide", seen: "3" },
    { do: "show", command: { dialogueId: ID, seen: 3, shown: false } },
  ],
  [
    "names that were chosen",
    parseNomination(ID),
    { form: "decide", seen: "1", chosen: [A, B], decidedOn: "2026-03-01", decidedAt: "Mødet" },
    { do: "decide", command: expect.objectContaining({ chosen: [A, B] }) },
  ],
  [
    "questions, a line each",
    parseGathering(ID),
    { form: "open", title: "Planen", askedBy: "Regionen", due: "2026-05-01", questions: "Et?\n\n To? " },
    { bodyId: ID, questions: ["Et?", "To?"] },
  ],
  [
    "inputs under headings, or none",
    parseInput(ID),
    { form: "group", [`under-${A}`]: B, [`under-${B}`]: "" },
    {
      do: "group",
      command: {
        gatheringId: ID,
        under: [
          { inputId: A, headingId: B },
          { inputId: B, headingId: null },
        ],
      },
    },
  ],
  [
    "input to a question",
    parseInput(ID),
    { form: "give", place: "2", fromWhom: "Broen", words: "Nærvær" },
    { do: "give", command: expect.objectContaining({ place: 2 }) },
  ],
] as const)("%s is its command", (_, parse, fields, command) =>
  expect(parse(typed(fields as Record<string, string>), text)).toMatchObject({ ok: true, command }),
);

test.each([
  ["a seat with no name", parseMember(ID), { form: "add", ...seat, name: "" }, { name: required }],
  [
    "a seat that ends first",
    parseMember(ID),
    { form: "add", ...seat, until: "2025-01-01" },
    { until: endsBeforeItBegins },
  ],
  [
    "a member who is a deputy",
    parseMember(ID),
    { form: "add", ...seat, role: "member" },
    { deputyFor: notTogether },
  ],
  [
    "somebody else who signs in, without an address",
    parseSeat(ID),
    { form: "correct", seen: "1", why: "x", signIn: "other", ...seat },
    { signsInAs: required },
  ],
  [
    "an end nobody chose",
    parseSeat(ID),
    { form: "end", seen: "1", why: "x", lastDay: "31-02-2026" },
    { lastDay: notADay },
  ],
  [
    "fewer at most than at least",
    parseAsking(ID),
    { form: "ask", title: "X", askedBy: "Y", fewest: "3", most: "2" },
    { most: outOfRange },
  ],
  [
    "nobody chosen",
    parseNomination(ID),
    { form: "decide", seen: "1", decidedOn: "2026-03-01", decidedAt: "x" },
    { chosen: chooseOne },
  ],
  [
    "a text before the inputs",
    parseGathering(ID),
    { form: "open", title: "X", askedBy: "Y", due: "2026-05-02", deliverBy: "2026-05-01" },
    { deliverBy: endsBeforeItBegins },
  ],
  ["nothing said", parseDialogue(ID), { form: "write" }, { words: required }],
  ["no reason", parseTopics(ID), { form: `aside-${A}` }, { because: required }],
] as const)("%s is said at its field", (_, parse, fields, errors) =>
  expect(parse(typed(fields as Record<string, string>), text)).toEqual({ ok: false, errors }),
);

test.each([
  parseMember,
  parseSeat,
  parseEnding,
  parseTopics,
  parseDialogue,
  parseAsking,
  parseNomination,
  parseGathering,
  parseInput,
])("a form nobody drew is none (%#)", (parse) =>
  expect(parse(ID)(typed({ form: "x" }), text).ok).toBe(false),
);
