/** Who goes with the person and who is close to them, and what they wanted with each. */
const who = "Skrevet af (enhed)";

export const companion = {
  title: "Hvem der følges med dig",
  columns: {
    kind: "Som hvad",
    name: "Navn",
    relation: "Hvem er det for dig",
    remit: "Handler for dig i",
    language: "Sprog",
    note: "Skrevet om det",
    phone_sealed: "Telefon",
    by_citizen: "Skrevet af dig selv",
    added_at: "Skrevet",
    added_unit: who,
    ended_at: "Ikke længere",
    ended_unit: "Skrevet af (enhed) ved slut",
  },
};

export const companionWish = {
  title: "Det, du har ønsket om dem",
  columns: {
    at: "Hvornår",
    comes: "Må komme med",
    told: "Må få at vide",
    told_ends_on: "Må få det at vide til og med",
    phoned: "Må ringes til",
    opens: "Ikke før kl.",
    closes: "Ikke efter kl.",
    words: "Dine ord",
    form: "Sagt eller skrevet",
    given_by: "Sagt af",
    given_by_name: "Navn på den, der sagde det",
    by_unit: who,
  },
};

export const companionCodes = {
  "citizen.companion.kind": {
    companion: "Ledsager",
    layAssistant: "Bisidder",
    partyRepresentative: "Partsrepræsentant",
    guardian: "Værge",
    relative: "Pårørende",
  },
  "citizen.companion_wish.comes": { always: "Ja, altid", askFirst: "Ja, når du siger til", no: "Nej" },
  "citizen.companion_wish.told": {
    contact: "Hvem du er, og hvordan du nås",
    meetMe: "Hvordan du vil mødes",
    need: "Hvad du har brug for",
    health: "Dit helbred",
    psychiatry: "Psykiatri",
    substanceUse: "Rusmidler",
    social: "Bolig, penge og hverdag",
    appointments: "Dine aftaler",
  },
  "citizen.companion_wish.phoned": {
    emergency: "Når det er alvorligt",
    admitted: "Når du bliver indlagt",
    discharged: "Når du skal hjem",
    notFound: "Når ingen kan finde dig",
    appointment: "Før en aftale",
    anytime: "Når som helst",
  },
  "citizen.companion_wish.form": { oral: "Sagt", written: "Skrevet", card: "Skrevet af dig med dit kort" },
  "citizen.companion_wish.given_by": {
    citizen: "Dig selv",
    custodyHolder: "Den, der har forældremyndigheden",
    guardian: "Din værge",
    partyRepresentative: "Din partsrepræsentant",
  },
};
