import type { Instant } from "#kernel/clock.ts";
import { addDays, dayOf, hours, plus, weekday } from "#kernel/time.ts";
import type { Council, Who } from "#modules/council/index.ts";
import type { Cast } from "../region/cast.ts";

const daysAgo = (now: Instant, n: number): Instant => plus(now, -hours(24 * n));

/** What the demonstration's council does between its meetings: something of each, in the hands of its secretary and a member. */
export async function placeBetween(
  council: Council,
  secretary: NonNullable<Who>,
  { bodyId, slug }: { bodyId: string; slug: string },
  cast: Cast,
  now: Instant,
): Promise<void> {
  const actor = cast.onDuty("rusmiddelcenter-storvang", now, "line-asferg");
  const member: Who = { personId: actor.personId, remits: [], actor };
  const today = dayOf(now);
  const thursday = (weeks: number) => addDays(today, 7 * weeks + 4 - weekday(today));
  const at = (weeks: number) => ({ day: thursday(weeks), start: "15:00", end: "17:00" });
  const where = { bodyId, place: "Regionshuset i Havlund" };
  await council.planDays(secretary, { ...where, kind: "ordinary", days: [at(14), at(24)] }, daysAgo(now, 30));
  const theme = { kind: "themeDay" as const, theme: "Sundhed uden MitID", days: [at(19)] };
  await council.planDays(secretary, { ...where, ...theme }, daysAgo(now, 30));

  const topic = (title: string, why: string, fromWhom: string, wantedOn: string | null) =>
    council.suggestTopic(member, { bodyId, title, why, fromWhom, wantedOn }, daysAgo(now, 12));
  await topic(
    "Tandpleje til mennesker i hjemløshed",
    "Mange går med smerter i årevis. Vi ved ikke, hvem der har ansvaret.",
    "Foreningen Broen",
    addDays(today, 60),
  );
  const solved = await topic("Strøm til telefoner på varmestuen", "", "Varmestuen på havnen", null);
  const because = "Kommunen har sat stik op";
  await council.layTopicAside(secretary, { topicId: solved, because }, daysAgo(now, 4));

  await talk(council, secretary, member, bodyId, now);
  await talkOnItems(council, secretary, member, { bodyId, slug }, now);
  await names(council, secretary, member, { bodyId, slug }, now);
  await input(council, secretary, member, bodyId, now);
}

/** Two dialogues: one that is over and summed up for everybody, one that is open. */
async function talk(
  council: Council,
  secretary: Who,
  member: Who,
  bodyId: string,
  now: Instant,
): Promise<void> {
  const today = dayOf(now);
  const open = (title: string, question: string, closesOn: string, ago: number) =>
    council.openDialogue(secretary, { bodyId, title, question, closesOn }, daysAgo(now, ago));
  const over = await open(
    "Må hunden komme med?",
    "Flere siger nej til en plads, fordi hunden ikke må komme med. Hvad skal rådet sige om det?",
    addDays(today, -20),
    40,
  );
  const say = (who: Who, dialogueId: string, words: string, ago: number) =>
    council.contribute(who, { dialogueId, words }, daysAgo(now, ago));
  await say(member, over, "Hos os har vi to rum, hvor hunden må være. Det virker.", 35);
  const summary = "Rådet mener, at hvert sted bør have mindst ét rum, hvor en hund kan være med.";
  await council.sumUp(secretary, { dialogueId: over, seen: 1, summary }, daysAgo(now, 15));
  await council.showDialogue(secretary, { dialogueId: over, seen: 2, shown: true }, daysAgo(now, 15));
  const current = await open(
    "Hvordan måler vi tryghed?",
    "Regionen spørger, hvilke tal der siger noget om at føle sig tryg. Hvad vil I pege på?",
    addDays(today, 10),
    5,
  );
  await say(member, current, "Spørg, om man tør komme igen. Det siger mere end ventetid.", 3);
  await say(secretary, current, "Jeg samler op til mødet. Skriv gerne kort.", 2);
}

