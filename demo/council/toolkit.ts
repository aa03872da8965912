import type { Instant } from "#kernel/clock.ts";
import { newId } from "#kernel/ids.ts";
import { addDays, dayOf, hours, plus } from "#kernel/time.ts";
import { type Council, SELF_QUESTIONS, type Who } from "#modules/council/index.ts";
import type { Cast } from "../region/cast.ts";
import { STORVANG } from "../region/organisations.ts";

const days = (n: number): number => hours(24 * n);

/** What the demonstration's council has done besides its meetings: asked for figures, visited a place, met a committee, looked at itself. */
export async function placeToolkit(
  council: Council,
  who: Who,
  bodyId: string,
  slug: string,
  cast: Cast,
  now: Instant,
): Promise<void> {
  const today = dayOf(now);
  const ask = async (subject: string, sent: number, answerBy: number): Promise<string> => {
    const at = plus(now, -days(sent));
    const letter = `Kære kommune\n\nHvor mange har fået hjælp, og hvor mange har søgt uden at få den?\n\nVenlig hilsen\nUdsatterådet`;
    const recipient = "Socialforvaltningen";
    const requestId = await council.prepareFigures(
      who,
      { bodyId, municipality: STORVANG, recipient, subject, letter },
      at,
    );
    await council.sendFigures(who, { requestId, sentOn: dayOf(at), answerBy: addDays(today, answerBy) }, at);
    await council.publishFigures(who, { requestId, published: true }, at);
    return requestId;
  };
  const late = await ask("Tandhjælp til dem, der ikke kan betale", 80, -20);
  await council.remindFigures(who, { requestId: late, on: addDays(today, -5) }, plus(now, -days(5)));
  const answered = await ask("Støttekontaktpersoner", 120, -90);
  await council.settleFigures(
    who,
    {
      ...{ requestId: answered, outcome: "numbers", on: addDays(today, -85) },
      words: "Vi tæller kun dem, der er bevilget støtte.",
      figures: [
        { year: 2025, what: "fik en støttekontaktperson", value: 61 },
        { year: 2025, what: "stod på venteliste ved årets slutning", value: 3 },
        { year: 2024, what: "fik en støttekontaktperson", value: 54 },
      ],
    },
    plus(now, -days(84)),
  );
  await visits(council, who, bodyId, slug, now);
  await council.addEncounter(
    who,
    {
      ...{
        bodyId,
        kind: "committee",
        heldOn: addDays(today, -30),
        withWhom: "Udvalget for det nære sundhedsvæsen",
        shown: true,
      },
      about: "Hvem der har døren åben om natten.",
      cameOf: "Udvalget bad om et forslag til budgettet.",
    },
    plus(now, -days(29)),
  );
  for (const [what, ahead] of [
    ["proposalsDue", 21],
    ["firstReading", 60],
  ] as const)
    await council.putBudgetDate(
      who,
      {
        bodyId,
        authority: "Region Havlund",
        year: Number(today.slice(0, 4)) + 1,
        what,
        day: addDays(today, ahead),
        source: "Budgetvejledningen",
      },
      now,
    );
  await lastYear(council, who, bodyId, cast, now);
  await council.openEvaluation(who, { bodyId, year: Number(today.slice(0, 4)) }, plus(now, -days(3)));
}

/** Those who sat in the council then and do not any more, beside two who still do: last year's look at itself, for everybody. */
async function lastYear(council: Council, who: Who, bodyId: string, cast: Cast, now: Instant): Promise<void> {
  const then = plus(now, -days(370));
  const year = Number(dayOf(then).slice(0, 4));
  const left = (
    [
      ["trappestenen", "jonas-riis"],
      ["herberget-nordlys", "mette-kaas"],
      ["socialsygeplejen", "camilla-nordstrand"],
    ] as const
  ).map(([unit, slug]) => cast.onDuty(unit, now, slug));
  for (const { personId, personName, unit } of left)
    await council.addSeat(
      who,
      {
        ...{ bodyId, name: personName, role: "member", onBehalfOf: unit.name, signsInAs: personId },
        ...{ from: addDays(dayOf(now), -400), until: addDays(dayOf(now), -100) },
      },
      then,
    );
  const evaluationId = await council.openEvaluation(who, { bodyId, year }, then);
  const line = cast.onDuty("rusmiddelcenter-storvang", now, "line-asferg");
  const members = [line, ...left].map((actor) => ({ personId: actor.personId, remits: [], actor }));
  for (const [i, one] of [...(who ? [who] : []), ...members].entries()) {
    const answers = Object.fromEntries(SELF_QUESTIONS.map((question, q) => [question, 2 + ((i + q) % 3)]));
    await council.answerEvaluation(one, { evaluationId, answers }, then);
  }
  await council.closeEvaluation(who, evaluationId, plus(then, days(20)));
  await council.publishEvaluation(who, evaluationId, plus(then, days(25)));
}

/** A visit with its answers, shown; and one that takes answers now. */
async function visits(council: Council, who: Who, bodyId: string, slug: string, now: Instant): Promise<void> {
  const questions = [
    { kind: "choice" as const, text: "Har du en læge, du kan gå til?", options: ["Ja", "Nej", "Ved ikke"] },
    { kind: "faces" as const, text: "Hvordan blev du mødt, sidst du søgte hjælp?", options: [] },
    { kind: "words" as const, text: "Hvad mangler her i byen?", options: [] },
  ];
  const plan = (place: string, at: Instant) =>
    council.planVisit(who, { bodyId, place, heldOn: dayOf(at), questions }, at);
  const then = plus(now, -days(25));
  const visitId = await plan("Varmestuen på havnen", then);
  const reader = who && { personId: who.personId, remits: who.remits };
  const { code } = await council.keptVisit(reader, slug, visitId, then);
  for (let n = 0; n < 19; n++) {
    const words = n === 3 ? { 2: "Et sted, der har åbent om natten" } : {};
    await council.answerVisit(
      code,
      { choices: { 0: n % 3 === 0 ? 0 : 1, 1: n % 2 === 0 ? 1 : 3 }, words },
      newId(),
      then,
    );
  }
  await council.closeVisit(who, visitId, then);
  for (const { id, words } of (await council.keptVisit(reader, slug, visitId, then)).unread)
    await council.settleWords(who, { visitId, wordsId: id, shown: words }, then);
  await council.publishVisit(
    who,
    { visitId, cameOf: "Rådet har bedt kommunen om tal for, hvor mange der ikke har en læge." },
    then,
  );
  await plan("Herberget Nordlys", now);
}
