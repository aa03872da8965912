import { sql } from "kysely";
import type { Instant } from "#kernel/clock.ts";
import { isUuid, type Uuid } from "#kernel/ids.ts";
import { Refused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { CitizenCard, CompanionLine, MeetMe } from "#modules/citizen/index.ts";
import { type InformationKind, NOTHING_SAID, type Said, toldTo } from "#modules/consent/index.ts";
import type { Actor, Member } from "#modules/identity/index.ts";
import { asOf, type Db } from "#platform/db.ts";
import type { HandoverPreview, UnitRef } from "../view-types.ts";
import { meetMeWords } from "./course-present.ts";
import type { ViewDeps } from "./deps.ts";
import { suggestDoors } from "./doors.ts";
import { presentHandover, wantedByLinesOf, withoutWords } from "./handover-present.ts";
import { type HandoverRow, type LinesRows, lineOfHandover } from "./handover-rows.ts";
import { hidden } from "./hidden.ts";
import { loadNames, type Names } from "./names.ts";
import type { NeedKind } from "./need-kinds.ts";
import { agreedToShow } from "./sight.ts";

interface AskedRow {
  readonly handoverId: Uuid;
  readonly courseId: Uuid;
  readonly citizenId: Uuid;
  readonly region: string;
  readonly area: string;
  readonly fromUnitId: Uuid;
  readonly toUnitId: Uuid;
  readonly state: HandoverRow["state"];
  readonly sent: boolean;
  readonly needKind: string | null;
  readonly needInformation: InformationKind | null;
  readonly citizensWords: string | null;
  readonly dutyBearerId: Uuid | null;
  readonly dutyBearerText: string | null;
  /** Kinds of the open needs that go with the baton: those the sender answers for itself. */
  readonly carries: readonly string[];
  readonly askedTogether: number;
}

async function askedRow(db: Db, handoverId: Uuid): Promise<AskedRow | null> {
  const { rows } = await sql<AskedRow>`
    select h.id as "handoverId", h.course_id as "courseId", c.citizen_id as "citizenId", c.region, c.area,
           h.from_unit_id as "fromUnitId", h.to_unit_id as "toUnitId", h.state,
           h.kind <> 'ask' or h.answer_by is not null as sent, n.kind as "needKind",
           k.information as "needInformation", n.citizens_words as "citizensWords", n.duty_bearer_id as "dutyBearerId", n.duty_bearer_text as "dutyBearerText",
           array(select m.kind from relay.need m
                  where h.need_id is null and m.course_id = h.course_id and m.responsible_id = h.from_unit_id
                    and m.ended_at is null
                  order by m.opened_at, m.id) as carries,
           (select count(*) from relay.handover t where t.ask_id = h.ask_id) as "askedTogether"
      from relay.handover h
      join relay.course c on c.id = h.course_id
      left join relay.need n on n.id = h.need_id
      left join relay.need_kind k on k.code = n.kind
     where h.id = ${handoverId}`.execute(db);
  return rows[0] ?? null;
}

/** The receiver never sees what was not sent: neither a draft, nor one that was thrown away. */
function sideOf(actor: Actor, asked: AskedRow): "receiver" | "sender" | null {
  if (asked.fromUnitId === actor.unitId) return "sender";
  return asked.toUnitId === actor.unitId && asked.sent ? "receiver" : null;
}

/** A door that showed the way on, or was overtaken, has no more use for what was asked: it sees how it ended. */
const isOver = (asked: AskedRow): boolean => asked.state === "redirected" || asked.state === "withdrawn";

/** Everything a preview is made of, as loaded. */
interface Loaded {
  readonly asked: AskedRow;
  readonly mine: "receiver" | "sender";
  readonly row: HandoverRow;
  readonly lines: LinesRows;
  readonly names: Names;
  readonly citizen: CitizenCard | undefined;
  readonly said: Said;
  readonly members: readonly Member[];
  readonly kind: NeedKind | null;
  /** For the receiver alone; null too where the wall keeps it from them. */
  readonly meetMe: MeetMe | null;
  readonly company: readonly CompanionLine[];
}

const shownBefore = (meetMe: MeetMe): HandoverPreview["meetMe"] => ({
  ...meetMeWords(meetMe),
  approved: meetMe.approvedAt !== null,
});

/** Pure: law 13, whoever looks. */
function present(loaded: Loaded, suggestedDoors: readonly UnitRef[]): HandoverPreview {
  const { asked, mine, row, lines, names, citizen, said, members, meetMe, company } = loaded;
  const gone = mine === "receiver" && isOver(asked);
  const receiver = toldTo(said, names.card(asked.toUnitId));
  const agreed = (kind: InformationKind): boolean => !gone && agreedToShow(receiver, row.legalBasis, kind);
  const whole = presentHandover(row, lines, names);
  const line = gone ? withoutWords(whole) : whole;
  return {
    id: row.id,
    courseId: asked.courseId,
    state: row.state,
    mine,
    needKind: asked.needKind,
    carries: asked.carries,
    ageBand: citizen?.ageBand ?? "unknown",
    urgency: row.urgency,
    message: line.message,
    agreedWithCitizen: row.agreedWithCitizen,
    notAgreedWhy: line.notAgreedWhy,
    legalBasis: row.legalBasis,
    knownAs: agreed("contact") ? (citizen?.knownAs ?? null) : null,
    citizensWords: agreed(asked.needInformation ?? "need") ? asked.citizensWords : null,
    language: agreed("contact") ? (citizen?.language ?? null) : null,
    meetMe: mine === "receiver" && meetMe && agreed("meetMe") ? shownBefore(meetMe) : null,
    company: agreed("network") ? company.filter(({ comes }) => comes !== "no") : [],
    line,
    askedTogether: asked.askedTogether,
    dutyBearer:
      asked.dutyBearerId === null ? asked.dutyBearerText || null : names.organisation(asked.dutyBearerId),
    suggestedDoors,
    members: members
      .filter((member) => !member.technical)
      .map(({ personId, name }) => ({ id: personId, name })),
  };
}

export function createPreviewView(deps: ViewDeps) {
  const { db, identity, citizens, consents, needKinds } = deps;

  async function load(
    db: Db,
    actor: Actor,
    asked: AskedRow,
    mine: Loaded["mine"],
    now: Instant,
  ): Promise<Loaded> {
    const [lines, cards, saidBy, members, kind, meetMe, company] = await Promise.all([
      lineOfHandover(db, asked.handoverId),
      citizens.citizenCards(db, [asked.citizenId], dayOf(now)),
      consents.said(db, [asked.citizenId], dayOf(now)),
      mine === "receiver" ? identity.membersOf(db, actor.unitId) : [],
      asked.needKind === null ? null : needKinds.kind(db, asked.needKind),
      mine === "receiver" ? citizens.latestMeetMe(db, asked.citizenId) : null,
      citizens.companionLines(db, asked.citizenId),
    ]);
    const [row] = lines.handovers;
    if (row === undefined) throw new Error("A handover that was there a moment ago");
    const names = await loadNames(db, identity, {
      ...wantedByLinesOf(lines),
      organisations: [asked.dutyBearerId],
    });
    const citizen = cards.get(asked.citizenId);
    const said = saidBy.get(asked.citizenId) ?? NOTHING_SAID;
    return { asked, mine, row, lines, names, citizen, said, members, kind, meetMe, company };
  }

  return {
    /**
     * What is asked, for the unit that is asked and the unit that asks (law 13): age band, the need, urgency, the
     * message, and of the person only what the citizen agreed to show. Every look is logged. Throws Refused
     * `notFound` for all others – logged as denied – and for unknown identifiers.
     */
    async preview(actor: Actor, handoverId: Uuid, now: Instant): Promise<HandoverPreview> {
      if (!isUuid(handoverId)) throw new Refused("notFound", { handoverId });
      const look = { at: now, actor, action: "handover.read", detail: { handoverId } };
      const loaded = await identity.audit.read<Loaded | null>(asOf(actor, now), async (tx) => {
        const asked = await askedRow(tx, handoverId);
        const mine = asked === null ? null : sideOf(actor, asked);
        if (asked === null || mine === null) return { content: null, seen: [] };
        const { citizenId, courseId } = asked;
        return { content: await load(tx, actor, asked, mine, now), seen: [{ ...look, citizenId, courseId }] };
      });
      if (loaded === null) {
        await identity.audit.deny({ ...look, ...(await hidden(db, "handover", handoverId)) });
        throw new Refused("notFound", { handoverId });
      }
      const { asked, kind, mine } = loaded;
      const without = [asked.fromUnitId, asked.toUnitId];
      return present(loaded, mine === "sender" ? [] : await suggestDoors(deps, kind, asked, without, now));
    },
  };
}