/** The meeting that is called has had two of its items talked about: an open one for everybody, and a closed one. */
async function talkOnItems(
  council: Council,
  secretary: NonNullable<Who>,
  member: Who,
  { bodyId, slug }: { bodyId: string; slug: string },
  now: Instant,
): Promise<void> {
  const { meetings } = (await council.body(slug, secretary, now)) ?? { meetings: [] };
  const called = meetings.find(({ state }) => state === "called");
  if (!called) return;
  const key = `${called.heldOn}-${called.starts?.replace(":", "")}`;
  const { items } = await council.meetingFile(secretary, slug, key, now);
  const talked = async (itemId: string, question: string, words: string, summary: string) => {
    const title = "Før mødet: hvad skal vi nå?";
    const draft = { bodyId, itemId, title, question, closesOn: addDays(dayOf(now), -1) };
    const dialogueId = await council.openDialogue(secretary, draft, plus(now, -hours(36)));
    await council.contribute(member, { dialogueId, words }, plus(now, -hours(30)));
    await council.sumUp(secretary, { dialogueId, seen: 1, summary }, now);
    return dialogueId;
  };
  const open = items.find((item) => item.open && item.standing === null);
  if (open) {
    const dialogueId = await talked(
      open.id,
      "Svaret er langt. Hvad er det vigtigste at spørge kommunen om?",
      "Hvem der låser op, når nattevagten er syg.",
      "Rådet vil spørge, hvem der har ansvaret for døren hver nat.",
    );
    await council.showDialogue(secretary, { dialogueId, seen: 2, shown: true }, now);
  }
  const closed = items.find((item) => !item.open);
  if (closed)
    await talked(
      closed.id,
      "Hvad skal den, vi vælger, kunne?",
      "Kende natten, og have tid om formiddagen.",
      "Der er enighed om at vælge én, der kender natten.",
    );
}

async function names(
  council: Council,
  secretary: Who,
  member: Who,
  { bodyId, slug }: { bodyId: string; slug: string },
  now: Instant,
): Promise<void> {
  const nominationId = await council.askForNames(
    secretary,
    {
      ...{
        bodyId,
        title: "Møde om den regionale sundhedsplan",
        askedBy: "Udvalget for nære tilbud",
        fewest: 2,
        most: 3,
      },
      about: "Tre kvarter til foreningernes vigtigste budskaber.",
      ...{ answerBy: addDays(dayOf(now), 12), takesPlace: addDays(dayOf(now), 30) },
    },
    daysAgo(now, 8),
  );
  const seats = (await council.members(slug, null, null, now))?.now ?? [];
  for (const { id } of seats.filter(({ role }) => role === "viceChair" || role === "member").slice(0, 2))
    await council.nominate(member, { nominationId, seatId: id }, daysAgo(now, 6));
}

async function input(
  council: Council,
  secretary: Who,
  member: Who,
  bodyId: string,
  now: Instant,
): Promise<void> {
  const gatheringId = await council.openGathering(
    secretary,
    {
      ...{ bodyId, title: "Input til den regionale sundhedsplan", askedBy: "Regionens planafdeling" },
      about: "Planen gælder i fire år. Rådet får et udkast at se senere.",
      questions: ["Hvad er vigtigst for dem, vi kender?", "Hvad skal laves om?"],
      ...{ due: addDays(dayOf(now), 9), deliverBy: addDays(dayOf(now), 25) },
    },
    daysAgo(now, 9),
  );
  const give = (place: number, fromWhom: string, words: string) =>
    council.giveInput(member, { gatheringId, place, fromWhom, words }, daysAgo(now, 7));
  const near = await give(1, "Foreningen Broen", "Nærhed er også, at nogen kan huske ens navn.");
  await give(2, "Varmestuen på havnen", "Breve, som ingen kan læse. Ring i stedet.");
  const title = "Nærvær";
  const headingId = await council.addHeading(secretary, { gatheringId, title }, daysAgo(now, 3));
  await council.groupInputs(
    secretary,
    { gatheringId, under: [{ inputId: near, headingId }] },
    daysAgo(now, 3),
  );
}
