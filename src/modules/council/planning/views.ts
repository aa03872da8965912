import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { type CalendarDay, dayOf } from "#kernel/time.ts";
import { type SignedIn, SYSTEM } from "#modules/identity/index.ts";
import type { Database, Db } from "#platform/db.ts";
import { chairOf, openRound, rulesOf } from "../approving/store.ts";
import type { ApprovalRound, Correction } from "../approving/types.ts";
import type { Body, BodyStanding } from "../bodies/types.ts";
import { bodyAt, keepingIn } from "../bodies/views.ts";
import { deadlines, quorum, rulesOn } from "../bodyRules/rules.ts";
import type { BodyRules } from "../bodyRules/types.ts";
import type { Item, Minutes } from "../meetings/minutes.ts";
import type { Did, MeetingState } from "../meetings/types.ts";
import { fromKey } from "../meetings/views.ts";
import { votesThere } from "../minuting/rules.ts";
import * as book from "../minuting/store.ts";
import type { Attendee, AwayLine, Beside, Dissent, QuorumCount, Seat, Task } from "../minuting/types.ts";
import { mayKeep, maySit, maySitAt, seatsOf } from "../seats.ts";
import { agendaForEverybody } from "./rules.ts";
import { ITEMS, PLAN, REMOVED } from "./store.ts";
import type { AgendaItem, MeetingPlan, SentItem, Written } from "./types.ts";

type Reader = Pick<SignedIn, "personId" | "remits">;

/** Everything about a meeting made here, for those who sit in a body that meets there. */
export interface MeetingFile {
  readonly body: Body;
  readonly keeps: boolean;
  readonly plan: MeetingPlan;
  readonly items: readonly AgendaItem[];
  /** What was taken off the agenda again, the last first: somebody may have been writing in it. */
  readonly takenOff: readonly Pick<AgendaItem, "id" | "title">[];
  readonly rules: BodyRules;
  /** The last days for wishes and for the agenda to be out. */
  readonly deadlines: { readonly items: CalendarDay; readonly agenda: CalendarDay };
  readonly seats: readonly Seat[];
  readonly attendance: readonly Attendee[];
  readonly away: readonly AwayLine[];
  readonly dissents: readonly Dissent[];
  readonly besides: readonly Beside[];
  readonly quorum: QuorumCount;
  /** Tasks from this meeting's items. */
  readonly tasks: readonly Task[];
  readonly round: ApprovalRound | null;
  readonly chair: { readonly isOne: boolean; readonly thereIsOne: boolean };
  /** The newest edition of its minutes; null: none yet. */
  readonly minutes: Minutes | null;
  readonly history: readonly HistoryLine[];
}

interface HistoryLine {
  readonly edition: number;
  readonly at: Instant;
  readonly by: string | null;
  readonly did: Did;
  readonly why: string;
}

/** An agenda as anybody may read it. */
export interface PublicAgenda {
  readonly id: Uuid;
  readonly body: Body;
  readonly state: MeetingState;
  readonly plan: Pick<
    MeetingPlan,
    "kind" | "day" | "start" | "end" | "place" | "joint" | "sequence" | "changedAt"
  >;
  /** Whether it is held online, too. Where, stands in the letter: whoever has the link is in the meeting, closed items and all. */
  readonly online: boolean;
  readonly items: readonly (Item | { readonly number: number | null; readonly open: false })[];
}

/** A part as it stands now, for a page that is open elsewhere. */
export interface TextNow {
  readonly itemId: Uuid;
  readonly section: Written;
  readonly words: string;
  readonly version: number;
}

const TASK = sql`t.id, t.item_id as "itemId", t.words, t.owner, t.due::text as due, t.done_at as "doneAt"`;

