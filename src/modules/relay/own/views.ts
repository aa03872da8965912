import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import type { MeetMe, MeetMeWords, OwnDoctor, WorkUp } from "#modules/citizen/index.ts";
import { type ConsentScope, type InformationKind, linesOf } from "#modules/consent/index.ts";
import { type LogDay, SYSTEM } from "#modules/identity/index.ts";
import type { Db } from "#platform/db.ts";
import type { RelayDeps } from "../actions/command.ts";
import type { HolderStrip } from "../view-types.ts";
import { courseOfPerson, type PersonsCourse } from "../views/card-rows.ts";
import { holderStrip, loadNames, unitRef } from "../views/names.ts";
import { ownActor, ownRecords } from "./actor.ts";
import { companyViews } from "./company.ts";
import { complaintViews } from "./complaints.ts";
import { type OwnFelt, ownFelt } from "./feltSafe.ts";
import { knowledgeViews } from "./knowledge.ts";
import { type OwnMessage, ownMessages } from "./messages.ts";
import { safetyViews } from "./safety.ts";

/** What happens next with one need, in neutral words: who follows it, and by which day. */
export interface OwnNeed {
  readonly id: Uuid;
  readonly kind: { readonly da: string; readonly en: string };
  readonly unit: string;
  readonly phone: string;
  readonly nextOn: CalendarDay | null;
  /** Units that have been asked and have not answered yet. */
  readonly asked: readonly string[];
}

export interface OwnHome {
  readonly knownAs: string;
  readonly holder: HolderStrip | null;
  /** Somebody has the baton; else `holder` had it last. */
  readonly open: boolean;
  readonly needs: readonly OwnNeed[];
  /** What was last said of their doctor, and what is being looked into. */
  readonly doctor: Pick<OwnDoctor, "state" | "name" | "place"> | null;
  readonly workUps: readonly Pick<WorkUp, "id" | "what" | "begunWhere" | "waitsFor">[];
  /** They have asked for help, and nobody has been in contact since. */
  readonly asking: boolean;
  /** How it felt may be answered. */
  readonly asked: boolean;
  /** Somebody has written of a day that was hard. */
  readonly hardDays: boolean;
  /** So many notes from others wait for them to decide. */
  readonly told: number;
}

export interface OwnConsentView {
  readonly open: boolean;
  readonly holder: string | null;
  readonly consent: {
    readonly scope: ConsentScope;
    readonly endsOn: CalendarDay;
    readonly givenTo: string;
    readonly id: Uuid;
    /** What was said, as lines: to whom – null: those on the relay –, what, for what, and until when, where that is before the rest. */
    readonly lines: readonly {
      readonly to: string | null;
      readonly unitId: Uuid | null;
      readonly kinds: readonly InformationKind[];
      readonly purpose: string;
      readonly endsOn: CalendarDay | null;
    }[];
  } | null;
  readonly objections: readonly { readonly id: Uuid; readonly name: string | null }[];
  /** Units with a part in it that may be told no: not who has the baton, nor those objected to already. */
  readonly doors: readonly { readonly id: Uuid; readonly name: string }[];
}

export type OwnMeetMeView = MeetMeWords &
  Pick<MeetMe, "id" | "at" | "unitName" | "byCitizen" | "approvedAt" | "heardBy" | "readByUnits">;

/** Reads behind the wall as the citizen, and logs it as their own look. */
export type ReadOwn = <T>(
  citizenId: Uuid,
  now: Instant,
  work: (db: Db, course: PersonsCourse | null) => Promise<T>,
) => Promise<T>;

