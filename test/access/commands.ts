import { newId, type Uuid } from "#kernel/ids.ts";
import type { Rich, World } from "./world.ts";

/**
 * Every command of the relay, asked about a course and its parts – which may be parts of another course. Words and dates are
 * in order, so that what is refused is refused for who asks.
 */

const agreed = { agreedWithCitizen: true };
const DAY = "2026-06-04";
/** Behind the clock of every region here. */
const NOTED = "2026-03-01";

type Asked = (course: Rich, part: Rich, world: Pick<World, "region" | "unitIds">) => object;

export const COMMANDS: Readonly<Record<string, Asked>> = {
  openCourse: (_, { goneId }) => ({ citizenId: goneId, needs: [{ kind: "dental" }] }),
  addNeed: ({ courseId }, { endedNeedId }) => ({ courseId, kind: "dental", waitsFor: endedNeedId }),
  askUnits: ({ courseId }, { needId }, { region }) => ({
    courseId,
    needId,
    toUnitIds: [region.idOf("receiver")],
    ...agreed,
  }),
  sendPrepared: (_, { preparedId }) => ({ handoverId: preparedId, ...agreed }),
  withdraw: (_, { handoverId }) => ({ handoverId }),
  answerQuestion: (_, { questionedId }) => ({ handoverId: questionedId, answer: "Ja" }),
  accept: (_, { handoverId }) => ({ handoverId }),
  askQuestion: (_, { handoverId }) => ({ handoverId, question: "Hvem?" }),
  redirect: (_, { handoverId }) => ({ handoverId, reason: "noCapacity", noneKnown: true }),
  takeOver: ({ courseId }, { needId }) => ({ courseId, needId, reason: "Står her", ...agreed }),
  passToStandingReceiver: ({ courseId }, { needId }) => ({ courseId, needId, message: "Tag den", ...agreed }),
  setNextStep: (_, { needId }) => ({ needId, nextStep: "Ring", nextStepOn: DAY }),
  endNeed: (_, { needId }) => ({ needId, state: "met" }),
  reopenNeed: (_, { endedNeedId }) => ({ needId: endedNeedId, because: "Igen" }),
  recogniseGap: (_, { needId }) => ({ needId, note: "Findes ikke", meanwhile: "Vi følger" }),
  closeCourse: ({ courseId }) => ({ courseId, reason: "landed", toldCitizen: "Ja" }),
  reopenCourse: ({ closedId }) => ({ courseId: closedId, because: "Kom igen" }),
  mergeCourses: ({ courseId }, { secondId }) => ({ fromCourseId: secondId, intoCourseId: courseId }),
  arrive: ({ courseId }) => ({ courseId }),
  recordContact: ({ courseId }) => ({ courseId, way: "met" }),
  recordBriefContact: () => ({ needKinds: ["foodClothes"], ageBand: "unknown" }),
  recordTurnedAway: ({ courseId }) => ({ toldBy: "citizen", doorName: "En port", what: "guards", courseId }),
  noteCall: ({ courseId }, { needId }) => ({
    courseId,
    needId,
    partyName: "Et hotel",
    answer: "later",
    checkBackOn: DAY,
    ...agreed,
  }),
  makeLink: ({ courseId }, { needId }) => ({
    courseId,
    needId,
    partyName: "Et hotel",
    checkBackOn: DAY,
    ...agreed,
  }),
  checkBack: (_, { externalId }) => ({ externalId, outcome: "notYet", checkBackOn: DAY }),
  withdrawExternal: (_, { externalId }) => ({ externalId }),
  callTable: ({ courseId }, { needId }) => ({ courseId, needId }),
  holdTable: (_, { tableId }) => ({ tableId, notes: "Talt" }),
  settleTable: (_, { tableId }) => ({
    tableId,
    outcome: "unmetNeed",
    whoPays: "Kommunen",
    decided: [0],
    note: "Findes ikke",
    meanwhile: "Vi følger",
  }),
  writeMeetMe: ({ courseId }) => ({ courseId, words: "Sæt dig" }),
  approveMeetMe: ({ courseId }, { meetMeId }) => ({ courseId, meetMeId, heardBy: "Ida" }),
  markMeetMeRead: ({ courseId }, { meetMeId }) => ({ courseId, meetMeId }),
  writeSafetyNote: ({ courseId }) => ({
    courseId,
    happenedOn: NOTED,
    endsOn: DAY,
    happened: "Slog i bordet",
    calmed: "En pause",
    notAskedWhy: "Sov",
  }),
  correctSafetyNote: ({ courseId }, { safetyNoteId }) => ({
    courseId,
    noteId: safetyNoteId,
    number: 1,
    happened: "Råbte",
    calmed: "En pause",
    citizensWords: "Jeg var bange",
  }),
  endSafetyNote: ({ courseId }, { safetyNoteId }) => ({
    courseId,
    noteId: safetyNoteId,
    why: "Det er længe siden",
  }),
  answerSafetyNote: ({ courseId }, { safetyNoteId }) => ({
    courseId,
    noteId: safetyNoteId,
    words: "Jeg var bange",
  }),
  giveConsent: ({ courseId }) => ({ courseId, scope: "relay", form: "oral" }),
  withdrawConsent: ({ courseId }) => ({ courseId }),
  makeObjection: ({ courseId }) => ({ courseId, against: "all", form: "oral" }),
  liftObjection: ({ courseId }, { objectionId }) => ({ courseId, objectionId }),
  issueCard: ({ courseId }) => ({ courseId, pin: "482913" }),
  loseCard: ({ courseId }) => ({ courseId }),
  unlockCard: ({ courseId }) => ({ courseId }),
  noteNumber: ({ courseId }) => ({ courseId, number: "0101801238" }),
  removeNumber: ({ courseId }, { numberId }) => ({ courseId, numberId }),
  linkSamePerson: ({ courseId }, { twinId }) => ({ courseId, citizenId: twinId, why: "Den samme" }),
  unlinkSamePerson: ({ courseId }, { linkId }) => ({ courseId, linkId, why: "En anden" }),
  correctPerson: ({ courseId }) => ({
    courseId,
    knownAs: "Rettet",
    fullName: null,
    birthYear: null,
    language: "dansk",
    phone: null,
    why: "Hørt forkert",
  }),
  correctText: ({ courseId }, { needId }) => ({
    courseId,
    needId,
    part: "note",
    words: "Rettet",
    why: "Forkert",
  }),
  inviteKnowledge: ({ courseId }) => ({ courseId }),
  withdrawKnowledgeInvitation: ({ courseId }, { invitationId }) => ({ courseId, invitationId }),
  noteKnowledge: ({ courseId }) => ({
    courseId,
    way: "phone",
    giverName: "Karen",
    relation: "Søster",
    words: "Ro",
    knownToCitizen: "yes",
  }),
  decideKnowledge: ({ courseId }, { noteId }) => ({
    courseId,
    noteId,
    decision: "keptPrivate",
    form: "oral",
  }),
  markKnowledgeUseful: ({ courseId }, { noteId }) => ({ courseId, noteId }),
  noteFeltSafe: ({ courseId }) => ({ courseId, face: 4, words: "Fint" }),
  addChannel: ({ courseId }) => ({ courseId, kind: "sms", to: "20 00 00 44" }),
  addCompanion: ({ courseId }) => ({
    courseId,
    kind: "companion",
    name: "Bodil",
    comes: "always",
    told: ["health"],
    form: "oral",
  }),
  wishForCompanion: ({ courseId }, { companionId }) => ({ courseId, companionId, comes: "no", form: "oral" }),
  endCompanion: ({ courseId }, { companionId }) => ({ courseId, companionId }),
  sayDoctor: ({ courseId }) => ({ courseId, state: "here", name: "Lægehuset" }),
  addWorkUp: ({ courseId }) => ({ courseId, what: "Hjerte", begunWhere: "Sygehuset" }),
  waitForWorkUp: ({ courseId }, { workUpId }) => ({ courseId, workUpId, waitsFor: "En tid" }),
  endWorkUp: ({ courseId }, { workUpId }) => ({ courseId, workUpId, how: "finished" }),
  removeChannel: ({ courseId }, { channelId }) => ({ courseId, channelId }),
  raiseChannel: ({ courseId }, { channelId }) => ({ courseId, channelId }),
  writeMessage: ({ courseId }) => ({ courseId, template: "ringUs", language: "da" }),
  tryChannel: ({ courseId }, { messageId, channelId }) => ({ courseId, messageId, channelId }),
  settleMessage: ({ courseId }, { messageId }) => ({ courseId, messageId, outcome: "told" }),
  closeUnit: (_, { unitId }) => ({ unitId }),
  emptyUnit: (_, { unitId }) => ({ unitId, message: "Vi lukker" }),
  openEmergency: () => ({
    name: "Ingen Sådan",
    birthYear: 1980,
    reason: "lifeOrHealth",
    confirmed: true,
  }),
};

/** By whoever has the link, and no account: no actor asks. */
export const WITHOUT_AN_ACTOR = ["answerByLink", "giveKnowledge"];

/** The parts that belong to a course of one's own in every command where both are named. */
export const NESTED: ReadonlySet<string> = new Set([
  "addNeed",
  "askUnits",
  "takeOver",
  "passToStandingReceiver",
  "mergeCourses",
  "noteCall",
  "makeLink",
  "callTable",
  "approveMeetMe",
  "correctSafetyNote",
  "endSafetyNote",
  "answerSafetyNote",
  "markMeetMeRead",
  "liftObjection",
  "removeNumber",
  "linkSamePerson",
  "unlinkSamePerson",
  "correctText",
  "withdrawKnowledgeInvitation",
  "decideKnowledge",
  "markKnowledgeUseful",
  "removeChannel",
  "wishForCompanion",
  "endCompanion",
  "waitForWorkUp",
  "endWorkUp",
  "raiseChannel",
  "tryChannel",
  "settleMessage",
]);

/** Identifiers of nothing. */
export const guessed = (like: Rich): Rich =>
  Object.fromEntries(Object.keys(like).map((name): [string, Uuid] => [name, newId()])) as unknown as Rich;
