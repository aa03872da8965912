/** The command each operation carries out, whose body it is asked with. */
export const COMMAND_OF: Readonly<Record<string, string>> = {
  "POST /courses": "openCourse",
  "POST /courses/{id}/needs": "addNeed",
  "POST /courses/{id}/arrivals": "arrive",
  "POST /courses/{id}/takeover": "takeOver",
  "POST /courses/{id}/close": "closeCourse",
  "POST /courses/{id}/reopen": "reopenCourse",
  "POST /courses/{id}/corrections/person": "correctPerson",
  "POST /courses/{id}/corrections/text": "correctText",
  "POST /courses/{id}/meet-me": "writeMeetMe",
  "POST /courses/{id}/meet-me/approval": "approveMeetMe",
  "POST /courses/{id}/meet-me/receipt": "markMeetMeRead",
  "POST /handovers": "askUnits",
  "POST /handovers/{id}/accept": "accept",
  "POST /handovers/{id}/redirect": "redirect",
  "POST /handovers/{id}/ask": "askQuestion",
  "POST /handovers/{id}/answer": "answerQuestion",
  "POST /handovers/{id}/withdraw": "withdraw",
};

/**
 * What each operation answers: a status, and `!` where the citizen's own words or name may be in the answer. Asked by whoever is
 * in commands-answers.ts, in that order, with a token of theirs.
 */
export const ANSWERS: Readonly<Record<string, string>> = {
  "POST /courses": "201 201 201 404 404 404 404 404 201 404 201",
  "GET /courses/{id}": "200! 200! 200! 200! 404 404 404 404 200 200 404",
  "POST /courses/{id}/needs": "201 201 201 201 403 404 404 404 201 404 404",
  "POST /courses/{id}/arrivals": "201 201 201 201 404 404 404 404 201 201 404",
  "POST /courses/{id}/takeover": "409 409 409 200 404 404 404 404 409 404 404",
  "POST /courses/{id}/close": "409 409 409 409 409 404 404 404 409 409 404",
  "POST /courses/{id}/reopen": "200 200 200 404 404 404 404 404 200 200 404",
  "GET /courses/{id}/corrections": "200! 200! 200! 403 404 404 404 404 200 200 404",
  "POST /courses/{id}/corrections/person": "200 200 200 403 403 404 404 404 200 200 404",
  "POST /courses/{id}/corrections/text": "201 201 201 403 403 404 404 404 201 404 404",
  "POST /courses/{id}/meet-me": "201 201 201 201 403 404 404 404 201 201 404",
  "POST /courses/{id}/meet-me/approval": "200 200 200 200 403 404 404 404 200 409 404",
  "POST /courses/{id}/meet-me/receipt": "200 200 200 200 403 404 404 404 200 409 404",
  "POST /handovers": "201 201 201 409 409 404 404 404 201 404 404",
  "GET /handovers/{id}": "200 200 200 404 200 404 404 404 200 404 200",
  "POST /handovers/{id}/accept": "403 403 403 403 200 404 404 404 403 404 403",
  "POST /handovers/{id}/redirect": "403 403 403 403 200 404 404 404 403 404 403",
  "POST /handovers/{id}/ask": "403 403 403 403 201 404 404 404 403 404 403",
  "POST /handovers/{id}/answer": "200 200 200 403 403 404 404 404 200 404 200",
  "POST /handovers/{id}/withdraw": "200 200 200 403 403 404 404 404 200 404 200",
  "GET /inbox": "200 200 200 200 200 200 200 200 200 200 200",
  "POST /services/{id}/capacity": "200 200 200 403 403 403 403 403 200 403 200",
  "GET /units": "200 200 200 200 200 200 200 200 200 200 200",
};
