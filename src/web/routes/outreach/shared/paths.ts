/** A round in the hand; of another day than today's where one is named. */
export const roundPath = (roundId: string, day?: string): string =>
  day === undefined ? `/runder/${roundId}` : `/runder/${roundId}?dag=${day}`;

/** The same, saying what was done. */
export const roundDone = (roundId: string, what: string, day: string | null): string =>
  `/runder/${roundId}?${day === null ? "" : `dag=${day}&`}gjort=${what}`;
