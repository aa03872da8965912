import { writeCalendar } from "#exchange/ical/index.ts";
import { instantAt } from "#kernel/time.ts";
import type { CalendarMeeting, CallWords, MeetingPlan, WriteCall } from "#modules/council/index.ts";
import type { Text } from "../../../text/types.ts";
import { dayOfMeeting } from "./dates.ts";
import { publicPath } from "./meetingPaths.ts";

type When = Pick<MeetingPlan, "day" | "start" | "end" | "place" | "link" | "sequence" | "changedAt">;

/** A meeting in a calendar: the same event each time it is told anew, with a higher SEQUENCE. `body`: as people call it. */
export function meetingEvent(
  id: string,
  { day, start, end, place, link, sequence, changedAt }: When,
  body: string,
  address: string,
  cancelled = false,
) {
  return {
    uid: `meeting-${id}@stafet`,
    day,
    startsAt: start === null ? null : instantAt(day, start),
    endsAt: end === null ? null : instantAt(day, end),
    title: body,
    place: [place, link].filter((part) => part !== "").join(" · "),
    url: address,
    ...{ sequence, changedAt, cancelled },
  };
}

/** The calendar file of called meetings, for everybody: without where they are held online. */
export const publicCalendar = (meetings: readonly CalendarMeeting[], origin: string): string =>
  writeCalendar(
    meetings.map(({ id, body, plan, state }) =>
      meetingEvent(
        id,
        { ...plan, link: "" },
        body.name,
        `${origin}${publicPath({ slug: body.slug, day: plan.day, start: plan.start })}`,
        state === "cancelled",
      ),
    ),
  );

/**
 * The letter that calls a meeting, tells that it is changed, calls it off, or says that somebody is called no more. Of a closed item it says that there is one: a letter
 * leaves the house and lies about.
 */
export const callLetter =
  (words: Text["councilMeetings"]["letter"], lang: Text["lang"], slug: string, origin: string): WriteCall =>
  ({ meeting, body, items, cancelled, again, without }: CallWords) => {
    const address = `${origin}${publicPath({ slug, day: meeting.day, start: meeting.start })}`;
    const day = dayOfMeeting(meeting.day, lang);
    const time = [meeting.start, meeting.end].filter((part) => part !== null).join("–");
    const head = cancelled
      ? words.cancelledBody(body, meeting.why)
      : without
        ? words.withoutBody(body)
        : again
          ? words.againBody(body)
          : words.calledBody(body);
    const subject = cancelled
      ? words.cancelled
      : without
        ? words.without
        : again
          ? words.again
          : words.called;
    const where = [
      words.when(day, time),
      ...(meeting.place === "" ? [] : [words.where(meeting.place)]),
      ...(meeting.link === "" ? [] : [words.online(meeting.link)]),
    ];
    const agenda = [
      words.agenda,
      ...items.map(({ place, title, open }) => `${place}. ${open ? title : words.closedItem}`),
    ];
    return {
      subject: subject(body, day).slice(0, 200),
      text: [
        head,
        where.join("\n"),
        ...(cancelled || without ? [] : [agenda.join("\n"), words.see(address)]),
        words.calendar,
      ].join("\n\n"),
      calendar: writeCalendar([meetingEvent(meeting.id, meeting, body, address, cancelled || without)]),
    };
  };
