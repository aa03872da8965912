import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { RouterContextProvider } from "react-router";
import { describe, expect, test, vi } from "vitest";
import type { Services } from "#compose.ts";
import { newId } from "#kernel/ids.ts";
import { INFORMATION_KINDS } from "#modules/consent/index.ts";
import { textsIn } from "../../../../test/lix.ts";
import { langContext, originContext, pathContext, servicesContext } from "../../http/context.ts";
import { textFor } from "../../text/server.ts";
import { MEET_ME_ORDER } from "../../ui/meetMe.ts";
import * as choices from "./choices/route.tsx";
import * as company from "./company/route.tsx";
import * as knowledge from "./knowledge/route.tsx";
import * as looked from "./looked/route.tsx";
import * as meetMe from "./meetMe/route.tsx";
import * as messages from "./messages/route.tsx";
import * as safety from "./safety/route.tsx";
import { part } from "./shared/older.tsx";
import type { OwnArgs } from "./shared/session.ts";

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

const views = {
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

function argsOf(path: string, lang: "da" | "en"): OwnArgs {
  const own = {
    holder: async () => ({ citizenId: newId(), mark: "k".repeat(86) }),
    views: Object.fromEntries(Object.entries(views).map(([name, view]) => [name, async () => view])),
  };
  const context = new RouterContextProvider();
  context.set(servicesContext, {
    config: {},
    clock: { now: () => NOW },
    relay: { own },
  } as unknown as Services);
  context.set(langContext, lang);
  context.set(pathContext, path);
  context.set(originContext, "https://stafet.example");
  return {
    context,
    request: new Request(`https://stafet.example${path}`, { headers: { Cookie: "stafet-kort=x" } }),
  };
}

const pages = { choices, company, knowledge, looked, meetMe, messages, safety };
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
