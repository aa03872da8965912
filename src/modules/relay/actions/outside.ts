import { createHash, createHmac } from "node:crypto";
import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { addDays, dayOf, instantAt } from "#kernel/time.ts";
import { type Actor, SYSTEM } from "#modules/identity/index.ts";
import type { Tx } from "#platform/db.ts";
import { appendEvents } from "#platform/events.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { AnswerByLink, CheckBack, MakeLink, NoteCall, WithdrawExternal } from "../commands.ts";
import { dayGiven } from "../defaults.ts";
import { isOpenNeed, mayBeAskedAbout, responsibleFor, type Subject } from "../rules/asking.ts";
import { obey } from "../rules/ruling.ts";
import { clearAlarms, insertExternal, raiseAlarm, updateExternal } from "../store/around.ts";
import { withdrawHandover } from "../store/handover.ts";
import { loadSubject, lockCourseOfLink, openAsks } from "../store/load.ts";
import type { ExternalState } from "../types.ts";
import { eventOf, type MakeCommand, type RelayDeps } from "./command.ts";
import { finishNeed } from "./finish.ts";

/** After this many check-backs without the citizen received, the lead decides and outreach tries (A11). */
export const FAILED_CHECKS = 3;
/** A one-time link answers for this long. */
export const LINK_DAYS = 7;

/**
 * A11, "Ring og notér": most doors are not on the system. They are phoned or sent a one-time link; responsibility stays
 * inside until the citizen is confirmed received.
 */
