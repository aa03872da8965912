import { readdirSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { RouterContextProvider } from "react-router";
import { describe, expect, test, vi } from "vitest";
import type { Services } from "#compose.ts";
import { newId } from "#kernel/ids.ts";
import { INFORMATION_KINDS } from "#modules/consent/index.ts";
import { LEAVING_LINES } from "#modules/discharge/index.ts";
import { textsIn } from "../../../../test/lix.ts";
import { langContext, originContext, pathContext, servicesContext } from "../../http/context.ts";
import { textFor } from "../../text/server.ts";
import { MEET_ME_ORDER } from "../../ui/meetMe.ts";
import * as appointments from "./appointments/route.tsx";
import * as choices from "./choices/route.tsx";
import * as company from "./company/route.tsx";
import * as complaint from "./complaint/route.tsx";
import * as consent from "./consent/route.tsx";
import * as feltSafe from "./feltSafe/route.tsx";
import * as help from "./help/route.tsx";
import * as home from "./home/route.tsx";
import * as kept from "./kept/route.tsx";
import * as knowledge from "./knowledge/route.tsx";
import * as letter from "./letter/route.tsx";
import * as looked from "./looked/route.tsx";
import * as meetMe from "./meetMe/route.tsx";
import * as messages from "./messages/route.tsx";
import * as paper from "./paper/route.tsx";
import * as rights from "./rights/route.tsx";
import * as safety from "./safety/route.tsx";
import { part } from "./shared/older.tsx";
import * as turnedAway from "./turnedAway/route.tsx";
import * as young from "./young/route.tsx";

// Each page of the citizen's with as much on it as there can be, weighed as it goes through the air.

// The bundler gives its address; its weight is read from the file.
vi.mock("./shared/own.css?url", () => ({ default: "/assets/own.css" }));

const NOW = new Date("2026-11-22T12:00:00Z");
const MOST_KB = 45;

/** Everyday words in no order, so that they are no lighter than what people write. */
const VOCABULARY = [...new Set(textsIn(textFor("da")).join(" ").split(/\s+/))];
let seed = 1;
const random = (below: number): number => {
  seed = (seed * 48271) % 2147483647;
  return seed % below;
};
function prose(length: number): string {
  let text = "";
  while (text.length < length) text += `${VOCABULARY[random(VOCABULARY.length)]} `;
  return text.slice(0, length);
}
const times = <T>(n: number, make: (n: number) => T): T[] =>
  Array.from({ length: n }, (_, index) => make(index));

const LETTER = newId();
const views = {
  home: {
    knownAs: prose(40),
    open: true,
    asking: true,
    asked: true,
    hardDays: true,
    told: 60,
    holder: {
      unit: { name: prose(80) },
      contactPerson: { name: prose(80) },
      phone: "+4520000000",
      openNow: false,
      opensAt: NOW,
    },
    doctor: { state: "elsewhere", name: prose(120), place: prose(120) },
    workUps: times(20, () => ({
      id: newId(),
      what: prose(200),
      begunWhere: prose(120),
      waitsFor: prose(200),
    })),
    needs: times(22, () => ({
      id: newId(),
      kind: { da: prose(40), en: prose(40) },
      unit: prose(80),
      phone: "+4520000000",
      nextOn: "2026-11-30",
      asked: times(10, () => prose(80)),
    })),
  },
  felt: {
    ask: { id: newId(), unit: prose(80), at: NOW, occasion: "handover" },
    last: { askId: newId(), unit: prose(80), at: NOW, face: 2, words: prose(1000), shown: true },
  },
  complaints: {
    name: prose(80),
    area: "0851",
    at: { name: prose(80), phone: "+4520000000", address: prose(120) },
    letters: times(10, (n) => ({
      id: n === 0 ? LETTER : newId(),
      byCitizen: true,
      begunAt: NOW,
      changedAt: NOW,
      edition: 3,
      shown: true,
      shownTo: newId(),
      sentAt: null,
      sent: null,
      about: "place",
      words: prose(6000),
      place: prose(300),
      happened: prose(300),
      wish: prose(2000),
      reach: true,
    })),
  },
  meetMe: {
    open: true,
    latest: {
      id: newId(),
      at: NOW,
      unitName: prose(80),
      byCitizen: false,
      approvedAt: null,
      heardBy: null,
      readByUnits: 7,
      ...Object.fromEntries(MEET_ME_ORDER.map((name) => [name, prose(name === "words" ? 4000 : 2000)])),
    },
  },
  safety: times(50, () => ({
    id: newId(),
    happenedOn: "2026-11-20",
    endsOn: "2027-11-20",
    unitName: prose(60),
    happened: prose(2000),
    calmed: prose(2000),
    citizensWords: prose(2000),
    notAskedWhy: null,
    answers: times(3, () => ({ id: newId(), byCitizen: true, unitName: "", words: prose(2000) })),
  })),
  knowledge: {
    open: true,
    knownAs: prose(40),
    phone: "+4520000000",
    readers: { may: times(12, () => prose(30)), leavesOut: true },
    notes: times(60, () => ({
      id: newId(),
      reference: "ABCD-1234",
      way: "link",
      receivedAt: NOW,
      giverName: prose(120),
      relation: prose(120),
      words: prose(4000),
      knownToCitizen: "unsure",
      state: "received",
      showsGiver: true,
      decidedAt: null,
      usefulTo: 0,
    })),
    invitations: times(10, () => ({
      id: newId(),
      token: prose(40).replaceAll(" ", ""),
      reference: "ABCD-1234",
      shownName: prose(40),
      expiresAt: NOW,
      byCitizen: true,
    })),
  },
  messages: {
    open: true,
    messages: times(20, () => ({
      id: newId(),
      at: NOW,
      unit: prose(60),
      template: "ringUs",
      sentence: prose(160),
      words: prose(1000),
      way: "sms",
      state: "sent",
    })),
  },
  consent: {
    open: true,
    holder: prose(60),
    consent: {
      id: newId(),
      scope: "chosen",
      endsOn: "2027-11-20",
      givenTo: prose(60),
      lines: times(20, (n) => ({
        to: n === 0 ? null : prose(60),
        unitId: n === 0 ? null : newId(),
        kinds: INFORMATION_KINDS,
        purpose: prose(500),
        endsOn: "2027-02-01",
      })),
    },
    objections: [],
    doors: times(30, () => ({ id: newId(), name: prose(60) })),
  },
  company: {
    open: true,
    area: null,
    companions: times(8, () => ({
      id: newId(),
      kind: "relative",
      name: prose(120),
      relation: prose(120),
      remit: "",
      lapsedOn: null,
      wishes: {
        comes: "always",
        told: ["need"],
        phoned: ["anytime"],
        opens: null,
        closes: null,
        words: prose(1000),
        toldUntil: null,
      },
    })),
  },
  looked: times(200, (n) => ({
    day: `2026-11-${String(22 - (n % 20)).padStart(2, "0")}`,
    action: "course.read",
    outcome: "done",
    unit: prose(60),
    organisation: prose(60),
    purpose: prose(200),
    times: 3,
  })),
};

const around = {
  appointments: {
    open: true,
    before: [],
    rights: times(4, () => ({ id: newId(), lastOn: "2026-12-24" })),
    ahead: times(40, (n) => ({
      id: newId(),
      day: "2026-12-01",
      startsAt: NOW,
      endsAt: NOW,
      place: prose(200),
      withWhom: prose(200),
      purpose: prose(200),
      bring: prose(500),
      company: "unit",
      companyName: prose(120),
      transport: "taxi",
      transportWords: prose(200),
      phone: "+4520000000",
      timed: 1,
      cannotCome: n % 2 === 0,
      unit: { name: prose(80), phone: "+4520000000" },
    })),
  },
  stays: times(3, () => ({
    id: newId(),
    theirs: false,
    house: prose(80),
    phone: "+4520000000",
    place: prose(80),
    goesOn: "2026-12-01",
    overdue: false,
    heldUntil: NOW,
  })),
  leaving: {
    subject: "admission",
    state: "open",
    expectedOn: "2026-12-01",
    leftAt: null,
    doorOpenUntil: null,
    answers: { tonight: "otherPlace", followUp: "municipality" },
    lines: LEAVING_LINES.map((kind) => ({
      kind,
      stands: "settled",
      by: { name: prose(120), phone: "+4520000000" },
      until: "2026-12-24",
    })),
  },
  kept: times(10, () => ({
    id: newId(),
    path: "/min-stafet/moed-mig",
    values: Object.fromEntries(MEET_ME_ORDER.map((name) => [name, [prose(2000)]])),
  })),
  helpers: times(4, () => ({
    serviceId: newId(),
    name: { da: prose(80), en: prose(80) },
    phone: "+4520000000",
    letIn: [],
  })),
};

function argsOf(path: string, lang: "da" | "en") {
  const own = {
    kept: async () => around.kept,
    holder: async () => ({ citizenId: newId(), mark: "k".repeat(86) }),
    views: Object.fromEntries(Object.entries(views).map(([name, view]) => [name, async () => view])),
  };
  const context = new RouterContextProvider();
  context.set(servicesContext, {
    config: {},
    clock: { now: () => NOW },
    relay: { own },
    appointments: { own: { view: async () => around.appointments } },
    stays: { own: { view: async () => around.stays } },
    discharge: { own: { view: async () => around.leaving } },
    db: { read: async (_: unknown, work: (snapshot: unknown) => unknown) => work(null) },
    directory: { search: async () => ({ hits: around.helpers }) },
  } as unknown as Services);
  context.set(langContext, lang);
  context.set(pathContext, path);
  context.set(originContext, "https://stafet.example");
  return {
    context,
    params: { complaintId: LETTER },
    request: new Request(`https://stafet.example${path}`, { headers: { Cookie: "stafet-kort=x" } }),
  };
}

/** Every page of theirs that shows what somebody wrote, and those that only hold our words. */
const pages = {
  ...{ appointments, choices, company, complaint, consent, feltSafe, help, home, kept, knowledge, letter },
  ...{ looked, meetMe, messages, paper, rights, safety, turnedAway, young },
} as const;

test("no page of theirs is left out", () => {
  // What is no page with words on it: ways in and out, files, and sheets with a test of their own.
  const others = "appointmentFile card enter feltLink in knowledgeSheet leave shared".split(" ");
  const folders = readdirSync("src/web/routes/own", { withFileTypes: true }).filter((one) =>
    one.isDirectory(),
  );
  expect(folders.map(({ name }) => name).sort()).toEqual([...Object.keys(pages), ...others].sort());
});

const css = gzipSync(readFileSync("src/web/routes/own/shared/own.css")).length;

describe.each(["da", "en"] as const)("as full as it can be (%s)", (lang) => {
  test.each(Object.entries(pages))(
    `%s weighs at most ${MOST_KB} KB, and no two things have one id`,
    async (name, page) => {
      const html = await (await page.loader(argsOf(`/min-stafet/${name}`, lang))).text();
      expect((gzipSync(html).length + css) / 1024).toBeLessThanOrEqual(MOST_KB);
      const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
      expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
      // Whatever is told of a field is told of one that is there.
      for (const [, of] of html.matchAll(/(?:for|aria-describedby|aria-labelledby)="([^"]+)"/g))
        for (const id of of?.split(" ") ?? []) expect(ids).toContain(id);
    },
  );
});

test.each([
  [null, [1, 2], 2],
  ["2", [3, 4], 3],
  ["3", [5], null],
  ["99", [5], null],
  ["0", [1, 2], 2],
  ["-1", [1, 2], 2],
  ["x'; drop", [1, 2], 2],
] as const)("a list so many at a time: ?side=%s", (asked, shown, next) => {
  expect(part([1, 2, 3, 4, 5], asked, 2)).toEqual({ shown, next });
});

test("an empty list has one part", () => {
  expect(part([], null, 10)).toEqual({ shown: [], next: null });
});
