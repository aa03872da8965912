/** How the person wants to be met, and what was written about a day when something went wrong. */
const who = "Written by (unit)";
const at = "When";

export const meetMe = {
  title: "Meet me like this",
  columns: {
    helps: "What helps you",
    frightens: "What frightens you",
    how_to_talk: "How they can talk with you",
    comes_along: "Who comes along with you",
    good_at: "What you are good at",
    early_signs: "What others can see when it gets hard",
    dont_ask: "What you do not want to be asked again",
    words: "Other things to know",
    unit_id: who,
    at,
    by_citizen: "Written by yourself",
    approved_at: "You said yes to it",
    heard_by: "You said yes to it, heard by",
  },
};

export const meetMeRead = {
  title: "Who has read Meet me like this",
  columns: { unit_id: "Unit", at },
};

export const safetyNote = {
  title: "Safety notes",
  columns: {
    unit_id: who,
    begun_at: "Written",
    happened_on: "It happened",
    ends_on: "Shown through",
    ended_at: "Ended early",
    ended_unit: "Ended by (unit)",
    ended_why: "Why it was ended",
  },
};

export const safetyVersion = {
  title: "What the safety notes say",
  columns: {
    number: "Version",
    happened: "What happened",
    calmed: "What helped",
    citizens_words: "What you said yourself",
    not_asked_why: "Why you were not asked",
    unit_id: who,
    at,
  },
};

export const safetyAnswer = {
  title: "Your answers to safety notes",
  columns: { words: "Your answer", by_citizen: "Written by yourself", unit_id: who, at },
};
