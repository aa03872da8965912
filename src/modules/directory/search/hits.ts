import type { Instant } from "#kernel/clock.ts";
import { openingAt, type Stretch } from "../rules/opening.ts";
import type { CardRow } from "./cards.ts";
import type { Asked } from "./find.ts";
import type { Card } from "./record.ts";
import type { Point } from "./terms.ts";
import type { Hit, PersonFacts, Reason } from "./types.ts";
import type { Group } from "./understand.ts";
import { type Test, testsOf } from "./weigh.ts";
import { fold, wordsOf } from "./words.ts";

/** From what the database found to cards that say why. Pure. */

/** `passes` says which tests of the words the service passes, `said` how a word was written. */
export function hitOf(
  row: CardRow,
  asked: Asked,
  now: Instant,
  passes: (test: Test) => boolean,
  said: (folded: string) => string,
): Hit {
  const { card } = row;
  const placed = card.places.map((place) => ({ place, km: kilometres(asked.near, place) }));
  const nearest = [...placed].sort(
    (a, b) => (a.km ?? Number.POSITIVE_INFINITY) - (b.km ?? Number.POSITIVE_INFINITY),
  )[0];
  const believedUntil = row.believedUntil === null ? null : new Date(row.believedUntil);
  return {
    serviceId: row.serviceId,
    name: card.name,
    kind: card.kind,
    needs: card.needs,
    helpsThrough: card.helpsThrough,
    status: card.status,
    organisation: card.organisation,
    place: nearest ? placeOf(nearest.place) : null,
    otherPlaces: Math.max(0, card.places.length - 1),
    phone: card.phone,
    letIn: card.letIn,
    alert: card.alert,
    conditions: {
      met: card.met,
      lacking: card.lacking,
      unknown: [...new Set([...asked.wishes, ...(asked.filters.conditions ?? [])])].filter(
        (code) => !card.met.includes(code) && !card.lacking.includes(code),
      ),
    },
    languages: card.languages,
    minimumAge: card.minimumAge,
    maximumAge: card.maximumAge,
    opening: row.hours && openingAt(stretches(row.hours), now, new Date(row.hoursUntil)),
    capacity:
      row.free === null || row.saidAt === null
        ? null
        : {
            free: row.free,
            total: row.places,
            saidAt: new Date(row.saidAt),
            state: row.agesAt !== null && new Date(row.agesAt) <= now ? "ageing" : "fresh",
          },
    verified: card.verified && { at: new Date(card.verified.at), by: card.verified.by },
    freshness: row.absent
      ? "absent"
      : believedUntil === null
        ? "unverified"
        : believedUntil <= now
          ? "stale"
          : "fresh",
    distanceKm: nearest?.km == null ? null : Math.round(nearest.km * 10) / 10,
    endsOn: card.endsOn,
    unitId: card.unitId,
    why: [...reasonsOfWords(card, asked, passes), ...reasonsOfPerson(card, asked)].map((reason) =>
      "typed" in reason && reason.typed !== null ? { ...reason, typed: said(reason.typed) } : reason,
    ),
  };
}

const stretches = (minutes: readonly number[]): Stretch[] =>
  minutes.flatMap((from, at) => {
    const to = minutes[at + 1];
    return at % 2 === 0 && to !== undefined ? [{ from: from * 60_000, to: to * 60_000 }] : [];
  });

const placeOf = ({ latitude: _, longitude: __, ...place }: Card["places"][number]) => place;

function kilometres(
  near: Point | null,
  { latitude, longitude }: { latitude: number | null; longitude: number | null },
): number | null {
  if (near === null || latitude === null || longitude === null) return null;
  const across = (longitude - near.longitude) * 111.2 * Math.cos((near.latitude * Math.PI) / 180);
  return Math.hypot((latitude - near.latitude) * 111.2, across);
}

/** For each typed word the worthiest thing it was found by, and each meaning of it that the service has. */
function reasonsOfWords(card: Card, { groups }: Asked, passes: (test: Test) => boolean): Reason[] {
  const inName = new Set([card.name.da, card.name.en ?? ""].flatMap((name) => wordsOf(name)));
  return groups.flatMap((group) => {
    const mine = testsOf(group).filter(passes);
    const word = mine.find(({ alternative }) => alternative.sort === "words");
    const meanings = unique(mine.flatMap((test) => meant(test, group)));
    return [...(word ? [worded(word, group, inName)] : []), ...meanings];
  });
}

const unique = (reasons: readonly Reason[]): Reason[] =>
  reasons.filter(
    (one, at) => reasons.findIndex((other) => JSON.stringify(other) === JSON.stringify(one)) === at,
  );

function worded({ alternative, where }: Test, { typed }: Group, inName: ReadonlySet<string>): Reason {
  const how = alternative.sort !== "words" ? "same" : alternative.how;
  const exactly =
    where === "name" &&
    fold(typed)
      .split(" ")
      .every((word) => inName.has(word));
  return {
    code: "word",
    typed,
    where,
    how: exactly ? "same" : how === "same" && where === "name" ? "form" : how,
  };
}

function meant({ alternative }: Test, { typed }: Group): Reason[] {
  if (alternative.sort !== "code") return [];
  const { means, code } = alternative.term;
  if (means === "need") return [{ code: "need", need: code, typed }];
  if (means === "kind") return [{ code: "kind", kind: code, typed }];
  if (means === "language") return [{ code: "language", language: code }];
  return [];
}

function reasonsOfPerson(card: Card, { person, wishes, groups }: Asked): Reason[] {
  const typedFor = (condition: string): string | null =>
    groups.find(({ terms }) => terms.some(({ means, code }) => means === "condition" && code === condition))
      ?.typed ?? null;
  return [
    ...(person.needs ?? [])
      .filter((need) => card.needs.includes(need))
      .map((need): Reason => ({ code: "need", need, typed: null })),
    ...wishes.map((condition): Reason => {
      const state = card.met.includes(condition)
        ? "met"
        : card.lacking.includes(condition)
          ? "lacking"
          : "unknown";
      return { code: "condition", condition, typed: typedFor(condition), state };
    }),
    ...aboutArea(card, person),
    ...aboutAge(card, person),
    ...aboutGender(card, person),
    ...(person.languages ?? [])
      .filter((one) => card.languages.includes(one))
      .map((language): Reason => ({ code: "language", language })),
  ];
}

const aboutArea = ({ areas }: Card, { municipality }: PersonFacts): Reason[] =>
  municipality === undefined
    ? []
    : [
        {
          code: "area",
          state: areas.length === 0 ? "everybody" : areas.includes(municipality) ? "serves" : "others",
        },
      ];

const aboutAge = ({ minimumAge, maximumAge }: Card, { age }: PersonFacts): Reason[] =>
  age === undefined || (minimumAge === null && maximumAge === null)
    ? []
    : [{ code: "age", state: age < (minimumAge ?? 0) || age > (maximumAge ?? 200) ? "outside" : "within" }];

function aboutGender({ met }: Card, { gender }: PersonFacts): Reason[] {
  const only = met.includes("womenOnly") ? "woman" : met.includes("menOnly") ? "man" : null;
  return gender === undefined || only === null
    ? []
    : [{ code: "gender", state: only === gender ? "for" : "notFor" }];
}
