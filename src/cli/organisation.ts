import { type AnswerTime, type AnswerTimes, DEFAULT_ANSWER_TIMES, URGENCIES } from "#kernel/urgency.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import { command, Failure, json } from "./command.ts";

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
  async run({ identity, db, clock }, given, out) {
    const found = await identity.organisation(given.organisation);
    if (!found) throw new Failure(`There is no organisation called "${given.organisation}".`);
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
      const own = given.default ? null : found.answerTimes;
      const times = given.default && Object.keys(set).length === 0 ? null : { ...own, ...set };
      await db.write(SYSTEM, async (tx) => {
        await identity.setAnswerTimes(tx, found.id, times);
        const detail = { organisationId: found.id };
        identity.audit.record(tx, [
          { at: clock.now(), actor: SYSTEM, action: "organisation.answerTimesSet", detail },
        ]);
      });
    }
    const now = changes ? await identity.organisation(found.id) : found;
    const own = now?.answerTimes ?? null;
    const times: AnswerTimes = own ?? DEFAULT_ANSWER_TIMES;
    if (given.json) out.json({ organisation: found.slug, id: found.id, own: own !== null, times });
    else {
      out.line(`${found.name}: ${own ? "its own times" : "the defaults"}`);
      for (const urgency of URGENCIES) out.line(`  ${urgency.padEnd(8)}  ${inWords(times[urgency])}`);
    }
  },
});
