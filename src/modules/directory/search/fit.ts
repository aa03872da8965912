import type { Instant } from "#kernel/clock.ts";
import { minutes } from "#kernel/time.ts";
import { tonight } from "../rules/opening.ts";
import type { Asked } from "./find.ts";
import { FREE, OPEN_NOW, OPEN_TONIGHT } from "./marks.ts";
import { ABSENT, CLOSED, type Model } from "./model.ts";
import { anyOfThese, has, LOOK_UP, servicesWith } from "./postings.ts";
import { CODE } from "./record.ts";
import type { Point } from "./terms.ts";
import type { Group } from "./understand.ts";
import { codes, testsOf } from "./weigh.ts";

/** How well services – by their numbers – fit what was asked, and who asks. Pure. */

type Kilometres = (number: number) => number;

/** As the crow flies to the nearest of its places, near enough within Denmark; NaN where either end is not known. */
export function kilometresTo(model: Model, from: Point | null): Kilometres {
  if (from === null) return () => Number.NaN;
  const { latitude, longitude } = model.columns();
  const across = 111.2 * Math.cos((from.latitude * Math.PI) / 180);
  const to = (lat: number, long: number): number =>
    Math.sqrt(((lat - from.latitude) * 111.2) ** 2 + ((long - from.longitude) * across) ** 2);
  return (number) => {
    let least = to(latitude[number] ?? Number.NaN, longitude[number] ?? Number.NaN);
    const more = model.morePlaces(number) ?? [];
    for (let at = 0; at + 1 < more.length; at += 2)
      least = Math.min(least, to(more[at] ?? 0, more[at + 1] ?? 0));
    return least;
  };
}

const minuteOf = (ms: number): number => Math.floor(ms / 60_000);

/** How many openings and closings there are up to a minute: an odd number, and it is open. */
function turnsBefore(minute: number, hours: Int32Array): number {
  let turns = 0;
  while (turns < hours.length && (hours[turns] ?? 0) <= minute) turns++;
  return turns;
}
const openAt = (minute: number, hours: Int32Array): boolean => (turnsBefore(minute, hours) & 1) === 1;

/** Works it out once for each of the opening hours that are met: many services share theirs. */
function perHours(model: Model, work: (hours: Int32Array) => number): (number: number) => number {
  const { hours } = model.columns();
  const all = model.hours();
  const done = new Float64Array(all.length).fill(Number.NaN);
  return (number) => {
    const which = hours[number] ?? -1;
    const before = done[which];
    if (before !== undefined && !Number.isNaN(before)) return before;
    const result = work(all[which] ?? new Int32Array());
    done[which] = result;
    return result;
  };
}

/** What depends on the moment, as marks (marks.ts). */
export function flagsOf(model: Model, numbers: Uint32Array, now: Instant): Uint8Array {
  const { hours, free, unknownAt } = model.columns();
  const moment = now.getTime();
  const minute = minuteOf(moment);
  const evening = tonight(now);
  const from = minuteOf(evening.from.getTime());
  const to = minuteOf(evening.to.getTime() - minutes(1));
  const opening = perHours(model, (all) => {
    const before = turnsBefore(from, all);
    const inTheEvening = (before & 1) === 1 || before < turnsBefore(to, all);
    return (openAt(minute, all) ? OPEN_NOW : 0) | (inTheEvening ? OPEN_TONIGHT : 0);
  });
  const flags = new Uint8Array(numbers.length);
  for (let nth = 0; nth < numbers.length; nth++) {
    const number = numbers[nth] ?? 0;
    flags[nth] =
      ((hours[number] ?? -1) < 0 ? 0 : opening(number)) |
      ((free[number] ?? 0) > 0 && (unknownAt[number] ?? 0) > moment ? FREE : 0);
  }
  return flags;
}

/** How worthy each is: what they are ordered by, the greatest first. */
export function worthsOf(
  model: Model,
  asked: Asked,
  numbers: Uint32Array,
  km: Kilometres,
  now: Instant,
): Float32Array {
  if (asked.order === "distance")
    return Float32Array.from(numbers, (number) => {
      const far = km(number);
      return Number.isNaN(far) ? -1e6 : -far;
    });
  if (asked.order === "name") return byName(model, numbers);
  const worths = wording(model, asked, numbers);
  const factors = fitting(model, asked, numbers.length, km, now);
  for (let nth = 0; nth < numbers.length; nth++) {
    const number = numbers[nth] ?? 0;
    let worth = worths[nth] ?? 0;
    for (const factor of factors) worth *= factor(number);
    worths[nth] = worth;
  }
  return new Float32Array(worths);
}

/** The same name, the same worth. */
function byName(model: Model, numbers: Uint32Array): Float32Array {
  const names = Array.from(numbers, model.sortName);
  const ranks = new Map([...new Set(names)].sort().map((name, rank) => [name, -rank]));
  return Float32Array.from(names, (name) => ranks.get(name) ?? 0);
}

