import type { Instant } from "#kernel/clock.ts";
import { flagsOf, kilometresTo, worthsOf } from "./fit.ts";
import { LIVE, type Model, SHOWN } from "./model.ts";
import { anyOfThese, costOf, withAnyOf } from "./postings.ts";
import { CODE } from "./record.ts";
import type { Point } from "./terms.ts";
import type { Filters, PersonFacts, SearchQuery } from "./types.ts";
import type { Group } from "./understand.ts";
import { codes, mustHave } from "./weigh.ts";

/** Weighs all that the words and the uncounted filters let through. Pure. */

export interface Asked {
  readonly groups: readonly Group[];
  /** Any of the words instead of all. */
  readonly some: boolean;
  readonly filters: Filters;
  readonly person: PersonFacts;
  /** Conditions wished for, by the person or in the words. */
  readonly wishes: readonly string[];
  readonly near: Point | null;
  readonly order: NonNullable<SearchQuery["order"]>;
  readonly size: number;
  readonly skip: number;
}

/** What was let through, in no order; the three lists go together. */
export interface Found {
  readonly numbers: Uint32Array;
  /** What holds at this moment, as marks (marks.ts). */
  readonly flags: Uint8Array;
  /** What they are ordered by, the greatest first. */
  readonly worths: Float32Array;
}

export function find(model: Model, asked: Asked, now: Instant): Found {
  const { withinKm, closedToo } = asked.filters;
  const { state } = model.columns();
  const wanted = closedToo ? LIVE : LIVE | SHOWN;
  const shown = letThrough(model, asked).filter((number) => ((state[number] ?? 0) & wanted) === wanted);
  const km = kilometresTo(model, asked.near);
  const numbers = withinKm === undefined ? shown : shown.filter((number) => km(number) <= withinKm);
  return { numbers, flags: flagsOf(model, numbers, now), worths: worthsOf(model, asked, numbers, km, now) };
}

/** What is not counted as a facet decides who is looked at at all: their numbers. */
function letThrough(model: Model, { filters, groups, some }: Asked): Uint32Array {
  const { municipality, organisationId } = filters;
  const needed = [
    ...mustHave(groups, some),
    ...(municipality === undefined
      ? []
      : [codes([CODE.liesIn(municipality), CODE.serves(municipality), CODE.fromEverywhere])]),
    ...(organisationId === undefined ? [] : [codes([CODE.organisation(organisationId)])]),
  ]
    .map((looks) => looks.map(model.seek))
    .sort((a, b) => costOf(a) - costOf(b));
  const [fewest, ...others] = needed;
  let left = fewest
    ? withAnyOf(fewest, model.size())
    : Uint32Array.from({ length: model.size() }, (_, at) => at);
  for (const sought of others) left = left.filter(anyOfThese(sought, model.size(), left.length));
  return left;
}
