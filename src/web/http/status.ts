/** Refusals for want of a right. */
const rights = new Set([
  ..."forbidden sameEyes chairApproves notAllowedEmergency notAllowedLeadOnly notAllowedNumbers notConvener notMember notSeated notStandingReceiver notYours noBasis ownAccess proveAnew purposeNeeded guardianStays".split(
    " ",
  ),
]);

/** Refusals because something has happened since the page was drawn; showing it again shows how things stand. */
const races = new Set([
  ..."alreadyAnswered alreadyAsked alreadyAsking alreadyHas alreadyOnCourse citizenDied notDead consentChanged courseClosed courseOpen keyReused".split(
    " ",
  ),
  ..."linkExpired lastAdministrator linkUsed merged needEnded needOpen needsStillOpen complaintHasLeft noCard noCourse nothingAsked endsOutside tooManyLines lineStands notHolder notResponsible notSent oneAtATime".split(
    " ",
  ),
  ..."placeTaken placeOutOfUse placeInUse placeNameTaken holdLapsed stayNotHeld stayNotOccupied stayNotLapsed staysElsewhere houseClosed waitsAlready roundEnded staleAppointment appointmentOver stepIsDone rightRunsAlready rightEnded lookedForAlready".split(
    " ",
  ),
  ..."alreadyAdmitted leavingEnded leavingNotEnded leavingNotFollowed lineNotCalled lineOpen stillAdmitted".split(
    " ",
  ),
  ..."meetingMadeHere storyWithdrawn nothingToApprove notAskedYet alreadyWriting alreadyAdopted alreadySent answerNotAdopted notSentYet isDropped".split(
    " ",
  ),
  ..."editedMeanwhile meetingMovedOn meetingThere twoTexts notApproved objectionsOpen roundNotOver nothingChanged bodyThere pageThere surveyClosed surveyFull surveyOpen wordsUnread sentAlready letterNotSent answeredAlready evaluationThere closedItems closedSince alreadyPublished notPublished importNotReady hasAnotherNumber notSuggested reportedAlready stale tableSettled unitIsResponsible unitResponsible withdrawFirst slugTaken externalIdTaken organisationHasUnits standingReceiverHolds".split(
    " ",
  ),
  ..."chairThere hasNoChair seatThere deputyThere bodyEnded bodyGoesOn topicSettled dayPlanned dialogueClosed dialogueOpen aboutClosedItem dissentNotWritten notSummedUp nominationOver namedAlready inputsAreIn notAdopted meetingsLater seatsLater".split(
    " ",
  ),
  ..."recommendationAdopted recommendationClosed notClosed stillAsked answerStands answeredMeanwhile numberTaken".split(
    " ",
  ),
]);

const missing = /^(?:notFound|notFoundInEmergency|linkUnknown|unknown[A-Z]\w*)$/;

/** The HTTP status a refusal answers with: 403 no right, 404 unknown, 409 something was there first, else 400. */
export function refusalStatus(code: string): 400 | 403 | 404 | 409 {
  if (rights.has(code)) return 403;
  if (missing.test(code)) return 404;
  return races.has(code) ? 409 : 400;
}
