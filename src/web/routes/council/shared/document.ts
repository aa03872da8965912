import type { RouterContextProvider } from "react-router";
import type { MinutesDocument } from "#exchange/minutes/index.ts";
import { isRefused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import { type Council, type MeetingFile, type PublicItem, sentAgenda } from "#modules/council/index.ts";
import type { SignedIn } from "#modules/identity/index.ts";
import { now, origin, query, services, signedIn, text } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { dayOfMeeting } from "./dates.ts";
import { leadOn } from "./leadOn.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;
interface At {
  readonly slug: string;
  readonly meeting: string;
}

/**
 * A meeting as a document: its minutes, or else its agenda. What everybody may read – or, for those who sit in the body and ask for it,
 * all of it as it stands now, closed items too. Throws a response where there is none, or it is not theirs. `below`: where the document
 * stands below the meeting.
 */
export async function documentAt(context: Context, at: At, below: string): Promise<MinutesDocument> {
  const { council } = services(context);
  const document =
    query(context).get("alt") === "ja"
      ? await found(whole(council, signedIn(context), at, now(context)))
      : ((await published(context, at)) ?? (await leadOn(context, at, below)));
  return { ...document, items: document.items.map(taken(origin(context))) };
}

/** An item as it leaves the house: a file that stands here is named by its whole address. */
const taken =
  (origin: string) =>
  (item: PublicItem): PublicItem =>
    "title" in item && item.links
      ? {
          ...item,
          links: item.links.map(({ title, link }) => ({
            title,
            link: link.startsWith("/") ? `${origin}${link}` : link,
          })),
        }
      : item;

async function published(context: Context, { slug, meeting: key }: At): Promise<MinutesDocument | null> {
  const { council } = services(context);
  const { councilMeetings: words, lang } = text(context);
  const minutes = await council.minutes(slug, key);
  if (minutes !== null) {
    const corrections = await council.corrections(slug, key);
    return {
      ...{ kind: "minutes", body: minutes.body.name, meeting: minutes.meeting, items: minutes.items },
      corrections: [
        ...(minutes.correcting ? [words.shown.correcting] : []),
        ...corrections.map(({ at, why }) => words.shown.corrected(dayOfMeeting(dayOf(at), lang), why)),
      ],
    };
  }
  const agenda = await council.agenda(slug, key);
  if (agenda === null || agenda.state === "cancelled") return null;
  const meeting = meetingOf(agenda.plan, agenda.body.name);
  return { kind: "agenda", body: agenda.body.name, meeting, items: agenda.items, corrections: [] };
}

async function whole(
  council: Council,
  who: SignedIn,
  { slug, meeting: key }: At,
  at: Date,
): Promise<MinutesDocument> {
  try {
    const { plan, body, minutes, items } = await council.meetingFile(who, slug, key, at);
    if (minutes !== null)
      return {
        kind: "minutes",
        body: body.name,
        meeting: minutes.meeting,
        items: minutes.items,
        corrections: [],
      };
    const agenda = sentAgenda(items).map(({ item }) => item);
    return {
      kind: "agenda",
      body: body.name,
      meeting: meetingOf(plan, body.name),
      items: agenda,
      corrections: [],
    };
  } catch (error) {
    // Minutes that were taken in: for whoever keeps them.
    if (!isRefused(error) || error.code !== "notFound") throw error;
    const { body, minutes } = await council.review(who, slug, key, at);
    return {
      kind: "minutes",
      body: body.name,
      meeting: minutes.meeting,
      items: minutes.items,
      corrections: [],
    };
  }
}

const meetingOf = (
  { day, start, end, place }: Pick<MeetingFile["plan"], "day" | "start" | "end" | "place">,
  body: string,
): MinutesDocument["meeting"] => ({
  ...{ body, date: day, start, end, participants: [], next: null },
  place: place === "" ? null : place,
});
