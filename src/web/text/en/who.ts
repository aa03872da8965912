import type { who as da } from "../da/who.ts";

export const who: typeof da = {
  numbers: {
    title: "Personal number",
    lead: "Write it only if you need it. Associations, volunteers and bridge-builders never see it.",
    none: "No personal number has been written.",
    kinds: {
      "urn:oid:1.2.208.176.1.2": "CPR number",
      "urn:oid:1.2.208.176.1.6.1.1": "National replacement number",
      "urn:oid:1.2.208.176.1.6.1.3": "Replacement number",
    },
    issuedBy: (issuer) => `issued by ${issuer}`,
    added: (who, when) => `Written by ${who}, ${when}`,
    show: "Show the whole number",
    purpose: "What do you need it for?",
    purposeHint: "It is written in the citizen's log together with your name.",
    whole: "The whole number",
    remove: "Remove the number",
    removeHint:
      "If it is wrong or somebody else's. The number is deleted. That there was one stays in the log.",
    add: "Write a number down",
    number: "CPR number or replacement number",
    numberHint: "Ten characters, with or without a hyphen.",
    issuer: "Who issued it?",
    issuerHint: "Only for regional and older replacement numbers: the region or hospital.",
    press: "Save the number",
  },
  same: {
    title: "The same person?",
    lead: "These records are alike. You decide, and it can always be undone. Both records stay.",
    suggested: "May be the same person",
    none: "Nobody else you may know of is alike.",
    basis: {
      number: "Has the same number",
      name: "Has the same name and birth year",
      merged: "The courses were merged",
    },
    holder: (unit) => `${unit} has the baton`,
    noCourse: "No open course",
    why: "How do you know?",
    link: "It is the same person",
    whyNot: "Why are they two people?",
    unlink: "Part them again",
    merged:
      "Where courses have been merged, needs that went on in the other course stay where they are. Agree with the holder on what should move.",
    merge: "If both have an open course with you, merge them",
    history: "What has happened",
    unnamed: "Another record",
    linked: (who, when) => `Seen as the same person by ${who}, ${when}`,
    unlinked: (who, when) => `Parted by ${who}, ${when}`,
  },
  hint: {
    title: "May be the same person as somebody you know of",
    press: "Have a look",
  },
};