export function createPlanningViews(db: Database) {
  /** A meeting made here that whoever reads may see. Throws Refused `notFound`, `forbidden`. */
  async function planAt(who: Reader, slug: string, key: string, now: Instant) {
    const [body, at] = [await bodyAt(db, slug), fromKey(key)];
    const seats = await seatsOf(db, who, now);
    const [plan] =
      body && at
        ? await db.ask(
            SYSTEM,
            sql<MeetingPlan>`
              select ${PLAN} from council.meeting m
               where m.body_id = ${body.id} and m.held_on = ${at.heldOn} and m.starts = ${at.starts} and m.made_here
               order by m.state = 'cancelled', m.changed_at desc limit 1`,
          )
        : [];
    const roles = body ? seats.get(body.id) : [];
    // Nobody learns from the answer which meetings there are, but for those who may read them.
    if (!(plan ? maySitAt(who, seats, plan) : maySit(who, roles))) throw new Refused("forbidden");
    if (!body || !plan) throw new Refused("notFound");
    return { body, plan, keeps: mayKeep(who, roles) };
  }

  return {
    /** A meeting made here, whole, for those who sit in a body that meets there. Throws Refused `notFound`, `forbidden`. */
    async meetingFile(who: Reader, slug: string, key: string, now: Instant): Promise<MeetingFile> {
      const { body, plan, keeps } = await planAt(who, slug, key, now);
      const rest = await db.read(SYSTEM, (tx) => readFile(tx, plan, who.personId, now));
      return { body, keeps, plan, ...rest };
    },

    /** A body whose papers somebody keeps. Throws Refused `notFound`, `forbidden`. */
    keeps: (who: Reader, slug: string, now: Instant): Promise<BodyStanding> => keepingIn(db, slug, who, now),

    /** The texts of a meeting that were written since. For whoever keeps the papers. Throws Refused `notFound`, `forbidden`. */
    async textsSince(
      who: Reader,
      slug: string,
      key: string,
      since: Instant,
      now: Instant,
    ): Promise<readonly TextNow[]> {
      const { plan, keeps } = await planAt(who, slug, key, now);
      if (!keeps) throw new Refused("forbidden");
      return db.ask(
        SYSTEM,
        sql<TextNow>`
          select t.item_id as "itemId", t.section, t.words, t.version from council.item_text t
            join council.agenda_item i on i.id = t.item_id
           where i.meeting_id = ${plan.id} and i.place is not null and t.at >= ${since}`,
      );
    },

    /** The agenda of a meeting that has been called, for everybody: its open items. Null where there is none. */
    async agenda(slug: string, key: string): Promise<PublicAgenda | null> {
      const [body, at] = [await bodyAt(db, slug), fromKey(key)];
      if (!body || !at) return null;
      const [found] = await db.ask(
        SYSTEM,
        sql<
          MeetingPlan & { agenda: readonly SentItem[]; open: readonly string[]; removed: readonly string[] }
        >`
          select ${PLAN}, m.agenda,
                 coalesce((select jsonb_agg(i.id) from council.agenda_item i
                   where i.meeting_id = m.id and i.open and i.place is not null), '[]') as open,
                 ${REMOVED} as removed
            from council.meeting m
           where m.body_id = ${body.id} and m.held_on = ${at.heldOn} and m.starts = ${at.starts} and m.agenda is not null
           order by m.state = 'cancelled', m.changed_at desc limit 1`,
      );
      if (!found) return null;
      const { id, state, kind, day, start, end, place, link, joint, sequence, changedAt } = found;
      return {
        ...{ id, body, state, plan: { kind, day, start, end, place, joint, sequence, changedAt } },
        online: link !== "",
        items: agendaForEverybody(found.agenda, new Set(found.open), new Set(found.removed)),
      };
    },

    /** What was put right since minutes were first made public, the newest first. For everybody. */
    async corrections(slug: string, key: string): Promise<readonly Correction[]> {
      const [body, at] = [await bodyAt(db, slug), fromKey(key)];
      if (!body || !at) return [];
      return db.ask(
        SYSTEM,
        sql<Correction>`
          select e.edition, e.at, e.why from council.edition e join council.meeting m on m.id = e.meeting_id
           where m.body_id = ${body.id} and m.held_on = ${at.heldOn} and m.starts = ${at.starts} and m.state = 'published'
             and e.did = 'corrected'
             -- Minutes that were taken in are put right before anybody has seen them, too.
             and (m.made_here or e.edition > (select min(p.edition) from council.edition p where p.meeting_id = m.id and p.did = 'published'))
           order by e.edition desc`,
      );
    },

    /** An older edition, for whoever keeps the papers. Throws Refused `notFound`, `forbidden`. */
    async editionOf(
      who: Reader,
      slug: string,
      key: string,
      edition: number,
      now: Instant,
    ): Promise<{ readonly minutes: Minutes; readonly madeHere: boolean }> {
      const [body, at] = [await bodyAt(db, slug), fromKey(key)];
      if (!mayKeep(who, body ? (await seatsOf(db, who, now)).get(body.id) : []))
        throw new Refused("forbidden");
      const [found] =
        body && at
          ? await db.ask(
              SYSTEM,
              sql<{ minutes: Minutes; madeHere: boolean }>`
                select e.document as minutes, m.made_here as "madeHere" from council.edition e join council.meeting m on m.id = e.meeting_id
                 where m.body_id = ${body.id} and m.held_on = ${at.heldOn} and m.starts = ${at.starts} and e.edition = ${edition}
                 order by m.state = 'cancelled', m.changed_at desc limit 1`,
            )
          : [];
      if (!found) throw new Refused("notFound");
      return found;
    },

    /** A body's tasks that are not done, the soonest first; for those who sit in it. Throws Refused `notFound`, `forbidden`. */
    async tasks(
      who: Reader,
      slug: string,
      now: Instant,
    ): Promise<{ readonly body: Body; readonly keeps: boolean; readonly tasks: readonly Task[] }> {
      const body = await bodyAt(db, slug);
      const roles = body ? (await seatsOf(db, who, now)).get(body.id) : [];
      if (!maySit(who, roles)) throw new Refused("forbidden");
      if (!body) throw new Refused("notFound");
      const tasks = await db.ask(
        SYSTEM,
        sql<Task>`select ${TASK} from council.task t where t.body_id = ${body.id} and t.done_at is null order by t.due, t.id`,
      );
      return { body, keeps: mayKeep(who, roles), tasks };
    },
  };
}

