/** A doctor of one's own, and work-ups that were begun. */
export const ownDoctor = {
  title: "Din læge",
  columns: {
    at: "Hvornår",
    state: "Hvordan det er",
    name: "Navn",
    place: "By",
    unit_id: "Lægen på Stafet",
    told_by: "Sagt af",
    by_unit: "Skrevet af (enhed)",
  },
};

export const workUp = {
  title: "Undersøgelser, der er begyndt",
  columns: {
    what: "Hvad",
    begun_where: "Begyndt hos",
    begun_on: "Begyndt den",
    waits_for: "Venter på",
    added_at: "Skrevet",
    added_unit: "Skrevet af (enhed)",
    changed_at: "Rettet",
    changed_unit: "Rettet af (enhed)",
    ended_at: "Slut",
    ended_how: "Hvordan det sluttede",
    ended_note: "Skrevet om det",
    ended_unit: "Skrevet af (enhed) ved slut",
  },
};

export const complaint = {
  title: "Dine klager",
  columns: {
    about: "Hvem den handler om",
    words: "Hvad der skete",
    place: "Hvor",
    happened: "Hvornår det skete",
    wish: "Det, du gerne vil have",
    reach: "Skriver, hvor du kan nås",
    by_citizen: "Skrevet af dig selv",
    begun_at: "Begyndt",
    begun_unit: "Skrevet hos (enhed)",
    edition: "Gange skrevet",
    changed_at: "Sidst rettet",
    shown: "Vist til den, der har stafetten",
    shown_to: "Vist til (enhed)",
    sent_at: "Sendt",
    sent_to: "Sendt til",
    sent_name: "Underskrevet",
    sent_reach_name: "Hvor du kan nås (enhed)",
    sent_reach_phone: "Hvor du kan nås (telefon)",
    sent_reach_address: "Hvor du kan nås (adresse)",
    removed_at: "Smidt væk",
  },
};

export const doctorCodes = {
  "citizen.complaint.about": {
    care: "Behandling",
    municipality: "Kommunen",
    place: "Et sted, du kom",
    unsure: "Du var ikke sikker",
  },
  "citizen.own_doctor.state": {
    here: "Du har en læge",
    elsewhere: "Du har en læge et andet sted",
    none: "Du har ingen læge",
    unknown: "Ingen ved det",
  },
  "citizen.own_doctor.told_by": {
    citizen: "Dig selv",
    relative: "En, der er tæt på dig",
    worker: "En medarbejder",
    record: "Det stod i en journal",
  },
  "citizen.work_up.ended_how": { finished: "Færdig", dropped: "Opgivet", mistake: "Skrevet ved en fejl" },
};
