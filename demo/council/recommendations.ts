import type { Instant } from "#kernel/clock.ts";
import { addDays, type CalendarDay, dayOf, instantAt } from "#kernel/time.ts";
import type { Council, Who } from "#modules/council/index.ts";
import type { Cast } from "../region/cast.ts";
import { REGION } from "../region/organisations.ts";

const HEALTH = "sundhedsraadet-storvang";
const REGIONAL = "regionsraadet-havlund";

/**
 * What the demonstration's council recommends: one that a health council noted and never answered, one whose time has just passed, one
 * that was answered late and is followed, one with time left, a draft – and one of the years before, which is closed.
 */
export async function placeRecommendations(
  council: Council,
  secretary: NonNullable<Who>,
  slug: string,
  cast: Cast,
  now: Instant,
): Promise<void> {
  const days = (n: number): CalendarDay => addDays(dayOf(now), n);
  // At noon, so that it is that day there however the clocks were set back or forth since.
  const at = (n: number): Instant => instantAt(days(n), "12:00");
  const year = dayOf(now).slice(0, 4);
  const before = `${Number(year) - 4}-${Number(year) - 1}`;
  await placeBodies(council, cast, at(-200));
  const health = cast.onDuty("regionsstaben", now, "agnete-lundtofte");
  const keeper = { personId: health.personId, remits: [], actor: health };

  type Content = Parameters<typeof council.draftRecommendation>[1]["content"];
  const draft = (period: string, content: Content, n: number) =>
    council.draftRecommendation(secretary, { body: slug, period, content }, at(n));
  const adopted = async (period: string, content: Content, n: number, words: string): Promise<string> => {
    const { id } = await draft(period, content, n - 10);
    await council.adoptRecommendation(
      secretary,
      { recommendationId: id, seen: 1, on: days(n), words },
      at(n),
    );
    return id;
  };
  const send = (recommendationId: string, to: string, n: number, answerBy: number, committedBy = "") =>
    council.sendRecommendation(
      secretary,
      {
        ...{ recommendationId, to, on: days(n), answerBy: days(answerBy), committedBy },
        basis: committedBy === "" ? "requested" : "committed",
      },
      at(n),
    );

  const hurt = await adopted(before, LISTEN, -190, "Rådets sidste møde i perioden");
  await send(hurt, REGIONAL, -189, -120);
  await council.closeRecommendation(
    secretary,
    { recommendationId: hurt, seen: 2, why: "Det nye råd har taget den op igen med andre ord." },
    at(-100),
  );

  const door = await adopted(year, DOOR, -150, "Rådets forårsmøde");
  const asked = await send(
    door,
    HEALTH,
    -148,
    -90,
    "Regionsrådets møde i foråret: sundhedsrådene svarer rådet",
  );
  await council.answerRecommendation(
    keeper,
    {
      ...{ sendingId: asked, seen: 0, recordedAs: "body", kind: "noted", notedAs: "asInspiration" },
      ...{ answeredOn: days(-95), saidBy: "Sundhedsrådets møde" },
    },
    at(-95),
  );
  await council.focusOn(
    secretary,
    { recommendationId: door, year: Number(year), on: days(-5), words: "Rådets seneste møde" },
    at(-4),
  );

  const [story] = (await council.stories(slug, null, now))?.stories ?? [];
  if (story) await council.restOnStory(secretary, { recommendationId: door, storyId: story.id }, now);

  const night = await adopted(year, NIGHT, -60, "Rådets møde om natten på havnen");
  const first = await send(night, HEALTH, -58, -20);
  await council.extendAnswer(
    secretary,
    { sendingId: first, answerBy: days(-8), why: "Sundhedsrådet bad om at vente til sit næste møde" },
    at(-22),
  );

  const along = await adopted(year, ALONG, -140, "Rådets temadag");
  const answeredLate = await send(along, REGIONAL, -139, -70);
  await council.answerRecommendation(
    secretary,
    {
      ...{ sendingId: answeredLate, seen: 0, recordedAs: "council", kind: "partly", answeredOn: days(-50) },
      ...{ saidBy: "Regionsrådet", document: "Regionsrådets referat, punkt 7" },
      reason:
        "Regionsrådet vil have, at ledsagere er velkomne i akutmodtagelsen. Det gælder ikke på operationsgangen.",
      ...{ planKind: "regionalHealthPlan", plan: "Regional sundhedsplan, afsnit 3" },
      actions: [
        { words: "Skrive til alle afdelinger", owner: "Sygehusdirektøren", by: days(-20) },
        { words: "Sætte skilte op ved indgangen", owner: "Afdelingssygeplejersken", by: days(60) },
      ],
    },
    at(-48),
  );
  await followed(council, secretary, slug, year, along, { days, at, now });

  const beds = await adopted(year, BEDS, -12, "Rådets seneste møde");
  await send(beds, REGIONAL, -10, 50);
  await send(beds, HEALTH, -10, 50);
  await draft(year, TEETH, -2);
}

