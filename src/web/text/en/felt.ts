import type { Text } from "../types.ts";

export const felt: Text["felt"] = {
  title: "Ask how it felt",
  lead: "Let the citizen choose a face. You cannot see the answer afterwards, nor whom it is about.",
  question: "Did you feel safe when somebody else took over?",
  words: "The citizen's own words",
  press: "Save the answer",
  notNow: "Not now",
  nothing: "There is nothing to ask about just now. The citizen is asked at most every fortnight.",
  shownTitle: "What the citizen has chosen to show you",
  shownNone: "The citizen has shown you nothing.",
  shownAbout: (unit) => `About ${unit}`,
  done: {
    answered: "Thank you. The answer is saved, and you cannot read it here.",
    notNow: "That is fine. The citizen will not be asked again just now.",
  },
  counts: {
    title: "Did they feel safe?",
    lead: "Citizens are asked when a unit has taken over. Here is what they have said of you.",
    quarter: "Quarter",
    from: (quarter, year) => `Quarter ${quarter} of ${year}`,
    safe: "Safe",
    between: "In between",
    unsafe: "Not safe",
    few: (quarters) => `Fewer than 5 citizens have answered: ${quarters}.`,
    why: "Only quarters that are over, and only when at least five citizens have answered. So nobody can see who said what.",
    link: "Did citizens feel safe?",
    table: "Answers about you, quarter by quarter",
  },
};