/** How well the words fit, from 0 to 1. */
function wording(model: Model, { groups, some }: Asked, numbers: Uint32Array): Float64Array {
  const sums = new Float64Array(numbers.length);
  if (groups.length === 0) return sums.fill(1);
  for (const group of groups) {
    const best = bestOf(model, group, numbers);
    for (let nth = 0; nth < numbers.length; nth++)
      sums[nth] = (sums[nth] ?? 0) + ((best[nth] ?? 0) / STEPS) * group.weight;
  }
  const most = groups.reduce((sum, { weight }) => sum + weight, 0);
  // Half the words are worth less than half of it; and a name that is just what was typed is worth a little more.
  const { nameWords } = model.columns();
  return sums.map((sum, nth) =>
    some
      ? (sum / most) ** 2
      : (sum / most) *
        (0.9 + 0.1 * Math.min(1, groups.length / Math.max(1, nameWords[numbers[nth] ?? 0] ?? 1))),
  );
}

/** All that is worth the same within a twentieth counts the same. */
const STEPS = 20;

/** In twentieths, the worthiest test of the group that each passes. */
function bestOf(model: Model, group: Group, numbers: Uint32Array): Uint8Array {
  const tests = testsOf(group).flatMap(({ look, worth }) => {
    const sought = model.seek(look);
    return sought.cost === 0 ? [] : [{ sought, worth: Math.round(worth * STEPS) }];
  });
  const cost = tests.reduce((sum, { sought }) => sum + sought.cost, 0);
  const found = new Uint8Array(numbers.length);
  if (numbers.length * LOOK_UP < cost) {
    numbers.forEach((number, nth) => {
      found[nth] = tests.find(({ sought }) => has(sought, number))?.worth ?? 0;
    });
    return found;
  }
  const best = new Uint8Array(model.size());
  for (const { sought, worth } of tests.reverse())
    for (const number of servicesWith(sought)) best[number] = worth;
  for (let nth = 0; nth < numbers.length; nth++) found[nth] = best[numbers[nth] ?? 0] ?? 0;
  return found;
}

type Holds = (number: number) => boolean;
type Factor = (number: number) => number;

/** The first that holds decides. */
const first =
  (cases: readonly (readonly [Holds, number])[], otherwise: number): Factor =>
  (number) => {
    for (const [holds, factor] of cases) if (holds(number)) return factor;
    return otherwise;
  };

/** How likely this door opens for this person: what is known for or against, each a factor. */
function fitting(
  model: Model,
  { person, wishes, near }: Asked,
  count: number,
  km: Kilometres,
  now: Instant,
): Factor[] {
  const { needs = [], age, gender, municipality, languages = [] } = person;
  const any = (all: readonly string[]): Holds => anyOfThese(codes(all).map(model.seek), model.size(), count);
  const closedTo = gender === "man" ? "womenOnly" : gender === "woman" ? "menOnly" : null;
  const { minimumAge, maximumAge } = model.columns();
  const outside =
    (at: number): Holds =>
    (number) =>
      (minimumAge[number] ?? 0) > at || (maximumAge[number] ?? 0) < at;
  return [
    ...(needs.length > 0 ? [first([[any(needs.map(CODE.need)), 1.25]], 0.7)] : []),
    ...wishes.map((code) =>
      first(
        [
          [any([CODE.met(code)]), 1.2],
          [any([CODE.lacking(code)]), 0.3],
        ],
        0.8,
      ),
    ),
    ...(age === undefined ? [] : [first([[outside(age), 0.15]], 1)]),
    ...(closedTo === null ? [] : [first([[any([CODE.met(closedTo)]), 0.05]], 1)]),
    ...(municipality === undefined
      ? []
      : [
          first(
            [
              [any([CODE.serves(municipality)]), 1.15],
              [any([CODE.everybody]), 1],
            ],
            0.35,
          ),
        ]),
    ...(languages.length > 0 ? [first([[any(languages.map(CODE.language)), 1.15]], 1)] : []),
    ...(near === null ? [] : [nearness(km)]),
    standing(model, now),
  ];
}

const nearness =
  (km: Kilometres): Factor =>
  (number) => {
    const far = km(number);
    return Number.isNaN(far) ? 0.7 : 0.3 + 0.7 / (1 + far / 20);
  };

/** Open at this moment, free places, how well it is known, closed: the same whoever asks. */
function standing(model: Model, now: Instant): Factor {
  const { hours, unknownAt, free, state, believedUntil } = model.columns();
  const moment = now.getTime();
  const minute = minuteOf(moment);
  const open = perHours(model, (all) => (openAt(minute, all) ? 1.05 : 0.98));
  return (number) => {
    const is = state[number] ?? 0;
    const believed = believedUntil[number] ?? Number.NaN;
    // Not a number is not greater either.
    const capacity = (unknownAt[number] ?? Number.NaN) > moment ? ((free[number] ?? 0) > 0 ? 1.1 : 0.6) : 1;
    const known = (is & ABSENT) !== 0 ? 0.4 : Number.isNaN(believed) ? 0.85 : believed < moment ? 0.9 : 1;
    return (
      ((hours[number] ?? -1) < 0 ? 1 : open(number)) * capacity * known * ((is & CLOSED) !== 0 ? 0.4 : 1)
    );
  };
}