/** The bodies that are asked. One of them has somebody who signs in and answers. */
async function placeBodies(council: Council, cast: Cast, then: Instant): Promise<void> {
  const add = (slug: string, name: string, kind: "healthCouncil" | "regionalCouncil") =>
    council.addBody(null, { region: REGION, slug, name, kind }, then);
  const health = await add(HEALTH, "Sundhedsrådet i Storvang", "healthCouncil");
  await add(REGIONAL, "Regionsrådet i Havlund", "regionalCouncil");
  await council.addSeat(
    null,
    {
      ...{ bodyId: health, name: "Agnete Lundtofte", role: "secretary", onBehalfOf: "Regionens stab" },
      ...{ from: dayOf(then), signsInAs: cast.onDuty("regionsstaben", then, "agnete-lundtofte").personId },
    },
    then,
  );
}

interface When {
  readonly days: (n: number) => CalendarDay;
  readonly at: (n: number) => Instant;
  readonly now: Instant;
}

/** What became of the one that was answered. */
async function followed(
  council: Council,
  secretary: NonNullable<Who>,
  slug: string,
  year: string,
  recommendationId: string,
  { days, at, now }: When,
): Promise<void> {
  const shown = await council.recommendation(slug, `${year}-3`, secretary, now);
  const [letter] = shown?.recommendation.askings[0]?.answers[0]?.actions ?? [];
  if (letter)
    await council.stepAction(
      secretary,
      { actionId: letter.id, state: "done", on: days(-25), words: "Brevet er sendt" },
      at(-24),
    );
  await council.followUp(
    secretary,
    {
      recommendationId,
      on: days(-15),
      words: "To foreninger har prøvet det. En ledsager kom med ind, en måtte vente udenfor.",
    },
    at(-14),
  );
  const figure = await council.addTarget(
    secretary,
    {
      ...{ recommendationId, words: "Ledsagere, der kom med hele vejen", goal: 90, unit: "ud af 100" },
      ...{ direction: "atLeast", by: days(200) },
    },
    at(-14),
  );
  await council.addReading(
    secretary,
    { targetId: figure, on: days(-12), value: 62, words: "Talt af foreningerne" },
    at(-12),
  );
  await council.addTarget(
    secretary,
    { recommendationId, words: "Den, der går med, føler sig ventet", by: days(200) },
    at(-14),
  );
}

const LISTEN = {
  text: "Rådet anbefaler, at sygehusene spørger, hvad der før har gjort det svært, inden de lægger en plan.",
  whoCanChange: "Sygehusene",
};
const DOOR = {
  text: "Rådet anbefaler, at enhver dør i sundhedsvæsenet hjælper videre, til en anden har sagt ja.",
  background:
    "Foreningerne møder hver uge nogen, der er sendt fra dør til dør. De fleste giver op efter den tredje.",
  elaboration: [
    "Den, der bliver spurgt, ringer selv til den næste.",
    "Der står altid et navn og et telefonnummer på den, der følger personen.",
    "– Også om natten og i weekenden.",
    "Ingen bliver bedt om at fortælle det hele forfra.",
  ],
  focusArea: "Ingen slippes ved døren",
  whoCanChange: "Regionsrådet, sundhedsrådene og kommunerne i fællesskab",
  evidence: [
    {
      kind: "source" as const,
      title: "Foreningernes optælling af afvisninger",
      words: "Efteråret, fire værksteder",
    },
    {
      kind: "gap" as const,
      title: "Her mangler et tilbud: Et sted at sove i nat, Region Hovedstaden",
      address: `/tal/mangler?region=${REGION}&behov=sleepTonight`,
    },
    {
      kind: "figure" as const,
      title: "Taget over til tiden, Region Hovedstaden",
      address: `/tal/til-tiden?region=${REGION}`,
    },
  ],
};
const NIGHT = {
  text: "Rådet anbefaler, at der er én dør, som er åben hele natten, og et skilt, der viser vej.",
  elaboration: ["Døren skal kunne findes uden telefon.", "Hunde må komme med."],
  whoCanChange: "Kommunen og sundhedsrådet",
};
const ALONG = {
  text: "Rådet anbefaler, at den, der går med en borger på sygehuset, er velkommen hele vejen.",
  background: "En ledsager ved ofte det, som ingen har tid til at spørge om.",
  focusArea: "Krop og sind på samme tid",
  whoCanChange: "Regionsrådet og sygehusenes ledelser",
};
const BEDS = {
  text: "Rådet anbefaler flere senge til dem, der er færdige på sygehuset og ikke raske.",
  elaboration: ["Sengene skal ligge tæt på det sted, folk kender.", "En sygeplejerske kommer hver dag."],
  whoCanChange: "Regionsrådet og kommunerne",
};
const TEETH = { text: "Rådet anbefaler, at akut tandpine kan behandles uden egenbetaling." };
