import type { RouterContextProvider } from "react-router";
import { isRefused } from "#kernel/refusal.ts";
import { type LeavingLine, type LeavingView, TICKS, type Tick } from "#modules/discharge/index.ts";
import { SYSTEM } from "#modules/identity/index.ts";
import type { CourseView } from "#modules/relay/index.ts";
import { PLACE_NEEDS, tonightAt } from "#modules/stays/index.ts";
import { actor, now, services } from "../../../http/context.ts";
import { type NeedNames, needNames } from "../../../http/needs.ts";
import { phoneInWords } from "../../../ui/format.ts";
import { actionPath } from "../../course/paths.ts";
import type { KnownDoor } from "../shared/doors.ts";
import { regionDoors } from "../shared/region.ts";

type Context = Readonly<Pick<RouterContextProvider, "get">>;

/** Somebody who usually sees to a line, to stand there from the start. */
interface Usual {
  readonly name: string;
  readonly phone: string;
  readonly until?: string;
}

/** What the form has beside the check itself: who usually sees to what, the course's needs, free places, the rules. */
export interface Around {
  readonly usual: Readonly<Partial<Record<LeavingLine, Usual>>>;
  readonly suggestions: readonly string[];
  /** Open needs of the course, where the reader is on it. */
  readonly needs: readonly { readonly id: string; readonly name: string }[];
  readonly free: readonly {
    readonly name: string;
    readonly places: number;
    readonly phone: string;
    readonly tel: string;
  }[];
  /** Where a place is held for them, or a door asked about one: the ways, once there is a need of it. */
  readonly placeNeed: { readonly hold: string; readonly ask: string } | null;
  /** What can be ticked, by line. */
  readonly ticks: Readonly<Partial<Record<LeavingLine, readonly Tick[]>>>;
  readonly law: LeavingView["law"];
  /** Where somebody who goes along is found: what is left where the law gives no transport. */
  readonly company: string;
  readonly psychiatricCare: boolean;
  readonly municipalities: readonly { readonly code: string; readonly name: string }[];
}

const MOST_FREE = 4;

/** Read for who may fill the check in, and only then. */
export async function aroundLeaving(context: Context, view: LeavingView): Promise<Around> {
  const who = actor(context);
  const at = now(context);
  const { stays, db, directory } = services(context);
  const tonight = tonightAt(at);
  const { region, area } = who.unit;
  const [doors, course, names, free, places, municipalities] = await Promise.all([
    regionDoors(context),
    courseOf(context, view.courseId),
    needNames(context),
    stays.views.free({ region, area, firstNight: tonight, lastNight: tonight, conditions: [] }, at),
    stays.views.ofCourse(who, view.courseId, at),
    db.read(SYSTEM, directory.municipalities),
  ]);
  const bed = places.find(({ state }) => state === "occupied" || state === "held");
  const needs = (course?.needs ?? []).filter(({ closed, endedAt }) => !closed && endedAt === null);
  const placeNeed = needs.find(({ kind, may }) => PLACE_NEEDS.includes(kind) && may.edit);
  return {
    usual: usualOf(view, course, bed && { ...bed.house, until: bed.lastNight }),
    suggestions: suggestionsFrom(view, doors.usual),
    needs: needs.map(({ id, kind }) => ({ id, name: nameOf(names, kind) })),
    free: free.slice(0, MOST_FREE).map(({ unit, places: beds }) => ({
      ...{ name: unit.name, places: beds.length },
      ...{ phone: phoneInWords(unit.phone), tel: unit.phone.replaceAll(" ", "") },
    })),
    placeNeed: placeNeed
      ? {
          hold: actionPath(view.courseId, "plads", placeNeed.id),
          ask: actionPath(view.courseId, "spoerg", placeNeed.id),
        }
      : null,
    ticks: TICKS,
    law: view.law,
    company: actionPath(view.courseId, "foelges"),
    psychiatricCare: view.admission?.care === "psychiatric",
    municipalities: municipalities
      .filter((one) => one.region === region)
      .map(({ code, name }) => ({ code, name })),
  };
}

const nameOf = (names: NeedNames, kind: string): string => names[kind] ?? kind;

/** The course, where the reader is on it: a ward may have the check and not the course. */
async function courseOf(context: Context, courseId: string): Promise<CourseView | null> {
  const seen = await services(context)
    .relay.views.course(actor(context), courseId, now(context))
    .catch((error: unknown) => {
      if (isRefused(error)) return null;
      throw error;
    });
  return seen?.kind === "full" ? seen : null;
}

function usualOf(
  { responsible, holder }: LeavingView,
  course: CourseView | null,
  bed: { readonly name: string; readonly phone: string; readonly until: string } | undefined,
): Around["usual"] {
  const doctor = course?.doctor?.doctor;
  const us = { name: responsible.name, phone: responsible.phone };
  return {
    ...(bed ? { place: bed } : {}),
    ...(doctor?.state === "here" && doctor.name ? { followUp: { name: doctor.name, phone: "" } } : {}),
    ...(holder ? { contact: { name: holder.name, phone: holder.phone } } : {}),
    ...{ medicine: us, information: us, told: us, psychiatricPlan: us },
  };
}

const suggestionsFrom = (
  { responsible, holder }: LeavingView,
  usual: readonly KnownDoor[],
): readonly string[] => [
  ...new Set([responsible.name, ...(holder ? [holder.name] : []), ...usual.map(({ name }) => name)]),
];
