import { dayOf } from "#kernel/time.ts";
import type { ClosedDoorView, CourseView } from "#modules/relay/index.ts";
import { type CourseStay, PLACE_NEEDS } from "#modules/stays/index.ts";
import { handleCommand } from "../../../http/command.ts";
import { actor, now, services } from "../../../http/context.ts";
import { found } from "../../../http/found.ts";
import { needNames } from "../../../http/needs.ts";
import { toRead } from "../../../http/toRead.ts";
import "../course.css";
import { coursePath, doneAt } from "../paths.ts";
import { hasSent, nowSent } from "../shared/subject.ts";
import type { Route } from "./+types/route.ts";
import { ClosedDoor } from "./ClosedDoor.tsx";
import { Course } from "./Course.tsx";
import { parseHome } from "./form.ts";
import { situationOf } from "./moments.ts";
import { nextOf } from "./present.ts";

/** Forløb: the course as the reader's unit may see it, or the closed door. Every look is logged by the view. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const { views } = services(context).relay;
  const [reader, at] = [actor(context), now(context)];
  const asked = new URL(request.url).searchParams;
  const [view, names, kinds] = await Promise.all([
    seen(context, params.courseId),
    needNames(context),
    views.needKinds(),
  ]);
  const before = asked.get("foer");
  const done = asked.get("gjort");
  if (view.kind === "closed")
    return {
      view,
      names,
      done,
      duty: {},
      next: null,
      timeline: null,
      who: null,
      cards: [],
      stays: [],
      appointments: null,
      leavings: [],
    };
  const next = nextOf(view, reader.unitId, at, dayOf(at));
  const { moments, needs } = situationOf(view, at);
  const [timeline, who, cards, stays, appointments, leavings] = await Promise.all([
    found(views.timelinePage(reader, view.id, { before }, at)),
    views.whoFor(reader, view.id, at),
    toRead(context, moments, needs),
    placesOf(context, view),
    found(services(context).appointments.views.ofCourse(reader, view.id, at)),
    services(context).discharge.views.ofCourse(reader, view.id, at),
  ]);
  const duty = Object.fromEntries(kinds.map((kind) => [kind.code, kind.duty]));
  return {
    view,
    names,
    done,
    duty,
    next,
    timeline: { ...timeline, older: before !== null },
    who,
    cards,
    stays,
    appointments,
    leavings,
  };
}

/** Where the citizen has a place, or is promised one: of the needs that are open to the reader. The view logs. */
async function placesOf(
  context: Route.LoaderArgs["context"],
  view: CourseView,
): Promise<readonly CourseStay[]> {
  const needs = view.needs
    .filter(({ kind, closed }) => !closed && PLACE_NEEDS.includes(kind))
    .map(({ id }) => id);
  if (needs.length === 0) return [];
  const stays = await services(context).stays.views.ofCourse(actor(context), view.id, now(context));
  return stays.filter(
    ({ needId, state }) => needs.includes(needId) && (state === "held" || state === "occupied"),
  );
}

/** Who sent a form and is no longer on the course keeps what was typed, by a door that says nothing. */
async function seen(context: Route.LoaderArgs["context"], id: string): Promise<CourseView | ClosedDoorView> {
  const { views } = services(context).relay;
  try {
    return await found(views.course(actor(context), id, now(context)), context);
  } catch (error) {
    if (!hasSent({ context }) || !(error instanceof Response)) throw error;
    return { kind: "closed", id, holder: null, knownAs: null, mayArrive: false, mayTakeOver: false };
  }
}

export async function action({ request, context, params: { courseId } }: Route.ActionArgs) {
  nowSent({ context });
  const { commands } = services(context).relay;
  const [reader, at] = [actor(context), now(context)];
  return handleCommand({
    request,
    context,
    parse: (fields, text) => parseHome(courseId, fields, text),
    async run(parsed, key) {
      switch (parsed.do) {
        case "read":
          await commands.markMeetMeRead(reader, parsed.command, at, key);
          return doneAt(courseId, "read");
        case "approve":
          await commands.approveMeetMe(reader, parsed.command, at, key);
          return doneAt(courseId, "approved");
        case "send":
          await commands.sendPrepared(reader, parsed.command, at, key);
          return doneAt(courseId, "sent");
        case "discard":
          await commands.withdraw(reader, parsed.command, at, key);
          return doneAt(courseId, "discarded");
        case "answer":
          await commands.answerQuestion(reader, parsed.command, at, key);
          return doneAt(courseId, "answered");
        case "arrive":
          await commands.arrive(reader, parsed.command, at, key);
          return doneAt(courseId, "arrived");
      }
    },
  });
}

export default function CoursePage({ loaderData, actionData }: Route.ComponentProps) {
  const { view } = loaderData;
  return view.kind === "closed" ? (
    <ClosedDoor door={view} done={loaderData.done} again={actionData} action={coursePath(view.id)} />
  ) : (
    <Course {...loaderData} course={view} again={actionData} />
  );
}
