import { redirect } from "react-router";
import { actor, langContext, now, services, text } from "../../../http/context.ts";
import { foundFor } from "../../../http/found.ts";
import { fullMoment } from "../../../ui/format.ts";
import { MEET_ME_ORDER } from "../../../ui/meetMe.ts";
import { drawn } from "../../own/shared/document.tsx";
import type { OwnArgs } from "../../own/shared/session.ts";
import { actionPath, coursePath } from "../paths.ts";

/** The citizen's words on a sheet of paper, to show at a door that has no screen. Their name is not on it: they hand it over. */
export async function loader({ context, params }: OwnArgs & { params: { courseId?: string } }) {
  const courseId = params.courseId ?? "";
  const at = now(context);
  const { versions } = await foundFor(
    services(context).relay.views.meetMeHistory(actor(context), courseId, at),
    context,
    coursePath(courseId),
  );
  const [newest] = versions;
  if (newest === undefined) return redirect(coursePath(courseId));
  const { own, course, courseForms } = text(context);
  const there = MEET_ME_ORDER.filter((part) => newest[part] !== "");
  return drawn(context, {
    title: own.meetMe.title,
    body: (
      <>
        <p className="not-printed">
          <a href={actionPath(courseId, "moed-mig")}>{course.back}</a>
        </p>
        {there.map((part) => (
          <section key={part}>
            {there.length === 1 && part === "words" ? null : <h2>{own.meetMe.parts[part]}</h2>}
            <p className="words">{newest[part]}</p>
          </section>
        ))}
        <p>
          {courseForms.meetMe.sheet.written(fullMoment(newest.at, context.get(langContext)))}{" "}
          {newest.approved ? null : course.meetMe.notSeenAlone}
        </p>
      </>
    ),
  });
}
