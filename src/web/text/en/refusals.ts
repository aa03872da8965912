import type { refusals as da, fieldIssues as daIssues } from "../da/refusals.ts";
import { waitInWords } from "../wait.ts";

export const refusals: typeof da = {
  forbidden: "Your unit may not do this. Ask whoever holds the baton, or your lead.",
  notAllowedLeadOnly: "A lead has to do this. Phone yours.",
  notAllowedEmergency:
    "Emergency access is for health staff and outreach units. Call 1-1-2 if somebody is in danger.",
  ownAccess: "Nobody reviews their own emergency access. Somebody else does.",
  purposeNeeded: "You are not on the course. First say what you need it for.",
  proveAnew:
    "It is more than five minutes since you confirmed who you are. Confirm it again. Then write the same here.",
  notAllowedNumbers:
    "Personal numbers are only for staff of authorities and the health service. The citizen can tell theirs to those who need it.",
  notConvener:
    "Only the unit that called the joint table can write on it. Phone them with what you want included.",
  notHolder: "Only the unit that holds the baton can do this. The page now shows which that is.",
  notMember: "You are no longer a member of that unit. Sign in again with another.",
  notResponsible: "Another unit is responsible now. The page shows which.",
  notSeated: "Your unit has no seat at the joint table. Phone whoever called it if you should.",
  notStandingReceiver:
    "A standing receiver must be an open unit of a region or municipality that can hold both the baton and needs.",
  notYours: "This is not yours to answer or change. Phone whoever has it if something should be different.",
  noBasis: "There is no legal basis for sharing this with {unit}. Ask the citizen, or ask without a name.",

  wrongSignIn:
    "The e-mail address and the password do not fit. Try again, or ask a lead for a new invitation.",
  proveFirst: "First show that it is you. Then you can do it.",
  providerDown:
    "{provider} does not answer right now. It is not your fault. Try again shortly, or sign in another way.",
  providerRefused: "{provider} did not confirm who you are, or it took too long. Try again.",
  noSecondStep: "They have no two-step sign-in, so there is nothing to turn off.",
  reasonMissing: "Say why.",
  invitedAnother:
    "Somebody signs in with the invitation's e-mail address already, and not this way. Answer it the way you usually sign in.",
  unknownOrganisation: "Your organisation is not in Stafet. Ask your lead whether it should be.",
  noRoleHere: "You have not been given a role in Stafet yet. Ask your lead for one.",
  wrongPasskey: "The passkey did not fit here. Try again, or sign in another way.",
  unknownCard:
    "The card does not count. See if the code is written right. If you got a new card, use that one.",
  wrongCardPin: "The PIN does not fit the card. Try again, or ask whoever gave you the card.",
  endsOutside: "It cannot end on that day. Choose a day from today and at most a year ahead.",
  tooManyLines: "Enough is chosen. Stop something before you choose more.",
  nothingAsked: "There is nothing to answer now. It was answered, or the time has passed.",
  noCard: "There is no card that counts. Give a new one.",
  noCourse: "Nobody has the baton yet. Go to a door that can help, or call them.",
  wrongPin: "The PIN does not fit. Try again, or sign in another way.",
  pinUnfit: "The PIN must be six digits and not a birthday, a row or the same digits.",
  wrongCode:
    "The code does not fit, or it is too old. Wait for the next and type it. If it fails again, sign in from the start.",
  tooManyAttempts: ({ seconds }) =>
    `There have been too many attempts. Wait ${waitInWords(seconds, "seconds", "minutes")} and try again.`,
  passwordUnfit: ({ fault }): string =>
    fault === "tooShort"
      ? "The password must have at least 12 characters."
      : fault === "tooLong"
        ? "The password may have at most 200 characters."
        : "That password is easy to guess. Choose another, best a sentence only you would think of.",

  notFound:
    "It does not exist, or it is not yours to see. Ask whoever holds the baton whether you should take part.",
  notFoundInEmergency:
    "We find nobody with that name and year of birth. Both must be quite right. Help the person who is here. Call 1-1-2 if there is danger.",
  unknownCitizen: "We cannot find that citizen. Write the name again and we look from the start.",
  unknownDoor: "We cannot find that door. Choose another, or use Phone and note.",
  notAColleague: "Whoever you chose as contact person does not work in the unit. Choose somebody else.",
  unknownReference: "Some of what you chose is no longer there. Reload the page and choose again.",
  unknownNeedKind: "That need is not on the list. Choose another, or choose Something else.",
  unknownToken: "That access token does not exist. Ask whoever runs Stafet at your place for a new one.",
  noSuchPerson: "We know nobody with that e-mail address. They must be invited first.",
  remitNeedsOrganisation: "Choose an organisation for that remit – or none, if it holds everywhere.",
  slugTaken: "Another has that short name. Choose a different one.",
  externalIdTaken: "That number in the other system is already written somewhere else.",
  organisationHasUnits:
    "Sector, region and municipality cannot be changed once there are units. Make a new organisation.",
  areaInAnotherRegion: "The municipality lies in another region. Make a new unit there, and close this one.",
  standingReceiverHolds: "The unit is standing receiver and must be able to have both the baton and needs.",
  notALead: "Whom you chose is no longer a lead in the unit. Choose somebody else.",
  lastAdministrator: "There must be at least one administrator. Give the remit to somebody else first.",
  unknownNumber: "That number is no longer on the record.",
  unknownLink: "They have been parted already, or it was others. The page shows how it is now.",
  unknownUnit: "We cannot find that unit. Choose another.",
  linkUnknown: "The link does not fit. See whether all of it is there, or phone whoever sent it.",
  noStandingReceiver: "The area has no standing receiver yet. Phone your lead.",

  hasAnotherNumber: "There is another CPR number already. If it is wrong, remove it first.",
  notSuggested: "They are no longer alike enough to be suggested. The page shows how it is now.",
  sayPurpose: "Write what you need the number for.",
  alreadyAnswered: ({ unit, mine }) =>
    mine === true
      ? "You have already answered."
      : typeof unit === "string"
        ? `It has already been answered. ${unit} has it now.`
        : "It has already been answered.",
  alreadyAsked: "{unit} has already been asked. The answer comes to My shift.",
  alreadyAsking: "You have already asked something. The answer has not come yet.",
  alreadyHas: "The unit already has it. There is nothing more to do.",
  alreadyOnCourse: "The citizen already has an open course. Open that one instead.",
  custodyHolderGives:
    "The child is under 15. Whoever has custody, or a guardian, says yes. The child may always say “not now”.",
  citizenGives: "From 15 one says yes or no oneself. Ask the young person.",
  custodyHasEnded: "The citizen is over 18, and says yes or no themselves.",
  courseClosed: "The course is closed. Reopen it first.",
  consentChanged:
    "The citizen has said something else about who may know since you opened the page. Nothing was sent. See what counts now, and ask again.",
  courseOpen: "The course is open already.",
  linkExpired: "The link is too old. Phone whoever sent it.",
  linkUsed: "The link has been used. Phone whoever sent it if the answer must be changed.",
  merged: "The course has been merged with another. Open that one instead.",
  placeTaken: "The place is taken on one of the nights. Choose another place or fewer nights.",
  placeOutOfUse: "The place is out of use on one of the nights. Choose another.",
  placeNotThen: "The place is not the house's on all the nights. Choose another.",
  placeInUse: "The place is not out of use.",
  placeNameTaken: "A place in the house has that name already. Give it another.",
  unknownCondition: "There is no such condition. Choose one from the list.",
  needIsNoPlace: "The need is not a place to sleep or live.",
  nightIsPast: "That night is over. Choose from tonight on.",
  nightTooFar: "Nobody holds a place so far ahead. Choose within three months.",
  nightNotYet: "Their night has not begun. Say that they have come on the day they come.",
  tooManyNights: "It cannot be so many nights at once. Choose fewer.",
  holdLapsed: "The time has gone, and the place is no longer held. If it is still free, hold it again.",
  stayNotHeld: "The place is no longer held. See how it stands now.",
  stayNotOccupied: "The stay is not under way. See how it stands now.",
  stayNotLapsed: "The place is still held, or the stay has begun.",
  staysElsewhere:
    "The citizen has a place somewhere else. It must be ended first: ring whoever has the baton.",
  waitsAlready: "The citizen is on that waiting list already.",
  needEnded: "The need has ended. Reopen it if there is something new.",
  needOpen: "The need is open already.",
  notSent: "It is a draft that has not been sent yet. Wait until whoever is writing sends it.",
  fileTooBig: "The file is too big: at most {megabytes} MB. Divide it.",
  fileEmpty: "There was no file. Choose one and send again.",
  notThatFile: "It is another kind of file than you chose. Nothing was kept.",
  sourceMissing: "Write where the list is kept, in at most 80 characters.",
  mapUnusable: "The file about the columns cannot be used. The manual says what it looks like.",
  importNotReady: "The list is not ready for that, or is taken already.",
  editedMeanwhile:
    "Somebody else changed it meanwhile. What you wrote is still here. See how it stands now and save again.",
  tooLongAgo: "It is more than a year ago. It is not written down any more.",
  endsTooLate: "It can be shown for a year after it happened at most. Choose an earlier day.",
  answeredOften: "You have answered many times here. Tell the rest to whoever has the baton.",
  nothingSaid: "Write something in at least one field. Nothing was changed.",
  reportedAlready: "Many errors have been reported here already. They are being looked at. Thank you.",
  stale: "The page has changed since you loaded it. See how things stand now and try again.",
  tableSettled: "The joint table is over. The page shows how it ended.",

  dayIsAhead: "The date is in the future. Choose today or earlier.",
  dayIsPast: "The date has passed. Choose today or later.",
  dayTooFar: "The date is too far away. Choose a day within {days} days.",
  doorInAnotherRegion: "{unit} belongs to another region. Phone them, and note what they answer.",
  doorCannotHold: "{unit} cannot take this at the moment. Choose another door.",
  moreThanAll: "There are only {maximum} in all. Correct the figure, or correct how many there are.",
  unknownCapacityUnit: "We cannot count that. Choose beds, places or something else from the list.",
  invalidInput: "Some of what was written cannot be used. Correct it and send again.",
  keyInvalid: "The page was too old to be sent. Reload it.",
  keyReused: "The page was used for something else meanwhile. Reload it and try again.",
  lastRegisteredActs:
    "You are the municipality that was last responsible. So you act until the dispute is settled. You can pass it on, but not back.",
  lookFirst: "You have looked for {days} days. Look for {wanted} days before it can be closed as not found.",
  mergeNeedsOneHolder: "Both courses must have the same holder – you – before they can be merged.",
  needsStillOpen: "There are still open needs. They must land before the course can be closed.",
  oneAtATime: "Only one door at a time can be asked about this. Withdraw the first question first.",
  pointsAtItself: "You cannot show the way on to yourselves. Choose another door.",
  sameCourse: "It is the same course. Choose the other one.",
  sameDoorTwice: "The same door has been chosen twice. Remove one.",
  toItself: "{unit} cannot ask itself. Choose another door.",
  unitHoldsNoCourses: "Your unit cannot hold the baton. Ask one that can, or the standing receiver.",
  unitIsResponsible:
    "The unit is responsible for something. It must be handed over before the unit can close.",
  unitResponsible: "The unit is responsible for something. It must be handed over before the unit can close.",
  noAgePlan: "That need is no plan for turning 15 or 18, or the line is not part of it.",
  tooManyCompanions: "There are already {most} who go along. Say which of them does not any more.",
  companionKnown: "That person stands there already.",
  unknownCompanion: "That person does not stand there any more. Nothing was done. See who stands there now.",
  guardianStays: "A guardian is appointed by others. Talk with who has the baton about having it changed.",
  tooManyChannels: "There are already {most} ways to the citizen. Remove one that is not used.",
  tooManyComplaints: "There are {most} letters already. Throw one away first.",
  complaintHasLeft: "The letter was sent and can not be changed. Nothing was saved. Write a new one from it.",
  unknownComplaint: "The letter is not here any more. Nothing was done.",
  tooManyWorkUps: "There are {most} work-ups under way already. End one that is finished.",
  workUpKnown: "That work-up stands there already.",
  unknownWorkUp: "That work-up is no longer under way. Nothing was done. See how it stands now.",
  channelKnown: "That way stands there already.",
  unknownChannel: "That way is no longer there. Nothing was done. See how the citizen is reached now.",
  tooManyInvitations:
    "Many links have been made in a short time. Use one of them, or close one. Else try again tomorrow.",
  unknownInvitation: "That link is closed. Nothing was done.",
  unknownNote: "There is no such thing here. Perhaps the citizen no longer shares it.",
  wrongReference: "The number does not fit here. Look at the paper again, or write it without a number.",
  knowledgeEnough:
    "We cannot receive more today. Your link still works: try again tomorrow. Keep what you have written.",
  knowledgeWaits:
    "Much is waiting already that has not been read. Your link still works: try again in some days. Keep what you have written.",
  knowledgeForgotten: "It was sent back, and the words are deleted. They cannot be fetched.",
  noChannel: "Nothing is written on how to reach the citizen. Write that first.",
  unknownMessage: "There is no such message here.",
  messageSettled: "The message is settled. Nothing was done.",
  momentPassed: "That moment has passed. Choose one to come.",
  wordsNotAllowed:
    'The citizen has not agreed that a message says more than "ring us". Send it without, or ask the citizen.',
  tooManyMessages:
    "Enough has been written to the citizen today (at most {most} messages). Ring, or say it when you meet.",
  withdrawFirst: "Others have not answered yet ({count}). Withdraw the questions first.",
};

