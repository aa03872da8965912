import fc from "fast-check";
import { expect, test } from "vitest";
import { hours, minutes, plus } from "#kernel/time.ts";
import { MESSAGE_TEMPLATES } from "../types.ts";
import { letterText, smsText } from "./messageText.ts";
import {
  afterTry,
  goesAt,
  MOST_A_DAY,
  MOST_TRIES_A_DAY,
  mayTry,
  mayWrite,
  nextChannel,
  type Outcome,
  PATIENCE,
  saysStop,
} from "./reaching.ts";

const now = new Date("2026-06-02T06:30:00Z");
const day = { opens: "08:00", closes: "20:00" };
const night = { opens: "21:00", closes: "06:00" };

test.each([
  ["no hours: at once", { opens: null, closes: null }, "2026-06-02T01:00:00Z", "2026-06-02T01:00:00Z"],
  ["within them", day, "2026-06-02T06:30:00Z", "2026-06-02T06:30:00Z"],
  ["by night: in the morning", day, "2026-06-02T20:30:00Z", "2026-06-03T06:00:00Z"],
  ["a holiday is a day like any other", day, "2026-12-25T06:00:00Z", "2026-12-25T07:00:00Z"],
  ["over midnight", night, "2026-06-02T02:00:00Z", "2026-06-02T02:00:00Z"],
  ["over midnight, by day", night, "2026-06-02T10:00:00Z", "2026-06-02T19:00:00Z"],
  ["until midnight", { opens: "08:00", closes: "00:00" }, "2026-06-02T21:30:00Z", "2026-06-02T21:30:00Z"],
])("quiet hours – %s", (_what, channel, from, goes) => {
  expect(goesAt(channel, new Date(from))).toEqual(new Date(goes));
});

const tried = (tries: number, doubts = 0, since = now) => ({ begunAt: since, tries, doubts });

test.each<[string, Outcome, ReturnType<typeof tried>, object]>([
  ["taken", { kind: "taken", reference: null }, tried(1), { state: "sent", why: null }],
  ["refused", { kind: "refused" }, tried(1), { state: "failed", why: "refused" }],
  ["not now", { kind: "later" }, tried(1), { state: "queued", nextAt: plus(now, minutes(1)) }],
  ["not now, again", { kind: "later" }, tried(4), { state: "queued", nextAt: plus(now, minutes(8)) }],
  [
    "not now, too long",
    { kind: "later" },
    tried(9, 0, plus(now, -PATIENCE)),
    { state: "failed", why: "unreached" },
  ],
  [
    "too long, once in doubt",
    { kind: "later" },
    tried(9, 1, plus(now, -PATIENCE)),
    { state: "failed", why: "doubtful" },
  ],
  ["in doubt: once more", { kind: "doubtful" }, tried(1), { state: "queued", doubts: 1 }],
  [
    "in doubt twice: never again",
    { kind: "doubtful" },
    tried(2, 1),
    { state: "failed", why: "doubtful", doubts: 2 },
  ],
])("a try that was %s", (_what, outcome, given, says) => {
  expect(afterTry(outcome, given, now)).toMatchObject(says);
});

test("whatever the gateway does, a try ends within its patience, and may have arrived twice at most", () => {
  const outcomes = fc.constantFrom<Outcome["kind"]>("later", "doubtful");
  fc.assert(
    fc.property(fc.infiniteStream(outcomes), (stream) => {
      let at = now;
      let doubts = 0;
      let arrived = 0;
      for (let tries = 1; tries < 1000; tries++) {
        const kind = stream.next().value;
        if (kind === "doubtful") arrived += 1;
        const after = afterTry({ kind } as Outcome, { begunAt: now, tries, doubts }, at);
        if (after.state !== "queued" || after.nextAt === null) {
          expect(after.state).toBe("failed");
          expect(arrived).toBeLessThanOrEqual(2);
          expect(at.getTime() - now.getTime()).toBeLessThanOrEqual(PATIENCE);
          return;
        }
        expect(after.nextAt.getTime()).toBeGreaterThan(at.getTime());
        ({ doubts } = after);
        at = after.nextAt;
      }
      expect.fail("it never ended");
    }),
  );
});

