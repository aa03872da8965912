import type { z } from "zod";
import { dischargeSchemas, LEAVING_LINES, type LeavingLine, TICKS } from "#modules/discharge/index.ts";
import type { FieldErrors, FormFields, Parsed } from "../../../http/form.ts";
import { parseCommand, withErrors } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";
import { type KnownDoor, whoIsMeant } from "../shared/doors.ts";

export type Saved = z.input<typeof dischargeSchemas.SaveLeaving>;

/** What nobody but the one who fills it in can have written – by whom and until when may stand there from the start; fields of a line carry its name: "place.until". */
const WRITTEN = ["words", "theirWords", "needId", "needWords", "nextStep", "nextStepOn"] as const;
/** Ticked, these are in place: that is what the ticks say. The grounds for transport say nothing of the kind. */
const TICKED_IS_SECURED: readonly LeavingLine[] = ["medicine", "information", "told", "psychiatricPlan"];

/** One line as it was filled in; null where it was not touched. */
export function lineIn(
  { get, all }: FormFields,
  line: LeavingLine,
  doors: readonly KnownDoor[],
): Readonly<Record<string, unknown>> | null {
  const field = (name: string): string => get(`${line}.${name}`);
  const ticks = line in TICKS ? all(`${line}.ticks`) : [];
  const ticked = ticks.length > 0 && TICKED_IS_SECURED.includes(line);
  const how = field("how") || (ticked ? "secured" : "");
  const about = { line, edition: Number(field("edition")), state: how };
  const { byUnitId, by } = whoIsMeant(field("by"), doors);
  const phone = byUnitId === "" ? field("phone") : "";
  switch (how) {
    case "secured":
      return { ...about, byUnitId, by, phone, until: field("until"), words: field("words"), ticks };
    case "notNeeded":
      return { ...about, words: field("theirWords") };
    case "need": {
      const needId = field("needId");
      const fresh = { nextStep: field("nextStep"), nextStepOn: field("nextStepOn") };
      return { ...about, needId, citizensWords: field("needWords"), ...(needId === "" ? fresh : {}) };
    }
    case "":
      return null;
    default:
      return about;
  }
}

/** Something was written on the line, and not what it says of it: that is asked for, rather than lost. */
const untold = (fields: FormFields, line: LeavingLine): boolean =>
  lineIn(fields, line, []) === null &&
  (WRITTEN.some((name) => fields.has(`${line}.${name}`)) || fields.has(`${line}.ticks`));

/** What the command says is wrong with its n-th line, at the fields of that line on the page. */
const fieldOf =
  (lines: readonly Readonly<Record<string, unknown>>[]) =>
  (path: string): string => {
    const [of, n, name = ""] = path.split(".");
    const said = lines[Number(n)];
    if (of !== "lines" || said === undefined) return path;
    const field =
      said.state === "notNeeded" && name === "words" ? "theirWords" : name === "state" ? "how" : name;
    return `${String(said.line)}.${field === "byUnitId" ? "by" : field}`;
  };

/** Not needed is said in the citizen's own words, whichever line it is. */
export const theirWordsMissing = (text: Text): Readonly<Record<string, string>> =>
  Object.fromEntries(
    LEAVING_LINES.map((kind) => [`${kind}.theirWords`, text.leaving.missingFields.theirWords]),
  );

/** The page's one form: the two questions, and every line that was filled in. */
export function parseSave(
  leavingId: string,
  fields: FormFields,
  text: Text,
  doors: readonly KnownDoor[],
): Parsed<Saved> {
  const lines = LEAVING_LINES.map((kind) => lineIn(fields, kind, doors)).filter((line) => line !== null);
  const { tonight, followUp } = text.leaving.missingFields;
  const parsed = parseCommand(
    dischargeSchemas.SaveLeaving,
    {
      ...{ leavingId, edition: Number(fields.get("edition")) },
      ...{ tonight: fields.get("tonight"), followUp: fields.get("followUp"), matters: fields.all("matters") },
      lines,
    },
    text,
    { field: fieldOf(lines), words: { tonight, followUp, ...theirWordsMissing(text) } },
  );
  const more: FieldErrors = Object.fromEntries(
    LEAVING_LINES.filter((kind) => untold(fields, kind)).map((kind) => [
      `${kind}.how`,
      text.fieldIssues.chooseOne,
    ]),
  );
  return withErrors(parsed, more);
}
