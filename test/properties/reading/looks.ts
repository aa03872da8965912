import { newId, type Uuid } from "#kernel/ids.ts";
import { isRefused } from "#kernel/refusal.ts";
import { dayOf } from "#kernel/time.ts";
import type { Actor } from "#modules/identity/index.ts";
import { pick } from "../scene.ts";
import { type Facts, type May, may, mayMeet, maySeeOfAsk, type Reader, type Said } from "./model.ts";
import type { Move } from "./moves.ts";
import { dutyOf, type LogRow, newLines, readerOf, type Stage } from "./stage.ts";

/** Looks, and holds what was shown and what was written down against the model. */

/** What one look should show, and what the log should say of it. */
interface Due {
  /** Words that must be there, and no others of anybody's. */
  readonly words: ReadonlySet<string>;
  readonly refused: string | null;
  readonly logged: { readonly outcome: "done" | "denied"; readonly courseId: Uuid | null };
}
type Look = (actor: Actor, id: Uuid) => Promise<unknown>;

const NOTHING: ReadonlySet<string> = new Set();
const NOBODY: Said = { sentence: null, against: new Map() };

interface Eyes {
  readonly stage: Stage;
  readonly facts: readonly Facts[];
  readonly reader: Reader;
  readonly now: Date;
}

const saidOf = ({ stage }: Eyes, course: Facts): Said => stage.said.get(course.citizen) ?? NOBODY;
const mayOn = (eyes: Eyes, course: Facts): May =>
  may(course, saidOf(eyes, course), eyes.stage.emergencies, eyes.reader, eyes.now);

const wordsOf = (stage: Stage, needs: Iterable<Uuid>): string[] =>
  [...needs].map((id) => stage.words.get(id) ?? "");

/** Everything that was ever written about anybody. */
const allWords = ({ names, words }: Stage): string[] => [
  ...[...names.values()].flatMap(({ chosen, full, meetMe, hardDay, doctor }) => [
    chosen,
    full,
    meetMe,
    hardDay,
    doctor,
  ]),
  ...words.values(),
];

/** What should be shown of a course by those views that open one. */
function dueOn(eyes: Eyes, course: Facts, view: string): Due {
  const { stage } = eyes;
  const name = stage.names.get(course.id);
  if (!name) throw new Error("a course nobody opened");
  const sight = mayOn(eyes, course);
  const denied = { outcome: "denied", courseId: course.id } as const;
  if (!sight.opens) {
    // Who has the baton, told to whom the citizen lets find them, is a look too.
    if (view === "course" && sight.chosenName)
      return {
        words: new Set([name.chosen]),
        refused: null,
        logged: { outcome: "done", courseId: course.id },
      };
    return { words: NOTHING, refused: view === "course" ? null : "notFound", logged: denied };
  }
  if (!sight.whole && (view === "log" || view === "corrections"))
    return { words: NOTHING, refused: "notYours", logged: denied };
  const full = sight.fullName ? [name.full] : [];
  const shown: Record<string, string[]> = {
    course: [
      name.chosen,
      ...full,
      ...(sight.meetMe ? [name.meetMe] : []),
      // A hard day is about meeting them too, and is gone when its time is.
      ...(sight.meetMe && eyes.now <= name.hardUntil ? [name.hardDay] : []),
      ...(sight.health ? [name.doctor] : []),
      ...wordsOf(stage, sight.needs),
    ],
    journal: [name.chosen, ...full],
    log: [name.chosen],
    corrections: [
      name.chosen,
      ...full,
      ...wordsOf(
        stage,
        course.needs.map(({ id }) => id),
      ),
    ],
    timeline: [],
  };
  return { words: new Set(shown[view]), refused: null, logged: { outcome: "done", courseId: course.id } };
}

function dueOnAsk(eyes: Eyes, course: Facts, askId: Uuid): Due {
  const { stage, reader, now } = eyes;
  const ask = course.asks.find(({ id }) => id === askId);
  if (!ask) throw new Error("an ask that was there a moment ago");
  const asked: Reader = { person: "", unit: ask.to, organisation: stage.organisationOf.get(ask.to) ?? "" };
  const { opens, name, words, meetMe } = maySeeOfAsk(course, ask, saidOf(eyes, course), reader, asked, now);
  if (!opens)
    return { words: NOTHING, refused: "notFound", logged: { outcome: "denied", courseId: course.id } };
  const shown = [
    ...(name ? [stage.names.get(course.id)?.chosen ?? ""] : []),
    ...(meetMe ? [stage.names.get(course.id)?.meetMe ?? ""] : []),
    ...(words && ask.need ? wordsOf(stage, [ask.need]) : []),
  ];
  return { words: new Set(shown), refused: null, logged: { outcome: "done", courseId: course.id } };
}

/** What was heard, whether given or refused, and what the log has of it. */
async function hear(stage: Stage, log: LogRow[], work: () => Promise<unknown>) {
  let [text, refused]: [string, string | null] = ["", null];
  try {
    text = JSON.stringify(await work()) ?? "";
  } catch (error) {
    if (!isRefused(error)) throw error;
    [text, refused] = [JSON.stringify(error.details), error.code];
  }
  const fresh = await newLines(stage, log);
  log.push(...fresh);
  return { words: new Set(allWords(stage).filter((word) => text.includes(word))), text, refused, fresh };
}

const list = (words: ReadonlySet<string>): string => [...words].sort().join(" ");

