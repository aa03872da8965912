import type { Actor } from "#modules/identity/index.ts";
import type { CourseView, NeedCard } from "../view-types.ts";
import type { CourseRow, NeedRow } from "./course-rows.ts";
import type { ExternalRow, HandoverRow } from "./handover-rows.ts";
import { opensNeed, type Sight } from "./sight.ts";

/**
 * What a page may offer. The actions decide anew, with everything locked; this only keeps doors that would be refused
 * from being shown.
 */

const isUnderWay = (row: Pick<HandoverRow, "state">): boolean =>
  row.state === "proposed" || row.state === "questioned";
/** A door outside that was asked, and not yet seen to have received the citizen or been given up (A11). */
const isOutside = (row: Pick<ExternalRow, "state">): boolean =>
  !["received", "notReceived", "withdrawn"].includes(row.state);

/** What was asked about the need, or about the course and everything on it. */
export interface Asked {
  readonly handovers: readonly Pick<HandoverRow, "state">[];
  readonly externals: readonly Pick<ExternalRow, "state">[];
}

/** Who looks: on duty for which unit, and what that unit may have. */
type Reader = Pick<Actor, "unitId"> & { readonly unit: Pick<Actor["unit"], "holdsCourses" | "holdsNeeds"> };

const NOTHING: NeedCard["may"] = {
  ask: false,
  handOver: false,
  takeOver: false,
  edit: false,
  end: false,
};

/** What the reader may do with a need. Only who is responsible asks, hands over and ends (laws 2 and 3). */
export function mayWithNeed(
  actor: Reader,
  course: Pick<CourseRow, "state" | "holderId" | "diedAt">,
  need: Pick<NeedRow, "id" | "isOpen" | "responsibleId">,
  about: Asked & { readonly several: boolean; readonly sight: Sight },
): NeedCard["may"] {
  if (!need.isOpen || course.state !== "open" || !opensNeed(about.sight, need.id)) return NOTHING;
  const ours = need.responsibleId === actor.unitId;
  const asking = about.handovers.some(isUnderWay);
  const ask = ours && course.diedAt === null && (about.several || !asking);
  return {
    ask,
    handOver: ask,
    // Emergency access lets somebody see, not act.
    takeOver: !ours && about.sight.kind !== "emergency" && actor.unit.holdsNeeds,
    edit: ours || course.holderId === actor.unitId,
    end: ours && !asking && !about.externals.some(isOutside),
  };
}

/** What the reader may do with the course. A leader who only sits at its table may take over and no more. */
export function mayWithCourse(
  actor: Reader,
  course: Pick<CourseRow, "state" | "holderId" | "responsibleFor" | "mergedInto" | "diedAt">,
  about: Asked & {
    readonly openNeeds: number;
    /** Those of the handovers that are about the baton itself. */
    readonly baton: Asked["handovers"];
    readonly standingReceiverId: string | null;
  },
): Omit<CourseView["may"], "readLog"> {
  const holder = course.holderId === actor.unitId;
  const onRelay = course.state === "open" && (holder || course.responsibleFor.length > 0);
  const withBaton = onRelay && holder;
  const { standingReceiverId } = about;
  const died = course.diedAt !== null;
  const waiting = about.handovers.some(isUnderWay) || about.externals.some(isOutside);
  return {
    addNeed: onRelay && !died,
    handOver: withBaton && !died && !about.baton.some(isUnderWay),
    takeOver: course.state === "open" && !holder && actor.unit.holdsCourses,
    close: withBaton && (died || (about.openNeeds === 0 && !waiting)),
    reopen: course.state === "closed" && course.mergedInto === null && actor.unit.holdsCourses,
    callTable: onRelay && !died,
    passToStandingReceiver: withBaton && standingReceiverId !== null && standingReceiverId !== actor.unitId,
    merge: withBaton,
    writeMeetMe: onRelay,
    askConsent: onRelay,
  };
}
