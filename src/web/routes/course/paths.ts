/** Addresses around a course. Identifiers only: nothing about a citizen stands in an address. */
export const coursePath = (courseId: string): string => `/forloeb/${courseId}`;

/** What can be done on a page of its own: about one need, or – without one – about the baton or the whole course. */
export type CourseAction =
  | "nyt-behov"
  | "spoerg"
  | "tag-over"
  | "fast-modtager"
  | "ring"
  | "plads"
  | "link"
  | "faelles-bord"
  | "naeste-skridt"
  | "afslut"
  | "mangler-tilbud"
  | "genaabn-behov"
  | "kontakt"
  | "led"
  | "luk"
  | "genaabn"
  | "saml"
  | "moed-mig"
  | "tryghed"
  | "naa"
  | "viden"
  | "foelges"
  | "alder"
  | "underret"
  | "laege"
  | "klage"
  | "besked"
  | "samtykke"
  | "journal"
  | "personnummer"
  | "samme-person"
  | "ret"
  | "kort"
  | "tryg"
  | "log"
  | "indlaeggelse"
  | "udskrivning";

export const actionPath = (courseId: string, action: CourseAction, needId?: string | null): string =>
  `${coursePath(courseId)}/${action}${needId ? `?behov=${needId}` : ""}`;

/** Hearing from a door outside whether the citizen was received. */
export const checkBackPath = (courseId: string, externalId: string): string =>
  `${coursePath(courseId)}/hoer/${externalId}`;

/** Where a need stands on the course page. */
export const needAnchor = (needId: string): string => `behov-${needId}`;

/** Back to the course when something has been done, saying so there. */
export const doneAt = (courseId: string, what: string, needId?: string | null): string =>
  `${coursePath(courseId)}?gjort=${what}${needId ? `#${needAnchor(needId)}` : ""}`;

/** Who goes with the citizen, saying there what was done. */
export const companionsPath = (courseId: string, what: string): string =>
  `${actionPath(courseId, "foelges")}?gjort=${what}`;

/** The doctor and what was begun, saying there what was done. */
export const doctorPath = (courseId: string, what: string): string =>
  `${actionPath(courseId, "laege")}?gjort=${what}`;

/** What others have told, saying there what was done. */
export const knowledgePath = (courseId: string, what: string): string =>
  `${actionPath(courseId, "viden")}?gjort=${what}`;

/** How the citizen is reached, saying there what was done. */
export const reachPath = (courseId: string, what: string): string =>
  `${actionPath(courseId, "naa")}?gjort=${what}`;

/** A safety note that is there: put right, answered, ended. */
export const safetyPath = (courseId: string, noteId: string): string =>
  `${actionPath(courseId, "tryghed")}/${noteId}`;
