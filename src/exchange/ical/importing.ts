import { createHash } from "node:crypto";
import type { Instant } from "#kernel/clock.ts";
import type { Uuid } from "#kernel/ids.ts";
import { isRefused } from "#kernel/refusal.ts";
import type { CalendarDay } from "#kernel/time.ts";
import type { AppointmentKind, Appointments } from "#modules/appointments/index.ts";
import type { Actor } from "#modules/identity/index.ts";
import { wellFormed } from "#platform/wellFormed.ts";
import { TakeCalendar } from "./order.ts";
import { keptOf, type Note, planOf, type Step } from "./plan.ts";
import { readCalendar } from "./read.ts";
import type { Booked, FileCode, Finding, HoldCode, NoteCode } from "./types.ts";

export interface CalendarOrder {
  readonly courseId: Uuid;
  readonly bytes: Uint8Array;
  /** What sort of appointments they are: the file does not say. */
  readonly kind: AppointmentKind;
  /** Where they are, for those that do not say; empty: such ones are held back. */
  readonly place: string;
}

/** What becomes – or became – of one event of the file, or of one we have that it leaves out. */
export type Outcome =
  | "book"
  | "move"
  | "change"
  | "cancel"
  | "bookAfterAll"
  | "same"
  | "older"
  | "said"
  | "notOurs"
  | "offAlready"
  | "holdBack"
  | "refused";

export interface ImportLine {
  readonly line: number;
  readonly outcome: Outcome;
  readonly title: string;
  readonly place: string;
  /** Null: it does not say, or it cannot be read. */
  readonly day: CalendarDay | null;
  readonly startsAt: Instant | null;
  readonly endsAt: Instant | null;
  /** When it is now with us, where that changes. */
  readonly before: { readonly day: CalendarDay; readonly startsAt: Instant | null } | null;
  /** What else the file says of it; not kept. */
  readonly words: string;
  readonly findings: readonly Finding<HoldCode | NoteCode | string>[];
}

export interface ImportReport {
  readonly lines: readonly ImportLine[];
  readonly findings: readonly Finding<FileCode>[];
  readonly counts: Readonly<Partial<Record<Outcome, number>>>;
  /** Of what would be done: it is the same as long as file and appointments are. */
  readonly digest: string;
}

/**
 * A calendar file into one course, by whoever takes part in it: each of its events is booked, moved, called off or held back with
 * the reason. The same file again changes nothing, a later one changes what it says otherwise, an older one nothing. Throws Refused
 * `notFound`, `courseClosed` – what one event meets is in its line.
 */
export function createCalendarImport({
  appointments,
}: {
  readonly appointments: Pick<Appointments, "commands" | "sources">;
}) {
  const plan = async (actor: Actor, order: CalendarOrder, now: Instant) => {
    const file = readCalendar(order.bytes, { now, place: order.place });
    const { appointments: all, calledOff } = await appointments.sources.kept(
      actor,
      order.courseId,
      "ical",
      now,
    );
    return { file, ...planOf(file, { kept: keptOf(all), calledOff }, now, all) };
  };

  const importer = {
    /** What it would do. Nothing is written but that it was looked at. */
    async preview(actor: Actor, order: CalendarOrder, now: Instant): Promise<ImportReport> {
      const { file, steps } = await plan(actor, order, now);
      return reportOf(
        file.findings,
        steps.map((step) => lineOf(step)),
      );
    },

    /** Does it, one event after the other: what was done before something stops it stays done, and is met again the next time. */
    async take(actor: Actor, order: CalendarOrder, now: Instant): Promise<ImportReport> {
      const { file, steps, note } = await plan(actor, order, now);
      const lines: ImportLine[] = [];
      const left: Leaving[] = [];
      for (const step of steps)
        if (isLeaving(step)) left.push(step);
        else lines.push(await done(step, actor, order, now));
      const hasNews = note.said.length + note.told.length > 0;
      const noted = { courseId: order.courseId, kind: "ical" as const, ...changeable(note) };
      const off = hasNews ? (await appointments.commands.noteSource(actor, noted, now)).cancelled : [];
      lines.push(...left.map((step) => lineOf(step, off.includes(step.kept.uid) ? null : "said")));
      return reportOf(file.findings, lines);
    },

    /** The same as another system asks for it. Throws Refused `invalidInput` as well. */
    async asked(actor: Actor, input: unknown, now: Instant): Promise<ImportReport> {
      const { calendar, dryRun, ...order } = wellFormed(TakeCalendar, input);
      const file = { ...order, bytes: Buffer.from(calendar, "utf8") };
      return dryRun ? importer.preview(actor, file, now) : importer.take(actor, file, now);
    },
  };
  return importer;

  async function done(step: Step, actor: Actor, order: CalendarOrder, now: Instant): Promise<ImportLine> {
    const command = commandOf(step, order);
    if (command === null) return lineOf(step);
    try {
      const { did } = await appointments.commands.bookFromSource(actor, command, now);
      return lineOf(step, DID[did]);
    } catch (error) {
      if (!isRefused(error) || error.code === "notFound" || error.code === "courseClosed") throw error;
      const line = lineOf(step, "refused");
      return { ...line, findings: [...line.findings, { code: error.code, line: line.line }] };
    }
  }
}

