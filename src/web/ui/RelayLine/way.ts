import type { RelayLineData } from "#modules/relay/index.ts";
import type { LineData, LineEnd } from "./present.ts";
import { type Scale, scaleOf } from "./scale.ts";

/** The relay line as an ordered list: for screen readers, for paper, and standing upright on a phone. */
export type Station =
  | { readonly kind: "ask"; readonly ask: RelayLineData["asks"][number]; readonly passed: boolean }
  | { readonly kind: "closed"; readonly from: Date; readonly until: Date | null; readonly end: LineEnd }
  | {
      readonly kind: "holder";
      readonly number: number;
      readonly holder: RelayLineData["holders"][number];
      /** Contacts with the citizen meanwhile; `notFound` counts when they were looked for. */
      readonly contacts: number;
      readonly lastContact: RelayLineData["contacts"][number] | null;
      readonly notFound: number;
      readonly steps: RelayLineData["rungs"];
    };

/** Newest first, as one meets it: what is asked, who has the baton, who had it before. */
export function wayOf(line: LineData, now: Date): readonly Station[] {
  const scale = scaleOf(line, now, 0, 1000, 1);
  let number = 0;
  const stations = scale.stretches.map(({ holder, from, to }, n): Station => {
    if (holder === null) {
      const last = n === scale.stretches.length - 1;
      const end = line.returnUntil && line.returnUntil > now ? "mayReturn" : "closed";
      return {
        kind: "closed",
        from: new Date(from),
        until: last ? null : new Date(to),
        end: last ? end : "closed",
      };
    }
    number += 1;
    const mine = within(from, holder.until);
    const contacts = line.contacts.filter(({ at, way }) => mine(at) && way !== "notFound");
    return {
      kind: "holder",
      number,
      holder,
      contacts: contacts.length,
      lastContact: contacts.at(-1) ?? null,
      notFound: line.contacts.filter(({ at, way }) => mine(at) && way === "notFound").length,
      steps: line.rungs.filter(({ at }) => mine(at)),
    };
  });
  const asks = line.asks.toSorted((a, b) => b.answerBy.getTime() - a.answerBy.getTime());
  return [
    ...asks.map((ask): Station => ({ kind: "ask", ask, passed: ask.answerBy < now })),
    ...stations.toReversed(),
  ];
}

/** What happened on the stroke of a change happened with the new holder. */
const within = (from: number, until: Date | null) => (at: Date) =>
  at.getTime() >= from && (until === null || at < until);

/** Stretches in which nothing happened, and which the drawing shortens: said in words as well. */
export const quietIn = (line: RelayLineData, now: Date): readonly { from: Date; until: Date }[] =>
  shortened(scaleOf(line, now, 0, 1000, 1)).map(({ from, to }) => ({
    from: new Date(from),
    until: new Date(to),
  }));

const shortened = ({ pieces, stretches }: Scale) =>
  pieces.filter((piece) => piece.shortened && stretches[piece.stretch]?.holder !== null);
