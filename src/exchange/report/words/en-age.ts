export const agePlan = {
  title: "The plan for you turning 15 or 18",
  columns: {
    gate: "What",
    turns_on: "The day, or the first day of that year",
    exact: "The day is known",
    planned_at: "Made",
  },
};

export const ageAnswer = {
  title: "Answers in the plan",
  columns: {
    line: "About",
    outcome: "Answer",
    note: "Written",
    at: "When",
    by_unit: "Written by (unit)",
  },
};

export const ageCodes = {
  "relay.age_plan.gate": { ownConsent: "Turning 15", adult: "Turning 18" },
  "relay.age_answer.line": {
    ownWord: "Your own yes and no",
    whoMayKnow: "Who may still know",
    rights: "Your rights",
    support: "Support, and who gives it",
    takesOver: "Adult offers that take over",
    everyday: "Money, home, doctor and MitID",
  },
  "relay.age_answer.outcome": { arranged: "Arranged", notNeeded: "Not needed" },
};
