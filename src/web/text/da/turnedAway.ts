/** Afvist ved døren: where, what, the reason given. No staff names. */
export const turnedAway = {
  title: "Afvist ved døren",
  lead: "Tre svar. Ingen navne på personale. Det bruges til at se, hvor vejen ind er spærret.",
  where: "Hvor?",
  whereHint: "Begynd at skrive, eller vælg fra listen. Det kan også være en dør uden for Stafet.",
  what: "Hvad skete der?",
  reason: "Hvilken grund blev givet?",
  reasonHint: "Med deres ord. Ingen navne.",
  toldBy: "Hvem fortæller det?",
  tellers: { citizen: "Borgeren selv", companion: "En ledsager", worker: "En medarbejder" },
  on: "Hvilken dag?",
  more: "Hvem og hvornår",
  press: "Gem",
  saved: "Gemt. Tak, fordi du siger det.",
  savedBody:
    "Det tæller med i tallene, i kortet over huller, og når Udsatterådet ser på, hvor folk bliver afvist.",
  help: "Har personen brug for hjælp nu?",
  open: "Nogen står her",
  another: "Notér en til",
  home: "Til Min vagt",
  onCourse: "Det bliver sat på forløbet.",
  course: "Tilbage til forløbet",
};
