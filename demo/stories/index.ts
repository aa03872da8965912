import type { Story } from "../clockwork.ts";
import type { Stage } from "../stage.ts";
import { dualDiagnosis } from "./psychiatry.ts";

/** The named courses: each is there in every size, whatever the seed. */
export const setPieces: Readonly<Record<string, (stage: Stage) => Story>> = { dualDiagnosis };
