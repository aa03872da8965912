import type { OpeningHours } from "#kernel/hours.ts";
import type { OrganisationSlug } from "../region/organisations.ts";
import type { UnitSlug } from "../region/units.ts";

export type Town = "storvang" | "vesterlunde" | "birkemose";

/** Somewhere it is given. Without a street it is given wherever the person is. */
export interface Stop {
  readonly name?: string;
  readonly street: string;
  readonly town: Town;
  readonly hours?: OpeningHours;
}

/** An offer of the demo, as it is written down. What is not said is what such offers usually are. */
export interface Offer {
  readonly name: string;
  readonly kind: string;
  /** On Stafet: the unit that answers when it is asked. Its organisation, address and hours are the offer's. */
  readonly unit?: UnitSlug;
  /** Not on Stafet with a unit: an organisation of the region's, or one that is only in the directory. */
  readonly by?: OrganisationSlug | string;
  readonly about: string;
  readonly letIn: string;
  readonly english: { readonly name: string; readonly about: string };
  /** Needs it meets besides those its kind usually does. */
  readonly alsoNeeds?: readonly string[];
  readonly meets: readonly string[];
  readonly lacks?: readonly string[];
  readonly languages?: readonly string[];
  readonly ages?: readonly [from: number | null, to: number | null];
  readonly hours?: OpeningHours;
  readonly stops?: readonly Stop[];
  /** Municipalities it serves; none: everybody. */
  readonly serves: readonly Town[];
  readonly authority?: OrganisationSlug;
  readonly funding?: string;
  /** In how many days the agreement or the money ends. */
  readonly agreementEnds?: number;
  readonly fundingEnds?: number;
  /** How many days ago somebody said it was right; null: nobody has. */
  readonly verified: number | null;
  readonly free?: {
    readonly unit: string;
    readonly available: number;
    readonly maximum?: number;
    readonly hoursAgo: number;
  };
  readonly email?: string;
  readonly cost?: string;
  readonly documents?: readonly string[];
  readonly eligibility?: string;
  readonly alert?: string;
  /** What somebody has reported wrong. */
  readonly reported?: string;
}
