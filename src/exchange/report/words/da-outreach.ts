/** When a team on the street looked for the person (A7). */
export const search = {
  title: "Når et team på gaden har ledt efter dig",
  columns: {
    unit_id: "Teamet",
    place: "Hvor de leder",
    begun_at: "Begyndt",
    ended_at: "Slut",
    ended_how: "Hvorfor slut",
  },
};

export const attempt = {
  title: "Hvordan det gik hver dag",
  columns: {
    day: "Dag",
    outcome: "Hvordan det gik",
    how: "Hvordan I mødtes",
    at: "Skrevet",
  },
};

export const outreachCodes = {
  "outreach.search.ended_how": {
    stopped: "Teamet leder ikke mere",
    notOurs: "Andre passer på stafetten, eller forløbet er slut",
    died: "Dødsfald",
  },
  "outreach.attempt.outcome": {
    met: "De mødte dig",
    notFound: "De fandt dig ikke",
  },
  "outreach.attempt.how": {
    talked: "I talte sammen",
    hello: "I hilste",
    hard: "Det var svært",
    wantsHelp: "Du ville gerne have hjælp",
  },
};

export const outreachEvents = {
  "outreach.searchBegun": "Et team på gaden begyndte at lede efter dig",
  "outreach.searchEnded": "Et team på gaden leder ikke mere efter dig",
  "outreach.met": "Et team på gaden mødte dig",
  "outreach.notFound": "Et team på gaden ledte efter dig",
};
