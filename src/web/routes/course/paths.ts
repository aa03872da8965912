/** Addresses around a course. Identifiers only: nothing about a citizen stands in an address. */
export const coursePath = (courseId: string): string => `/forloeb/${courseId}`;

/** What can be done from the course page, each on a page of its own. */
export type CourseAction =
  | "nyt-behov"
  | "spoerg"
  | "overtag"
  | "fast-modtager"
  | "ring"
  | "link"
  | "faelles-bord"
  | "kontakt"
  | "luk"
  | "genaabn"
  | "laeg-sammen"
  | "moed-mig"
  | "samtykke"
  | "journal";

/** What can be done about one need. */
export type NeedAction =
  | "spoerg"
  | "overtag"
  | "fast-modtager"
  | "ring"
  | "link"
  | "faelles-bord"
  | "naeste-skridt"
  | "afslut"
  | "mangler-tilbud"
  | "genaabn";

export const actionPath = (courseId: string, action: CourseAction): string =>
  `${coursePath(courseId)}/${action}`;

export const needPath = (courseId: string, needId: string, action: NeedAction): string =>
  `${coursePath(courseId)}/behov/${needId}/${action}`;

/** The same action on a need, or – without one – on the baton. */
export const subjectPath = (
  courseId: string,
  needId: string | null,
  action: NeedAction & CourseAction,
): string => (needId === null ? actionPath(courseId, action) : needPath(courseId, needId, action));

export const checkBackPath = (courseId: string, externalId: string): string =>
  `${coursePath(courseId)}/uden-for/${externalId}`;

/** Where a need stands on the course page. */
export const needAnchor = (needId: string): string => `behov-${needId}`;

/** Back to the course when something has been done, saying so there. */
export const doneAt = (courseId: string, what: string, needId?: string | null): string =>
  `${coursePath(courseId)}?gjort=${what}${needId ? `#${needAnchor(needId)}` : ""}`;
