export const knowledgeInvitation = {
  title: "Links for those who could tell something",
  columns: {
    reference: "Number",
    shown_name: "Name they could see",
    made_at: "Made",
    made_unit: "Made by (unit)",
    by_citizen: "Made by yourself",
    expires_at: "Works until",
    withdrawn_at: "Closed",
  },
};

export const knowledgeNote = {
  title: "What others have told about you",
  columns: {
    way: "How",
    reference: "Number",
    received_at: "When",
    giver_name: "Who says it",
    relation: "How they know you",
    words: "The words",
    known_to_citizen: "Did you know? They say",
    language: "Language",
    noted_unit: "Written down by (unit)",
    state: "What you decided",
    shows_giver: "Those who read it may see who says it",
    decided_at: "Decided",
    decided_form: "Said or written",
    witness: "Heard by",
    decided_unit: "Written by (unit)",
    given_by: "Decided by",
    given_by_name: "Name of who decided",
    thanked_at: "They were told that it helped",
  },
};

export const knowledgeUseful = {
  title: "Where what others have told helped",
  columns: { unit_id: "Unit", at: "When" },
};

export const knowledgeCodes = {
  "citizen.knowledge_note.way": { link: "By a link", phone: "By phone", paper: "On paper" },
  "citizen.knowledge_note.known_to_citizen": { yes: "Yes", no: "No", unsure: "They do not know" },
  "citizen.knowledge_note.language": { da: "Danish", en: "English" },
  "citizen.knowledge_note.state": {
    received: "You have not decided yet",
    shared: "You share it",
    keptPrivate: "You keep it for yourself",
    returned: "You sent it back",
  },
  "citizen.knowledge_note.decided_form": {
    oral: "Said",
    written: "Written",
    card: "Written by you with your card",
  },
  "citizen.knowledge_note.given_by": {
    citizen: "Yourself",
    custodyHolder: "Who has custody",
    guardian: "Your guardian",
    partyRepresentative: "Your party representative",
  },
};
