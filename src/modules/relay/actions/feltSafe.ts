import { createHash, createHmac } from "node:crypto";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf, instantAt, plus } from "#kernel/time.ts";
import { STAFET_PERSON_ID, SYSTEM } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db.ts";
import { appendEvents } from "#platform/events.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { FeltByLink, NoteFeltSafe } from "../commands.ts";
import { takesPart } from "../policy.ts";
import { ASKED_AFTER, FORTNIGHT, mayAskAgain, OCCASION_OF } from "../rules/feltSafe.ts";
import { goesAt, mayWrite } from "../rules/reaching.ts";
import {
  askOnCourse,
  type FeltAsk,
  handoverTaken,
  insertAnswer,
  insertAsk,
  keptAt,
  lastAsked,
  openAsk,
  settleAsk,
} from "../store/feltSafe.ts";
import { loadSubject } from "../store/load.ts";
import { insertDelivery, insertMessage, writtenSince } from "../store/messages.ts";
import { eventOf, type MakeCommand, type RelayDeps } from "./command.ts";
import { unasked } from "./unasked.ts";

const NOBODY = { personId: null, unitId: null };

/** The one-time link of a question. Whoever knows the house's secret can make it again; the database holds its hash alone. */
export const feltToken = (secret: string, askId: Uuid): string =>
  createHmac("sha256", secret).update(`felt:${askId}`).digest("base64url");
export const feltHash = (token: string): Buffer => createHash("sha256").update(token).digest();

interface Said {
  readonly face: number | null;
  readonly words?: string | undefined;
}

interface Told extends Said {
  readonly way: "card" | "link" | "worker";
  readonly shown: boolean;
  readonly by: Uuid;
  readonly notedUnit: Uuid | null;
}

/**
 * Writes down what was answered, or "not now". What happened is told of the unit and of nobody else: no course, no person, no unit's
 * pages – for whoever counts. Throws Refused `nothingAsked` when it was answered already, or its time is over.
 */
export async function answerFelt(tx: Tx, ask: FeltAsk | null, told: Told, now: Instant): Promise<void> {
  const { face, words, way, shown, by, notedUnit } = told;
  const settled = face === null ? "notNow" : "answered";
  if (ask === null || !(await settleAsk(tx, ask, { settled, by, at: now })))
    throw new Refused("nothingAsked");
  const data = { aboutUnitId: ask.unitId, occasion: ask.occasion, way };
  if (face === null) {
    appendEvents(tx, [eventOf("feltSafeNotNow", { region: ask.region, data }, NOBODY, now)]);
    return;
  }
  insertAnswer(tx, {
    ask_id: ask.id,
    at: now,
    face,
    words: words ?? "",
    shown,
    way,
    noted_by: notedUnit === null ? null : by,
    noted_unit: notedUnit,
  });
  appendEvents(tx, [
    eventOf("feltSafeAnswered", { region: ask.region, data: { ...data, face } }, NOBODY, now),
  ]);
}

/** By whoever takes part in the course, standing with the citizen: once written down, they cannot read it again. */
export const feltActions = (command: MakeCommand) => ({
  /** Throws Refused `notYours`, `nothingAsked`. */
  noteFeltSafe: command("noteFeltSafe", NoteFeltSafe, async ({ tx, actor, command: c, now }) => {
    await loadSubject(tx, c.courseId);
    if (!(await takesPart(tx, actor, c.courseId))) throw new Refused("notYours");
    const told = { ...c, way: "worker" as const, shown: false, by: actor.personId, notedUnit: actor.unitId };
    await answerFelt(tx, await askOnCourse(tx, c.courseId, now), told, now);
    return { courseId: c.courseId };
  }),
});

