import type { z } from "zod";
import { GIVERS } from "#modules/consent/index.ts";
import { AGE_BANDS, commandSchemas, type NeedKind } from "#modules/relay/index.ts";
import { type FormFields, oneOf, type Parsed } from "../../../http/form.ts";
import { issueMessage, parseCommand, withErrors } from "../../../http/parse.ts";
import type { Text } from "../../../text/types.ts";

type OpenCourse = z.input<typeof commandSchemas.OpenCourse>;
export type NeedDraft = z.input<typeof commandSchemas.NeedDraft>;

/** What the form is read with besides its fields. */
export interface Given {
  /** The catalogue: it says which of the needs is most urgent. */
  kinds: readonly NeedKind[];
  /** Today in Denmark, "YYYY-MM-DD". */
  today: string;
  /** What somebody nobody knows is called until somebody does. */
  unknown: string;
}

const URGENT_FIRST: readonly NeedKind["usualUrgency"][] = ["acute", "sameDay", "soon", "ordinary"];

/**
 * The start form to a course. What was written about it all – the citizen's words, the note, what must happen today –
 * stands on the need that is most urgent; the others begin with their usual next step. Pure.
 */
export const parseStart =
  ({ kinds, today, unknown }: Given) =>
  (fields: FormFields, text: Text): Parsed<OpenCourse> => {
    const number = numberFrom(fields, text);
    const course = parseCommand(
      commandSchemas.OpenCourse,
      {
        ...whoFrom(fields, unknown),
        needs: needsFrom(fields, kinds, today),
        consent: consentFrom(fields),
        meetMe: fields.get("meetMe"),
      },
      text,
      { field: fieldOf, words: { needs: text.start.needs.none } },
    );
    return number.ok ? course : withErrors(course, number.errors);
  };

function whoFrom(fields: FormFields, unknown: string) {
  if (fields.has("citizenId")) return { citizenId: fields.get("citizenId") };
  const birthYear = fields.get("birthYear");
  return {
    citizen: {
      knownAs: fields.get("knownAs") || unknown,
      ageBand: oneOf(fields.get("ageBand"), AGE_BANDS) ?? undefined,
      birthYear: birthYear === "" ? undefined : Number(birthYear),
    },
  };
}

export function needsFrom(fields: FormFields, kinds: readonly NeedKind[], today: string): NeedDraft[] {
  const ticked = kinds.filter(({ code }) => fields.all("needs").includes(code));
  const [first, ...others] = ticked.toSorted(
    (a, b) => URGENT_FIRST.indexOf(a.usualUrgency) - URGENT_FIRST.indexOf(b.usualUrgency),
  );
  if (!first) return [];
  const nextStep = fields.get("today");
  const told = {
    kind: first.code,
    citizensWords: fields.get("citizensWords"),
    note: fields.get("note"),
    ...(nextStep === "" ? {} : { nextStep, nextStepOn: today }),
  };
  return [told, ...others.map(({ code }) => ({ kind: code }))];
}

/**
 * Nothing chosen is nothing recorded: a citizen who was not asked has neither agreed nor objected. Whether whoever said it
 * may say it for the citizen, at that age, is the command's to know.
 */
function consentFrom(fields: FormFields) {
  if (!fields.has("consent")) return undefined;
  const form = oneOf(fields.get("consentForm"), ["oral", "written"]) ?? "oral";
  const givenBy = oneOf(fields.get("givenBy"), GIVERS) ?? "citizen";
  const givenByName = givenBy === "citizen" ? undefined : fields.get("givenByName") || undefined;
  return { scope: fields.get("consent"), form, witness: fields.get("witness"), givenBy, givenByName };
}

/** Where on the form a path in the command stands. */
function fieldOf(path: string): string {
  const last = path.split(".").at(-1) ?? path;
  if (path === "needs") return "needs";
  if (last === "nextStep" || last === "nextStepOn") return "today";
  if (last === "scope") return "consent";
  return last === "form" ? "consentForm" : last;
}

/** Everything written, for a holder who already has the course: it must not be lost because somebody was known. */
export function arrivalNote(
  fields: FormFields,
  kinds: readonly NeedKind[],
  { lang, start, catalogue }: Text,
): string {
  const needs = kinds.filter(({ code }) => fields.all("needs").includes(code)).map(({ name }) => name[lang]);
  const { relay, thisDoor, notNow } = start.consent;
  const said = { relay, thisDoor, notNow }[fields.get("consent")];
  const givenBy = oneOf(fields.get("givenBy"), GIVERS) ?? "citizen";
  const by =
    givenBy === "citizen"
      ? ""
      : ` (${[catalogue.giver[givenBy], fields.get("givenByName")].filter(Boolean).join(": ")})`;
  return [
    needs.join(", "),
    fields.get("citizensWords"),
    fields.get("note"),
    fields.get("today"),
    said === undefined ? "" : `${start.consent.title} ${said}${by}`,
    fields.has("meetMe") ? `${start.meetMe.title}: ${fields.get("meetMe")}` : "",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** The number typed, if any, by the rule it is stored by; the person is looked for by it before anything is opened. */
export function numberFrom(
  fields: FormFields,
  text: Text,
): Parsed<{ text: string; issuer: string | undefined } | null> {
  const [number, issuer] = [fields.get("number"), fields.get("issuer") || undefined];
  if (number === "") return { ok: true, command: null };
  const parsed = commandSchemas.NoteNumber.safeParse({ courseId: NOBODYS, number, issuer });
  if (parsed.success) return { ok: true, command: { text: number, issuer } };
  const [issue] = parsed.error.issues;
  const field = issue?.path[0] === "issuer" ? "issuer" : "number";
  return {
    ok: false,
    errors: { [field]: issueMessage(text, issue?.code === "custom" ? issue.message : "notANumber") },
  };
}

const NOBODYS = "00000000-0000-7000-8000-000000000000";
