/** What a refused command says, by its stable code. `{name}` is replaced by the detail of that name. */
export const refusals = {
  forbidden: "Din enhed har ikke ret til det her.",
  notFound: "Det findes ikke, eller det er ikke dit at se.",
  stale: "Siden er ændret, siden du hentede den. Se, hvordan det står nu, og prøv igen.",
};
