import type { da } from "../da.ts";

export const councilEnding: (typeof da)["councilEnding"] = {
  title: (name) => `When ${name} ends`,
  lead: "A council that ends keeps its history. Another may carry on with what is open.",
  nav: "End the council",
  ended: (day) => `The council ended on ${day}.`,
  ends: (day) => `The council ends on ${day}.`,
  became: "It is now",
  becomes: "It becomes",
  cameFrom: "The council comes from",
  untilDay: (name, day) => `${name} (until ${day})`,
  open: "What is open",
  nothingOpen: "Nothing is open.",
  things: {
    meetings: (n) => (n === 1 ? "1 meeting that is not held" : `${n} meetings that are not held`),
    minutes: (n) =>
      n === 1 ? "1 set of minutes that is not public" : `${n} sets of minutes that are not public`,
    recommendations: (n) =>
      n === 1 ? "1 recommendation that is not closed" : `${n} recommendations that are not closed`,
    consultations: (n) => (n === 1 ? "1 consultation" : `${n} consultations`),
    topics: (n) => (n === 1 ? "1 topic that waits" : `${n} topics that wait`),
    dialogues: (n) => (n === 1 ? "1 open written dialogue" : `${n} open written dialogues`),
    nominations: (n) => (n === 1 ? "1 nomination that is missing" : `${n} nominations that are missing`),
    gatherings: (n) => (n === 1 ? "1 gathering of input" : `${n} gatherings of input`),
  },
  carriesOn: (names) =>
    `${names} carries on: its chair and secretary have the council's papers after the last day.`,
  nobodyCarriesOn: "The secretariat carries on.",
  end: "End councils",
  endLead: "All seats end on the same day. Meetings after it must be called off first.",
  together: "Councils that end together",
  into: "Become",
  intoHint: "Write the new council in first. Tick none when it ends altogether.",
  lastDay: "Last day",
  why: "Why?",
  press: "End",
  goOn: "The council goes on after all",
  goOnLead: "The seats become as they were.",
  goOnPress: "Let it go on",
  doneEnd: "It is written down.",
  doneGoOn: "The council goes on.",
};