/** The citizen's own pages. Each is read behind the wall as the citizen, and is in the log as their own look. */
export function createOwnViews({ db, identity, citizens, consents, needKinds, secret }: RelayDeps) {
  const own: ReadOwn = (citizenId, now, work) =>
    identity.audit.read(ownActor(citizenId, now), async (tx) => {
      const course = await courseOfPerson(tx, await ownRecords(tx));
      const entry = {
        at: now,
        actor: ownActor(citizenId, now),
        action: "own.read",
        citizenId: course?.citizenId ?? citizenId,
        courseId: course?.id ?? null,
      };
      return { content: await work(tx, course), seen: [entry] };
    });

  return {
    ...companyViews(own, { citizens }),
    ...complaintViews(own, { citizens, identity }),
    ...knowledgeViews(own, { citizens, consents, identity, secret }),
    ...safetyViews(own, { citizens }),

    /** Who has the baton and their phone, and what happens next. */
    home: (citizenId: Uuid, now: Instant): Promise<OwnHome> =>
      own(citizenId, now, async (snapshot, course) => {
        const subject = course?.citizenId ?? citizenId;
        const [cards, rows, kinds, felt, told, doctor, workUps, hardDays] = await Promise.all([
          citizens.citizenCards(snapshot, [subject], dayOf(now)),
          course === null ? [] : openNeeds(snapshot, course.id),
          needKinds.needKinds(snapshot),
          ownFelt(snapshot, now),
          citizens.knowledgeWaiting(snapshot, await ownRecords(snapshot)),
          citizens.ownDoctor(snapshot, subject),
          citizens.workUps(snapshot, subject),
          citizens.safetyNotes(snapshot, subject, dayOf(now)),
        ]);
        const names = await loadNames(snapshot, identity, {
          units: [course?.holderId, ...rows.flatMap((row) => [row.unitId, ...row.asked])],
          people: [course?.contactPersonId],
        });
        const kindOf = new Map(kinds.map(({ code, name }) => [code, name]));
        return {
          knownAs: cards.get(subject)?.knownAs ?? "",
          doctor,
          workUps: workUps.filter(({ endedAt }) => endedAt === null),
          holder: course && holderStrip(names, course, now),
          open: course?.state === "open",
          asking: course !== null && (await isAsking(snapshot, course.id)),
          asked: felt.ask !== null,
          told,
          hardDays: hardDays.length > 0,
          needs: rows.map((row) => ({
            id: row.id,
            kind: kindOf.get(row.kind) ?? { da: row.kind, en: row.kind },
            unit: names.unit(row.unitId).name,
            phone: names.unit(row.unitId).phone,
            nextOn: row.nextOn,
            asked: row.asked.map((id) => names.unit(id).name),
          })),
        };
      }),

    /** Who may know what: what they said, to whom they said no, and to whom they may. */
    consent: (citizenId: Uuid, now: Instant): Promise<OwnConsentView> =>
      own(citizenId, now, async (snapshot, course) => {
        const subject = course?.citizenId ?? citizenId;
        const [said, doors] = await Promise.all([
          consents.said(snapshot, [subject], dayOf(now)),
          course === null ? [] : doorsOf(snapshot, course.id),
        ]);
        const { consent = null, objections = [] } = said.get(subject) ?? {};
        const lines = linesOf(consent, "");
        const units = [
          course?.holderId,
          consent?.givenToUnit,
          ...doors,
          ...[...lines, ...objections].map(({ unitId }) => unitId),
        ];
        const organisations = [...lines, ...objections].map(({ organisationId }) => organisationId);
        const names = await loadNames(snapshot, identity, { units, organisations });
        const nameOf = (who: { unitId: Uuid | null; organisationId: Uuid | null }): string | null => {
          if (who.unitId !== null) return names.unit(who.unitId).name;
          return who.organisationId === null ? null : names.organisation(who.organisationId);
        };
        return {
          open: course?.state === "open",
          holder: course && names.unit(course.holderId).name,
          consent: consent && {
            id: consent.id,
            scope: consent.scope,
            endsOn: consent.endsOn,
            givenTo: names.unit(consent.givenToUnit).name,
            lines: lines.map((line) => ({
              to: nameOf(line),
              unitId: line.unitId,
              kinds: line.kinds,
              purpose: line.purpose,
              endsOn: line.endsOn ?? null,
            })),
          },
          objections: objections.map((one) => ({ id: one.id, name: nameOf(one) })),
          doors: doors
            .filter((id) => id !== course?.holderId && !objections.some(({ unitId }) => unitId === id))
            .map((id) => unitRef(names.card(id)))
            .map(({ id, name }) => ({ id, name })),
        };
      }),

    /** How they want to be met, as it stands; null while nothing is written. */
    meetMe: (citizenId: Uuid, now: Instant): Promise<{ open: boolean; latest: OwnMeetMeView | null }> =>
      own(citizenId, now, async (snapshot, course) => ({
        open: course?.state === "open",
        latest: await citizens.latestMeetMe(snapshot, course?.citizenId ?? citizenId),
      })),

    /** What may be said of how it felt, and what they said last. */
    felt: (citizenId: Uuid, now: Instant): Promise<OwnFelt> =>
      own(citizenId, now, (snapshot) => ownFelt(snapshot, now)),

    /** What was sent to them, newest first. */
    messages: (citizenId: Uuid, now: Instant): Promise<{ open: boolean; messages: readonly OwnMessage[] }> =>
      own(citizenId, now, async (snapshot, course) => ({
        open: course?.state === "open",
        messages: await ownMessages(snapshot),
      })),

    /** Who has looked, by door and day; their own looks are left out. */
    async looked(citizenId: Uuid, now: Instant): Promise<readonly LogDay[]> {
      const records = await own(citizenId, now, (snapshot) => ownRecords(snapshot));
      const lines = await db.read(SYSTEM, async (snapshot) => {
        const { rows } = await sql<{ id: Uuid }>`
          select id from relay.course where citizen_id = any(${[...records]}::uuid[])`.execute(snapshot);
        return identity.citizenLogByDay(
          snapshot,
          records,
          rows.map(({ id }) => id),
        );
      });
      return lines.filter(({ action }) => !action.startsWith("own."));
    },
  };
}

interface NeedRow {
  readonly id: Uuid;
  readonly kind: string;
  readonly unitId: Uuid;
  readonly nextOn: CalendarDay | null;
  readonly asked: readonly Uuid[];
}

async function openNeeds(db: Db, courseId: Uuid): Promise<readonly NeedRow[]> {
  const { rows } = await sql<NeedRow>`
    select n.id, n.kind, n.responsible_id as "unitId", n.next_step_on as "nextOn",
           array(select h.to_unit_id from relay.handover h
                  where h.need_id = n.id and h.state in ('proposed', 'questioned') order by h.proposed_at, h.id) as asked
      from relay.need n where n.course_id = ${courseId} and n.ended_at is null
     order by n.next_step_on, n.opened_at, n.id`.execute(db);
  return rows;
}

/** Every unit that has, or had, something to do with it. */
async function doorsOf(db: Db, courseId: Uuid): Promise<readonly Uuid[]> {
  const { rows } = await sql<{ id: Uuid }>`
    select responsible_id as id from relay.need where course_id = ${courseId}
    union select from_unit_id from relay.handover where course_id = ${courseId} and (kind <> 'ask' or answer_by is not null)
    union select to_unit_id from relay.handover where course_id = ${courseId} and (kind <> 'ask' or answer_by is not null)
    union select unit_id from relay.contact where course_id = ${courseId}`.execute(db);
  return rows.map(({ id }) => id);
}

async function isAsking(db: Db, courseId: Uuid): Promise<boolean> {
  const { rows } = await sql`
    select 1 from relay.alarm where course_id = ${courseId} and kind = 'citizenAsks' and cleared_at is null limit 1`.execute(
    db,
  );
  return rows.length > 0;
}
