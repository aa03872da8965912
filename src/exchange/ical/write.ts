import ICAL from "ical.js";
import type { Instant } from "#kernel/clock.ts";
import { addDays, type CalendarDay } from "#kernel/time.ts";

/** Appointments as a calendar others can read: moments in UTC, a day as a day. The library writes it. Pure. */

// With the space a folded line begins with, 75 octets (RFC 5545 §3.1): the library counts without it.
ICAL.foldLength = 74;

export interface CalendarEvent {
  /** The same in every calendar it is ever written to. */
  readonly uid: string;
  readonly day: CalendarDay;
  /** Null: some time that day. */
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
  readonly title: string;
  readonly place?: string;
  readonly words?: string;
  /** Where more is to be seen, for who may. */
  readonly url?: string;
  /** It will not be; still the same event, so that calendars which have it strike it out. */
  readonly cancelled?: boolean;
  /** Counts the times it has had, and when the last of them was set: the same event is written in the same letters. */
  readonly sequence: number;
  readonly changedAt: Instant;
}

/** One calendar with all of them. `name`: as the telephone shows it; `hours`: how often it is worth asking again. */
export function writeCalendar(
  events: readonly CalendarEvent[],
  subscribed: { readonly name: string; readonly hours: number } | null = null,
): string {
  const calendar = new ICAL.Component("vcalendar");
  calendar.addPropertyWithValue("version", "2.0");
  calendar.addPropertyWithValue("prodid", "-//Stafet//Aftaler//DA");
  calendar.addPropertyWithValue("calscale", "GREGORIAN");
  calendar.addPropertyWithValue("method", "PUBLISH");
  if (subscribed !== null) {
    calendar.addPropertyWithValue("x-wr-calname", writable(subscribed.name));
    calendar.addProperty(typed("refresh-interval", "duration", `PT${subscribed.hours}H`));
    calendar.addPropertyWithValue("x-published-ttl", `PT${subscribed.hours}H`);
  }
  for (const event of events) calendar.addSubcomponent(componentOf(event));
  return `${calendar.toString()}\r\n`;
}

function componentOf(event: CalendarEvent): ICAL.Component {
  const component = new ICAL.Component("vevent");
  component.addPropertyWithValue("uid", event.uid);
  component.addPropertyWithValue("dtstamp", utc(event.changedAt));
  component.addPropertyWithValue("last-modified", utc(event.changedAt));
  component.addPropertyWithValue("sequence", event.sequence);
  if (event.cancelled) component.addPropertyWithValue("status", "CANCELLED");
  if (event.startsAt === null) {
    component.addPropertyWithValue("dtstart", ICAL.Time.fromDateString(event.day));
    component.addPropertyWithValue("dtend", ICAL.Time.fromDateString(addDays(event.day, 1)));
    // A day on which something is, and not a day that is taken.
    component.addPropertyWithValue("transp", "TRANSPARENT");
  } else {
    component.addPropertyWithValue("dtstart", utc(event.startsAt));
    if (event.endsAt !== null) component.addPropertyWithValue("dtend", utc(event.endsAt));
  }
  component.addPropertyWithValue("summary", writable(event.title));
  if (event.place) component.addPropertyWithValue("location", writable(event.place));
  if (event.words) component.addPropertyWithValue("description", writable(event.words));
  if (event.url) component.addPropertyWithValue("url", event.url);
  component.addPropertyWithValue("class", "PRIVATE");
  return component;
}

const utc = (at: Instant): ICAL.Time => ICAL.Time.fromJSDate(at, true);

/** A property the library has no type for. */
const typed = (name: string, type: string, value: string): ICAL.Property =>
  new ICAL.Property([name, {}, type, value]);

/** What iCalendar can hold: the library lets a lone CR through, which would end the line, and other controls with it. */
export const writable = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/(?![\n\t])\p{Cc}/gu, "");
