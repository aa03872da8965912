/** How the person wants to be met, and what was written about a day when something went wrong. */
const who = "Skrevet af (enhed)";
const at = "Hvornår";

export const meetMe = {
  title: "Mød mig sådan",
  columns: {
    helps: "Det hjælper dig",
    frightens: "Det gør dig bange",
    how_to_talk: "Sådan kan de tale med dig",
    comes_along: "Den, der går med dig",
    good_at: "Det er du god til",
    early_signs: "Det, andre kan se, når det bliver svært",
    dont_ask: "Det vil du ikke spørges om igen",
    words: "Andet, de skal vide",
    unit_id: who,
    at,
    by_citizen: "Skrevet af dig selv",
    approved_at: "Du sagde ja til det",
    heard_by: "Du sagde ja til det, og det hørte",
  },
};

export const meetMeRead = {
  title: "Hvem har læst Mød mig sådan",
  columns: { unit_id: "Enhed", at },
};

export const safetyNote = {
  title: "Tryghedsnoter",
  columns: {
    unit_id: who,
    begun_at: "Skrevet",
    happened_on: "Det skete",
    ends_on: "Vises til og med",
    ended_at: "Afsluttet før tid",
    ended_unit: "Afsluttet af (enhed)",
    ended_why: "Hvorfor afsluttet",
  },
};

export const safetyVersion = {
  title: "Det, der står i tryghedsnoterne",
  columns: {
    number: "Udgave",
    happened: "Hvad der skete",
    calmed: "Hvad der hjalp",
    citizens_words: "Det, du selv sagde",
    not_asked_why: "Hvorfor du ikke blev spurgt",
    unit_id: who,
    at,
  },
};

export const safetyAnswer = {
  title: "Dine svar på tryghedsnoter",
  columns: { words: "Dit svar", by_citizen: "Skrevet af dig selv", unit_id: who, at },
};
