import type { complaint as da } from "../da/complaint.ts";

export const complaint: typeof da = {
  title: "Help to complain",
  lead: "Write it together, in the citizen's own words. The letter is theirs: they can change it, hide it and throw it away.",
  closed:
    "Complaints are seen by the citizen alone, and by whoever has the baton when the citizen shows them.",
  none: "The citizen has not shown any letters.",
  written: {
    citizen: (day) => `Written by the citizen ${day}`,
    helper: (day) => `Written together with the citizen ${day}`,
  },
  sent: (day) => `Sent ${day}`,
  markSent: "The letter is sent",
  print: "Print the page: each letter has a sheet of its own.",
  stands: "A letter that was sent stands as it was sent.",
  again: "Write a new one from it",
  change: "Change the letter",
  add: "Write a letter together",
  about: "Whom is it about?",
  abouts: {
    care: "Treatment: Styrelsen for Patientklager",
    municipality: "The municipality's decision: the municipality, and then Ankestyrelsen",
    place: "A place, and how the citizen was met: who leads the place",
    unsure: "Do not know: whoever gets the letter must send it on",
  },
  what: "What happened?",
  whatHint:
    "The citizen's own words. Read aloud what it says before you save. The letter around them is in Danish.",
  where: "Where?",
  when: "When?",
  wish: "What does the citizen want?",
  reach: "Say in the letter that the citizen can be reached at our place",
  press: "Save the letter",
  helpTitle: "Who can help?",
  all: "See all who help with complaints",
  need: "Add the need: Legal help or complaint",
  there: 'The need "Legal help or complaint" is open on the course.',
  done: { written: "The letter is saved.", sent: "It is noted that the letter was sent." },
};
