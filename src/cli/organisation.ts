import { foldName } from "#kernel/fold.ts";
import { municipality, REGIONS } from "#kernel/municipalities.ts";
import { type AnswerTime, type AnswerTimes, DEFAULT_ANSWER_TIMES, URGENCIES } from "#kernel/urgency.ts";
import { type OrganisationDraft, SECTORS } from "#modules/identity/index.ts";
import { command, json, UsageError } from "./command.ts";
import { findOrganisation, orWhyNot } from "./setUp.ts";

const TIME = /^([1-9]\d{0,4})(m|h|d)(-open)?$/;

/** "60m" and "2h" by the clock, "240m-open" and "4h-open" while the unit is open, "2d" working days; null: none of these. */
function timeOf(given: string): AnswerTime | null {
  const [, digits, unit, open] = TIME.exec(given) ?? [];
  if (digits === undefined || (unit === "d" && open)) return null;
  if (unit === "d") return { kind: "workingDays", days: Number(digits) };
  const minutes = Number(digits) * (unit === "h" ? 60 : 1);
  return { kind: open ? "openTime" : "clock", minutes };
}

const inWords = (time: AnswerTime): string =>
  time.kind === "workingDays"
    ? `${time.days} working days`
    : `${time.minutes} minutes ${time.kind === "clock" ? "by the clock" : "of opening"}`;

const time = (help: string) =>
  ({
    type: "string",
    value: "time",
    help,
    valid: (given: string) => timeOf(given) !== null,
  }) as const;

export const organisationAnswerTimes = command({
  name: "organisation answer-times",
  help: "Show how long an organisation's units have to answer, or set it. What is asked already keeps the time it was given.",
  options: {
    organisation: { type: "string", value: "slug or id", required: true, help: "The organisation." },
    acute: time("60m or 2h by the clock, 4h-open while the unit is open, 2d working days."),
    "same-day": time("The same, for what is needed the same day."),
    soon: time("The same, for what is needed soon."),
    ordinary: time("The same, for the ordinary."),
    default: { type: "boolean", help: "Forget the organisation's own and go back to the defaults." },
    json,
  },
  async run({ identity, clock }, given, out) {
    const found = await findOrganisation(identity, given.organisation);
    const before = (await identity.organisation(found.id))?.answerTimes ?? null;
    const told = {
      acute: given.acute,
      sameDay: given["same-day"],
      soon: given.soon,
      ordinary: given.ordinary,
    };
    const set = Object.fromEntries(
      URGENCIES.flatMap((urgency) => {
        const text = told[urgency];
        return text === undefined ? [] : [[urgency, timeOf(text)]];
      }),
    );
    const changes = given.default || Object.keys(set).length > 0;
    if (changes) {
      const times =
        given.default && Object.keys(set).length === 0
          ? null
          : { ...(given.default ? null : before), ...set };
      await orWhyNot(identity.setUp.giveAnswerTimes("commandLine", found.id, times, clock.now()));
    }
    const own = changes ? ((await identity.organisation(found.id))?.answerTimes ?? null) : before;
    const times: AnswerTimes = own ?? DEFAULT_ANSWER_TIMES;
    if (given.json) out.json({ organisation: found.slug, id: found.id, own: own !== null, times });
    else {
      out.line(`${found.name}: ${own ? "its own times" : "the defaults"}`);
      for (const urgency of URGENCIES) out.line(`  ${urgency.padEnd(8)}  ${inWords(times[urgency])}`);
    }
  },
});

export const organisationCreate = command({
  name: "organisation create",
  help: "Make an organisation – or, where --external-id is known, say what it is now.",
  options: {
    name: { type: "string", value: "a name", required: true, help: "What it is called." },
    sector: { type: "string", required: true, oneOf: SECTORS, help: "What it is." },
    region: { type: "string", oneOf: REGIONS, help: "Where; the municipality's own, unless told." },
    municipality: { type: "string", value: "four digits", help: "Its code; required of a municipality." },
    cvr: { type: "string", value: "eight digits", help: "What it is registered under." },
    slug: {
      type: "string",
      value: "short-name",
      help: "What settings and commands call it; made of the name, unless told.",
    },
    "external-id": {
      type: "string",
      value: "anything",
      help: "What your own list calls it: the same again is the same one.",
    },
    json,
  },
  async run({ identity: { setUp }, clock }, given, out) {
    const region =
      REGIONS.find((each) => each === given.region) ?? municipality(given.municipality ?? "")?.region;
    if (region === undefined) throw new UsageError("--region is missing.");
    const sector = SECTORS.find((each) => each === given.sector);
    if (sector === undefined) throw new UsageError("--sector is missing.");
    const externalId = given["external-id"];
    const { organisations } = await setUp.allWritten("commandLine");
    const before = organisations.find((each) => externalId !== undefined && each.externalId === externalId);
    const facts = {
      name: given.name,
      sector,
      region,
      municipalityCode: given.municipality ?? before?.municipalityCode ?? null,
      cvr: given.cvr ?? before?.cvr ?? null,
    };
    const draft: OrganisationDraft = { ...facts, slug: given.slug ?? null, externalId: externalId ?? null };
    const now = clock.now();
    const fields = before && (await orWhyNot(setUp.changeOrganisation("commandLine", before.id, facts, now)));
    const id = before?.id ?? (await orWhyNot(setUp.addOrganisation("commandLine", draft, now)));
    const { slug } = (await setUp.allWritten("commandLine")).organisations.find((each) => each.id === id) ?? {
      slug: "",
    };
    const outcome = fields === undefined ? "added" : fields.length > 0 ? "changed" : "unchanged";
    if (given.json) out.json({ outcome, slug, id });
    else out.line(`${slug}: ${outcome}.`);
  },
});

export const organisationList = command({
  name: "organisation list",
  help: "List the organisations and their slugs.",
  options: {
    search: {
      type: "string",
      value: "words",
      help: "Only those whose name, slug, CVR or own identifier has these words.",
    },
    json,
  },
  async run({ identity: { setUp } }, { search = "", json: asJson }, out) {
    const { organisations } = await setUp.allWritten("commandLine");
    const words = foldName(search).split(" ");
    const found = organisations.filter((each) => {
      const text = foldName(`${each.name} ${each.slug} ${each.cvr ?? ""} ${each.externalId ?? ""}`);
      return words.every((word) => text.includes(word));
    });
    if (asJson) {
      out.json(found);
      return;
    }
    const width = Math.max(0, ...found.map(({ slug }) => slug.length));
    for (const { slug, name, sector, units } of found)
      out.line(`${slug.padEnd(width)}  ${name} (${sector}, ${units} units)`);
    if (found.length === 0) out.line("No organisation fits.");
  },
});

export const organisationLeader = command({
  name: "organisation leader",
  help: "Name an organisation's responsible leader: next on the ladder after a unit's lead.",
  options: {
    organisation: { type: "string", value: "slug or id", required: true, help: "The organisation." },
    email: { type: "string", value: "an e-mail address", required: true, help: "What they sign in with." },
    json,
  },
  async run({ identity, clock }, { organisation, email, json: asJson }, out) {
    const { id, slug } = await findOrganisation(identity, organisation);
    await orWhyNot(identity.setUp.nameLeader("commandLine", id, email, clock.now()));
    if (asJson) out.json({ organisation: slug, id, email });
    else out.line(`${slug}: ${email}.`);
  },
});
