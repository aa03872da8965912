import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import type { Urgency } from "#kernel/urgency.ts";
import type { ConsentScope } from "#modules/consent/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import type { HandoverKind, NeedState, TableOutcome } from "../types.ts";
import type { HolderStrip, UnitRef } from "../view-types.ts";
import { dutyBearer } from "./course-present.ts";
import { needRows } from "./course-rows.ts";
import type { ViewDeps } from "./deps.ts";
import { holderStrip, loadNames } from "./names.ts";
import type { Participants } from "./participants.ts";
import { maySeeIdentity, opensNeed } from "./sight.ts";
import { groundsOf } from "./standing.ts";

/** The latest agreements are worth a place in a journal; the way there is not. */
const MOST_AGREEMENTS = 30;

/**
 * *Kopiér til journal*: what of a course is worth journalling, and nothing else – no private notes, no messages. Facts
 * only; the words are chosen where it is shown.
 */
export interface JournalCopy {
  readonly at: Instant;
  readonly copiedBy: string;
  readonly copiedFor: UnitRef;
  readonly knownAs: string;
  /** Only where the reader may know (sight.ts). */
  readonly fullName: string | null;
  readonly birthYear: number | null;
  readonly begunAt: Instant;
  readonly closedAt: Instant | null;
  readonly holder: HolderStrip;
  readonly needs: readonly {
    readonly kind: string;
    readonly state: NeedState;
    readonly urgency: Urgency;
    readonly responsible: UnitRef;
    readonly since: Instant;
    readonly dutyBearer: string | null;
    readonly nextStep: { readonly what: string; readonly on: CalendarDay; readonly unit: UnitRef } | null;
    readonly endedAt: Instant | null;
  }[];
  readonly consent: {
    readonly scope: ConsentScope;
    readonly form: "oral" | "written" | "card";
    readonly givenAt: Instant;
    readonly endsOn: CalendarDay;
    readonly givenTo: string;
    readonly witness: string | null;
  } | null;
  /** Who took over what, from whom, when; newest first. needKind null: the baton. */
  readonly agreements: readonly {
    readonly needKind: string | null;
    readonly kind: HandoverKind;
    readonly from: UnitRef;
    readonly to: UnitRef;
    readonly at: Instant;
    readonly by: string | null;
    readonly agreedWithCitizen: boolean;
  }[];
  /** Doors outside that said yes, and who said it. */
  readonly outside: readonly {
    readonly needKind: string | null;
    readonly partyName: string;
    readonly confirmedName: string;
    readonly confirmedRole: string | null;
    readonly confirmedAt: Instant;
    readonly received: boolean;
  }[];
  /** How joint tables ended. */
  readonly tables: readonly {
    readonly needKind: string | null;
    readonly settledAt: Instant;
    readonly outcome: TableOutcome;
    readonly taker: UnitRef | null;
    readonly whoPays: string | null;
  }[];
}

interface AgreementRow {
  readonly needId: Uuid | null;
  readonly needKind: string | null;
  readonly kind: HandoverKind;
  readonly fromUnitId: Uuid;
  readonly toUnitId: Uuid;
  readonly at: Instant;
  readonly acceptedBy: Uuid | null;
  readonly agreedWithCitizen: boolean;
}
type OutsideRow = JournalCopy["outside"][number] & { readonly needId: Uuid | null };
type SettledRow = Omit<JournalCopy["tables"][number], "taker"> & {
  readonly needId: Uuid | null;
  readonly takerId: Uuid | null;
};

async function agreements(db: Db, courseId: Uuid) {
  const most = sql.lit(MOST_AGREEMENTS);
  const [accepted, outside, settled] = await Promise.all([
    sql<AgreementRow>`
      select h.need_id as "needId", n.kind as "needKind", h.kind, h.from_unit_id as "fromUnitId", h.to_unit_id as "toUnitId",
             coalesce(h.answered_at, h.proposed_at) as at, h.accepted_by as "acceptedBy",
             h.agreed_with_citizen as "agreedWithCitizen"
        from relay.handover h left join relay.need n on n.id = h.need_id
       where h.course_id = ${courseId} and h.state = 'accepted'
       order by at desc, h.id desc limit ${most}`.execute(db),
    sql<OutsideRow>`
      select e.need_id as "needId", n.kind as "needKind", e.party_name as "partyName", e.confirmed_name as "confirmedName",
             e.confirmed_role as "confirmedRole", e.confirmed_at as "confirmedAt", e.state = 'received' as received
        from relay.external_handover e left join relay.need n on n.id = e.need_id
       where e.course_id = ${courseId} and e.state in ('confirmedByPhone', 'confirmedByLink', 'received')
         and e.confirmed_name is not null and e.confirmed_at is not null
       order by e.confirmed_at desc, e.id desc limit ${most}`.execute(db),
    sql<SettledRow>`
      select t.need_id as "needId", n.kind as "needKind", t.settled_at as "settledAt", t.outcome,
             t.taker_unit_id as "takerId", t.who_pays as "whoPays"
        from relay.joint_table t left join relay.need n on n.id = t.need_id
       where t.course_id = ${courseId} and t.state = 'settled'
       order by t.settled_at desc, t.id desc limit ${most}`.execute(db),
  ]);
  return { accepted: accepted.rows, outside: outside.rows, settled: settled.rows };
}