/** What nobody at work asks for: that a question comes up, and an answer by its link. */
export function createFeltSafe(deps: RelayDeps) {
  const { db, identity, citizens, secret } = deps;
  const { act } = unasked(deps);

  /** By a way the citizen lets us ask by, a day later and within its hours; where there is none, it stands on their page. */
  async function ask(
    tx: Tx,
    about: { askId: Uuid; courseId: Uuid; citizenId: Uuid; holderId: Uuid },
    now: Instant,
  ) {
    const { askId, courseId, citizenId, holderId } = about;
    const way = (await citizens.channelsOf(tx, [citizenId])).find(({ asks }) => asks);
    if (!way) return;
    const [cards, units, today] = await Promise.all([
      citizens.citizenCards(tx, [citizenId], dayOf(now)),
      identity.unitCards(tx, [holderId]),
      writtenSince(tx, citizenId, instantAt(dayOf(now), "00:00")),
    ]);
    if (!mayWrite(today).ok) return;
    const messageId = newId();
    insertMessage(tx, {
      id: messageId,
      course_id: courseId,
      unit_id: holderId,
      person_id: STAFET_PERSON_ID,
      at: now,
      template: "howWasIt",
      language: cards.get(citizenId)?.language === "en" ? "en" : "da",
      phone: units.get(holderId)?.phone ?? "",
      moment: null,
      state: "underWay",
      answer_by: null,
      called_at: null,
      settled_at: null,
      settled_by: null,
      words: "",
      felt_ask_id: askId,
    });
    insertDelivery(tx, {
      message_id: messageId,
      channel_id: way.id,
      kind: way.kind,
      queued_at: now,
      next_at: goesAt(way, plus(now, ASKED_AFTER)),
    });
  }

  return {
    /**
     * Something happened that may be asked about: at most once a fortnight it is. Told twice, or late, or of what is over, it
     * does nothing. For the worker.
     */
    askAbout: (
      {
        type,
        handoverId,
        courseId: on,
        at,
        data,
      }: {
        readonly type: string;
        readonly handoverId: Uuid | null;
        readonly courseId?: Uuid | null;
        readonly at: Instant;
        /** Of an appointment or a stay: the unit it was at. Where it was nobody's on Stafet, nobody is asked about. */
        readonly data?: { readonly atUnitId?: Uuid | null | undefined };
      },
      now: Instant,
    ): Promise<void> =>
      act("feltSafeAsked", now, async ({ tx, happened }) => {
        const occasion = OCCASION_OF[type];
        const recent = now < plus(at, FORTNIGHT);
        const where = data?.atUnitId ?? null;
        const found =
          occasion === "handover"
            ? handoverId && handoverTaken(tx, handoverId)
            : on && where && keptAt(tx, on, where);
        const taken = recent && found ? await found : null;
        if (!occasion || taken === null) return;
        const { citizenId, courseId, unitId, holderId, region } = taken;
        const records = await citizens.recordsOf(tx, citizenId);
        if (!mayAskAgain(await lastAsked(tx, records), now)) return;
        const askId = newId();
        insertAsk(tx, {
          id: askId,
          citizen_id: citizenId,
          course_id: courseId,
          unit_id: unitId,
          occasion,
          asked_at: now,
          until: plus(now, FORTNIGHT),
          link_hash: feltHash(feltToken(secret, askId)),
        });
        await ask(tx, { askId, courseId, citizenId, holderId }, now);
        happened("feltSafeAsked", { region, data: { aboutUnitId: unitId, occasion } });
      }),

    /** Whether a link still asks. It tells nothing else: not of whom, and not about whom. */
    asksByLink: (token: string, now: Instant): Promise<boolean> =>
      db.read(
        SYSTEM,
        async (snapshot) => (await openAsk(snapshot, { linkHash: feltHash(token) }, now)) !== null,
      ),

    /** By whoever has the link; once. Throws Refused `nothingAsked`, `invalidInput`. */
    async answerByLink(input: { token: string } & Said, now: Instant): Promise<void> {
      const { token, face, words } = wellFormed(FeltByLink, input);
      await db.write(SYSTEM, async (tx) => {
        const asked = await openAsk(tx, { linkHash: feltHash(token) }, now);
        const told = {
          face,
          words,
          way: "link" as const,
          shown: false,
          by: STAFET_PERSON_ID,
          notedUnit: null,
        };
        await answerFelt(tx, asked, told, now);
        identity.audit.record(tx, [
          { at: now, actor: SYSTEM, action: "relay.feltSafeByLink", courseId: asked?.courseId ?? null },
        ]);
      });
    },
  };
}
