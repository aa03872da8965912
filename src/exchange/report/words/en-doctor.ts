import type * as da from "./da-doctor.ts";

export const ownDoctor: typeof da.ownDoctor = {
  title: "Your doctor",
  columns: {
    at: "When",
    state: "How it is",
    name: "Name",
    place: "Town",
    unit_id: "The doctor on Stafet",
    told_by: "Said by",
    by_unit: "Written by (unit)",
  },
};

export const workUp: typeof da.workUp = {
  title: "Examinations that were begun",
  columns: {
    what: "What",
    begun_where: "Begun at",
    begun_on: "Begun on",
    waits_for: "Waits for",
    added_at: "Written",
    added_unit: "Written by (unit)",
    changed_at: "Changed",
    changed_unit: "Changed by (unit)",
    ended_at: "Ended",
    ended_how: "How it ended",
    ended_note: "Written about it",
    ended_unit: "Written by (unit) at the end",
  },
};

export const complaint: typeof da.complaint = {
  title: "Your complaints",
  columns: {
    about: "Whom it is about",
    words: "What happened",
    place: "Where",
    happened: "When it happened",
    wish: "What you want",
    reach: "Says where you are reached",
    by_citizen: "Written by you",
    begun_at: "Begun",
    begun_unit: "Written at (unit)",
    edition: "Times written",
    changed_at: "Last changed",
    shown: "Shown to whoever has the baton",
    shown_to: "Shown to (unit)",
    sent_at: "Sent",
    sent_to: "Sent to",
    sent_name: "Signed",
    sent_reach_name: "Where you are reached (unit)",
    sent_reach_phone: "Where you are reached (phone)",
    sent_reach_address: "Where you are reached (address)",
    removed_at: "Thrown away",
  },
};

export const doctorCodes: typeof da.doctorCodes = {
  "citizen.complaint.about": {
    care: "Treatment",
    municipality: "The municipality",
    place: "A place you came to",
    unsure: "You were not sure",
  },
  "citizen.own_doctor.state": {
    here: "You have a doctor",
    elsewhere: "You have a doctor somewhere else",
    none: "You have no doctor",
    unknown: "Nobody knows",
  },
  "citizen.own_doctor.told_by": {
    citizen: "You",
    relative: "Somebody close to you",
    worker: "A worker",
    record: "It stood in a record",
  },
  "citizen.work_up.ended_how": { finished: "Finished", dropped: "Given up", mistake: "Written by mistake" },
};