test("the next way is the first in the citizen's order that was not tried", () => {
  const channels = ["a", "b", "c"].map((id) => ({ id })) as unknown as Parameters<typeof nextChannel>[0];
  expect(nextChannel(channels, [])?.id).toBe("a");
  expect(nextChannel(channels, ["c", "a"])?.id).toBe("b");
  expect(nextChannel(channels, ["a", "b", "c"])).toBeNull();
  expect(nextChannel([], [])).toBeNull();
});

test("enough a day is enough", () => {
  expect(mayWrite({ messages: MOST_A_DAY - 1, tries: 0 }).ok).toBe(true);
  expect(mayWrite({ messages: MOST_A_DAY, tries: 0 }).ok).toBe(false);
  expect(mayWrite({ messages: 0, tries: MOST_TRIES_A_DAY }).ok).toBe(false);
  expect(mayTry({ tries: MOST_TRIES_A_DAY - 1 }).ok).toBe(true);
  expect(mayTry({ tries: MOST_TRIES_A_DAY }).ok).toBe(false);
});

test.each([
  ["STOP", true],
  [" stop. ", true],
  ["Forkert nummer!", true],
  ["Stop, jeg kommer nu", false],
  ["nonstop", false],
  ["", false],
])("%j says stop: %s", (text, stops) => {
  expect(saysStop(text)).toBe(stops);
});

const facts = fc.record({
  template: fc.constantFrom(...MESSAGE_TEMPLATES),
  language: fc.constantFrom("da" as const, "en" as const),
  phone: fc.constantFrom("+4533123456", "+46812345678", "+29912345678"),
  moment: fc.date({
    min: new Date("2026-01-01"),
    max: new Date("2030-01-01"),
    noInvalidDate: true,
  }),
});

/** What an SMS may be made of: the words of the templates, and nothing that is anybody's. */
const NEUTRAL =
  /^(?:Vil du ringe til os\?|Ring på|Vi ringer til dig|Vi ringer fra|Vi ses|Kan du ikke komme\?|før|Will you ring us\?|Ring|before|We will ring you|We ring from|See you|Can you not come\?|Er det ikke dig\? Svar STOP\.|Is this not you\? Answer STOP\.|(?:mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag)(?: den)?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|January|February|March|May|June|July|October|December|April|August|September|November|kl\.|at|[\d+.:,]+|[ .])+$/u;

test("no SMS holds anything but a template's words, the unit's number and a moment", () => {
  fc.assert(
    fc.property(facts, fc.boolean(), (given, heard) => {
      const text = smsText(given, heard);
      expect(text).toMatch(NEUTRAL);
      expect(text.length).toBeLessThan(160);
    }),
  );
});

test("nothing else that lies about a message gets into an SMS, however it is handed over", () => {
  fc.assert(
    fc.property(facts, fc.string({ minLength: 1, unit: "grapheme" }), (given, secret) => {
      const all = {
        words: secret,
        knownAs: secret,
        fullName: secret,
        name: secret,
        unit: secret,
        to: secret,
      };
      expect(smsText({ ...given, ...all }, true)).toBe(smsText(given, true));
    }),
  );
});

test("words and whose they are go only where they may", () => {
  const given = { template: "ringUs", language: "da", phone: "+4533123456", moment: null } as const;
  expect(letterText(given, null).text).toBe("Vil du ringe til os? Ring på 33 12 34 56.");
  expect(letterText(given, { words: "Der er plads nu", unit: "Nordlys" }).text).toBe(
    "Vil du ringe til os? Ring på 33 12 34 56.\n\nDer er plads nu\n\nHilsen Nordlys",
  );
});

test("every sentence is easy to read: LIX at most 30", () => {
  for (const language of ["da", "en"] as const)
    for (const template of MESSAGE_TEMPLATES) {
      const text = smsText(
        { template, language, phone: "+4533123456", moment: plus(now, hours(30)) },
        true,
      ).replaceAll(/\d[\d .:]*\d/g, "12");
      const words = text.match(/[\p{L}\d]+/gu) ?? [];
      const sentences = text.match(/[.?!](?:\s|$)/g) ?? [];
      const long = words.filter((word) => word.length > 6);
      expect(words.length / sentences.length + (100 * long.length) / words.length, text).toBeLessThanOrEqual(
        30,
      );
    }
});
