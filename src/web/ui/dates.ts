/** The calendar day so many days from now in Denmark, as date fields take it: "2026-06-02". */
export const dayOffset = (now: Date, days: number): string =>
  danish.format(new Date(now.getTime() + days * 24 * 3_600_000));

// Sweden writes dates as ISO does.
const danish = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" });
