import { expect, test } from "vitest";
import type { SaidNow } from "#modules/consent/index.ts";
import { mayTell, paperFor } from "./handover.ts";
import { INFORMATION_OF, LINE_KINDS } from "./types.ts";
import type { LeavingView } from "./view-types.ts";

// What the one who takes over may be told: refusals first.

const door = (id: string, sector: "region" | "municipality" | "civilSociety", kind: string) => ({
  ...{ id, organisationId: `${id}'s`, sector, kind },
});
const ward = door("ward", "region", "ward");
const homeNursing = door("homeNursing", "municipality", "homeNursing");
const shelter = door("shelter", "civilSociety", "shelter");
const said = (scope: "relay" | "notNow" | "chosen" | null, more: Partial<SaidNow> = {}): SaidNow => ({
  consent: scope && { scope, givenToUnit: "ward", allowances: [] },
  objections: [],
  ...more,
});

test("with nothing said a shelter, and a door outside, are told nothing", () => {
  expect([...mayTell(said(null), ward, shelter)]).toEqual([]);
  expect([...mayTell(said(null), ward, null)]).toEqual([]);
  expect([...mayTell(said("notNow"), ward, shelter)]).toEqual([]);
});

test("health staff are told what treatment needs, and not whom the citizen knows – but not where they object", () => {
  const told = mayTell(said(null), ward, homeNursing);
  expect(told.has("health")).toBe(true);
  expect(told.has("network")).toBe(false);
  const against = {
    objections: [{ against: "unit" as const, unitId: homeNursing.id, organisationId: null }],
  };
  expect([...mayTell(said("relay", against), ward, homeNursing)]).toEqual([]);
  expect([...mayTell(said(null, against), ward, homeNursing)]).toEqual([]);
});

test("those on the relay are told, also a door outside – but not of relatives", () => {
  for (const to of [shelter, null]) {
    expect(mayTell(said("relay"), ward, to).has("health")).toBe(true);
    expect(mayTell(said("relay"), ward, to).has("network")).toBe(false);
  }
});

test("a line chosen for one unit tells that unit, of that, and nobody else", () => {
  const allowance = { recipient: "unit" as const, unitId: shelter.id, organisationId: null, purpose: "" };
  const chosen = said("chosen", {
    consent: { scope: "chosen", givenToUnit: "ward", allowances: [{ ...allowance, kinds: ["need"] }] },
  });
  expect([...mayTell(chosen, ward, shelter)]).toEqual(["need"]);
  expect([...mayTell(chosen, ward, null)]).toEqual([]);
});

const line = (kind: (typeof LINE_KINDS)[number]) => ({
  ...{ id: kind, kind, group: "leaving", closed: false, information: INFORMATION_OF[kind], state: "secured" },
  ...{ settled: true, by: { id: null, name: "X", phone: "" }, until: null, words: "WORDS", ticks: [] },
  ...{ need: null, edition: 1, changed: { at: new Date(0), person: "P", unit: "U" } },
});
const view = {
  knownAs: "NAME",
  language: "da",
  admission: {
    ward: { id: null, name: "WARD", phone: "" },
    care: "psychiatric",
    changes: [{ ward: "WARD" }],
  },
  answers: { tonight: "nowhere", followUp: "holder", matters: [] },
  answersClosed: false,
  regionCare: { applies: false, why: "psychiatric" },
  transport: "none",
  lines: LINE_KINDS.map(line),
  previous: { missing: LINE_KINDS.map(line) },
  end: { words: "WORDS", leaderReason: "WORDS", leaderName: "L" },
} as unknown as LeavingView;

test("what is not told is closed and named as closed: no word of it is on the paper", () => {
  const paper = paperFor(view, new Set(["need"]));
  const text = JSON.stringify(paper);
  expect(text).not.toContain("NAME");
  expect(text).not.toContain("WARD");
  for (const shown of [...paper.lines, ...(paper.previous?.missing ?? [])]) {
    expect(shown.closed).toBe(shown.information !== "need");
    expect(shown.words).toBe(shown.closed ? "" : "WORDS");
  }
  expect(paper.answers).toBeNull();
  expect(paper.end).toMatchObject({ words: "", leaderReason: null, leaderName: "L" });
});

test("what is told stands whole; what was closed to the reader stays closed", () => {
  const everything = new Set(Object.values(INFORMATION_OF));
  expect(paperFor(view, everything)).toEqual(view);
  const closed = { ...view, lines: view.lines.map((one) => ({ ...one, closed: true, words: "" })) };
  expect(paperFor(closed, everything).lines.every((one) => one.closed)).toBe(true);
});
