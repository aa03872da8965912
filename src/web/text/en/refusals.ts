import type { refusals as da } from "../da/refusals.ts";

export const refusals: typeof da = {
  forbidden: "Your unit may not do this.",
  notAllowedLeadOnly: "A lead has to do this. Phone yours.",
  notConvener: "Only the unit that called the joint table can write on it.",
  notHolder: "Only the unit that holds the baton can do this. The page now shows which that is.",
  notMember: "You are no longer a member of that unit. Sign in again with another.",
  notResponsible: "Another unit is responsible now. The page shows which.",
  notSeated: "Your unit has no seat at the joint table.",
  notStandingReceiver:
    "A standing receiver must be an open unit of a region or municipality that can hold both the baton and needs.",
  notYours: "This is not yours to answer or change.",
  noBasis: "There is no legal basis for sharing this with {unit}. Ask the citizen, or ask without a name.",

  notFound: "It does not exist, or it is not yours to see.",
  unknownCitizen: "We cannot find that citizen.",
  unknownDoor: "We cannot find that door. Choose another, or use Phone and note.",
  unknownNeedKind: "That need is not on the list.",
  unknownToken: "That access token does not exist.",
  unknownUnit: "We cannot find that unit.",
  linkUnknown: "The link does not fit. Phone whoever sent it.",
  noStandingReceiver: "The area has no standing receiver yet. Phone your lead.",

  alreadyAnswered: ({ unit, mine }) =>
    mine === true
      ? "You have already answered."
      : typeof unit === "string"
        ? `It has already been answered. ${unit} has it now.`
        : "It has already been answered.",
  alreadyAsked: "{unit} has already been asked.",
  alreadyAsking: "You have already asked something. The answer has not come yet.",
  alreadyHas: "The unit already has it.",
  alreadyOnCourse: "The citizen already has an open course. Open that one instead.",
  courseClosed: "The course is closed. Reopen it first.",
  courseOpen: "The course is open already.",
  linkExpired: "The link is too old. Phone whoever sent it.",
  linkUsed: "The link has been used. Phone whoever sent it if the answer must be changed.",
  merged: "The course has been merged with another. Open that one instead.",
  needEnded: "The need has ended.",
  needOpen: "The need is open already.",
  notSent: "It is a draft that has not been sent yet.",
  stale: "The page has changed since you loaded it. See how things stand now and try again.",
  tableSettled: "The joint table is over.",

  dayIsAhead: "The date is in the future.",
  dayIsPast: "The date has passed. Choose today or later.",
  dayTooFar: "The date is too far away. It may be at most {days} days.",
  doorCannotHold: "{unit} cannot take this at the moment. Choose another door.",
  invalidInput: "Some of what was written cannot be used.",
  keyInvalid: "The page was too old to be sent. Reload it.",
  keyReused: "The page was used for something else meanwhile. Reload it and try again.",
  lastRegisteredActs:
    "You are the municipality that was last responsible. So you act until the dispute is settled. You can pass it on, but not back.",
  lookFirst: "You have looked for {days} days. Look for {wanted} days before it can be closed as not found.",
  mergeNeedsOneHolder: "Both courses must have the same holder – you – before they can be merged.",
  needsStillOpen: "There are still open needs. They must land before the course can be closed.",
  oneAtATime: "Only one door at a time can be asked about this. Withdraw the first question first.",
  pointsAtItself: "You cannot show the way on to yourselves.",
  sameCourse: "It is the same course.",
  sameDoorTwice: "The same door has been chosen twice.",
  toItself: "{unit} cannot ask itself.",
  unitHoldsNoCourses: "Your unit cannot hold the baton. Ask one that can, or the standing receiver.",
  unitIsResponsible:
    "The unit is responsible for something. It must be handed over before the unit can close.",
  unitResponsible: "The unit is responsible for something. It must be handed over before the unit can close.",
  withdrawFirst: "Others have not answered yet ({count}). Withdraw the questions first.",
};