export function createJournalView({ identity, citizens }: ViewDeps, participants: Participants) {
  return {
    /**
     * What is worth journalling, for a participant; only of needs that are open to them. Logged as `course.copied`.
     * Throws Refused `notFound` for others – logged as denied – and for unknown identifiers.
     */
    journalText(actor: Actor, courseId: Uuid, now: Instant): Promise<JournalCopy> {
      return participants.onlyForParticipants(
        actor,
        courseId,
        "course.copied",
        now,
        async (db, course, sighted) => {
          const [needs, agreed, cards, { sight, said, told }] = await Promise.all([
            needRows(db, course.id),
            agreements(db, course.id),
            citizens.citizenCards(db, [course.citizenId], dayOf(now)),
            sighted,
          ]);
          const { consent } = said;
          const citizen = cards.get(course.citizenId);
          if (citizen === undefined) throw new Error("A course without its citizen");
          const opens = ({ needId }: { readonly needId: Uuid | null }) =>
            needId === null || opensNeed(sight, needId);
          const open = needs.filter((need) => opensNeed(sight, need.id));
          const accepted = agreed.accepted.filter(opens);
          const settled = agreed.settled.filter(opens);
          const names = await loadNames(db, identity, {
            units: [
              course.holderId,
              consent?.givenToUnit,
              ...open.flatMap((need) => [need.responsibleId, need.nextStepUnitId]),
              ...accepted.flatMap((row) => [row.fromUnitId, row.toUnitId]),
              ...settled.map((row) => row.takerId),
              actor.unitId,
            ],
            people: [course.contactPersonId, ...accepted.map((row) => row.acceptedBy)],
            organisations: open.map((need) => need.dutyBearerId),
          });
          const identified = sight.kind === "emergency" || maySeeIdentity(told, groundsOf(course));
          return {
            at: now,
            copiedBy: actor.personName,
            copiedFor: names.unit(actor.unitId),
            knownAs: citizen.knownAs,
            fullName: identified ? citizen.fullName : null,
            birthYear: identified ? citizen.birthYear : null,
            begunAt: course.begunAt,
            closedAt: course.closedAt,
            holder: holderStrip(names, course, now),
            needs: open.map((need) => ({
              kind: need.kind,
              state: need.state,
              urgency: need.urgency,
              responsible: names.unit(need.responsibleId),
              since: need.heldSince,
              dutyBearer: dutyBearer(need, names),
              nextStep:
                need.isOpen &&
                need.nextStep !== null &&
                need.nextStepOn !== null &&
                need.nextStepUnitId !== null
                  ? { what: need.nextStep, on: need.nextStepOn, unit: names.unit(need.nextStepUnitId) }
                  : null,
              endedAt: need.endedAt,
            })),
            consent:
              consent === null
                ? null
                : {
                    scope: consent.scope,
                    form: consent.form,
                    givenAt: consent.givenAt,
                    endsOn: consent.endsOn,
                    givenTo: names.unit(consent.givenToUnit).name,
                    witness: consent.witness,
                  },
            agreements: accepted.map((row) => ({
              needKind: row.needKind,
              kind: row.kind,
              from: names.unit(row.fromUnitId),
              to: names.unit(row.toUnitId),
              at: row.at,
              by: row.acceptedBy === null ? null : names.person(row.acceptedBy),
              agreedWithCitizen: row.agreedWithCitizen,
            })),
            outside: agreed.outside.filter(opens).map(({ needId: _, ...row }) => row),
            tables: settled.map(({ needId: _, takerId, ...row }) => ({
              ...row,
              taker: takerId === null ? null : names.unit(takerId),
            })),
          };
        },
      );
    },
  };
}
