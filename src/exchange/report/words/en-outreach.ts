/** When a team on the street looked for the person (A7). */
export const search = {
  title: "When a street team has looked for you",
  columns: {
    unit_id: "The team",
    place: "Where they look",
    begun_at: "Begun",
    ended_at: "Ended",
    ended_how: "Why it ended",
  },
};

export const attempt = {
  title: "How it went each day",
  columns: {
    day: "Day",
    outcome: "How it went",
    how: "How you met",
    at: "Written",
  },
};

export const outreachCodes = {
  "outreach.search.ended_how": {
    stopped: "The team no longer looks",
    notOurs: "Others look after the baton, or the course has ended",
    died: "Death",
  },
  "outreach.attempt.outcome": {
    met: "They met you",
    notFound: "They did not find you",
  },
  "outreach.attempt.how": {
    talked: "You talked",
    hello: "You said hello",
    hard: "It was hard",
    wantsHelp: "You wanted help",
  },
};

export const outreachEvents = {
  "outreach.searchBegun": "A street team began to look for you",
  "outreach.searchEnded": "A street team no longer looks for you",
  "outreach.met": "A street team met you",
  "outreach.notFound": "A street team looked for you",
};
