import type { LogDay } from "#modules/identity/index.ts";
import type { Text } from "../../../text/types.ts";
import { actionInWords, whyOf } from "../../course/log/present.ts";

/** What one door did on one day: each thing once, with how often and why. */
export interface LookedDay {
  readonly day: string;
  readonly doors: readonly {
    readonly door: string;
    readonly did: readonly {
      readonly what: string;
      readonly times: number;
      readonly whys: readonly string[];
    }[];
  }[];
}

/** The log by day and door, as it comes: what reads the same is one line, however many things in it were opened. Pure. */
export function lookedByDay(lines: readonly LogDay[], { log, catalogue, own }: Text): readonly LookedDay[] {
  const whys = {
    emergencyReason: { ...catalogue.emergencyReason, ...own.didBecause },
    openPurpose: { ...catalogue.openPurpose, ...own.didBecause },
  };
  const doorOf = ({ unit, organisation }: LogDay) =>
    [unit, organisation].filter(Boolean).join(", ") || own.looked.stafet;
  // Said to the person, where the log speaks of them.
  const actions = { ...log.actions, ...own.did };
  const whatOf = ({ action, outcome }: LogDay) =>
    outcome === "denied"
      ? log.denied
      : (actionInWords(action, { actions }) ?? (action.startsWith("relay.") ? log.wrote : log.looked));
  return [...Map.groupBy(lines, ({ day }) => day)].map(([day, onDay]) => ({
    day,
    doors: [...Map.groupBy(onDay, doorOf)].map(([door, atDoor]) => ({
      door,
      did: [...Map.groupBy(atDoor, whatOf)].map(([what, same]) => ({
        what,
        times: same.reduce((sum, { times }) => sum + times, 0),
        whys: [...new Set(same.flatMap(({ purpose }) => whyOf(purpose, whys)?.replace(/\.$/, "") ?? []))],
      })),
    })),
  }));
}