export const fieldIssues: typeof daIssues = {
  required: "This field must be filled in",
  chooseOne: "Choose one of the options",
  tooLong: "The text is too long. Write it shorter",
  tooMany: "Too many have been chosen",
  unusable: "What was written here cannot be used",
  notACvr: "That is not a CVR number. Check that all eight digits are right",
  notAPhone: "Write a telephone number, for example 33 12 34 56",
  notAMunicipality: "Choose a municipality",
  notASlug: "Use small letters, digits and hyphens",
  notHours: "Write the time as 8-15, or 8-12, 13-15.30",
  sayHours: "Write when it is open, or choose round the clock",
  outOfRange: "Write a whole number that is large enough and not too large",
  notAWayToThank: "Write an e-mail address or a telephone number. You can also leave the field empty.",
  notAnEmail: "Write an e-mail address, for example name@place.dk",
  notANumber: "That is not a personal number. Check that all ten characters are right",
  sayIssuer: "Write who issued it",
  sayPurpose: "Write what you need it for",
  noNumberHere: "Do not write a personal number here",
  notATime: "Write a time, for example 09:00",
  sameTime: "The two times must differ",
  notADay: "Choose a day that exists",
  sayWhichState: "Choose that there is a doctor – or leave the field empty",
  bothOrNone: "Write both title and text in English, or neither",
  sayWhyNotAgreed: "Write why it is not agreed with the citizen yet",
  nameADoor: "Choose or write a door – or tick that none is known",
  sayWhy: "Write why",
  nameTheDoor: "Write which door it was",
  nameTheOrganisation: "Choose which organisation it is",
  nameTheGiver: "Write the name of who says it",
  confirmIt: "Tick it if it is so",
  nameWhoSaidYes: "Write who said yes",
  sayWhatCalms:
    "Write what brought calm, or what can be done. Without it the note does not help the next one. If you do not know yet, ask the citizen first",
  sayTheirWords: "Write what the citizen says – or why you have not asked. Only one of the two",
  onlyWhenNowhere: "Fill it in only when they have nowhere to go",
  sayWhen: "Choose the day you will check again",
};
