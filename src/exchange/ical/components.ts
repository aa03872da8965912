import type { Line } from "./lines.ts";
import { nameIn } from "./properties.ts";

/** Which lines belong to which event: who begins and who ends, told apart from what they say. Pure. */

/** So many components may lie in one another; a calendar needs three. */
const DEEPEST = 6;

/** One VEVENT, its own lines only: alarms and what else lies inside it are left out. */
export interface EventLines {
  /** Where it begins. */
  readonly line: number;
  readonly lines: readonly Line[];
  /** Why it cannot be used as a whole; null: it can. */
  readonly fault: "neverEnds" | null;
}

/** What a VTIMEZONE says, as far as we need it to know a clock again. */
export interface ZoneLines {
  readonly lines: readonly Line[];
}

export interface Components {
  readonly events: readonly EventLines[];
  readonly zones: readonly ZoneLines[];
  /** What stands on the calendar itself. */
  readonly calendar: readonly Line[];
  /** To-dos, journals and other things that are no appointments, by where they begin. */
  readonly others: readonly number[];
  /** Lines of events that are no property: words somebody's mail has broken, say. */
  readonly strange: readonly number[];
  /** The file stops in the middle of something. */
  readonly cutOff: boolean;
  readonly tooDeep: boolean;
}

interface Open {
  readonly name: string;
  readonly line: number;
  readonly lines: Line[];
}

/** What is opened and never closed is closed by what encloses it, and not used. */
export function componentsOf(lines: readonly Line[]): Components {
  const open: Open[] = [];
  const events: EventLines[] = [];
  const zones: ZoneLines[] = [];
  const calendar: Line[] = [];
  const others: number[] = [];
  const strange: number[] = [];
  let tooDeep = false;

  const close = (one: Open, fault: EventLines["fault"]): void => {
    if (one.name === "VEVENT") events.push({ line: one.line, lines: one.lines, fault });
    if (one.name === "VTIMEZONE" && fault === null) zones.push({ lines: one.lines });
  };
  const closeDownTo = (depth: number): void => {
    while (open.length > depth) {
      const one = open.pop();
      if (one) close(one, "neverEnds");
    }
  };
  const begin = (name: string, line: number): void => {
    if (name === "VEVENT" || name === "VCALENDAR") {
      // An event lies in a calendar and in nothing else: what else is open has lost its end.
      const within = name === "VEVENT" ? open.findLastIndex((one) => one.name === "VCALENDAR") + 1 : 0;
      closeDownTo(within);
    }
    if (["VTODO", "VJOURNAL", "VFREEBUSY"].includes(name)) others.push(line);
    open.push({ name, line, lines: [] });
  };
  const end = (name: string): void => {
    const at = open.findLastIndex((one) => one.name === name);
    if (at < 0) return;
    // What lost its end inside may have swallowed something the event says: that it is cancelled, say.
    const lost = open.length > at + 1;
    closeDownTo(at + 1);
    const one = open.pop();
    if (one) close(one, lost ? "neverEnds" : null);
  };

  for (const line of lines) {
    const border = line.text === null ? null : /^(BEGIN|END)\s*:\s*([A-Z0-9-]{1,40})\s*$/i.exec(line.text);
    const name = border?.[2]?.toUpperCase() ?? "";
    if (border?.[1]?.toUpperCase() === "BEGIN") {
      if (open.length >= DEEPEST) {
        tooDeep = true;
        break;
      }
      begin(name, line.number);
    } else if (border) end(name);
    else {
      if (open.at(-1)?.name === "VEVENT" && line.text !== null && nameIn(line.text) === null)
        strange.push(line.number);
      belongsTo(open, calendar)?.push(line);
    }
  }
  const cutOff = open.length > 0;
  closeDownTo(0);
  events.sort((a, b) => a.line - b.line);
  return { events, zones, calendar, others, strange, cutOff, tooDeep };
}

/** A time zone's own parts say what it is; of an event only what it says itself counts. */
function belongsTo(open: readonly Open[], calendar: Line[]): Line[] | null {
  const zone = open.find((one) => one.name === "VTIMEZONE");
  if (zone) return zone.lines;
  const innermost = open.at(-1);
  if (innermost?.name === "VEVENT") return innermost.lines;
  return innermost?.name === "VCALENDAR" ? calendar : null;
}
