import { expect, test } from "vitest";
import type { CourseView, ExternalLine, HandoverLine, NeedCard, TableLine } from "#modules/relay/index.ts";
import { closedKinds, hasForm, nextOf, sortHandovers } from "./present.ts";

const at = new Date("2026-06-02T08:00:00Z");
const TODAY = "2026-06-02";
/** Before every deadline in these tests. */
const NOW = new Date(at.getTime() - 60_000);

const unit = (id: string) => ({
  id,
  slug: id,
  name: id,
  sector: "region" as const,
  phone: "+4500000000",
  organisation: id,
});

const aHandover = (facts: Partial<HandoverLine> = {}): HandoverLine => ({
  id: "handover",
  kind: "ask",
  state: "proposed",
  to: unit("shelter"),
  from: unit("us"),
  urgency: "soon",
  message: "",
  agreedWithCitizen: true,
  notAgreedWhy: null,
  legalBasis: "consent",
  proposedAt: at,
  proposedBy: "Ida",
  answerBy: at,
  clockWith: "receiver",
  rung: 0,
  nextRungAt: at,
  answeredAt: null,
  answeredBy: null,
  redirect: null,
  questions: [],
  withdrawnWhy: null,
  overtakenBy: null,
  ...facts,
});

const anExternal = (facts: Partial<ExternalLine> = {}): ExternalLine => ({
  id: "external",
  needId: "need",
  partyName: "Varmestuen",
  partyPhone: "",
  way: "phone",
  state: "confirmedByPhone",
  message: "",
  askedAt: at,
  askedBy: "Ida",
  confirmedName: "Bo",
  confirmedRole: null,
  confirmedAt: at,
  answerText: null,
  checkBackOn: TODAY as ExternalLine["checkBackOn"],
  failedChecks: 0,
  leadDecides: false,
  ...facts,
});

const aNeed = (facts: Partial<NeedCard> = {}): NeedCard => ({
  id: "need",
  closed: false,
  kind: "sleepTonight",
  state: "open",
  citizensWords: "",
  note: "",
  corrections: [],
  urgency: "soon",
  responsible: unit("us"),
  contactPerson: null,
  since: at,
  dutyBearer: null,
  waitsForKind: null,
  nextStep: {
    what: "Ring",
    on: TODAY as NonNullable<NeedCard["nextStep"]>["on"],
    unit: unit("us"),
    lapsed: false,
  },
  agePlan: null,
  endedAt: null,
  endReason: null,
  handovers: [],
  externals: [],
  several: false,
  may: { ask: true, handOver: true, takeOver: false, edit: true, end: true },
  ...facts,
});

const may = {
  addNeed: true,
  handOver: true,
  takeOver: false,
  close: false,
  reopen: false,
  callTable: true,
  passToStandingReceiver: true,
  merge: true,
  writeMeetMe: true,
  askConsent: true,
  readLog: true,
};

const aCourse = (facts: Partial<CourseView> = {}): CourseView => ({
  kind: "full",
  id: "course",
  state: "open",
  closeReason: null,
  toldCitizen: null,
  mergedInto: null,
  diedAt: null,
  area: "0101",
  citizen: {
    id: "c",
    knownAs: "Bo",
    fullName: null,
    ageBand: "40-59",
    birthYear: null,
    language: "da",
    phone: null,
    consent: null,
    objections: [],
  },
  holder: { unit: unit("us"), contactPerson: null, phone: "", openNow: true, opensAt: null, since: at },
  line: { begunAt: at, closedAt: null, holders: [], asks: [], contacts: [], rungs: [] },
  emergencyUntil: null,
  reach: null,
  asks: [],
  knowledge: null,
  doctor: null,
  company: [],
  meetMeKnown: true,
  meetMe: null,
  safety: null,
  needs: [aNeed()],
  batonHandovers: [],
  batonExternals: [],
  tables: [],
  timeline: [],
  may,
  standingReceiver: null,
  ...facts,
});

test("what is closed is named, whatever stands there; what is open is not", () => {
  expect(closedKinds({ reach: null, company: null, doctor: null, knowledge: null })).toEqual([
    "reach",
    "company",
    "doctor",
    "knowledge",
  ]);
  const doctor = { doctor: null, workUps: [] };
  expect(closedKinds({ reach: null, company: [], doctor, knowledge: [] })).toEqual(["reach"]);
});

const lapsed = aNeed({
  id: "lapsed",
  nextStep: { what: "x", on: TODAY as never, unit: unit("us"), lapsed: true },
});
const late = aNeed({
  handovers: [aHandover({ answerBy: new Date(NOW.getTime() - 1) })],
  may: { ...aNeed().may, ask: false },
});
const accepted = (kind: HandoverLine["kind"]) =>
  aNeed({ handovers: [aHandover({ state: "accepted", kind, to: unit("us"), from: unit("them") })] });
const aTable = (facts: Partial<TableLine> = {}): TableLine => ({
  id: "table",
  courseId: "course",
  needId: "need",
  needKind: "sleepTonight",
  cause: "ladder",
  state: "called",
  calledAt: at,
  holdBy: at,
  anonymous: false,
  ...facts,
});
const asked = aNeed({ handovers: [aHandover()], may: { ...aNeed().may, ask: false } });

