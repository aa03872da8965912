/** What others have told about the person, and whom they let tell it. */
export const knowledgeInvitation = {
  title: "Links til dem, der kunne fortælle",
  columns: {
    reference: "Nummer",
    shown_name: "Navn, de kunne se",
    made_at: "Lavet",
    made_unit: "Lavet af (enhed)",
    by_citizen: "Lavet af dig selv",
    expires_at: "Virker til",
    withdrawn_at: "Lukket",
  },
};

export const knowledgeNote = {
  title: "Det, andre har fortalt om dig",
  columns: {
    way: "Hvordan",
    reference: "Nummer",
    received_at: "Hvornår",
    giver_name: "Hvem siger det",
    relation: "Sådan kender de dig",
    words: "Ordene",
    known_to_citizen: "Vidste du det? Det siger de",
    language: "Sprog",
    noted_unit: "Skrevet ned af (enhed)",
    state: "Det bestemte du",
    shows_giver: "De, der læser det, må se hvem der siger det",
    decided_at: "Bestemt",
    decided_form: "Sagt eller skrevet",
    witness: "Hørt af",
    decided_unit: "Skrevet af (enhed)",
    given_by: "Bestemt af",
    given_by_name: "Navn på den, der bestemte",
    thanked_at: "De fik at vide, at det hjalp",
  },
};

export const knowledgeUseful = {
  title: "Hvor det, andre har fortalt, hjalp",
  columns: { unit_id: "Enhed", at: "Hvornår" },
};

export const knowledgeCodes = {
  "citizen.knowledge_note.way": { link: "Gennem et link", phone: "I telefonen", paper: "På papir" },
  "citizen.knowledge_note.known_to_citizen": { yes: "Ja", no: "Nej", unsure: "Det ved de ikke" },
  "citizen.knowledge_note.language": { da: "Dansk", en: "Engelsk" },
  "citizen.knowledge_note.state": {
    received: "Du har ikke bestemt endnu",
    shared: "Du deler det",
    keptPrivate: "Du beholder det for dig selv",
    returned: "Du sendte det tilbage",
  },
  "citizen.knowledge_note.decided_form": {
    oral: "Sagt",
    written: "Skrevet",
    card: "Skrevet af dig med dit kort",
  },
  "citizen.knowledge_note.given_by": {
    citizen: "Dig selv",
    custodyHolder: "Den, der har forældremyndigheden",
    guardian: "Din værge",
    partyRepresentative: "Din partsrepræsentant",
  },
};
