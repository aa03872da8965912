import type { OpeningHours } from "#kernel/hours.ts";
import type { OrganisationSlug } from "./organisations.ts";

/** A door of the demo, as it is written down. */
export interface DemoUnit {
  readonly organisation: OrganisationSlug;
  readonly name: string;
  readonly kind: string;
  readonly hours: OpeningHours;
  readonly area: string;
  readonly address: string;
  /** By slug in people.ts. */
  readonly lead: string;
  readonly holdsCourses?: false;
  readonly holdsNeeds?: false;
  readonly answersAsks?: false;
}