type Book = Parameters<Appointments["commands"]["bookFromSource"]>[1];
type Did = Awaited<ReturnType<Appointments["commands"]["bookFromSource"]>>["did"];
/** Somebody may have been at it since it was planned: what the command says it did is what happened. */
const DID: Readonly<Record<Did, Outcome | null>> = {
  booked: null,
  moved: null,
  changed: null,
  cancelled: null,
  same: "same",
  older: "older",
  said: "said",
  notBooked: "notOurs",
  offAlready: "offAlready",
};

/** What a series does not name any more: all of it goes with the telling, in one. */
type Leaving = Step & { readonly does: "cancel" };
const isLeaving = (step: Step): step is Leaving => step.does === "cancel" && step.leftOut;

/** The command's lists are its own. */
const changeable = ({ said, told }: Note) => ({
  said: [...said],
  told: told.map((telling) => ({ ...telling, named: [...telling.named] })),
});

function commandOf(step: Step, { courseId, kind }: CalendarOrder): Book | null {
  if (step.does === "cancel") {
    const { kept, sequence } = step;
    return {
      ...aboutKept(courseId, kept.uid, sequence),
      ...timesOf(kept),
      state: "cancelled",
      purpose: kept.purpose,
      place: kept.place || "–",
    };
  }
  if (!("event" in step)) return null;
  const { event, told } = step;
  // What people here have written stays as it is; the file says none of it.
  const theirs =
    "kept" in step
      ? { kind: step.kept.kind, withWhom: step.kept.withWhom, phone: step.kept.phone }
      : { kind };
  return {
    ...aboutKept(courseId, event.uid, event.sequence, told),
    ...timesOf(event),
    ...theirs,
    purpose: event.title,
    place: event.place,
  };
}

const aboutKept = (courseId: Uuid, uid: string, sequence: number, told?: number) => ({
  courseId,
  source: { kind: "ical" as const, uid, sequence, ...(told === undefined ? {} : { told }) },
});

const timesOf = ({ day, startsAt, endsAt }: Pick<Booked, "day" | "startsAt" | "endsAt">) => ({
  day,
  ...(startsAt === null ? {} : { startsAt: startsAt.toISOString() }),
  ...(endsAt === null ? {} : { endsAt: endsAt.toISOString() }),
});

function lineOf(step: Step, became: Outcome | null = null): ImportLine {
  const nothing = { place: "", startsAt: null, endsAt: null, before: null, words: "", findings: [] };
  const outcome = became ?? step.does;
  if (step.does === "holdBack") {
    const { line, title, day, startsAt, why } = step.held;
    return { ...nothing, outcome, line, title, day, startsAt, findings: why };
  }
  if (step.does === "cancel") {
    const { purpose: title, place, day, startsAt, endsAt } = step.kept;
    return { ...nothing, outcome, line: step.line, title, place, day, startsAt, endsAt };
  }
  if (!("event" in step)) {
    const { line, title, day } = step;
    return { ...nothing, outcome, line, title, day };
  }
  const { line, title, place, day, startsAt, endsAt, words, notes } = step.event;
  const twin = step.does === "book" && step.twin ? [{ code: "alreadyThen", line } as const] : [];
  const before = step.does === "move" ? { day: step.kept.day, startsAt: step.kept.startsAt } : null;
  return { outcome, line, title, place, day, startsAt, endsAt, before, words, findings: [...twin, ...notes] };
}

function reportOf(findings: readonly Finding<FileCode>[], lines: readonly ImportLine[]): ImportReport {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const { outcome } of lines) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return {
    lines,
    findings,
    counts,
    digest: createHash("sha256").update(JSON.stringify(lines)).digest("hex"),
  };
}
