import type { recommendationRefusals as danish } from "../da/recommendationRefusals.ts";

export const recommendationRefusals: typeof danish = {
  recommendationIsDraft: "The recommendation is not adopted yet. The council must adopt it first.",
  recommendationAdopted: "The recommendation is adopted. The page shows how it stands now.",
  recommendationClosed: "The recommendation is closed. Open it again if it is to be changed.",
  notClosed: "The recommendation is not closed.",
  sayWhy: "Write why. Everybody can see it.",
  stillAsked: "They have been asked and have not answered yet. Give them longer instead.",
  answerByTooEarly: "The date is too early. Choose a later day.",
  answerStands: "They have answered. Send it again if you want a new answer.",
  answeredMeanwhile:
    "Somebody else has written an answer meanwhile. Nothing is saved. Read it before you answer.",
  answeredOnOutside: "The answer cannot be from before it was sent, nor from a day that has not come.",
  sayWhereItStands:
    "The answer is from before today. Write where it says so, for everybody to see – or choose today.",
  dayNotReached: "That day has not come yet.",
  sentToItself: "The council cannot send a recommendation to itself.",
  numberTaken: "Number {number} is used in that period. Choose another.",
  unknownMeeting: "There is no such meeting of the council.",
  readInFigures: "A target in figures is read in figures, and one in words in words.",
  sameNumberTwice: "Number {number} stands twice in the document. Nothing was taken in.",
  documentHasNoDay: "The document does not say which day it is from. Take it in as drafts.",
  storyNotPublic: "Not everybody can read that story. It must be approved first.",
  tooMuchEvidence: "There are enough sources. Remove one before you add another.",
};
