import { BIRKEMOSE, STORVANG, VESTERLUNDE } from "./organisations.ts";
import type { UnitSlug } from "./units.ts";

/** Law 3: who has signed, for which municipality, to take what others cannot carry on. Signed by the organisation's leader. */
export const acceptingDuties: readonly { readonly unit: UnitSlug; readonly area: string }[] = [
  { unit: "udsattekoordinationen", area: STORVANG },
  { unit: "visitation-vesterlunde", area: VESTERLUNDE },
  { unit: "modtagelsen-birkemose", area: BIRKEMOSE },
];
