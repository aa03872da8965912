import type { Instant } from "#kernel/clock.ts";
import { newId, type Uuid } from "#kernel/ids.ts";
import { addDays, dayOf, hours, minutes, plus } from "#kernel/time.ts";
import { answerBy, type Urgency } from "#kernel/urgency.ts";
import type { NewCitizen } from "#modules/citizen/index.ts";
import type { Name } from "../ordinary/names.ts";
import { NEEDS, type NeedKind } from "../ordinary/needs.ts";
import type { Random } from "../random.ts";
import type { Area, Place } from "./places.ts";

/** One ask, and what came of it. */
export interface Ask {
  readonly id: Uuid;
  readonly askId: Uuid;
  readonly from: Place;
  readonly to: Place;
  readonly at: Instant;
  readonly answerBy: Instant;
  readonly came: "accepted" | "redirected" | "withdrawn" | "open";
  readonly answeredAt: Instant;
  /** The yes that made the others void. */
  readonly overtakenBy: Uuid | null;
}

export interface NeedLife {
  readonly id: Uuid;
  readonly kind: NeedKind;
  readonly urgency: Urgency;
  readonly words: string;
  /** Asked one round after the other; what is accepted moves the need. */
  readonly rounds: readonly (readonly Ask[])[];
  readonly endedAt: Instant | null;
  readonly ender: Place;
  readonly nextStepOn: string;
}

/** One citizen of the nation, from the first door until now: two needs, four handovers. */
export interface Life {
  readonly citizen: NewCitizen & { readonly id: Uuid };
  readonly courseId: Uuid;
  readonly area: Area;
  readonly opener: Place;
  readonly begunAt: Instant;
  readonly needs: readonly NeedLife[];
  readonly closedAt: Instant | null;
}

const KINDS = Object.keys(NEEDS) as NeedKind[];
const SEVERAL = KINDS.filter((kind) => NEEDS[kind].several);
const SINGLE = KINDS.filter((kind) => !NEEDS[kind].several);
const YEAR = hours(24 * 350);

export function lifeOf(random: Random, area: Area, { knownAs, fullName }: Name, now: Instant): Life {
  const opener = random.pick(area.places);
  const open = random.chance(0.2);
  // What is still asked was asked today; the rest lies somewhere in the year before.
  const begunAt = open
    ? plus(now, -hours(3) - minutes(random.whole(0, 600)))
    : plus(now, -hours(24 * 30) - Math.floor(random.next() * YEAR));
  const needs = [0, 1].map(() => needOf(random, area, opener, begunAt, open, now));
  const ends = needs.map(({ endedAt }) => endedAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...ends);
  return {
    citizen: {
      id: newId(),
      region: area.region,
      knownAs,
      fullName,
      birthYear: random.whole(1935, 2008),
      municipalityCode: area.code,
      now: begunAt,
    },
    courseId: newId(),
    area,
    opener,
    begunAt,
    needs,
    closedAt: Number.isFinite(last) ? plus(new Date(last), minutes(90)) : null,
  };
}

function needOf(
  random: Random,
  area: Area,
  opener: Place,
  begunAt: Instant,
  open: boolean,
  now: Instant,
): NeedLife {
  const several = random.chance(0.5);
  const kind = random.pick(several ? SEVERAL : SINGLE);
  const urgency: Urgency = open ? random.pick(["soon", "ordinary"]) : NEEDS[kind].urgency;
  const [first, second] = twoOthers(random, area.places, [opener]);
  const askedAt = plus(begunAt, minutes(random.whole(5, 60)));
  const answeredAt = plus(askedAt, minutes(random.whole(10, 90)));
  const ask = (
    from: Place,
    to: Place,
    at: Instant,
    came: Ask["came"],
    askId: Uuid,
    overtakenBy: Uuid | null = null,
  ): Ask => ({
    id: newId(),
    askId,
    from,
    to,
    at,
    answerBy: answerBy(urgency, to.unit.openingHours, at),
    came,
    answeredAt: came === "open" ? at : plus(at, answeredAt.getTime() - askedAt.getTime()),
    overtakenBy,
  });
  const again = plus(answeredAt, minutes(random.whole(5, 45)));

  const rounds = (): Ask[][] => {
    if (open)
      return [
        [ask(opener, first, askedAt, "withdrawn", newId())],
        [ask(opener, second, again, "open", newId())],
      ];
    if (several) {
      const together = newId();
      const taken = ask(opener, first, askedAt, "accepted", together);
      return [[taken, ask(opener, second, askedAt, "withdrawn", together, taken.id)]];
    }
    return random.chance(0.6)
      ? [
          [ask(opener, first, askedAt, "redirected", newId())],
          [ask(opener, second, again, "accepted", newId())],
        ]
      : [
          [ask(opener, first, askedAt, "accepted", newId())],
          [ask(first, second, again, "accepted", newId())],
        ];
  };
  const asked = rounds();
  const ender = asked.flat().findLast(({ came }) => came === "accepted")?.to ?? opener;
  const ended = !open && random.chance(0.75);
  return {
    id: newId(),
    kind,
    urgency,
    words: random.pick(NEEDS[kind].said),
    rounds: asked,
    endedAt: ended ? plus(again, hours(24 * random.whole(1, 21))) : null,
    ender,
    nextStepOn: addDays(dayOf(now), random.whole(1, 60)),
  };
}

function twoOthers(random: Random, places: readonly Place[], not: readonly Place[]): [Place, Place] {
  const first = random.pick(places.filter((place) => !not.includes(place)));
  return [first, random.pick(places.filter((place) => place !== first && !not.includes(place)))];
}
