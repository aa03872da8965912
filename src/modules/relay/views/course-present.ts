import type { Instant } from "#kernel/clock.ts";
import { dayOf } from "#kernel/time.ts";
import type {
  CitizenCard,
  CompanionLine,
  DoctorLine,
  KnowledgeNote,
  MeetMe,
  MeetMeWords,
  SafetyNote,
} from "#modules/citizen/index.ts";
import type { Allowance, Said, Told } from "#modules/consent/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import { LINES_OF } from "../rules/comingOfAge.ts";
import type { AgePlanRow } from "../store/comingOfAge.ts";
import type { CitizenHead, CourseView, MeetMeView, NeedCard } from "../view-types.ts";
import type { CourseRow, NeedRow, TableRow } from "./course-rows.ts";
import { externalWithoutWords, presentExternal, presentHandover, withoutWords } from "./handover-present.ts";
import type { ExternalRow, HandoverRow, LinesRows } from "./handover-rows.ts";
import { presentShared } from "./knowledge-present.ts";
import { mayWithCourse, mayWithNeed } from "./may.ts";
import { holderStrip, type Names } from "./names.ts";
import type { NeedKind } from "./need-kinds.ts";
import type { ReachLine } from "./reaching.ts";
import { presentLine } from "./relay-line-present.ts";
import type { LineRows } from "./relay-line-rows.ts";
import { presentSafety } from "./safety-present.ts";
import { maySeeIdentity, maySeeNetwork, opensKind, opensNeed, type Sight } from "./sight.ts";
import { groundsOf } from "./standing.ts";
import { presentEvents } from "./timeline-present.ts";
import type { EventRow } from "./timeline-rows.ts";

/** Everything the course page is made of, as loaded. */
export interface CourseContent {
  readonly needs: readonly NeedRow[];
  readonly lines: LinesRows;
  readonly externals: readonly ExternalRow[];
  readonly line: LineRows;
  readonly tables: readonly TableRow[];
  readonly events: readonly EventRow[];
  readonly citizen: CitizenCard;
  /** Opened only for those who may have it. */
  readonly phone: () => string | null;
  readonly meetMe: MeetMe | null;
  readonly safety: readonly SafetyNote[];
  readonly standingReceiverId: string | null;
  readonly kinds: readonly NeedKind[];
  readonly reach: ReachLine;
  readonly knowledge: readonly KnowledgeNote[];
  readonly asks: CourseView["asks"];
  readonly company: readonly CompanionLine[];
  readonly agePlans: readonly AgePlanRow[];
  readonly doctor: DoctorLine;
}

/** Who looks at what, how much of it they may see, and when. */
export interface Look {
  readonly actor: Actor;
  readonly course: CourseRow;
  readonly sight: Sight;
  readonly said: Said;
  readonly told: Told;
  readonly now: Instant;
}

/** Emergency access lets somebody see, not act – but on what is theirs anyway. */
const SEEING_ONLY = { takeOver: false, reopen: false };

/** Pure: rows to what the page reads, with everything the reader may not see taken out here (laws 12 and 13). */
export function presentCourse(look: Look, content: CourseContent, names: Names): CourseView {
  const { actor, course, sight, now } = look;
  const { lines, externals, standingReceiverId } = content;
  const baton = lines.handovers.filter((row) => row.needId === null);
  const whole = opensNeed(sight, null);
  return {
    kind: "full",
    id: course.id,
    state: course.state,
    closeReason: course.closeReason,
    toldCitizen: course.toldCitizen,
    mergedInto: course.mergedInto,
    diedAt: course.diedAt,
    area: course.area,
    citizen: presentCitizen(look, content, names),
    reach: isIdentified(look) ? content.reach : null,
    company: maySeeNetwork(sight, look.told, course.holderId === actor.unitId) ? content.company : null,
    doctor: opensKind(sight, "health") ? content.doctor : null,
    holder: holderStrip(names, course, now),
    line: presentLine(course, content.line, names, (needId) => opensNeed(sight, needId)),
    meetMeKnown: opensKind(sight, "meetMe"),
    meetMe: opensKind(sight, "meetMe") && content.meetMe ? presentMeetMe(content.meetMe) : null,
    safety: opensKind(sight, "meetMe") ? safetyOf(look, content) : null,
    knowledge: opensKind(sight, "knowledgeNotes") ? presentShared(content.knowledge) : null,
    asks: whole ? content.asks : [],
    emergencyUntil: sight.kind === "emergency" ? sight.until : null,
    needs: content.needs.map((need) => presentNeed(look, need, content, names)),
    batonHandovers: baton
      .map((row) => presentHandover(row, lines, names))
      .map((line) => (whole ? line : withoutWords(line))),
    batonExternals: externals
      .filter((row) => row.needId === null)
      .map((row) => presentExternal(row, names))
      .map((line) => (whole ? line : externalWithoutWords(line))),
    tables: content.tables,
    timeline: presentEvents(content.events, names, readerOf(look)),
    may: {
      ...mayWithCourse(actor, course, {
        openNeeds: content.needs.filter((need) => need.isOpen).length,
        handovers: lines.handovers,
        externals,
        baton,
        standingReceiverId,
      }),
      ...(sight.kind === "emergency" ? SEEING_ONLY : {}),
      readLog: sight.kind === "all",
    },
    standingReceiver: standingReceiverId === null ? null : names.unit(standingReceiverId),
  };
}

/** Who reads, as far as the history asks. */
export const readerOf = ({
  actor,
  course,
  sight,
  told,
}: Pick<Look, "actor" | "course" | "sight" | "told">) => ({
  ...{ sight, told, unitId: actor.unitId },
  holds: course.holderId === actor.unitId,
});

