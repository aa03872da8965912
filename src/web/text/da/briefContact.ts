/** Kort kontakt: solved on the spot, nobody's name. */
export const briefContact = {
  title: "Kort kontakt",
  lead: "I hjalp her og nu. Der åbnes ikke et forløb, og ingen navne gemmes.",
  needs: "Hvad hjalp I med?",
  none: "Sæt mindst ét kryds",
  age: "Hvor gammel, cirka?",
  note: "En note til tallene",
  noteHint: "Ingen navne.",
  press: "Gem",
  saved: "Gemt. Tak.",
  savedBody: "Det tæller med, når regionen og kommunerne ser, hvad der er brug for.",
  another: "Notér en til",
  more: "Blev det til mere?",
  open: "Nogen står her",
  home: "Til Min vagt",
};