async function readFile(
  tx: Db,
  plan: MeetingPlan,
  personId: Uuid,
  now: Instant,
): Promise<Omit<MeetingFile, "body" | "keeps" | "plan">> {
  const { rows: items } = await sql<AgendaItem>`
    select ${ITEMS} from council.agenda_item i where i.meeting_id = ${plan.id} and i.place is not null order by i.place`.execute(
    tx,
  );
  const { rows: takenOff } = await sql<Pick<AgendaItem, "id" | "title">>`
    select id, title from council.agenda_item where meeting_id = ${plan.id} and place is null order by removed_at desc limit 50`.execute(
    tx,
  );
  const { rows: tasks } = await sql<Task>`
    select ${TASK} from council.task t join council.agenda_item i on i.id = t.item_id where i.meeting_id = ${plan.id} order by t.due, t.id`.execute(
    tx,
  );
  const { rows: history } = await sql<HistoryLine>`
    select e.edition, e.at, p.name as by, e.did, e.why from council.edition e left join identity.person p on p.id = e.person_id
     where e.meeting_id = ${plan.id} order by e.edition desc limit 100`.execute(tx);
  const { rows: minutes } = await sql<{ minutes: Minutes | null }>`
    select document as minutes from council.meeting where id = ${plan.id}`.execute(tx);
  const rules = rulesOn(await rulesOf(tx, plan.bodyId), plan.day);
  const seats = await book.seatsAt(tx, plan.id);
  const attendance = await book.attendanceOf(tx, plan.id);
  return {
    ...{ items, takenOff, tasks, history, rules, seats, attendance, minutes: minutes[0]?.minutes ?? null },
    deadlines: deadlines(rules, plan.day),
    away: await book.awayOf(tx, plan.id),
    dissents: await book.dissentsOf(tx, plan.id),
    besides: await book.unsettled(tx, plan.id),
    quorum: votesThere(
      seats.filter(({ bodyId }) => bodyId === plan.bodyId),
      attendance,
      (n) => quorum(rules, n),
    ),
    round: await openRound(tx, plan.id),
    chair: await chairOf(tx, plan.bodyId, personId, dayOf(now)),
  };
}
