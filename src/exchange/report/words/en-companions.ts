const who = "Written by (unit)";

export const companion = {
  title: "Who goes with you",
  columns: {
    kind: "As what",
    name: "Name",
    relation: "Who they are to you",
    remit: "Acts for you in",
    language: "Language",
    note: "Written about it",
    phone_sealed: "Phone",
    by_citizen: "Written by yourself",
    added_at: "Written",
    added_unit: who,
    ended_at: "Not any more",
    ended_unit: "Ended by (unit)",
  },
};

export const companionWish = {
  title: "What you wanted with them",
  columns: {
    at: "When",
    comes: "May come along",
    told: "May be told",
    told_ends_on: "May be told until",
    phoned: "May be phoned",
    opens: "Not before",
    closes: "Not after",
    words: "Your words",
    form: "Said or written",
    given_by: "Said by",
    given_by_name: "Name of who said it",
    by_unit: who,
  },
};

export const companionCodes = {
  "citizen.companion.kind": {
    companion: "Companion",
    layAssistant: "Lay assistant",
    partyRepresentative: "Party representative",
    guardian: "Guardian",
    relative: "Relative",
  },
  "citizen.companion_wish.comes": { always: "Yes, always", askFirst: "Yes, when you say so", no: "No" },
  "citizen.companion_wish.told": {
    contact: "Who you are and how to reach you",
    meetMe: "How you want to be met",
    need: "What you need",
    health: "Your health",
    psychiatry: "Psychiatry",
    substanceUse: "Substances",
    social: "Housing, money and everyday life",
    appointments: "Your appointments",
  },
  "citizen.companion_wish.phoned": {
    emergency: "When it is serious",
    admitted: "When you come into hospital",
    discharged: "When you are to go home",
    notFound: "When nobody can find you",
    appointment: "Before an appointment",
    anytime: "At any time",
  },
  "citizen.companion_wish.form": { oral: "Said", written: "Written", card: "Written by you with your card" },
  "citizen.companion_wish.given_by": {
    citizen: "Yourself",
    custodyHolder: "Who has custody",
    guardian: "Your guardian",
    partyRepresentative: "Your party representative",
  },
};
