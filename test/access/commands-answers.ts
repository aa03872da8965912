/**
 * What each command answers to each of them: "ok", or the code it is refused with. In this order: of the emergency department,
 * whose course it is, a worker, the lead and a volunteer; the shelter, which has one need of it; the night team, asked about
 * one; another unit of the same organisation; the doctor; somebody of another region. Then the doctor about a course of their
 * own and – where a command names both a course and a part – about the own course with the other's part, and the other way round.
 */
export const ANSWERS: Readonly<Record<string, string>> = {
  openCourse: "ok ok ok notFound notFound notFound notFound notFound ok",
  addNeed: "ok ok ok ok notYours notFound notFound notFound ok unknownReference notFound",
  askUnits: "ok ok ok notResponsible notResponsible notFound notFound notFound ok notFound notFound",
  sendPrepared: "ok ok ok notYours notYours notFound notFound notFound ok",
  withdraw: "ok ok ok notYours notYours notFound notFound notFound ok",
  answerQuestion: "ok ok ok notYours notYours notFound notFound notFound ok",
  accept: "notYours notYours notYours notYours ok notFound notFound notFound notYours",
  askQuestion: "notYours notYours notYours notYours ok notFound notFound notFound notYours",
  redirect: "notYours notYours notYours notYours ok notFound notFound notFound notYours",
  takeOver:
    "alreadyHas alreadyHas alreadyHas ok notFound notFound notFound notFound alreadyHas notFound notFound",
  passToStandingReceiver:
    "ok ok ok notResponsible notResponsible notFound notFound notFound ok notFound notFound",
  setNextStep: "ok ok ok notResponsible notResponsible notFound notFound notFound ok",
  endNeed:
    "withdrawFirst withdrawFirst withdrawFirst notResponsible notResponsible notFound notFound notFound withdrawFirst",
  reopenNeed: "ok ok ok ok notYours notFound notFound notFound ok",
  recogniseGap:
    "withdrawFirst withdrawFirst withdrawFirst notResponsible notResponsible notFound notFound notFound withdrawFirst",
  closeCourse:
    "needsStillOpen needsStillOpen needsStillOpen notHolder notHolder notFound notFound notFound needsStillOpen",
  reopenCourse: "ok ok ok notFound notFound notFound notFound notFound ok",
  mergeCourses: "ok ok ok notFound notFound notFound notFound notFound ok notFound notFound",
  arrive: "ok ok ok ok notFound notFound notFound notFound ok",
  recordContact: "ok ok ok ok notYours notFound notFound notFound ok",
  recordBriefContact: "ok ok ok ok ok ok ok ok ok",
  recordTurnedAway: "ok ok ok ok notFound notFound notFound notFound ok",
  noteCall: "ok ok ok notResponsible notResponsible notFound notFound notFound ok notFound notFound",
  makeLink: "ok ok ok notResponsible notResponsible notFound notFound notFound ok notFound notFound",
  checkBack: "ok ok ok notYours notYours notFound notFound notFound ok",
  withdrawExternal: "ok ok ok notYours notYours notFound notFound notFound ok",
  callTable: "ok ok ok ok notYours notFound notFound notFound ok notFound notFound",
  holdTable: "ok ok ok notConvener notConvener notFound notFound notFound ok",
  settleTable: "ok ok ok notConvener notConvener notFound notFound notFound ok",
  writeMeetMe: "ok ok ok ok notYours notFound notFound notFound ok",
  approveMeetMe: "ok ok ok ok notYours notFound notFound notFound ok stale notFound",
  markMeetMeRead: "ok ok ok ok notYours notFound notFound notFound ok stale notFound",
  writeSafetyNote: "ok ok ok notYours notYours notFound notFound notFound ok",
  correctSafetyNote: "ok ok ok notYours notYours notFound notFound notFound ok stale notFound",
  endSafetyNote:
    "notAllowedLeadOnly ok notAllowedLeadOnly notYours notYours notFound notFound notFound notAllowedLeadOnly stale notFound",
  answerSafetyNote: "ok ok ok notYours notYours notFound notFound notFound ok stale notFound",
  giveConsent: "ok ok ok ok notYours notFound notFound notFound ok",
  withdrawConsent: "ok ok ok ok notYours notFound notFound notFound ok",
  makeObjection: "ok ok ok ok notYours notFound notFound notFound ok",
  liftObjection: "ok ok ok ok notYours notFound notFound notFound ok stale notFound",
  issueCard: "ok ok ok ok notYours notFound notFound notFound ok",
  loseCard: "ok ok ok ok notYours notFound notFound notFound ok",
  unlockCard: "ok ok ok ok notFound notFound notFound notFound ok",
  noteNumber:
    "ok ok notAllowedNumbers notAllowedNumbers notYours notFound notFound notFound hasAnotherNumber",
  removeNumber:
    "ok ok notAllowedNumbers notAllowedNumbers notYours notFound notFound notFound ok unknownNumber notFound",
  linkSamePerson: "ok ok ok notYours notYours notFound notFound notFound ok notSuggested notFound",
  unlinkSamePerson: "ok ok ok notYours notYours notFound notFound notFound ok unknownLink notFound",
  correctPerson: "ok ok ok notYours notYours notFound notFound notFound ok",
  correctText: "ok ok ok notYours notYours notFound notFound notFound ok unknownReference notFound",
  noteFeltSafe: "ok ok ok ok notYours notFound notFound notFound ok",
  inviteKnowledge: "ok ok ok notHolder notYours notFound notFound notFound ok",
  withdrawKnowledgeInvitation:
    "ok ok ok notHolder notYours notFound notFound notFound ok unknownInvitation notFound",
  noteKnowledge: "ok ok ok ok notYours notFound notFound notFound ok",
  decideKnowledge: "ok ok ok unknownNote notYours notFound notFound notFound ok unknownNote notFound",
  markKnowledgeUseful: "ok ok ok unknownNote notYours notFound notFound notFound ok unknownNote notFound",
  addChannel: "ok ok ok notYours notYours notFound notFound notFound ok",
  addCompanion: "ok ok ok notYours notYours notFound notFound notFound ok",
  wishForCompanion: "ok ok ok notYours notYours notFound notFound notFound ok unknownCompanion notFound",
  endCompanion: "ok ok ok notYours notYours notFound notFound notFound ok unknownCompanion notFound",
  sayDoctor: "ok ok ok notYours notYours notFound notFound notFound ok",
  addWorkUp: "ok ok ok notYours notYours notFound notFound notFound ok",
  waitForWorkUp: "ok ok ok notYours notYours notFound notFound notFound ok unknownWorkUp notFound",
  endWorkUp: "ok ok ok notYours notYours notFound notFound notFound ok unknownWorkUp notFound",
  removeChannel: "ok ok ok notYours notYours notFound notFound notFound ok unknownChannel notFound",
  raiseChannel: "ok ok ok notYours notYours notFound notFound notFound ok unknownChannel notFound",
  writeMessage: "ok ok ok notYours notYours notFound notFound notFound ok",
  tryChannel: "ok ok ok notYours notYours notFound notFound notFound ok unknownMessage notFound",
  settleMessage: "ok ok ok notYours notYours notFound notFound notFound ok unknownMessage notFound",
  closeUnit: "notFound unitResponsible notFound notFound notFound notFound notFound notFound notFound",
  emptyUnit: "notFound ok notFound notFound notFound notFound notFound notFound notFound",
  openEmergency:
    "notFoundInEmergency notFoundInEmergency notAllowedEmergency notAllowedEmergency notFoundInEmergency notFoundInEmergency notFoundInEmergency notAllowedEmergency notFoundInEmergency",
};
