import { OFFICE_HOURS } from "#kernel/hours.ts";
import { parseHoursText } from "#kernel/hours-text.ts";
import type { UnitDraft, UnitRow } from "#modules/identity/index.ts";
import { command, Failure, json, UsageError } from "./command.ts";
import type { House } from "./house.ts";
import { findOrganisation, findUnit, orWhyNot } from "./setUp.ts";
import { units } from "./units.ts";

const HOLDS = ["courses", "needs", "asks"];
const isHolds = (given: string): boolean =>
  given === "nothing" || given.split(",").every((what) => HOLDS.includes(what));
const isKind = (given: string): boolean => /^[a-z][A-Za-z]{0,39}$/.test(given);

/** What may be said of a unit; of one that is there, what is not said stays. */
const facts = {
  kind: { type: "string", value: "a word such as shelter", valid: isKind, help: "What sort of door it is." },
  area: {
    type: "string",
    value: "four digits",
    help: "The municipality it serves; the organisation's own, unless told.",
  },
  phone: { type: "string", value: "a number", help: "The telephone that is answered." },
  email: { type: "string", value: "an e-mail address", help: "Where one writes to them." },
  address: { type: "string", value: "a street", help: "Where they are." },
  contact: { type: "string", value: "words", help: "How one gets hold of them, in their words." },
  hours: {
    type: "string",
    value: '"man-fre 8-15, lør 10-12" or always; +helligdage for holidays too',
    valid: (given: string) => parseHoursText(given) !== null,
    help: "When it is open: office hours, unless told.",
  },
  holds: {
    type: "string",
    value: "courses,needs,asks, or nothing",
    valid: isHolds,
    help: "What it may hold and be asked: all three, unless told.",
  },
  "standing-receiver-for": {
    type: "string",
    value: "four digits",
    help: "Offer it a municipality's standing duty; its leader signs in person.",
  },
} as const;

type Given = { readonly [K in keyof typeof facts]: string | undefined } & {
  readonly name: string | undefined;
};

/** What was typed, over what stands. */
function draftOf(given: Given, before: UnitRow | null, area: string | null): UnitDraft {
  const holds = given.holds?.split(",");
  const hours = given.hours === undefined ? null : parseHoursText(given.hours);
  const required = (value: string | undefined, option: string): string => {
    if (value === undefined) throw new UsageError(`--${option} is missing.`);
    return value;
  };
  return {
    name: required(given.name ?? before?.name, "name"),
    kind: required(given.kind ?? before?.kind, "kind"),
    area: required(given.area ?? before?.area ?? area ?? undefined, "area"),
    phone: required(given.phone ?? before?.phone, "phone"),
    email: given.email ?? before?.email ?? null,
    address: given.address ?? before?.address ?? "",
    contactNote: given.contact ?? before?.contactNote ?? "",
    openingHours: hours ?? before?.openingHours ?? OFFICE_HOURS,
    holdsCourses: holds?.includes("courses") ?? before?.holdsCourses ?? true,
    holdsNeeds: holds?.includes("needs") ?? before?.holdsNeeds ?? true,
    answersAsks: holds?.includes("asks") ?? before?.answersAsks ?? true,
  };
}

/** Writes it over a unit that is there, and offers the duty where that was said. Gives the fields that changed. */
async function setUnit(
  { identity: { setUp }, clock }: House,
  before: UnitRow,
  given: Given,
): Promise<string[]> {
  const { name, kind, area, holdsCourses, holdsNeeds, answersAsks, ...contact } = draftOf(
    given,
    before,
    null,
  );
  const now = clock.now();
  const what = { name, kind, area, holdsCourses, holdsNeeds, answersAsks };
  const changed = await orWhyNot(setUp.changeUnit("commandLine", before.id, what, now));
  const described = await orWhyNot(setUp.describeUnit("commandLine", before.id, contact, now));
  return [...changed, ...described, ...(await offer({ identity: { setUp }, clock }, before.id, given))];
}

async function offer(
  { identity: { setUp }, clock }: { identity: Pick<House["identity"], "setUp">; clock: House["clock"] },
  unitId: string,
  given: Given,
): Promise<string[]> {
  const area = given["standing-receiver-for"];
  if (area === undefined) return [];
  const { receivers } = await setUp.allWritten("commandLine");
  if (receivers.some((each) => each.unitId === unitId && each.area === area)) return [];
  await orWhyNot(setUp.offerDuty("commandLine", unitId, area, clock.now()));
  return ["standingReceiverFor"];
}

export const unitCreate = command({
  name: "unit create",
  help: "Make a unit – or, where --external-id is known, say what it is now.",
  options: {
    organisation: { type: "string", value: "slug or id", required: true, help: "Whose it is." },
    name: { type: "string", value: "a name", required: true, help: "What it is called." },
    ...facts,
    slug: {
      type: "string",
      value: "short-name",
      help: "What settings and commands call it; made of the name, unless told.",
    },
    "external-id": {
      type: "string",
      value: "SOR, P number or anything",
      help: "What your own list calls it: the same again is the same one.",
    },
    json,
  },
  async run(house, given, out) {
    const { identity, clock } = house;
    const organisation = await findOrganisation(identity, given.organisation);
    const externalId = given["external-id"] ?? null;
    const before = externalId === null ? null : await findUnit(identity, externalId);
    if (before && before.organisationId !== organisation.id)
      throw new Failure(`"${externalId}" is a unit of another organisation.`);
    const fields = before && (await setUnit(house, before, given));
    const draft = () => ({
      ...draftOf(given, null, organisation.municipalityCode),
      slug: given.slug ?? null,
      externalId,
    });
    const id =
      before?.id ??
      (await orWhyNot(identity.setUp.addUnit("commandLine", organisation.id, draft(), clock.now())));
    if (before === null) await offer(house, id, given);
    const { slug } = (await findUnit(identity, id)) ?? { slug: "" };
    const outcome = fields === null ? "added" : fields.length > 0 ? "changed" : "unchanged";
    if (given.json) out.json({ outcome, slug, id });
    else out.line(`${slug}: ${outcome}.`);
  },
});

export const unitSet = command({
  name: "unit set",
  help: "Say what a unit is now; what is not said stays. It counts at once.",
  options: {
    unit: {
      type: "string",
      value: "slug or id",
      required: true,
      help: "The unit; `stafet unit list` lists them.",
    },
    name: { type: "string", value: "a name", help: "What it is called." },
    ...facts,
    json,
  },
  async run(house, given, out) {
    const before = await findUnit(house.identity, given.unit);
    if (!before) throw new Failure(`There is no unit called "${given.unit}".`);
    const fields = await setUnit(house, before, given);
    if (given.json) out.json({ unit: before.slug, id: before.id, changed: fields });
    else out.line(`${before.slug}: ${fields.length === 0 ? "unchanged" : `changed ${fields.join(", ")}`}.`);
  },
});

export const unitList = { ...units, name: "unit list" };
