import type { Before, Transport } from "#modules/appointments/index.ts";

/** Borgerens egne aftaler. The same rules as in own.ts: short words, no blame, no countdowns. */
export const ownAppointments = {
  title: "Mine aftaler",
  next: "Din næste aftale",
  all: "Se det hele om mine aftaler",
  none: "Du har ingen aftaler nu.",
  saved: "Det er gemt.",
  told: "Tak for at sige det. Vi finder ud af det sammen.",
  someTime: (day: string) => `${day}, i løbet af dagen`,
  until: (time: string) => `til ${time}`,
  purpose: (what: string) => `Hvad: ${what}`,
  where: (place: string) => `Hvor: ${place}`,
  with: (who: string) => `Hos: ${who}`,
  bring: (what: string) => `Tag med: ${what}`,
  alone: "Du går alene, som du ville.",
  nobodyYet: "Ingen går med dig endnu. Sig til, hvis du vil have en med.",
  along: (name: string) => (name === "" ? "En går med dig." : `Med dig går: ${name}`),
  transport: {
    notSaid: "Har du brug for et lift? Så sig til.",
    own: "Du kommer selv derhen.",
    public: "Du tager bus eller tog.",
    fetched: "Du bliver hentet.",
    taxi: "Du kører i taxa.",
    patientTransport: "Du bliver kørt.",
  } satisfies Readonly<Record<Transport, string>>,
  ask: (unit: string) => `Spørg ${unit}, hvis du er i tvivl.`,
  cannot: "Jeg kan ikke komme",
  cannotLead: "Tryk her, så får dem, der hjælper dig, det at vide.",
  said: "Du har sagt, at du ikke kan komme. De finder en ny tid med dig.",
  right: (day: string) =>
    `Du har ret til at blive set på senest ${day}. Det gælder, selv om en aftale glipper.`,
  remind: {
    title: "Skal vi minde dig om det?",
    lead: "Vi skriver kun dag og tid, og hvem du kan ringe til.",
    legend: "Hvornår vil du have besked?",
    none: "Vælg ingen, hvis du ikke vil have besked.",
    press: "Gem",
    before: {
      weekBefore: "En uge før",
      threeDaysBefore: "Tre dage før",
      dayBefore: "Dagen før",
      sameMorning: "Samme morgen",
      twoHours: "To timer før",
    } satisfies Readonly<Record<Before, string>>,
  },
};