test.each<[string, Partial<CourseView>, string | null]>([
  [
    "a question to us comes first",
    { needs: [lapsed, aNeed({ handovers: [aHandover({ state: "questioned" })] })] },
    "answer",
  ],
  ["also one about the baton", { batonHandovers: [aHandover({ state: "questioned" })] }, "answer"],
  [
    "then what is ready to send",
    { needs: [lapsed, aNeed({ handovers: [aHandover({ state: "draft" })] })] },
    "send",
  ],
  [
    "then a door outside to hear from today",
    { needs: [lapsed, aNeed({ externals: [anExternal()] })] },
    "checkBack",
  ],
  [
    "a door outside on another day waits",
    { needs: [aNeed({ externals: [anExternal({ checkBackOn: "2026-06-03" as never })] })] },
    "contact",
  ],
  ["then a joint table we convene", { needs: [lapsed], tables: [aTable()] }, "table"],
  ["a table that has ended is over", { needs: [asked], tables: [aTable({ state: "settled" })] }, "contact"],
  ["then who has not answered in time", { needs: [late, aNeed({ id: "new" })] }, "ring"],
  ["what we said yes to ourselves is seen to", { needs: [accepted("ask")] }, "contact"],
  ["what fell to us by duty is still to be asked about", { needs: [accepted("duty")] }, "ask"],
  [
    "also one the lead has to decide about, whatever its day",
    { needs: [lapsed, aNeed({ externals: [anExternal({ checkBackOn: null, leadDecides: true })] })] },
    "checkBack",
  ],
  ["then a step that should have happened", { needs: [aNeed(), lapsed] }, "lapsed"],
  ["then a need nobody is asked about", { needs: [asked, aNeed({ id: "new" })] }, "ask"],
  [
    "a door outside that said no leaves the need unasked",
    { needs: [aNeed({ externals: [anExternal({ state: "declined", checkBackOn: null })] })] },
    "ask",
  ],
  ["a recognised gap rests", { needs: [aNeed({ state: "recognisedGap" })] }, "contact"],
  ["everything asked: note a contact", { needs: [asked] }, "contact"],
  ["everything landed: close", { needs: [aNeed({ state: "met" })], may: { ...may, close: true } }, "close"],
  ["closed: open again", { state: "closed", may: { ...may, reopen: true } }, "reopen"],
  ["closed and not ours to open", { state: "closed" }, null],
  [
    "a leader at the table only looks",
    {
      needs: [aNeed({ responsible: unit("them"), may: { ...aNeed().may, ask: false } })],
      may: { ...may, addNeed: false },
    },
    null,
  ],
])("%s", (_, facts, expected) => {
  expect(nextOf(aCourse(facts), "us", NOW, TODAY)?.do ?? null).toBe(expected);
});

test("others' questions and drafts are not ours to answer", () => {
  const theirs = aNeed({
    responsible: unit("them"),
    may: { ...aNeed().may, ask: false },
    handovers: [aHandover({ state: "questioned", from: unit("them") })],
    externals: [anExternal()],
  });
  expect(nextOf(aCourse({ needs: [theirs] }), "us", NOW, TODAY)).toEqual({ do: "contact" });
});

test("a card shows what is under way, what is ready, and the ways shown since we have it; the rest is folded", () => {
  const before = new Date(at.getTime() - 1000);
  const lines = [
    aHandover({ id: "a", state: "proposed" }),
    aHandover({ id: "b", state: "draft" }),
    aHandover({ id: "c", state: "redirected" }),
    aHandover({ id: "d", state: "redirected", proposedAt: before }),
    aHandover({ id: "e", state: "accepted", proposedAt: before }),
    aHandover({ id: "f", state: "withdrawn" }),
  ];
  const sorted = sortHandovers(lines, at);
  const ids = (part: readonly HandoverLine[]) => part.map(({ id }) => id).join("");
  expect([sorted.underWay, sorted.drafts, sorted.redirected, sorted.earlier].map(ids)).toEqual([
    "a",
    "b",
    "c",
    "def",
  ]);
});

test("a form is on the page while there is something to do with it", () => {
  const course = aCourse({
    needs: [
      aNeed({
        handovers: [
          aHandover({ id: "q", state: "questioned" }),
          aHandover({ id: "d", state: "draft" }),
          aHandover({ id: "p", state: "proposed" }),
        ],
      }),
    ],
    meetMe: {
      id: "m",
      words: "Ro",
      helps: "",
      frightens: "",
      howToTalk: "",
      comesAlong: "",
      goodAt: "",
      earlySigns: "",
      dontAsk: "",
      at,
      writtenBy: "Ida",
      approved: false,
      heardBy: null,
      readBy: 0,
      readByUs: false,
    },
  });
  const shown = ["answer-q", "send-d", "discard-d", "read", "answer-p", "send-p", "answer-gone"].filter(
    (form) => hasForm(course, "us", form),
  );
  expect(shown).toEqual(["answer-q", "send-d", "discard-d", "read"]);
  expect(hasForm(course, "them", "answer-q")).toBe(false);
});
