/** Plans for turning 15 and 18, and what was answered to them. */
export const agePlan = {
  title: "Planen for, at du bliver 15 eller 18",
  columns: {
    gate: "Hvad",
    turns_on: "Dagen, eller det års første dag",
    exact: "Dagen er kendt",
    planned_at: "Lavet",
  },
};

export const ageAnswer = {
  title: "Svar i planen",
  columns: {
    line: "Om",
    outcome: "Svar",
    note: "Skrevet",
    at: "Hvornår",
    by_unit: "Skrevet af (enhed)",
  },
};

export const ageCodes = {
  "relay.age_plan.gate": { ownConsent: "At blive 15", adult: "At blive 18" },
  "relay.age_answer.line": {
    ownWord: "Dit eget ja og nej",
    whoMayKnow: "Hvem der stadig må vide noget",
    rights: "Dine rettigheder",
    support: "Støtten, og hvem der giver den",
    takesOver: "Voksentilbud, der tager over",
    everyday: "Penge, bolig, læge og MitID",
  },
  "relay.age_answer.outcome": { arranged: "Aftalt", notNeeded: "Ikke brug for det" },
};
