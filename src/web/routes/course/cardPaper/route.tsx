import { redirect } from "react-router";
import { dayOf } from "#kernel/time.ts";
import { actor, langContext, now, services, text } from "../../../http/context.ts";
import { found, foundFor } from "../../../http/found.ts";
import { companyInWords, whereInWords } from "../../appointments/shared/present.ts";
import { linesOf, onPaper } from "../../own/appointments/present.ts";
import { dayOnPaper, sectionsOf, staffPaper } from "../../own/paper/present.ts";
import { drawn } from "../../own/shared/document.tsx";
import { Sheet } from "../../own/shared/Sheet.tsx";
import type { OwnArgs } from "../../own/shared/session.ts";
import { actionPath, coursePath } from "../paths.ts";

/**
 * The same sheet, printed or read aloud by a helper on the course: as far as they see it themselves. The look is in the log, as the
 * course's. Nobody prints what they see by emergency access.
 */
export async function loader({ context, params }: OwnArgs & { params: { courseId?: string } }) {
  const courseId = params.courseId ?? "";
  const { views } = services(context).relay;
  const [at, lang] = [now(context), context.get(langContext)];
  const [course, kinds] = await Promise.all([
    foundFor(views.course(actor(context), courseId, at, null), context, coursePath(courseId)),
    views.needKinds(),
  ]);
  if (course.kind !== "full" || course.emergencyUntil !== null) return redirect(coursePath(courseId));
  const { own, course: words, appointments: theirs } = text(context);
  const { ahead } = await found(services(context).appointments.views.ofCourse(actor(context), courseId, at));
  const appointments = ahead
    .filter(({ state, unsaid }) => state === "booked" && !unsaid)
    .map((it) => ({
      when: onPaper(it, own.appointments, lang),
      lines: linesOf(
        { ...it, place: whereInWords(it), companyName: companyInWords(it, theirs) },
        own.appointments,
      ),
    }));
  const paper = staffPaper(course, kinds, appointments, lang);
  return drawn(context, {
    title: own.paper.title(paper.knownAs),
    body: (
      <>
        <p className="not-printed">
          <a href={actionPath(courseId, "kort")}>{words.back}</a>
        </p>
        <p>{own.paper.made(dayOnPaper(dayOf(at), lang))}</p>
        <Sheet sections={sectionsOf(paper, own, lang)} />
      </>
    ),
  });
}
