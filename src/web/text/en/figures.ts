import type { figures as da } from "../da/figures.ts";

export const figures: typeof da = {
  title: "Figures",
  lead: "How it goes, as far as Stafet can count it: one figure for each quarter, and nobody can be recognised in it.",
  lookCloser: "Trend, and what the figure rests on",
  link: "See the figures, and what they rest on",
  of: (region) => `Figures of ${region}`,
  none: "There are no figures yet",
  noneBody:
    "A quarter is shown when it has been over for a month, and only for a region that used Stafet the whole quarter.",
  regionNav: "Choose a region",
  regions: {
    "DK-81": "North Denmark Region",
    "DK-82": "Central Denmark Region",
    "DK-83": "Region of Southern Denmark",
    "DK-84": "Capital Region of Denmark",
    "DK-85": "Region Zealand",
  },
  quarterOf: (year, quarter) => `quarter ${quarter}, ${year}`,
  heldBack: "held back",
  nothing: "none to count",
  notYet: "no figure yet",
  hours: (n) => (n === 1 ? "1 hour" : `${n} hours`),
  percent: (n) => `${n} %`,
  about: (n) => `of about ${n}`,
  exactly: (n) => `of ${n}`,
  direction: {
    count: {
      up: "more than the quarter before",
      down: "fewer than the quarter before",
      same: "as many as the quarter before",
    },
    share: {
      up: "higher than the quarter before",
      down: "lower than the quarter before",
      same: "the same as the quarter before",
    },
    hours: {
      up: "longer than the quarter before",
      down: "shorter than the quarter before",
      same: "the same as the quarter before",
    },
  },
  better: "it goes better",
  worse: "it goes worse",
  columns: {
    quarter: "Quarter",
    value: "Figure",
    of: "Of",
    region: "Region",
    need: "Need",
    area: "Municipality",
  },
  trend: "Quarter by quarter",
  elsewhere: (quarter) => `The regions in ${quarter}`,
  basedOn: "What the figure rests on",
  standsStill:
    "The figure is counted once, when the quarter has been over for a month, and is not changed afterwards. Only what somebody wrote in Stafet is counted.",
  heldBackTitle: "What is held back, and why",
  heldBackWhy: {
    people:
      "Figures about 1 to 4 are held back, so that nobody can be recognised. So is a share with 1 to 4 on one side or the other. What a share is of is rounded to the nearest ten.",
    parts:
      "Where figures stand together, the smallest of the others is held back as well, so that nothing can be worked out. When something in a list is held back, so is 0. No figure is told of a municipality alone.",
    bodies:
      "Nothing is held back here: recommendations and answers are public, and none of them is about a citizen.",
    here: (n, of) =>
      n === 0
        ? `None of the ${of} quarters above is held back.`
        : `${n === 1 ? "1 quarter" : `${n} quarters`} of the ${of} above ${n === 1 ? "is" : "are"} held back.`,
  },
  download: "Download as a table (CSV)",
  downloadHow: "The table has every quarter of the region. What is held back here is held back there too.",
  parts: {
    title: (quarter) => `By need, ${quarter}`,
    lead: "Choose a need to see its trend and the municipalities.",
    hidden: "Held back:",
    none: "None in this quarter.",
    all: "All needs",
    areas: (quarter) => `The municipalities, ${quarter}`,
    areasHidden: "The figures of the other municipalities are held back.",
    areasNone: "The municipalities cannot be shown without somebody being recognisable.",
    of: (name, need) => `${name}: ${need}`,
  },
  csv: {
    indicator: "Figure",
    region: "Region",
    area: "Municipality",
    part: "Need",
    year: "Year",
    quarter: "Quarter",
    value: "Value",
    unit: "Unit",
    of: "Of about",
    state: "Shown",
    units: { count: "number", share: "per cent", hours: "hours" },
    states: { shown: "shown", heldBack: "held back", nothing: "none to count" },
  },
  choose: {
    summary: "Add a figure that is live",
    label: "Which figure?",
    hint: "The page always shows the newest quarter.",
    figures: "Figures of the region",
    gaps: "An offer is missing",
    words: "A few words on why",
  },
  indicators: {
    leftWithoutPlace: {
      name: "Out with nowhere to stay",
      definition: "So many times somebody left a hospital, a shelter or another stay with no place to stay.",
      basedOn:
        "Discharges and stays that ended in the quarter where the responsible leader answered for there being no place.",
    },
    missingOffers: {
      name: "An offer is missing",
      definition: "So many times no door could help with what a citizen needed.",
      basedOn:
        "Each time a door showed the way on for want of room, because of the area, because it was not for that person, or knowing no other door; each time a place fell through or somebody had to wait because nothing was free; and each time a need or a joint table had to rest because there is no such offer. The same citizen may be counted more than once.",
    },
    takenOverInTime: {
      name: "Taken over in time",
      definition:
        "Of the times a door was asked, so large a share was accepted before its time to answer had gone.",
      basedOn:
        "All handovers somebody was asked about in the quarter. Several doors asked at once are one time. What the sender called back is left out.",
    },
    takeoverHours: {
      name: "Time until somebody takes over",
      definition:
        "For the quicker half, it took so long at most from a door was asked until somebody had taken over.",
      basedOn:
        "Handovers somebody was asked about in the quarter that ended with somebody taking over. Hours are counted round the clock, also while the door is closed.",
    },
    missedAppointments: {
      name: "Did not come to the appointment",
      definition:
        "Of appointments in the health system and the municipality, so large a share came to nothing because the citizen did not come.",
      basedOn:
        "Appointments in the quarter whose outcome somebody has written down. Cancelled ones are left out. It does not say whose fault it was.",
    },
    readmissions: {
      name: "In hospital again",
      definition: "Of those who left a hospital, so large a share was admitted again within 30 days.",
      basedOn:
        "Admissions that ended in the quarter, also where the citizen left by themselves. Deaths are left out.",
    },
    feltSafe: {
      name: "Felt safe",
      definition:
        "Of the citizens' answers to how it felt, so large a share was one of the two best of five faces.",
      basedOn:
        "Answers in the quarter from citizens who were asked after somebody took over, after an appointment or a discharge. Most do not answer.",
    },
    answeredInTime: {
      name: "Answered the council in time",
      definition: "Of the councils' recommendations, so large a share was answered by the first date.",
      basedOn:
        "Recommendations somebody was to answer in the quarter. To note something is not to answer it. A later date does not make an answer punctual.",
    },
  },
};
