import type { turnedAway as da } from "../da/turnedAway.ts";

export const turnedAway: typeof da = {
  title: "Turned away at the door",
  lead: "Three answers. No names of staff. It is used to see where the way in is blocked.",
  where: "Where?",
  whereHint: "Start writing, or choose from the list. It may also be a door outside Stafet.",
  what: "What happened?",
  reason: "What reason was given?",
  reasonHint: "In their words. No names.",
  toldBy: "Who is telling?",
  tellers: { citizen: "The citizen", companion: "A companion", worker: "A worker" },
  on: "Which day?",
  more: "Who and when",
  press: "Save",
  saved: "Saved. Thank you for saying so.",
  savedBody:
    "It counts in the figures, in the map of gaps, and when the council looks at where people are turned away.",
  help: "Does the person need help now?",
  open: "Somebody is here",
  another: "Note another",
  home: "To My shift",
  onCourse: "It is put on the course.",
  course: "Back to the course",
};