/** The reader may know who it is, and how to reach them. */
const isIdentified = ({ course, sight, told }: Look): boolean =>
  sight.kind === "emergency" || maySeeIdentity(told, groundsOf(course));

function presentCitizen(look: Look, { citizen, phone }: CourseContent, names: Names): CitizenHead {
  const { said } = look;
  const { consent } = said;
  const identified = isIdentified(look);
  return {
    id: citizen.id,
    knownAs: citizen.knownAs,
    fullName: identified ? citizen.fullName : null,
    ageBand: citizen.ageBand,
    birthYear: identified ? citizen.birthYear : null,
    language: citizen.language,
    phone: identified ? phone() : null,
    consent:
      consent === null
        ? null
        : {
            id: consent.id,
            scope: consent.scope,
            endsOn: consent.endsOn,
            givenTo: names.unit(consent.givenToUnit).name,
            givenBy: consent.givenBy,
            givenByName: consent.givenByName,
            allowances: consent.allowances.map((line) => ({ ...line, name: recipientOf(line, names) })),
          },
    objections: said.objections.map((objection) => ({
      id: objection.id,
      against: recipientOf(objection, names),
    })),
  };
}

/** The one unit or organisation a line names; null: those on the relay, or everybody. */
const recipientOf = (
  { unitId, organisationId }: Pick<Allowance, "unitId" | "organisationId">,
  names: Names,
): string | null =>
  unitId !== null
    ? names.unit(unitId).name
    : organisationId !== null
      ? names.organisation(organisationId)
      : null;

/** The words alone, by heading. */
export const meetMeWords = (said: MeetMeWords): MeetMeWords => ({
  helps: said.helps,
  frightens: said.frightens,
  howToTalk: said.howToTalk,
  comesAlong: said.comesAlong,
  goodAt: said.goodAt,
  earlySigns: said.earlySigns,
  dontAsk: said.dontAsk,
  words: said.words,
});

/** Written, put right and ended by those on the relay: emergency access lets somebody see, not act. */
function safetyOf({ actor, course, sight }: Look, { safety }: CourseContent): CourseView["safety"] {
  const takesPart = course.holderId === actor.unitId || course.responsibleFor.length > 0;
  const mayWrite = course.state === "open" && takesPart && sight.kind !== "emergency";
  return { notes: safety.map((note) => presentSafety(actor, course, note, mayWrite)), mayWrite };
}

export const presentMeetMe = (meetMe: MeetMe): MeetMeView => ({
  ...meetMeWords(meetMe),
  id: meetMe.id,
  at: meetMe.at,
  writtenBy: meetMe.byCitizen ? null : `${meetMe.writtenByName}, ${meetMe.unitName}`,
  approved: meetMe.approvedAt !== null,
  heardBy: meetMe.heardBy,
  readBy: meetMe.readByUnits,
  readByUs: meetMe.readByReader,
});

function presentNeed(look: Look, need: NeedRow, content: CourseContent, names: Names): NeedCard {
  const several = content.kinds.find((kind) => kind.code === need.kind)?.several ?? false;
  const handovers = content.lines.handovers.filter((row) => row.needId === need.id);
  const externals = content.externals.filter((row) => row.needId === need.id);
  const card: NeedCard = {
    id: need.id,
    closed: !opensNeed(look.sight, need.id),
    kind: need.kind,
    state: need.state,
    citizensWords: need.citizensWords,
    note: need.note,
    corrections: need.corrections,
    urgency: need.urgency,
    responsible: names.unit(need.responsibleId),
    contactPerson: names.personRef(need.contactPersonId),
    since: need.heldSince,
    dutyBearer: dutyBearer(need, names),
    waitsForKind: content.needs.find((other) => other.id === need.waitsFor)?.kind ?? null,
    nextStep: nextStep(look, need, names),
    agePlan: presentAgePlan(content.agePlans.find((plan) => plan.needId === need.id)),
    endedAt: need.endedAt,
    endReason: need.endReason,
    handovers: handovers.map((row: HandoverRow) => presentHandover(row, content.lines, names)),
    externals: externals.map((row) => presentExternal(row, names)),
    several,
    may: mayWithNeed(look.actor, look.course, need, { several, handovers, externals, sight: look.sight }),
  };
  return card.closed ? closed(card) : card;
}

/** Named as existing but closed: what it is, how it stands and whom to ring about it. */
const closed = (card: NeedCard): NeedCard => ({
  ...card,
  citizensWords: "",
  note: "",
  corrections: [],
  contactPerson: null,
  dutyBearer: null,
  waitsForKind: null,
  nextStep: null,
  agePlan: null,
  endReason: null,
  handovers: [],
  externals: [],
});

const presentAgePlan = (plan: AgePlanRow | undefined): NeedCard["agePlan"] =>
  plan === undefined
    ? null
    : {
        gate: plan.gate,
        turnsOn: plan.turnsOn,
        exact: plan.exact,
        lines: LINES_OF[plan.gate].map((line) => {
          const found = plan.answers.find((answer) => answer.line === line);
          if (found === undefined) return { line, answer: null };
          const { outcome, note, at, unitName } = found;
          return { line, answer: { outcome, note, at: new Date(at), unitName } };
        }),
      };

export const dutyBearer = (need: NeedRow, names: Names): string | null =>
  need.dutyBearerId === null ? need.dutyBearerText || null : names.organisation(need.dutyBearerId);

function nextStep({ now }: Look, need: NeedRow, names: Names): NeedCard["nextStep"] {
  if (!need.isOpen || need.nextStep === null || need.nextStepOn === null || need.nextStepUnitId === null) {
    return null;
  }
  return {
    what: need.nextStep,
    on: need.nextStepOn,
    unit: names.unit(need.nextStepUnitId),
    lapsed: need.nextStepOn < dayOf(now),
  };
}
