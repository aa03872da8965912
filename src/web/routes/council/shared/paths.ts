/** Addresses of councils and their meetings. */
export const COUNCILS = "/raad";
export const bodyPath = (slug: string): string => `${COUNCILS}/${slug}`;

/** All its meetings, for a calendar that asks again. */
export const calendarPath = (slug: string): string => `${bodyPath(slug)}/moeder.ics`;
export const yearPlanPath = (slug: string): string => `${bodyPath(slug)}/aarsplan`;
export const dialoguesPath = (slug: string): string => `${bodyPath(slug)}/droeftelser`;
export const nominationsPath = (slug: string): string => `${bodyPath(slug)}/udpegninger`;
export const inputsPath = (slug: string): string => `${bodyPath(slug)}/input`;
export const membersPath = (slug: string): string => `${bodyPath(slug)}/medlemmer`;
export const seatPath = (slug: string, seatId: string): string => `${membersPath(slug)}/${seatId}`;

/** A meeting in an address: "2026-04-30-0900", or the day alone where no time was said. */
export const minutesPath = (slug: string, heldOn: string, starts: string | null): string =>
  `${bodyPath(slug)}/${starts ? `${heldOn}-${starts.replace(":", "")}` : heldOn}`;
export const reviewPath = (path: string): string => `${path}/gennemse`;
