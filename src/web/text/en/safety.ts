import type { safety as da } from "../da/safety.ts";

export const safety: typeof da = {
  title: "If it gets hard",
  calmed: "This helped",
  happened: (when) => `It happened ${when}`,
  theirs: "The citizen's own words",
  notAsked: "The citizen has not been asked",
  answered: "The citizen answers",
  told: (unit) => `told to ${unit}`,
  written: (by, unit, when) => `Written by ${by}, ${unit}, ${when}`,
  corrected: "put right",
  until: (when) => `shown through ${when}`,
  open: "Put right, end, or write the citizen's answer",
  answerOnly: "Write the citizen's answer",
  write: {
    link: "Write a safety note",
    title: "Safety note",
    lead: "About one day that went wrong, and what brought calm. Never about who somebody is. The citizen can read it and answer.",
    help: "When do I write one?",
    helpBody:
      "When the next one to meet the citizen can make it safer for both by knowing. Otherwise, leave it. What belongs to treatment stands in your own records.",
    happenedOn: "Which day did it happen?",
    happened: "What happened?",
    happenedHint:
      "What you saw and heard, and what came before: waiting, noise, a no. Write what was done and said – not words on what the person is like.",
    calmed: "What brought calm, or what can be done so that it does not happen again?",
    calmedHint: "This is what the next one needs. If you do not know yet, ask the citizen first.",
    asked: "Have you asked the citizen?",
    askedYes: "Yes",
    askedNo: "No, not yet",
    citizensWords: "What does the citizen say?",
    citizensWordsHint: "In the citizen's own words.",
    notAskedWhy: "Why not?",
    endsOn: "Last day it is shown",
    endsOnHint:
      "At most a year after it happened. Choose as short a time as makes sense. It disappears by itself.",
    press: "Save",
  },
  note: {
    title: "The safety note",
    lead: "What happened that day, and what the citizen says to it.",
    correct: "Put the words right",
    correctLead: "What stood there before is kept. The day and the last day cannot be moved.",
    correctPress: "Save what was put right",
    meanwhile: "Somebody else has put it right meanwhile",
    meanwhileHint:
      "What stands above is the newest. Yours still stands in the fields below. Take along what is to stay, and save again.",
    answer: "The citizen's answer",
    answerLead: "The citizen can answer with their Stafetkort. Or write here what the citizen says to it.",
    answerWords: "What does the citizen say?",
    answerPress: "Save the answer",
    end: "End it early",
    endLead: "Then it is no longer shown on the course. It stays in the citizen's own file.",
    endWhy: "Why?",
    endPress: "End the note",
  },
  labels: {
    title: "A word to think about",
    again: "Nothing is saved yet. If you want to keep it as it stands, save again.",
    does: (word) =>
      `You have written “${word}”. Rather write what was done: shouted, hit the table, came close.`,
    uses: (word) =>
      `You have written “${word}”. Rather write how it was that day, for example: was intoxicated. Otherwise we say: problem use of substances.`,
    is: (word) =>
      `You have written “${word}”. It says what somebody is. Rather write what happened that day.`,
  },
};
