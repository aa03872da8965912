import type { young as da } from "../da/young.ts";

export const young: typeof da = {
  gate: { ownConsent: "Plan for turning 15", adult: "Plan for turning 18" },
  turnsOn: (day) => `The day is ${day}.`,
  turnsIn: (year) => `It happens in ${year}. The day is not written down.`,
  answered: (done, all) => `${done} of ${all} lines answered`,
  see: "See the plan",
  lead: "Talk the lines through with the young person in good time. Nobody lets go until somebody else has taken over – not on the birthday either.",
  lines: {
    rights: "The young person's rights",
    ownWord: "The young person's own yes and no",
    whoMayKnow: "Who may still know",
    support: "Support, and who gives it",
    takesOver: "Adult offers that take over",
    everyday: "Money, home, doctor and MitID",
  },
  changes: {
    ownConsent: {
      rights:
        "From 15 they say yes or no to treatment themselves, may see their record and may complain (Health Act § 17). Has it been explained to them?",
      ownWord: "A yes that parents or a guardian gave has to be said anew by the young person.",
      whoMayKnow:
        "Parents with custody are still to be informed and involved until 18. Who else may know – school, doors, siblings?",
      support: "Who is their own adult, and who goes along, now that they decide themselves?",
    },
    adult: {
      rights:
        "From 18 they decide everything themselves. Has it been explained, and who can help them complain?",
      ownWord:
        "The parents' access, and what they agreed to, ends on the day. What do they say yes to themselves?",
      whoMayKnow: "Who may still know after the day? Parents only if the young person says so.",
      support:
        "Is there a decision on youth support or other support after 18, so that it does not end on the day (Children's Act)?",
      takesOver:
        "Which adult offers take over for each need? Ask them now: you have the need until they have said yes.",
      everyday: "Income, account, a doctor of one's own, home and MitID on the day.",
    },
  },
  consentBy: (giver, name) => `What counts now was said by ${giver}: ${name}. It ends`,
  needsNow: "Open needs, and who has them",
  outcome: { arranged: "Arranged", notNeeded: "Not needed" },
  answer: "Answer",
  note: "What is arranged, with whom and when – or why not, in the young person's own words?",
  press: "Save the answer",
  pressFor: (line) => `Save the answer: ${line}`,
  anew: "Answer anew",
  said: (outcome, unit, day) => `${outcome} – ${unit}, ${day}`,
  open: "Not answered yet.",
  saved: "The answer is saved.",
  notify: {
    link: "Duty to notify",
    title: "Notifying the municipality",
    lead: "If you are worried about a child or a young person, you have a duty to notify the municipality (Children's Act §§ 133 and 135). The duty is your own.",
    now: "If there is danger right now, call 1-1-2. Outside opening hours: call the police on 1-1-4 and ask for the social duty officer.",
    say: "Tell the young person and the parents first, if that is safe for the child.",
    doors: "The municipality's door for children and family",
    none: "The directory has no door for children and family here. Call the municipality's main number.",
    standing: "The area's standing receiver",
    find: "Find more doors for children and family",
    done: "Is it sent?",
    doneLead:
      "Here it is only noted that it was sent, and where. What worries you stands in the notification.",
    sentTo: "Sent to",
    press: "Note that it is sent",
  },
};
