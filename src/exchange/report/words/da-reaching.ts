/** How the person is reached, and what was written to them. */
export const channel = {
  title: "Sådan nås du",
  columns: {
    kind: "Hvordan",
    sealed: "Nummer eller adresse",
    opens: "Ikke før kl.",
    closes: "Ikke efter kl.",
    shared: "Andre bruger telefonen",
    words: "Må sige mere end ”ring til os”",
    asks: "Må spørge, hvordan det gik",
    added_at: "Skrevet",
    added_unit: "Skrevet af (enhed)",
    ended_at: "Fjernet",
    ended_why: "Hvorfor fjernet",
    ended_unit: "Fjernet af (enhed)",
  },
};

export const message = {
  title: "Beskeder til dig",
  columns: {
    unit_id: "Skrevet af (enhed)",
    at: "Hvornår",
    template: "Besked",
    language: "Sprog",
    phone: "Telefon i beskeden",
    moment: "Tidspunkt i beskeden",
    words: "Mere, der blev skrevet",
    state: "Hvordan det gik",
    answer_by: "Svar håbet inden",
    settled_at: "Afsluttet",
  },
};

export const delivery = {
  title: "Hvordan beskederne blev sendt",
  columns: {
    kind: "Vej",
    state: "Hvordan det gik",
    queued_at: "Lagt til afsendelse",
    sent_at: "Sendt",
    ended_at: "Slut",
    why: "Hvorfor ikke",
  },
};

export const feltAsk = {
  title: "Da vi spurgte, hvordan det føltes",
  columns: {
    unit_id: "Om (enhed)",
    occasion: "Om hvad",
    asked_at: "Spurgt",
    until: "Til",
    settled_at: "Svaret",
    settled: "Hvordan",
  },
};

export const feltAnswer = {
  title: "Hvad du sagde, da vi spurgte",
  columns: {
    at: "Hvornår",
    face: "Ansigt, 1 til 5 (5: meget tryg)",
    words: "Dine ord",
    shown: "Vises til den, der har stafetten",
    way: "Hvordan du svarede",
    noted_unit: "Skrevet ned af (enhed)",
  },
};