export function outsideActions(command: MakeCommand, deps: RelayDeps) {
  const begin = async (
    tx: Tx,
    actor: Actor,
    c: { courseId: Uuid; needId?: Uuid | null | undefined },
  ): Promise<Subject> => {
    const subject = await loadSubject(tx, c.courseId, c.needId);
    obey(mayBeAskedAbout(subject));
    const responsible = responsibleFor(subject);
    if (responsible !== actor.unitId) throw new Refused("notResponsible", { unitId: responsible });
    return subject;
  };

  /** Whoever knows the house's secret can make it again; the database holds its hash alone. */
  const tokenOf = (externalId: Uuid): string =>
    createHmac("sha256", deps.secret).update(`link:${externalId}`).digest("base64url");

  const makeLink = command("makeLink", MakeLink, async ({ tx, actor, command: c, now, happened }) => {
    const { course, need } = await begin(tx, actor, c);
    const id = newId();
    insertExternal(tx, {
      id,
      course_id: course.id,
      need_id: need?.id ?? null,
      from_unit_id: actor.unitId,
      party_name: c.partyName,
      party_phone: c.partyPhone ?? "",
      way: "link",
      state: "asked",
      message: c.message ?? "",
      legal_basis: "anonymous",
      agreed_with_citizen: c.agreedWithCitizen,
      not_agreed_why: c.notAgreedWhy ?? null,
      asked_by: actor.personId,
      asked_at: now,
      link_hash: hashOf(tokenOf(id)),
      link_expires_at: instantAt(addDays(dayOf(now), LINK_DAYS), "24:00"),
      check_back_on: dayGiven(c.checkBackOn, now),
    });
    happened("externalAsked", {
      course,
      needId: need?.id ?? null,
      unitId: actor.unitId,
      data: { externalId: id },
    });
    return { externalId: id };
  });

  return {
    /** A door outside was phoned: who said yes, or that it will call back, or no. By the responsible unit. */
    noteCall: command("noteCall", NoteCall, async ({ tx, actor, command: c, now, happened }) => {
      const { course, need } = await begin(tx, actor, c);
      const id = newId();
      const state: ExternalState =
        c.answer === "yes" ? "confirmedByPhone" : c.answer === "no" ? "declined" : "asked";
      insertExternal(tx, {
        id,
        course_id: course.id,
        need_id: need?.id ?? null,
        from_unit_id: actor.unitId,
        party_name: c.partyName,
        party_phone: c.partyPhone ?? "",
        way: "phone",
        state,
        message: c.message ?? "",
        legal_basis: "anonymous",
        agreed_with_citizen: c.agreedWithCitizen,
        not_agreed_why: c.notAgreedWhy ?? null,
        asked_by: actor.personId,
        asked_at: now,
        confirmed_name: c.confirmedName ?? null,
        confirmed_role: c.confirmedRole ?? null,
        confirmed_at: c.answer === "yes" ? now : null,
        answer_text: c.answerText ?? null,
        check_back_on: dayGiven(c.checkBackOn, now),
      });
      const type =
        c.answer === "yes" ? "externalConfirmed" : c.answer === "no" ? "externalDeclined" : "externalAsked";
      happened(type, { course, needId: need?.id ?? null, unitId: actor.unitId, data: { externalId: id } });
      return { externalId: id };
    }),

    /** A one-time link for a door outside; its token is made again for a repeated key, and stored nowhere. By the responsible unit. */
    makeLink: async (...asked: Parameters<typeof makeLink>): Promise<{ externalId: Uuid; token: string }> => {
      const { externalId } = await makeLink(...asked);
      return { externalId, token: tokenOf(externalId) };
    },

    /**
     * The outside party answers on its link, once. By whoever has the link: no account. Throws Refused `linkUnknown`,
     * `linkUsed`, `linkExpired` – the same for a guess as for a link that never was.
     */
    answerByLink: async (input: unknown, now: Instant): Promise<{ from: Uuid; answer: "yes" | "no" }> => {
      const c = wellFormed(AnswerByLink, input);
      return deps.db.write(SYSTEM, async (tx) => {
        const linkHash = hashOf(c.token);
        lockCourseOfLink(tx, linkHash);
        const row = await tx
          .selectFrom("relay.external_handover")
          .innerJoin("relay.course", "relay.course.id", "relay.external_handover.course_id")
          .select([
            "relay.external_handover.id",
            "course_id",
            "need_id",
            "from_unit_id",
            "link_used_at",
            "link_expires_at",
            "ended_at",
            "region",
            "citizen_id",
          ])
          .where("link_hash", "=", linkHash)
          .executeTakeFirst();
        if (!row) throw new Refused("linkUnknown");
        if (row.link_used_at || row.ended_at) throw new Refused("linkUsed");
        if (!row.link_expires_at || row.link_expires_at <= now) throw new Refused("linkExpired");
        updateExternal(tx, row.id, {
          state: c.answer === "yes" ? "confirmedByLink" : "declined",
          link_used_at: now,
          confirmed_name: c.name,
          confirmed_role: c.role ?? null,
          confirmed_at: now,
          answer_text: c.text ?? null,
        });
        const course = { id: row.course_id, region: row.region, citizenId: row.citizen_id };
        const about = { course, needId: row.need_id, unitId: row.from_unit_id, data: { externalId: row.id } };
        const type = c.answer === "yes" ? "externalConfirmed" : "externalDeclined";
        appendEvents(tx, [eventOf(type, about, { personId: null, unitId: null }, now)]);
        deps.identity.audit.record(tx, [
          { at: now, actor: SYSTEM, action: "relay.answerByLink", courseId: row.course_id },
        ]);
        return { from: row.from_unit_id, answer: c.answer };
      });
    },

    /**
     * The check-back: was the citizen received? Received ends a need as met there; not yet sets a new date, and the third
     * time the lead decides; given up ends the asking, and the responsible unit still has it. By the responsible unit.
     */
    checkBack: command("checkBack", CheckBack, async ({ tx, actor, command: c, now, happened }) => {
      const found = await loadExternal(tx, c.externalId);
      const { course, need } = await loadSubject(tx, found.course_id, found.need_id);
      const ext = await loadExternal(tx, c.externalId);
      if (ext.from_unit_id !== actor.unitId) throw new Refused("notYours");
      if (ext.ended_at) throw new Refused("alreadyAnswered", { state: ext.state });
      const about = { course, needId: need?.id ?? null, unitId: actor.unitId, data: { externalId: ext.id } };
      clearAlarms(tx, { externalId: ext.id }, ["checkBack"], actor.personId, now);
      if (c.outcome !== "notYet")
        clearAlarms(tx, { externalId: ext.id }, ["leadDecides"], actor.personId, now);
      if (c.outcome === "received") {
        updateExternal(tx, ext.id, {
          state: "received",
          ended_at: now,
          answer_text: c.note ?? ext.answer_text,
        });
        if (need && need.responsibleId === actor.unitId && isOpenNeed(need)) {
          for (const ask of await openAsks(tx, need.id)) {
            withdrawHandover(tx, ask.id, { why: ext.party_name, by: actor.personId, at: now });
            happened("handoverWithdrawn", { ...about, handoverId: ask.id, unitId: ask.toUnitId });
          }
          for (const other of await otherDoors(tx, need.id, ext.id)) {
            updateExternal(tx, other.id, { state: "withdrawn", ended_at: now });
            happened("externalWithdrawn", { ...about, data: { externalId: other.id } });
          }
          const how = { state: "met", reason: ext.party_name, by: actor.personId } as const;
          await finishNeed({ tx, now, happened }, { course, need }, how);
        }
        happened("externalReceived", about);
      } else if (c.outcome === "givenUp") {
        updateExternal(tx, ext.id, {
          state: "notReceived",
          ended_at: now,
          answer_text: c.note ?? ext.answer_text,
        });
        happened("externalNotReceived", about);
      } else {
        const failed = ext.failed_checks + 1;
        const leadDecides = failed >= FAILED_CHECKS;
        updateExternal(tx, ext.id, {
          failed_checks: failed,
          lead_decides: leadDecides,
          check_back_on: dayGiven(c.checkBackOn ?? addDays(dayOf(now), 1), now),
        });
        if (leadDecides) {
          raiseAlarm(tx, {
            id: newId(),
            kind: "leadDecides",
            unit_id: actor.unitId,
            course_id: course.id,
            need_id: need?.id ?? null,
            external_id: ext.id,
            for_lead: true,
            raised_at: now,
          });
        }
        happened("externalNotReceived", { ...about, data: { externalId: ext.id, failed } });
      }
      return { externalId: ext.id };
    }),

    /** No longer asked. By the unit that asked. */
    withdrawExternal: command(
      "withdrawExternal",
      WithdrawExternal,
      async ({ tx, actor, command: c, now, happened }) => {
        const found = await loadExternal(tx, c.externalId);
        const { course } = await loadSubject(tx, found.course_id);
        const ext = await loadExternal(tx, c.externalId);
        if (ext.from_unit_id !== actor.unitId) throw new Refused("notYours");
        if (ext.ended_at) throw new Refused("alreadyAnswered", { state: ext.state });
        updateExternal(tx, ext.id, { state: "withdrawn", ended_at: now });
        clearAlarms(tx, { externalId: ext.id }, ["checkBack", "leadDecides"], actor.personId, now);
        happened("externalWithdrawn", {
          course,
          needId: ext.need_id,
          unitId: actor.unitId,
          data: { externalId: ext.id },
        });
        return { externalId: ext.id };
      },
    ),
  };
}

export const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

/** Doors outside still asked about the same need: whoever received the citizen has answered for them all. */
const otherDoors = (tx: Tx, needId: Uuid, received: Uuid) =>
  tx
    .selectFrom("relay.external_handover")
    .select("id")
    .where("need_id", "=", needId)
    .where("id", "<>", received)
    .where("ended_at", "is", null)
    .execute();

async function loadExternal(tx: Tx, id: Uuid) {
  const row = await tx
    .selectFrom("relay.external_handover")
    .selectAll()
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) throw new Refused("notFound");
  return row;
}
