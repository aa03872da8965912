import type * as da from "./da-appointments.ts";

/** Appointments, what happened to them, reminders and rights with a last day. */
const appointment = {
  title: "Your appointments",
  columns: {
    kind: "What sort of place",
    purpose: "What it was",
    day: "Day",
    starts_at: "From",
    place: "Where",
    service_id: "Number of the offer",
    at_unit_id: "With (unit)",
    with_whom: "With whom",
    bring: "What you were to bring",
    phone: "Phone of the place",
    company: "Who went along",
    company_unit_id: "Who went along (unit)",
    company_words: "Name of who went along",
    transport: "How you got there",
    transport_unit_id: "Who saw to it",
    transport_words: "About the way there",
    citizen_says: "Whether you knew",
    source_kind: "Where the appointment came from",
    state: "How it went",
    moved_by: "Who moved it",
    ended_why: "Why it was cancelled",
    reasons: "Why you did not come",
    words: "Written about it",
    said_at: "Written how it went",
    step_on: "Something was to be done by",
    step: "What was done",
    step_at: "Done",
    cannot_come_at: "You said that you could not come",
    booked_at: "Written",
    booked_for: "Written by",
    changed_at: "Last changed",
    changed_for: "Changed by",
  },
};

const appointmentEdition = {
  title: "What happened to each appointment",
  columns: {
    number: "Number",
    became: "What happened",
    at: "When",
    unit_id: "By (unit)",
    day: "Day",
    starts_at: "From",
    said: "All that was said of it",
  },
};

const reminderWish = {
  title: "When you want to be reminded",
  columns: {
    before: "When",
    changed_at: "Last chosen",
    by_citizen: "Chosen by yourself",
    changed_for: "Written by",
  },
};

const reminder = {
  title: "Reminders of appointments",
  columns: {
    before: "Which",
    at: "When",
  },
};

const rightClock = {
  title: "Rights with a last day",
  columns: {
    kind: "Which right",
    about: "About what",
    started_on: "Runs from",
    days: "Days",
    last_on: "Last day",
    term_from: "By the rules from",
    started_at: "Written",
    started_for: "Written by",
    passed_at: "The last day went by",
    ended: "How it ended",
    ended_at: "Ended",
    ended_for: "Ended by",
  },
};

const calledOff = {
  title: "What calendars have called off",
  columns: {
    source_kind: "Where it came from",
    told: "What was said",
    read_at: "Read",
  },
};

export const appointmentTables: typeof da.appointmentTables = {
  "appointments.appointment": appointment,
  "appointments.edition": appointmentEdition,
  "appointments.wish": reminderWish,
  "appointments.reminder": reminder,
  "appointments.right_clock": rightClock,
  "appointments.called_off": calledOff,
};

const before = {
  weekBefore: "A week before",
  threeDaysBefore: "Three days before",
  dayBefore: "The day before",
  sameMorning: "The same morning",
  twoHours: "Two hours before",
};

export const appointmentCodes: typeof da.appointmentCodes = {
  "appointments.appointment.state": {
    booked: "Booked",
    attended: "You came",
    noShow: "You did not come",
    cancelled: "Cancelled",
  },
  "appointments.appointment.kind": {
    hospital: "Hospital",
    psychiatry: "Psychiatry",
    substance: "Substance treatment",
    doctor: "Doctor",
    dentist: "Dentist",
    municipality: "Municipality",
    other: "Somewhere else",
  },
  "appointments.appointment.company": {
    nobodyYet: "Nobody yet",
    alone: "You wanted to go alone",
    companion: "Somebody of your own",
    unit: "Somebody from a unit",
  },
  "appointments.appointment.transport": {
    notSaid: "Not arranged",
    own: "You got there yourself",
    public: "Bus or train",
    fetched: "You were fetched",
    taxi: "Taxi",
    patientTransport: "Patient transport",
  },
  "appointments.appointment.citizen_says": {
    agreed: "Agreed with you",
    told: "You knew",
    notYet: "You did not know yet",
  },
  "appointments.appointment.source_kind": {
    entered: "Written here",
    ical: "A calendar",
    fhir: "Another system",
  },
  "appointments.appointment.moved_by": {
    citizen: "You",
    place: "The place",
    us: "Those who help you",
    source: "The calendar it comes from",
  },
  "appointments.appointment.ended_why": {
    citizen: "You said no thank you",
    place: "The place cancelled",
    us: "Those who help you cancelled",
    mistake: "It was a mistake",
    source: "It was cancelled in the calendar it comes from",
    died: "Death",
  },
  "appointments.appointment.reasons": {
    noTransport: "No transport",
    afraid: "You were afraid of it",
    notTold: "You had not been told",
    forgot: "You forgot",
    ill: "You were ill",
    withdrawal: "You were in withdrawal",
    noPhone: "You had no phone",
    turnedAway: "You were turned away there",
    waiting: "A queue, a door or a wait",
    didNotWant: "You did not want to",
    other: "Something else",
    unknown: "Nobody knew",
  },
  "appointments.appointment.step": {
    bookedAgain: "Booked again",
    otherWay: "Found in another way",
    declinedByCitizen: "You said no thank you",
    notNeeded: "Not needed any more",
  },
  "appointments.edition.became": {
    booked: "Booked",
    changed: "Changed",
    moved: "Moved",
    attended: "You came",
    noShow: "You did not come",
    cancelled: "Cancelled",
    bookedAfterAll: "Booked after all",
  },
  "appointments.wish.before": before,
  "appointments.reminder.before": before,
  "appointments.called_off.source_kind": { ical: "A calendar", fhir: "Another system" },
  "appointments.called_off.told": {
    one: "An appointment is called off",
    others: "What is not named of a series is called off",
  },
  "appointments.right_clock.kind": { assessment: "Right to assessment" },
  "appointments.right_clock.ended": {
    kept: "It was kept",
    declinedByCitizen: "You said no thank you",
    mistake: "It was a mistake",
  },
};

export const appointmentEvents: typeof da.appointmentEvents = {
  "appointments.booked": "An appointment was written",
  "appointments.changed": "An appointment was changed",
  "appointments.moved": "An appointment was moved",
  "appointments.cancelled": "An appointment was cancelled",
  "appointments.attended": "You came to an appointment",
  "appointments.noShow": "You did not come to an appointment",
  "appointments.stepDone": "Something was done about an appointment that was missed",
  "appointments.cannotCome": "You said that you could not come to an appointment",
  "appointments.remindersChosen": "You chose when to be reminded of appointments",
  "appointments.reminded": "You were reminded of an appointment",
  "appointments.rightStarted": "The days of a right began to run",
  "appointments.rightEnded": "A right with a last day ended",
  "appointments.rightPassed": "The last day of a right went by",
};
