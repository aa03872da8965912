import { open } from "node:fs/promises";
import { createCalendarImport, type ImportReport, LARGEST_CALENDAR } from "#exchange/ical/index.ts";
import { isUuid } from "#kernel/ids.ts";
import { APPOINTMENT_KINDS } from "#modules/appointments/index.ts";
import { type Actor, STAFET_PERSON_ID } from "#modules/identity/index.ts";
import { command, Failure, json, type Out } from "./command.ts";
import type { House } from "./house.ts";

export const importAppointments = command({
  name: "import appointments",
  help: "Read an iCalendar file (.ics) into a course, on behalf of the unit that has the baton. The same file again changes nothing.",
  operands: ["file"],
  options: {
    course: {
      type: "string",
      value: "a course's identifier",
      required: true,
      valid: isUuid,
      help: "The citizen's course, as in its address.",
    },
    kind: {
      type: "string",
      oneOf: APPOINTMENT_KINDS,
      help: "What sort of appointments they are: other, unless told.",
    },
    place: {
      type: "string",
      value: "at most 200 characters",
      valid: (given) => given.length <= 200,
      help: "Where they are, for those that do not say. Without it such ones are held back.",
    },
    "dry-run": { type: "boolean", help: "Only say what would happen." },
    json,
  },
  async run(house, given, out) {
    const [path = ""] = given.operands;
    const actor = await holderOf(house, given.course);
    const importer = createCalendarImport(house);
    const order = {
      courseId: given.course,
      bytes: await bytesAt(path),
      kind: APPOINTMENT_KINDS.find((one) => one === given.kind) ?? "other",
      place: given.place ?? "",
    };
    const now = house.clock.now();
    const dry = given["dry-run"];
    const report = await (dry ? importer.preview(actor, order, now) : importer.take(actor, order, now));
    if (given.json) out.json({ course: given.course, dryRun: dry, ...report });
    else tell(report, dry, out);
    return report.lines.length === 0 && report.findings.length > 0 ? 1 : 0;
  },
});

/** Whoever types at the machine is nobody on the course: it is done for who has the baton, and says in the log that the house did it. */
async function holderOf({ appointments, identity }: House, courseId: string): Promise<Actor> {
  const holderId = await appointments.sources.holderOf(courseId);
  const unit = holderId === null ? null : await identity.unit(holderId);
  if (unit === null) throw new Failure(`There is no open course ${courseId}.`);
  return {
    personId: STAFET_PERSON_ID,
    unitId: unit.id,
    role: "worker",
    personName: "Stafet",
    unit,
    technical: true,
  };
}

/** No more of it than is read: the reader says that it is too large. */
async function bytesAt(path: string): Promise<Uint8Array> {
  const file = await open(path).catch(() => {
    throw new Failure(`There is no file at ${path}.`);
  });
  try {
    const buffer = Buffer.alloc(LARGEST_CALENDAR + 1);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function tell({ lines, findings, counts }: ImportReport, dry: boolean, out: Out): void {
  for (const { code, line, value } of findings)
    out.line(`line ${line}  ${code}${value === undefined ? "" : ` (${value})`}`);
  for (const { line, outcome, day, startsAt, findings: why } of lines)
    out.line(
      `line ${line}  ${startsAt?.toISOString() ?? day ?? "-"}  ${outcome}${why.length === 0 ? "" : `: ${why.map(({ code, property }) => [property, code].filter(Boolean).join(" ")).join("; ")}`}`,
    );
  const said = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
  out.line(`${dry ? "Would be: " : ""}${said.length === 0 ? "nothing" : said.join(", ")}.`);
}
