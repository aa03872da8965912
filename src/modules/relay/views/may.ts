import type { Actor } from "#modules/identity/index.ts";
import type { CourseView, NeedCard } from "../view-types.ts";
import type { CourseRow, NeedRow } from "./course-rows.ts";
import type { HandoverRow } from "./handover-rows.ts";
import { opensNeed, type Sight } from "./sight.ts";

/**
 * What a page may offer. The actions decide anew, with everything locked; this only keeps doors that would be refused
 * from being shown.
 */

const isUnderWay = (row: HandoverRow): boolean => row.state === "proposed" || row.state === "questioned";

const NOTHING: NeedCard["may"] = {
  ask: false,
  handOver: false,
  takeOver: false,
  edit: false,
  end: false,
};

/** What the reader may do with a need. Only who is responsible asks, hands over and ends (laws 2 and 3). */
export function mayWithNeed(
  actor: Actor,
  course: CourseRow,
  need: NeedRow,
  about: { readonly several: boolean; readonly handovers: readonly HandoverRow[]; readonly sight: Sight },
): NeedCard["may"] {
  if (!need.isOpen || course.state !== "open" || !opensNeed(about.sight, need.id)) return NOTHING;
  const ours = need.responsibleId === actor.unitId;
  const asking = about.handovers.some(isUnderWay);
  const ask = ours && (about.several || !asking);
  return {
    ask,
    handOver: ask,
    takeOver: !ours && actor.unit.holdsNeeds,
    edit: ours || course.holderId === actor.unitId,
    end: ours && !asking,
  };
}

/** What the reader may do with the course. A leader who only sits at its table may take over and no more. */
export function mayWithCourse(
  actor: Actor,
  course: CourseRow,
  about: {
    readonly openNeeds: number;
    readonly batonHandovers: readonly HandoverRow[];
    readonly standingReceiverId: string | null;
  },
): CourseView["may"] {
  const holder = course.holderId === actor.unitId;
  const onRelay = course.state === "open" && (holder || course.responsibleFor.length > 0);
  const withBaton = onRelay && holder;
  const asking = about.batonHandovers.some(isUnderWay);
  const { standingReceiverId } = about;
  return {
    addNeed: onRelay,
    handOver: withBaton && !asking,
    takeOver: course.state === "open" && !holder && actor.unit.holdsCourses,
    close: withBaton && about.openNeeds === 0 && !asking,
    reopen: course.state === "closed" && course.mergedInto === null && actor.unit.holdsCourses,
    callTable: onRelay,
    passToStandingReceiver: withBaton && standingReceiverId !== null && standingReceiverId !== actor.unitId,
    merge: withBaton,
    writeMeetMe: onRelay,
    askConsent: onRelay,
  };
}
