import { expect, test } from "vitest";
import type { NeedKind } from "#modules/relay/index.ts";
import { formFields } from "../../../http/form.ts";
import { textFor } from "../../../text/server.ts";
import { arrivalNote, numberFrom, parseStart } from "./form.ts";

const da = textFor("da");
const kind = (code: string, usualUrgency: NeedKind["usualUrgency"], name: string) =>
  ({ code, usualUrgency, name: { da: name, en: code } }) as unknown as NeedKind;
const kinds = [
  kind("home", "ordinary", "Et sted at bo"),
  kind("sleepTonight", "acute", "Et sted at sove i nat"),
];
const parse = parseStart({ kinds, today: "2026-11-22", unknown: "Ukendt, 22. nov. kl. 2.40" });

function fieldsOf(pairs: readonly [string, string][]) {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return formFields(form);
}
const started = (...pairs: [string, string][]) => parse(fieldsOf(pairs), da);

test("a need is all it takes; somebody nobody knows is called by the hour", () => {
  expect(started(["needs", "home"])).toEqual({
    ok: true,
    command: { citizen: { knownAs: "Ukendt, 22. nov. kl. 2.40" }, needs: [{ kind: "home" }] },
  });
});

test("what was told stands on the need that is most urgent, and what must happen today is today's", () => {
  const parsed = started(
    ["knownAs", "Bo"],
    ["ageBand", "40-59"],
    ["needs", "home"],
    ["needs", "sleepTonight"],
    ["citizensWords", "Jeg fryser"],
    ["note", "Har hund"],
    ["today", "Varm mad"],
  );
  expect(parsed).toEqual({
    ok: true,
    command: {
      citizen: { knownAs: "Bo", ageBand: "40-59" },
      needs: [
        {
          kind: "sleepTonight",
          citizensWords: "Jeg fryser",
          note: "Har hund",
          nextStep: "Varm mad",
          nextStepOn: "2026-11-22",
        },
        { kind: "home" },
      ],
    },
  });
});

test("no answer about consent is no consent and no objection; an answer is oral unless written", () => {
  const unasked = started(["needs", "home"], ["consentForm", "oral"], ["witness", "Karen"]);
  expect(unasked.ok && unasked.command.consent).toBeUndefined();
  const asked = started(["needs", "home"], ["consent", "thisDoor"], ["witness", "Karen"]);
  expect(asked.ok && asked.command.consent).toEqual({
    scope: "thisDoor",
    form: "oral",
    witness: "Karen",
    givenBy: "citizen",
  });
});

test.each([
  [{ number: "300280-1234" }, { number: da.fieldIssues.notANumber }],
  [{ number: "610280-1234" }, { issuer: da.fieldIssues.sayIssuer }],
  [{ knownAs: "Bo 010280-1234" }, { knownAs: da.fieldIssues.noNumberHere }],
])("%j is said beside its field", (fields, errors) => {
  expect(started(["needs", "home"], ...Object.entries(fields))).toEqual({ ok: false, errors });
});

test("a number that was typed stands by itself, and nowhere in the course or the note", () => {
  const pairs: [string, string][] = [
    ["needs", "home"],
    ["number", "010280-1234"],
  ];
  expect(numberFrom(fieldsOf(pairs), da)).toEqual({
    ok: true,
    command: { text: "010280-1234", issuer: undefined },
  });
  expect(numberFrom(fieldsOf([]), da)).toEqual({ ok: true, command: null });
  expect(JSON.stringify(started(...pairs))).not.toContain("1234");
  expect(arrivalNote(fieldsOf(pairs), kinds, da)).not.toContain("1234");
});

test("somebody known is not made anew", () => {
  const id = "00000000-0000-7000-8000-0000000000cc";
  const parsed = started(["citizenId", id], ["knownAs", "Bo"], ["needs", "home"]);
  expect(parsed.ok && parsed.command).toEqual({ citizenId: id, needs: [{ kind: "home" }] });
});

test.each<[string, [string, string][], string]>([
  ["nothing ticked", [], "needs"],
  ["a kind nobody has heard of", [["needs", "gold"]], "needs"],
  [
    "a year before anybody",
    [
      ["needs", "home"],
      ["birthYear", "1804"],
    ],
    "birthYear",
  ],
  [
    "a year that is none",
    [
      ["needs", "home"],
      ["birthYear", "tresindstyve"],
    ],
    "birthYear",
  ],
  [
    "an answer about consent that is none",
    [
      ["needs", "home"],
      ["consent", "maybe"],
    ],
    "consent",
  ],
])("%s is said beside its field", (_, pairs, field) => {
  const parsed = started(...pairs);
  expect(parsed.ok ? {} : parsed.errors).toHaveProperty(field);
});

test("all that was written for somebody who turns out to be known goes along in the note, however long", () => {
  const long = "ord ".repeat(900).trim();
  const fields = fieldsOf([
    ["citizensWords", long.slice(0, 2000)],
    ["note", long],
    ["consent", "notNow"],
    ["meetMe", "Luk døren stille"],
  ]);
  const note = arrivalNote(fields, kinds, textFor("da"));
  expect(note).toContain(long);
  expect(note.split("\n").slice(-2)).toEqual([
    "Må andre vide det? ”Ikke nu”",
    "Mød mig sådan: Luk døren stille",
  ]);
});

test("what was written for somebody who turns out to be known goes along in the note", () => {
  const fields = fieldsOf([
    ["needs", "sleepTonight"],
    ["citizensWords", "Jeg fryser"],
    ["today", "Varm mad"],
  ]);
  expect(arrivalNote(fields, kinds, textFor("da"))).toBe("Et sted at sove i nat\nJeg fryser\nVarm mad");
});

test("somebody else may say it for the citizen, by name; the citizen needs none", () => {
  const said = (...pairs: [string, string][]) => {
    const parsed = started(["needs", "home"], ["consent", "relay"], ["consentForm", "written"], ...pairs);
    return parsed.ok ? parsed.command.consent : parsed.errors;
  };
  const mother: [string, string][] = [
    ["givenBy", "custodyHolder"],
    ["givenByName", "Mor, Lis"],
  ];
  expect(said(...mother)).toMatchObject({ givenBy: "custodyHolder", givenByName: "Mor, Lis" });
  expect(said(["givenByName", "Mor, Lis"])).toMatchObject({ givenBy: "citizen" });
  expect(said(["givenByName", "Mor, Lis"])).not.toHaveProperty("givenByName");
  expect(said(["givenBy", "guardian"])).toHaveProperty("givenByName");
});

test("who said it goes along in the note", () => {
  const fields = fieldsOf([
    ["needs", "home"],
    ["consent", "relay"],
    ["givenBy", "custodyHolder"],
    ["givenByName", "Lis"],
  ]);
  expect(arrivalNote(fields, kinds, textFor("da"))).toContain("(Den, der har forældremyndigheden: Lis)");
});