function judge(view: string, due: Due, heard: Awaited<ReturnType<typeof hear>>, reader: Reader): void {
  const where = `${view} by ${reader.unit}`;
  if (heard.refused !== due.refused)
    throw new Error(`${where}: refused ${heard.refused}, should be ${due.refused}`);
  if (list(heard.words) !== list(due.words))
    throw new Error(`${where}: showed [${list(heard.words)}], should be [${list(due.words)}]`);
  const lines = heard.fresh.filter((row) => row.person_id === reader.person && row.unit_id === reader.unit);
  const { outcome, courseId } = due.logged;
  if (lines.length !== 1 || lines[0]?.outcome !== outcome || lines[0]?.course_id !== courseId)
    throw new Error(`${where}: the log has ${JSON.stringify(heard.fresh)}, should be ${outcome}`);
}

export type Seen = Map<string, { yes: number; no: number }>;

export async function look(
  stage: Stage,
  facts: readonly Facts[],
  log: LogRow[],
  { do: view, a, b, c }: Move,
  seen: Seen,
): Promise<void> {
  const { views, now: at } = stage.region;
  const now = at();
  const course = pick(facts, a);
  const on = course
    ? [course.holder, ...course.needs.map(({ unit }) => unit), ...course.asks.map(({ to }) => to)]
    : [];
  const near = stage.people.filter(({ unit }) => on.includes(unit));
  const person = pick(b % 3 && near.length > 0 ? near : stage.people, c);
  if (!course || !person) return;
  const actor = await dutyOf(stage, person);
  const reader = readerOf(stage, actor);
  const eyes: Eyes = { stage, facts, reader, now };
  const count = (yes: boolean) => {
    const times = seen.get(view) ?? { yes: 0, no: 0 };
    times[yes ? "yes" : "no"] += 1;
    seen.set(view, times);
  };
  if (view === "search") return search(eyes, log, actor, course, count);
  if (view === "lists") return lists(eyes, log, actor, count);
  const opens: Readonly<Record<string, Look>> = {
    course: (who, id) => views.course(who, id, now, "Står her"),
    journal: (who, id) => views.journalText(who, id, now),
    log: (who, id) => views.courseLog(who, id, null, now),
    corrections: (who, id) => views.corrections(who, id, now),
    timeline: (who, id) => views.timelinePage(who, id, {}, now),
    preview: (who, id) => views.preview(who, id, now),
  };
  if (view === "guess") {
    const guessed = Object.keys(opens)[b % 6] ?? "course";
    const due: Due = {
      words: NOTHING,
      refused: guessed === "course" ? null : "notFound",
      logged: { outcome: "denied", courseId: null },
    };
    const heard = await hear(stage, log, () => opens[guessed]?.(actor, newId()) ?? Promise.reject());
    return judge(guessed, due, heard, reader);
  }
  const ask = pick(course.asks, b + c);
  if (view === "preview" && !ask) return;
  const id = view === "preview" && ask ? ask.id : course.id;
  const due = view === "preview" ? dueOnAsk(eyes, course, id) : dueOn(eyes, course, view);
  judge(view, due, await hear(stage, log, () => opens[view]?.(actor, id) ?? Promise.reject()), reader);
  count(due.logged.outcome === "done");
}

async function search(eyes: Eyes, log: LogRow[], actor: Actor, course: Facts, count: (yes: boolean) => void) {
  const { stage, facts, reader, now } = eyes;
  const sought = stage.names.get(course.id);
  if (!sought) return;
  const heard = await hear(stage, log, () =>
    stage.region.views.matches(actor, { knownAs: sought.full, birthYear: 1980 }, now),
  );
  const known = facts.filter((one) => mayMeet(one, saidOf(eyes, one), reader, now));
  const names = new Set(known.map(({ id }) => stage.names.get(id)?.chosen ?? ""));
  const meets = known.includes(course);
  for (const word of heard.words)
    if (!names.has(word)) throw new Error(`search by ${reader.unit} showed ${word}`);
  if (heard.words.has(sought.chosen) !== meets)
    throw new Error(`search by ${reader.unit}: ${sought.chosen} ${meets}`);
  for (const { id } of facts)
    if (heard.text.includes(id) && !heard.fresh.some(({ course_id }) => course_id === id))
      throw new Error(`search by ${reader.unit}: ${id} is not in the log`);
  if (heard.fresh.length === 0) throw new Error(`search by ${reader.unit} is not in the log`);
  count(meets);
}

/** Lists show names of one's own people, and of those one is asked about with their yes; each is in the log of its day. */
async function lists(eyes: Eyes, log: LogRow[], actor: Actor, count: (yes: boolean) => void) {
  const { stage, facts, reader, now } = eyes;
  const heard = await hear(stage, log, () => stage.region.views.shift(actor, now));
  const mine = facts.filter((course) => {
    const { opens, emergency } = mayOn(eyes, course);
    const asked = course.asks.some(
      (ask) =>
        (ask.state === "proposed" || ask.state === "questioned") &&
        ask.to === reader.unit &&
        maySeeOfAsk(course, ask, saidOf(eyes, course), reader, reader, now).name,
    );
    return (opens && !emergency) || asked;
  });
  const names = new Map(mine.map(({ id }) => [stage.names.get(id)?.chosen ?? "", id]));
  for (const word of heard.words) {
    const courseId = names.get(word);
    if (courseId === undefined) throw new Error(`lists of ${reader.unit} showed ${word}`);
    const written = log.some(
      (row) =>
        row.person_id === reader.person &&
        row.unit_id === reader.unit &&
        row.action.startsWith("list.") &&
        dayOf(row.at) === dayOf(now) &&
        row.detail.courses?.includes(courseId),
    );
    if (!written) throw new Error(`lists of ${reader.unit}: ${courseId} is not in the log`);
  }
  count(heard.words.size > 0);
}
