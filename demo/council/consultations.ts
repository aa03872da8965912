import type { Instant } from "#kernel/clock.ts";
import { addDays, dayOf, hours, plus } from "#kernel/time.ts";
import type { Council, Who } from "#modules/council/index.ts";

/** What the demonstration's council is heard on: answered and followed, being written, and late; and what others decided without asking. */
export async function placeConsultations(
  council: Council,
  secretary: Who,
  bodyId: string,
  now: Instant,
): Promise<void> {
  const [today, then] = [dayOf(now), plus(now, -hours(24 * 55))];
  const asked = (title: string, askedBy: string, received: number, deadline: number, about: string) =>
    council.addConsultation(
      secretary,
      {
        ...{ bodyId, title, askedBy, about },
        ...{ receivedOn: addDays(today, received), deadline: addDays(today, deadline) },
      },
      plus(now, 24 * hours(received)),
    );
  const night = await asked(
    "Åbningstider på skadestuens bagdør",
    "Sundhedsrådet Havlund Øst",
    -55,
    -30,
    "Bagdøren lukkes klokken 22, og alle skal ind ad hovedindgangen.",
  );
  const at = (seen: number) => ({ consultationId: night, seen });
  await council.writeAnswer(secretary, { ...at(1), words: NIGHT }, then);
  await council.adoptAnswer(
    secretary,
    { ...at(2), on: addDays(today, -40), by: "chair", note: "Kurt Bro" },
    plus(now, -hours(24 * 40)),
  );
  await council.sendAnswer(
    secretary,
    { ...at(3), to: "Sundhedsrådet Havlund Øst" },
    plus(now, -hours(24 * 39)),
  );
  await council.followConsultation(
    secretary,
    {
      ...{ ...at(4), outcome: "partly", on: addDays(today, -12) },
      words: "Der kommer en klokke ved bagdøren. Vagten bliver stående ved hovedindgangen.",
    },
    plus(now, -hours(24 * 10)),
  );
  const plan = await asked(
    "Udkast til en plan for mad og medicin på herbergerne",
    "Havlund Kommune",
    -12,
    16,
    "Planen siger, hvem der betaler for medicin til den, der bor på et herberg.",
  );
  await council.contributeToAnswer(
    secretary,
    { consultationId: plan, words: "Husk dem, der sover hos en ven og ikke på et herberg." },
    plus(now, -hours(50)),
  );
  await council.writeAnswer(secretary, { consultationId: plan, seen: 1, words: PLAN }, plus(now, -hours(48)));
  await asked(
    "Nye regler for kørsel til behandling",
    "Regionsrådet i Havlund",
    -40,
    -4,
    "Kørsel skal bestilles på nettet to dage før.",
  );
  const decided = (
    title: string,
    decidedBy: string,
    daysAgo: number,
    touches: string,
    consultationId: string | null,
  ) =>
    council.addDecided(
      secretary,
      { bodyId, title, decidedBy, decidedOn: addDays(today, -daysAgo), touches, consultationId },
      plus(now, -hours(9)),
    );
  await decided(
    "Skadestuens bagdør lukkes om natten",
    "Sundhedsrådet Havlund Øst",
    12,
    "Mange, der bliver bange for vagter, bruger bagdøren.",
    night,
  );
  await decided(
    "Varmestuen på havnen flytter",
    "Byrådet i Havlund",
    21,
    "Den nye adresse ligger en time væk for den, der går.",
    null,
  );
}

const NIGHT = `Rådet siger nej til at lukke bagdøren om natten.
Den, der er bange, kommer ikke ind ad en dør med en vagt. Sæt en klokke op, og lad en sygeplejerske åbne.`;

const PLAN = `Rådet synes, planen er god, og har to ønsker.
Den, der ikke har noget sted at bo, skal også have medicinen betalt. Og det skal stå, hvem man ringer til.`;
