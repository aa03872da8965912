import { readMinutes } from "#exchange/minutes/index.ts";
import type { Instant } from "#kernel/clock.ts";
import { addDays, type CalendarDay, dayOf, hours, plus, weekday } from "#kernel/time.ts";
import { placeBetween } from "./council/between.ts";
import { placeConsultations } from "./council/consultations.ts";
import { placeJointMeeting, placeMeetings } from "./council/meetings.ts";
import { placeMembers } from "./council/members.ts";
import { placeRecommendations } from "./council/recommendations.ts";
import { placeLivingPages } from "./council/site.ts";
import { placeStories } from "./council/stories.ts";
import { placeToolkit } from "./council/toolkit.ts";
import type { Cast } from "./region/cast.ts";
import { REGION } from "./region/organisations.ts";
import type { DemoDeps } from "./stage.ts";

/** The council of the demonstration: minutes everybody may read, and some that wait to be looked through. */
export async function placeCouncil(
  { council }: Pick<DemoDeps, "council">,
  cast: Cast,
  now: Instant,
): Promise<void> {
  const actor = cast.onDuty("regionsstaben", now, "ulla-ravnholt");
  const secretary = { personId: actor.personId, remits: ["councilSecretary"] as const, actor };
  const slug = "udsatteraadet-havlund";
  const body = { region: REGION, slug, name: "Udsatterådet i Region Havlund", kind: "council" as const };
  const then = plus(now, -hours(24 * 60));
  const bodyId = await council.addBody(null, body, then);
  await placeMembers(council, secretary, bodyId, cast, then);
  await placeMeetings(council, secretary, { id: bodyId, slug }, now);
  await placeStories(council, secretary, bodyId, cast, now);
  await placeConsultations(council, secretary, bodyId, now);
  const [earlier, later] = [thursday(addDays(dayOf(now), -70)), thursday(addDays(dayOf(now), -14))];
  for (const [day, text] of [
    [earlier, winter(earlier, later)],
    [later, spring(later, thursday(addDays(dayOf(now), 40)))],
  ] as const)
    for (const { meeting, items, flags, places } of readMinutes(text)) {
      const source = { name: `Referat ${day}.txt`, text, flags, places };
      await council.takeIn(
        null,
        slug,
        { meeting, items },
        source,
        plus(now, -hours(day === earlier ? 24 * 50 : 20)),
      );
    }
  // One more was sent, and nobody has looked at what was read of it.
  const oldest = thursday(addDays(dayOf(now), -140));
  const sent = winter(oldest, earlier);
  const waits = { name: `Referat ${oldest}.txt`, text: sent, meetings: readMinutes(sent) };
  await council.layReadings(secretary, slug, waits, plus(now, -hours(2)));
  const { meetings } = (await council.body(slug, secretary, now)) ?? { meetings: [] };
  const first = meetings.findLast(({ madeHere }) => !madeHere);
  if (first)
    await council.publish(
      secretary,
      { meetingId: first.id, seen: 1, leavingOut: [3] },
      plus(now, -hours(24 * 49)),
    );
  const placed = await council.livingPages(slug, secretary, now);
  if (placed) {
    await placeLivingPages(council, secretary, placed.body.id, now);
    await placeToolkit(council, secretary, placed.body.id, slug, cast, now);
  }
  await placeBetween(council, secretary, { bodyId, slug }, cast, now);
  await placeRecommendations(council, secretary, slug, cast, now);
  const company = (await council.bodies()).find(({ kind }) => kind === "healthCouncil");
  if (company) await placeJointMeeting(council, secretary, { id: bodyId, slug }, company.id, now);
}

/** The Thursday of that week: councils meet on Thursdays here. */
const thursday = (day: CalendarDay): CalendarDay => addDays(day, 4 - weekday(day));

const inWords = (day: CalendarDay): string =>
  new Intl.DateTimeFormat("da-DK", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${day}T12:00:00Z`));
const inNumbers = (day: CalendarDay): string => day.split("-").toReversed().join("-");

const winter = (day: CalendarDay, next: CalendarDay): string => `REFERAT Udsatterådet d. ${inNumbers(day)}

Mødedato Torsdag d. ${inWords(day)} kl. 15:00

Mødested Lokale 2, Regionshuset i Havlund

Mødedeltagere Ulla Ravnholt, Preben Stald, Inga Holt, Kurt Bro

Punkt 1: Natten på havnen

HAV-2026-0101

1 (Åben) Natten på havnen

Udsatterådet

Sags ID: HAV-2026-0101

Resumé

Varmestuen på havnen har lukket om natten. Rådet taler om, hvor folk går hen.

Indstilling

Det indstilles, at rådet beder kommunen og regionen fortælle, hvor døren er om natten.

Sagsfremstilling

Tre foreninger har talt med de mennesker, der plejer at sove der. De fleste ved ikke, hvor de skal gå hen efter klokken ti.

Beslutning

Rådet beder om et svar inden næste møde. Formanden skriver til sundhedsrådet.

Fraværende

Kurt Bro

(L)

Punkt 2: Ledsagere på skadestuen

HAV-2026-0102

2 (Åben) Ledsagere på skadestuen

Udsatterådet

Sags ID: HAV-2026-0102

Sagsfremstilling

Foreningerne hører, at den, der går med, ofte bliver bedt om at vente udenfor.

Beslutning

Rådet tager det op på temadagen.

Punkt 3: Valg af repræsentant

HAV-2026-0103

3 (Lukket) Valg af repræsentant

Udsatterådet

Sags ID: HAV-2026-0103

Beslutning

Rådet pegede på to navne.

Punkt 4: Næste møde

HAV-2026-0104

4 (Åben) Næste møde

Udsatterådet

Sags ID: HAV-2026-0104

Beslutning

Næste møde er torsdag den ${inWords(next)} kl. 15.00-17.00.
`;

const spring = (day: CalendarDay, next: CalendarDay): string => `REFERAT Udsatterådet d. ${inNumbers(day)}

Mødedato Torsdag d. ${inWords(day)} kl. 15:00

Mødested Lokale 2, Regionshuset i Havlund

Mødedeltagere Ulla Ravnholt, Preben Stald, Inga Holt

Punkt 1: Svar om natten på havnen

HAV-2026-0101

Sagsfremstilling

Kommunen har svaret. Der er en dør, men den er svær at finde.

Beslutning

Rådet siger tak for svaret og beder om skilte.

Fraværende

Inga Holt

(S)

Punkt 2: Temadagen

HAV-2026-0105

Sagsfremstilling

.

Beslutning

Temadagen holdes i juni. Foreningerne kommer med historier.

Punkt 3: Næste møde

HAV-2026-0104

Beslutning

Næste møde er torsdag den ${inWords(next)} kl. 15.00-17.00.
`;
