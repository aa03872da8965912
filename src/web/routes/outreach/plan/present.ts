/** Stops as lines of a field; form.ts reads them back. */
export const stopsAsLines = (stops: readonly { place: string; usualTime: string | null }[]): string =>
  stops.map(({ place, usualTime }) => (usualTime ? `${usualTime} ${place}` : place)).join("\n");
