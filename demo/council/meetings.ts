import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { addDays, type CalendarDay, dayOf, hours, plus, weekday } from "#kernel/time.ts";
import type { Council, Who, WriteCall } from "#modules/council/index.ts";
import { callLetter } from "../../src/web/routes/council/shared/letter.ts";
import { councilMeetings } from "../../src/web/text/da/councilMeetings.ts";

type Secretary = NonNullable<Who>;

/** Meetings of the demonstration's council made here: one whose minutes are being written, one that is called, one that is planned. */
export async function placeMeetings(
  council: Council,
  secretary: Secretary,
  body: { readonly id: Uuid; readonly slug: string },
  now: Instant,
): Promise<void> {
  const hand = { council, secretary, body, letter: callLetter(councilMeetings.letter, "da", body.slug, "") };
  await beingWritten(hand, now);
  await called(hand, now);
  await planned(hand, now);
}

interface Hand {
  readonly council: Council;
  readonly secretary: Secretary;
  readonly body: { readonly id: Uuid; readonly slug: string };
  readonly letter: WriteCall;
}

/** The n-th Thursday from now: councils meet on Thursdays here. */
const thursday = (now: Instant, weeks: number): CalendarDay => {
  const day = addDays(dayOf(now), 7 * weeks);
  return addDays(day, 4 - weekday(day));
};

const STANDING = [
  { what: "welcome", title: councilMeetings.standing.welcome },
  { what: "approval", title: councilMeetings.standing.approval },
  { what: "next", title: councilMeetings.standing.next },
] as const;

async function plan({ council, secretary, body }: Hand, day: CalendarDay, place: string, at: Instant) {
  const command = { bodyId: body.id, day, start: "15:00", end: "17:00", place, standing: [...STANDING] };
  return council.planMeeting(secretary, command, at);
}

async function beingWritten(hand: Hand, now: Instant): Promise<void> {
  const { council, secretary, body, letter } = hand;
  const day = thursday(now, -1);
  const [early, then] = [plus(now, -hours(24 * 20)), plus(now, -hours(24 * 8))];
  const meetingId = await plan(hand, day, "Lokale 2, Regionshuset i Havlund", early);
  const vans = await council.addItem(
    secretary,
    {
      ...{ meetingId, title: "Sundhedsbussen om vinteren", open: true, caseNumber: "HAV-2026-0117" },
      ...{ minutes: 30, presenter: "Gadesygeplejen" },
    },
    early,
  );
  await council.addItem(
    secretary,
    { meetingId, title: "Ny repræsentant", open: false, closedBecause: "Der tales om bestemte personer." },
    early,
  );
  const write = (section: "summary" | "decision", words: string, at: Instant) =>
    council.saveText(secretary, { meetingId, itemId: vans, section, words, seen: 0, writer: newId() }, at);
  await write("summary", "Bussen holder to steder om vinteren. Rådet taler om, hvor den mangler.", early);
  const { plan: standing } = await council.meetingFile(secretary, body.slug, `${day}-1500`, early);
  await council.callMeeting(secretary, { meetingId, seen: standing.sequence }, letter, early);
  await council.beginMeeting(secretary, meetingId, then);
  const { seats } = await council.meetingFile(secretary, body.slug, `${day}-1500`, then);
  await council.attend(
    secretary,
    {
      meetingId,
      seats: seats
        .filter(({ role }) => role !== "deputy")
        .map(({ membershipId }, i) => ({ membershipId, said: i === 3 ? "apologies" : "present" })),
    },
    then,
  );
  await write("decision", "Rådet beder regionen sige, hvor bussen holder i januar.", then);
  const task = {
    words: "Spørg Gadesygeplejen om stederne",
    owner: "Ulla Ravnholt",
    due: addDays(dayOf(now), 10),
  };
  await council.addTask(secretary, { bodyId: body.id, itemId: vans, ...task }, then);
}

const PROGRAMME = `Besøg i varmestuen på havnen

15.00  Kaffe. Varmestuens leder fortæller om dagen og natten.
15.20  Rådet går rundt i huset sammen med to, der kommer her.
15.40  Spørgeskemaet: Hvem hjælper med det, og hvornår lukker det?
16.00  Rådets møde.
`;

async function called(hand: Hand, now: Instant): Promise<void> {
  const { council, secretary, body, letter } = hand;
  const day = thursday(now, 2);
  const at = plus(now, -hours(48));
  const meetingId = await plan(hand, day, "Varmestuen på havnen", at);
  for (const [title, minutes, open] of [
    ["Natten på havnen: hvad kommunen har svaret", 40, true],
    ["Besøg i varmestuen", 20, true],
    ["Valg til følgegruppen", 15, false],
  ] as const) {
    const itemId = await council.addItem(
      secretary,
      { meetingId, title, minutes, open, closedBecause: open ? "" : "Der tales om bestemte personer." },
      at,
    );
    if (title.startsWith("Besøg"))
      await council.addFile(
        secretary,
        { meetingId, itemId, title: "Program for besøget", name: "program-for-besoeget.txt" },
        Buffer.from(PROGRAMME),
        at,
      );
  }
  const { plan: standing } = await council.meetingFile(secretary, body.slug, `${day}-1500`, at);
  await council.callMeeting(secretary, { meetingId, seen: standing.sequence }, letter, at);
}

/** A meeting it presides over and another body comes to. */
export async function placeJointMeeting(
  council: Council,
  secretary: Secretary,
  body: { readonly id: Uuid; readonly slug: string },
  company: Uuid,
  now: Instant,
): Promise<void> {
  const [day, at] = [thursday(now, 5), plus(now, -hours(20))];
  const when = { day, start: "10:00", end: "12:00", place: "Rådhuset i Storvang" };
  const meetingId = await council.planMeeting(secretary, { bodyId: body.id, ...when, joint: [company] }, at);
  const item = { title: "Hvem passer på om natten?", open: true, minutes: 60 };
  await council.addItem(secretary, { meetingId, ...item }, at);
  const letter = callLetter(councilMeetings.letter, "da", body.slug, "");
  await council.callMeeting(secretary, { meetingId, seen: 0 }, letter, at);
}

async function planned(hand: Hand, now: Instant): Promise<void> {
  const { council, secretary } = hand;
  const meetingId = await plan(hand, thursday(now, 8), "", plus(now, -hours(24)));
  await council.addItem(
    secretary,
    { meetingId, title: "Temadag om ledsagelse", open: true },
    plus(now, -hours(24)),
  );
}
