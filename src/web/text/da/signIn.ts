/** The sign-in page. */
export const signIn = {
  title: "Hvem vil du være?",
  lead: "Vælg en person, og se Stafet med deres øjne. Du kan skifte når som helst.",
  choose: (name: string) => `Vær ${name}`,
  none: "Der er ingen personer at vælge imellem endnu.",
  ended: "Du er logget ud.",
  sectors: {
    region: "Sygehus og psykiatri",
    municipality: "Kommunerne",
    generalPractice: "Almen praksis",
    civilSociety: "Civilsamfundet",
    state: "Staten",
  },
  unitClosed: "Enheden er lukket, og du er logget ud af den.",
};
