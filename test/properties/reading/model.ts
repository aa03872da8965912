import type { Uuid } from "#kernel/ids.ts";

/**
 * Who may see what, written down a second time from the law's text and from nothing of the code (2-domain, laws 12 and 13;
 * sundhedsloven §§ 41–44; psykiatriloven §§ 13 a–c). Small enough to be read beside it.
 */

/** Every kind of information but those others have a say in: relatives, and what they handed in. */
const ABOUT_THE_PERSON = "contact meetMe need health psychiatry substanceUse social appointments".split(" ");
/** What a need of each kind tells of somebody. */
const TELLS: Readonly<Record<string, string>> = {
  sleepTonight: "need",
  psychiatric: "psychiatry",
  substance: "substanceUse",
  woundCare: "health",
  home: "social",
};
export const NEEDS = Object.keys(TELLS);

export interface Line {
  readonly to: "relay" | Uuid;
  readonly kinds: readonly string[];
}

/** What one person has said, in the order they said it; the story itself remembers it. */
export interface Said {
  sentence: { scope: string; at: Uuid; lines: readonly Line[]; until: Date } | null;
  /** Of units and organisations, or "all". */
  readonly against: Map<Uuid, Uuid | "all">;
}

export interface Emergency {
  readonly courseId: Uuid;
  readonly person: Uuid;
  readonly unit: Uuid;
  readonly from: Date;
  readonly until: Date;
}

/** A course as the raw tables have it. */
export interface Facts {
  readonly id: Uuid;
  readonly citizen: Uuid;
  readonly holder: Uuid;
  readonly first: Uuid;
  readonly open: boolean;
  readonly needs: readonly { id: Uuid; kind: string; unit: Uuid; over: boolean }[];
  readonly asks: readonly Ask[];
}
export interface Ask {
  readonly id: Uuid;
  readonly need: Uuid | null;
  readonly from: Uuid;
  readonly to: Uuid;
  readonly state: string;
  readonly basis: string;
  readonly sent: boolean;
}

export interface Reader {
  readonly person: Uuid;
  readonly unit: Uuid;
  readonly organisation: Uuid;
}

const concerns = (reader: Reader, to: Uuid): boolean => to === reader.unit || to === reader.organisation;

const objectedTo = (said: Said, reader: Reader): boolean =>
  [...said.against.values()].some((to) => to === "all" || concerns(reader, to));

/** The kinds this unit may be told of on the citizen's word, today. */
function toldOf(said: Said, reader: Reader, now: Date): ReadonlySet<string> {
  const { sentence } = said;
  if (sentence === null || now > sentence.until || objectedTo(said, reader)) return new Set();
  if (sentence.scope === "relay") return new Set(ABOUT_THE_PERSON);
  if (sentence.scope === "thisDoor") return new Set(sentence.at === reader.unit ? ABOUT_THE_PERSON : []);
  const lines = sentence.lines.filter(({ to }) => to === "relay" || concerns(reader, to));
  return new Set(lines.flatMap(({ kinds }) => kinds));
}

/** Others may find the person only where they let others know at all. */
const mayFind = (said: Said, reader: Reader, now: Date): boolean =>
  said.sentence?.scope !== "thisDoor" && toldOf(said, reader, now).has("contact");

function mayKnowTheName(course: Facts, said: Said, reader: Reader, now: Date): boolean {
  if (toldOf(said, reader, now).has("contact") || course.first === reader.unit) return true;
  const grounds = course.asks
    .filter(({ to, state }) => to === reader.unit && state === "accepted")
    .map(({ basis }) => basis);
  if (grounds.includes("coordinationPlan")) return true;
  const sentence = said.sentence !== null && now <= said.sentence.until ? said.sentence : null;
  const keptFrom =
    objectedTo(said, reader) ||
    sentence?.scope === "notNow" ||
    (sentence?.scope === "thisDoor" && sentence.at !== reader.unit);
  return grounds.includes("treatment") && !keptFrom;
}

export interface May {
  /** Takes part, or has emergency access. */
  readonly opens: boolean;
  readonly whole: boolean;
  readonly emergency: boolean;
  readonly needs: ReadonlySet<Uuid>;
  readonly chosenName: boolean;
  readonly fullName: boolean;
  readonly meetMe: boolean;
  /** What concerns their health as a whole: their own doctor, and what is being looked into. */
  readonly health: boolean;
}

export function may(
  course: Facts,
  said: Said,
  emergencies: readonly Emergency[],
  reader: Reader,
  now: Date,
): May {
  const told = toldOf(said, reader, now);
  const holder = course.holder === reader.unit;
  const ours = course.needs.filter(({ unit, over }) => unit === reader.unit && !over);
  const emergency = emergencies.some(
    ({ courseId, person, unit, from, until }) =>
      courseId === course.id &&
      person === reader.person &&
      unit === reader.unit &&
      // Machines' clocks may be five minutes apart.
      from.getTime() <= now.getTime() + 5 * 60_000 &&
      now < until,
  );
  const whole = holder || (ours.length > 0 && ABOUT_THE_PERSON.every((kind) => told.has(kind)));
  const opens = whole || emergency || ours.length > 0;
  const open = course.needs.filter(
    (need) =>
      whole || emergency || ours.includes(need) || (ours.length > 0 && told.has(TELLS[need.kind] ?? "")),
  );
  return {
    opens,
    whole,
    emergency: emergency && !whole,
    needs: new Set(open.map(({ id }) => id)),
    chosenName: opens || mayFind(said, reader, now),
    fullName: opens && ((emergency && !whole) || mayKnowTheName(course, said, reader, now)),
    meetMe: whole || emergency || (ours.length > 0 && told.has("meetMe")),
    health: whole || emergency || (ours.length > 0 && told.has("health")),
  };
}

/** On what is asked, before and after it is answered: what the citizen agreed to show to whom is asked (law 13). */
export function maySeeOfAsk(
  course: Facts,
  ask: Ask,
  said: Said,
  reader: Reader,
  asked: Reader,
  now: Date,
): { opens: boolean; name: boolean; words: boolean; meetMe: boolean } {
  const receiver = ask.to === reader.unit && ask.sent;
  const opens = receiver || ask.from === reader.unit;
  const over = ask.state === "redirected" || ask.state === "withdrawn";
  const gone = ask.from !== reader.unit && over;
  const shares = said.sentence !== null && ["relay", "chosen"].includes(said.sentence.scope);
  const told = toldOf(said, asked, now);
  const shown = opens && !gone && shares && ask.basis !== "anonymous";
  const kind = course.needs.find(({ id }) => id === ask.need)?.kind ?? "";
  return {
    opens,
    name: shown && told.has("contact"),
    words: shown && told.has(TELLS[kind] ?? "need"),
    // How to meet them is for who may come to; who asks has it on the course.
    meetMe: receiver && ask.from !== reader.unit && shown && told.has("meetMe"),
  };
}

/** May find the person by name: their own people, and whom they let be found. */
export const mayMeet = (course: Facts, said: Said, reader: Reader, now: Date): boolean =>
  course.holder === reader.unit ||
  course.needs.some(({ unit, over }) => unit === reader.unit && !over) ||
  mayFind(said, reader, now);
