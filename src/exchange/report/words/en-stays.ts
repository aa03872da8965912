import type * as da from "./da-stays.ts";

/** Places somebody was promised, had and waited for. */
const stay = {
  title: "Places you were promised or have had",
  columns: {
    unit_id: "The house",
    state: "How it stands",
    first_night: "First night",
    last_night: "Last night",
    held_at: "Promised",
    held_until: "Promised until",
    held_for: "Asked by",
    occupied_at: "You came",
    ended_at: "You left",
    reason: "Why, or where to",
    words: "Written about it",
    leader_name: "Leader who answered for your having nowhere",
    leader_reason: "The leader's reason",
    municipality: "Number of the municipality that was asked for a place",
    municipality_said: "What it answered",
    changed_at: "Last changed",
    changed_for: "Changed by",
  },
};

const stayChange = {
  title: "How it went with each place",
  columns: {
    number: "Number",
    at: "When",
    state: "How it stood",
    first_night: "First night",
    last_night: "Last night",
    held_until: "Promised until",
    unit_id: "Written by (unit)",
  },
};

const waiting = {
  title: "Waiting lists you have been on",
  columns: {
    unit_id: "The house",
    grounds: "It was urgent because",
    conditions: "It had to suit",
    asked_at: "Put on",
    asked_for: "Asked by",
    settled_at: "No longer",
    settled: "Why no longer",
  },
};

export const stayTables: typeof da.stayTables = {
  "stays.stay": stay,
  "stays.stay_change": stayChange,
  "stays.waiting": waiting,
};

const states = {
  held: "Promised to you",
  occupied: "Yours",
  ended: "Ended",
  lapsed: "The time went",
  cancelled: "Given back",
  refused: "The house could not",
};

export const stayCodes: typeof da.stayCodes = {
  "stays.stay.state": states,
  "stays.stay_change.state": states,
  "stays.stay.reason": {
    ownHome: "Your own home",
    friendsOrFamily: "Family or friends",
    otherPlace: "Another place",
    hospital: "Hospital",
    treatment: "Treatment",
    leftUnsaid: "The house does not know",
    nowhere: "Nowhere to go",
    died: "A death",
    declinedByCitizen: "You did not want it",
    notFound: "You could not be found",
    mistake: "It was a mistake",
    cameElsewhere: "You got a place somewhere else",
    needOver: "You no longer needed it",
    noCapacity: "No room",
    outsideTargetGroup: "Not whom the house is for",
    outsideArea: "Outside the house's area",
    needsAssessmentFirst: "An assessment first",
    needsOtherTreatmentFirst: "Other treatment first",
    intoxicationOrBehaviour: "Under the influence, or something the house could not take",
    missedAppointments: "Appointments that came to nothing",
    noReferralOrId: "No referral or ID",
    optionalTask: "Something they may do, but need not",
    municipalityDisputed: "Disagreement on the municipality",
    knownElsewhere: "Known somewhere else",
    lacksCompetence: "The house could not help",
    notOpen: "Closed",
    other: "Something else",
  },
  "stays.waiting.grounds": {
    outTonight: "You had nowhere",
    illness: "You were ill or weakened",
    leavingHospital: "You were leaving hospital",
    unsafeNow: "You were not safe",
    pregnant: "You were pregnant",
    young: "You were under 25",
  },
  "stays.waiting.settled": {
    placed: "You got a place",
    elsewhere: "You found something else",
    withdrawn: "You did not want to wait any longer",
  },
};

export const stayEvents: typeof da.stayEvents = {
  "stays.held": "A house held a place for you",
  "stays.arrived": "You came to your place",
  "stays.extended": "Your stay went on",
  "stays.ended": "Your stay ended",
  "stays.endedNowhere": "Your stay ended, and you had nowhere to go",
  "stays.cancelled": "A place was given back",
  "stays.refused": "A house could not hold a place",
  "stays.lapsed": "A place was no longer held",
  "stays.waitBegun": "You were put on a waiting list",
  "stays.waitEnded": "You were taken off a waiting list",
};
