/** The sign-in page. */
export const signIn = {
  title: "Hvem vil du være?",
  lead: "Vælg en person, og se Stafet med deres øjne.",
  choose: (name: string) => `Vær ${name}`,
  none: "Der er ingen personer at vælge imellem endnu.",
  ended: "Du er logget ud.",
};
