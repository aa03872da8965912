import type { Uuid } from "#kernel/ids.ts";
import type { LedThing } from "./actions/ledTo.ts";
import type { UnitRef } from "./view-parts.ts";

/** What a unit must hand over before it can close (law 8). */
export interface UnitResponsibilities {
  readonly unit: UnitRef;
  /** It is itself its area's standing receiver: nothing can be sent on by duty. */
  readonly standingReceiver: boolean;
  /** The reader is on duty in it; if not, no citizen is named. */
  readonly onDuty: boolean;
  readonly courses: readonly { readonly courseId: Uuid; readonly knownAs: string | null }[];
  readonly needs: readonly {
    readonly needId: Uuid;
    readonly courseId: Uuid;
    readonly kind: string;
    readonly knownAs: string | null;
  }[];
  readonly asks: readonly { readonly handoverId: Uuid; readonly fromUnit: string }[];
  /** What the modules the relay leads to have there: a code for what it is. */
  readonly led: readonly LedThing[];
}
